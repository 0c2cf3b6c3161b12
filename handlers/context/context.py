"""The situation of one command, and ``record``: the only way to change anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.domain.acquaintance import comer_of
from bot.domain.decision import Happened
from bot.domain.refusal import NoSuchLead, Stranger
from bot.domain.ringing import Moment
from handlers.context import keeping, knowing, noting, people, retiming, spoken_of, telling
from handlers.context.bench import bench_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.acquaintance import Acquaintance
    from bot.domain.calendar import Calendar
    from bot.domain.commands import DueAlarm
    from bot.domain.decision import Decision, Notice, Place, Remark
    from bot.domain.folding import Round
    from bot.domain.inquiry import Inquiry
    from bot.domain.lead import Lead
    from bot.domain.people import Person, Roster
    from bot.domain.policy import Policy
    from bot.domain.ringing import Told
    from bot.domain.sla import ClockKind, Running
    from bot.domain.standard import Standard
    from bot.domain.suggestion import Bench, Desk
    from handlers.context.speaking import Speaker, Spoken
    from handlers.context.spoken_of import SpokenOf
    from storage.unit_of_work import UnitOfWork

PAGE = "page"
"""Who acts where the administrator does on the page: no userid, but whoever has the token."""


@dataclass(kw_only=True, slots=True)
class Context:
    """The situation of one command: who, where, when, in which words, and everything needed to answer it.

    ``by`` is a userid, or "clock", "delivery", "list", "terminal", "page". ``here`` is where it was said (None for a
    clock). ``why`` says in short which of the words decided it, empty where nothing was read; it goes to the history.
    ``reply`` is how to answer exactly that message, as JSON. ``passive`` means that the first words to ``here``
    travel back inside the answer to WeCom; they are then in ``in_place`` instead of the outbox. Where ``held`` is a
    list, what decisions want said is kept there, to be said of several together; ``decided`` are the decisions,
    ``told`` counts what went to the outbox. ``no_new_cards`` says that ``here`` takes none after
    this tap: the tapped card itself must show the buttons of a question. Such questions are in ``asked``. Where clocks
    ring in parts, ``round`` is what has rung in the parts so far, and is said after the last one; what stands in for it
    waits for ``hold_back``.
    """

    work: UnitOfWork
    speaker: Speaker
    policy: Policy
    standard: Standard
    groups: Mapping[str, str]
    default_group: str
    now: datetime
    by: str
    key: str
    here: Place | None = None
    words: str = ""
    why: str = ""
    reply: Mapping[str, Any] | None = None
    passive: bool = False
    in_place: list[Spoken] = field(default_factory=list)
    held: list[tuple[Notice, Lead]] | None = None
    decided: list[Decision] = field(default_factory=list)
    asked: list[Spoken] = field(default_factory=list)
    no_new_cards: bool = False
    told: int = 0
    round: Round | None = None
    hold_back: timedelta = timedelta()
    _roster: Roster | None = None
    _moment: Moment | None = None
    _leads: dict[int, Lead] = field(default_factory=dict)
    _known: dict[int, tuple[Inquiry, Acquaintance]] = field(default_factory=dict)
    _leads_of: dict[int, tuple[Acquaintance, tuple[Lead, ...]]] = field(default_factory=dict)
    _desks: Mapping[str, Desk] | None = None

    # ------------------------------------------------------------------------------------------ looking

    @property
    def roster(self) -> Roster:
        """Everybody we know."""
        if self._roster is None:
            self._roster = self.work.people.roster()
        return self._roster

    @property
    def moment(self) -> Moment:
        """The hour, who is there, and how this company rings."""
        before = self._moment or (self.round.moment if self.round else None)
        if before is None or not before.lasts(self.now, self.roster, self.policy):
            before = Moment(now=self.now, roster=self.roster, policy=self.policy)
        self._moment = before
        return before

    @property
    def today(self) -> date:
        """The day on the company's wall."""
        return self.policy.today(self.now)

    @property
    def person(self) -> Person:
        """Who gave the command.

        Raises:
            Stranger: nobody we know, or somebody who has left.
        """
        person = self.roster.find(self.by)
        if person is None or not person.active:
            raise Stranger(userid=self.by)
        return person

    @property
    def person_or_page(self) -> Person | None:
        """Who gave the command; None for the administrator on the page, who has shown its token.

        Raises:
            Stranger: nobody we know, or somebody who has left.
        """
        return None if self.by == PAGE else self.person

    def must_be_known(self) -> None:
        """Refuse somebody we do not know.

        Raises:
            Stranger: in no list of people, or no longer with us.
        """
        _ = self.person

    def salesperson(self, userid: str) -> Person:
        """The salesperson with this userid.

        Raises:
            NotInSales, HasLeft: nobody who could have a lead.
        """
        return people.salesperson(userid, self.roster)

    def colleague(self, userid: str) -> Person:
        """Anybody with this userid who is still with us.

        Raises:
            NotInSales, HasLeft: nobody we know, or somebody who has left.
        """
        return people.colleague(userid, self.roster)

    def gone(self, userid: str, name: str) -> Person:
        """Somebody who is not on the list any more, or stands there as having left."""
        return people.gone(userid, name, self.roster)

    def forget_people(self) -> None:
        """What we knew of the people has just been changed."""
        self._roster = None

    @property
    def group(self) -> str:
        """The dispatch group that this command is about: where it was said, else the default one."""
        return self.here.id if self.here and self.here.is_group else self.default_group

    def lead(self, number: int) -> Lead:
        """The lead with this number, held until the commit.

        Raises:
            NoSuchLead: there is none.
        """
        lead = self._leads.get(number) or self.work.leads.get(number, for_update=True)
        if lead is None:
            raise NoSuchLead(number=number)
        self._leads[number] = lead
        return lead

    def leads(self, numbers: Iterable[int]) -> Mapping[int, Lead]:
        """The leads with these numbers, which the caller holds until the commit."""
        return {lead.number: lead for lead in self.work.leads.many(numbers)}

    def glance(self, numbers: Iterable[int]) -> Mapping[int, Lead]:
        """The same without their inquiries: enough where hardly any of them is spoken of."""
        return {lead.number: lead for lead in self.work.leads.glance(numbers)}

    def acquaintance(self, lead: Lead) -> Acquaintance:
        """What we know of the lead's company: the CRM, our own leads, what colleagues said (S18, S19, S37)."""
        kept = self._known.get(lead.number)
        if kept is None or kept[0] != lead.inquiry:
            kept = self._known[lead.number] = (lead.inquiry, knowing.acquaintance_of(lead, self.work))
        return kept[1]

    def forget_companies(self) -> None:
        """Something has just been said of a company, or one has become known."""
        self._known.clear()

    def meet(self, lead: Lead) -> None:
        """From now on the lead's company is known under its name."""
        self.work.companies.meet(comer_of(lead.inquiry))
        self.forget_companies()

    def spoken_of(self, lead: int | None, name: str = "") -> SpokenOf:
        """The company of the lead, or the one that is called so.

        Raises:
            NoSuchLead, NoCompany: there is no such lead, or it names no company.
        """
        return spoken_of.of_lead(self.lead(lead), self) if lead else spoken_of.called(name, self)

    def looked_up(self, name: str) -> Acquaintance:
        """What we know of the company that is called so; it stays as unknown as it was."""
        return spoken_of.looked_up(name, self)

    def leads_of_company(self, lead: Lead) -> tuple[Lead, ...]:
        """The other leads of the same company, oldest first (S18)."""
        known = self.acquaintance(lead)
        kept = self._leads_of.get(lead.number)
        if kept is None or kept[0] is not known:
            kept = self._leads_of[lead.number] = (known, knowing.leads_of(known, lead, self.work))
        return kept[1]

    @property
    def mirror_as_of(self) -> datetime | None:
        """As of when the mirror of the CRM is; None where there is none."""
        return knowing.mirror_as_of(self.work)

    def load_of(self, owner: Person) -> int:
        """How many open leads somebody has; nobody else gives him one until the commit (S31, S32)."""
        return self.work.leads.load_of(owner.userid)

    @property
    def desks(self) -> Mapping[str, Desk]:
        """What lies on each desk, by case-folded userid; read again only when something was decided."""
        if self._desks is None:
            weighing = self.policy.weighing
            since = self.now - weighing.given_within, self.now - weighing.cases_within
            self._desks = self.work.track.desks(given_since=since[0], ended_since=since[1])
        return self._desks

    def bench(self, lead: Lead) -> Bench:
        """Everybody who could get this lead, and what lies on each desk at this moment (S26-S32)."""
        return bench_for(lead, self)

    # ---------------------------------------------------------------------------------------- recording

    def record(self, decision: Decision) -> None:
        """Keep a decision: the lead, the history, the notes, the clocks and what is to be said.

        Raises:
            RuntimeError: decided without holding the lead (``lead``); it would undo what another replica did.
        """
        self.decided.append(decision)
        self._desks = None
        if decision.lead.number not in self._leads and decision.happened is not Happened.POSTED:
            raise RuntimeError(f"{decision.lead.name} was decided on without being held")
        before = self.lead(decision.lead.number)
        if decision.lead != before:
            self.work.leads.save(decision.lead)
            self._leads[decision.lead.number] = decision.lead
        keeping.remember(decision, before, self)
        keeping.set_clocks(decision, self)
        telling.tell_all(decision, self)

    def note_down(self, remark: Remark) -> None:
        """Keep what somebody said of companies: what is remembered, the history and what is told of it."""
        noting.note_down(remark, self)

    def remember_rings(self, decisions: Sequence[Decision], heads: Mapping[int | None, str]) -> None:
        """Keep what clocks decided on leads that stay as they are, all of it at once, after these histories' heads."""
        self.decided += decisions
        keeping.remember_rings(decisions, heads, self)

    def postpone(self, rungs: Iterable[tuple[DueAlarm, Told]]) -> None:
        """Let rungs ring again for those who could not hear them now."""
        keeping.postpone(rungs, self)

    def wind_up(self, clock: ClockKind, leads: Iterable[Lead]) -> None:
        """Let this clock run on the leads from now on, although nothing has happened to them."""
        keeping.wind_up(clock, leads, self)

    def calendar_for(self, clock: ClockKind, lead: Lead) -> Calendar:
        """The calendar by which this clock runs: of the one it runs on, else the company's."""
        return keeping.calendar_for(clock, lead, self)

    def retime(self, running: Running, calendar: Calendar) -> None:
        """Keep the new due time of a clock that runs."""
        keeping.retime(running, calendar, self)

    def retime_people(self, people: Iterable[Person], before: Roster, *, told: bool) -> tuple[retiming.Moved, ...]:
        """Reckon anew the clocks that run on these people, who worked otherwise ``before``; which of them moved."""
        return retiming.retime_people(people, before, self, told=told)

    def place(self, notice: Notice, lead: Lead | None) -> Place | None:
        """The conversation a notice is for; None where nobody is there to hear it."""
        return telling.place_of(notice, lead, self)

    def tell(self, notice: Notice, lead: Lead | None = None) -> str:
        """Say something that changes nothing: an answer, a refusal, a question. The message's id, if it is one."""
        place = self.place(notice, lead)
        return telling.put(notice, lead, place, self) if place else ""
