"""What a handler works with, and ``record``: the only way to change anything."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

from bot.domain import rights, sla
from bot.domain.decision import Happened, Here, Place, TheGroup, To, alone_with
from bot.domain.lead import Lead
from bot.domain.refusal import NoSuchLead, NotInSales, Stranger
from storage.alarms import AlarmRow, RunningRow
from storage.cards import CardRow
from storage.history import Event
from storage.outbox import OutboxRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.decision import Decision, Notice
    from bot.domain.people import Person, Roster
    from bot.domain.policy import Policy
    from bot.domain.sla import ClockKind
    from bot.domain.standard import Standard
    from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """A notice in its final words. ``card`` is JSON for the transport, ``actions`` what its keys mean.

    ``reveals`` is True when a phone or mail stands in it whole (I17).
    """

    text: str
    card: Mapping[str, Any] | None = None
    actions: Mapping[str, str] = field(default_factory=dict)
    reveals: bool = False


class Speaker(Protocol):
    """Finds the words for a notice (``bot.messages``)."""

    def say(self, notice: Notice, lead: Lead | None, place: Place, context: Context) -> Spoken:
        """The notice in its final words, for whoever reads at this place."""


@dataclass(kw_only=True, slots=True)
class Context:
    """The situation of one command: who, where, when, in which words, and everything needed to answer it.

    ``by`` is a userid, or "clock", "delivery", "terminal". ``here`` is where it was said (None for a clock).
    ``why`` says in short which of the words decided it, empty where nothing was read; it is kept in the history.
    ``reply`` is how to answer exactly that message, as JSON. ``passive`` means that the first words to ``here``
    travel back inside the answer to WeCom; they are then in ``in_place`` instead of the outbox. Where ``held`` is a
    list, what decisions want said is kept there, to be said of several together; ``decided`` are the decisions.
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
    _told: int = 0
    _roster: Roster | None = None
    _leads: dict[int, Lead] = field(default_factory=dict)

    # ------------------------------------------------------------------------------------------ looking

    @property
    def roster(self) -> Roster:
        """Everybody we know."""
        if self._roster is None:
            self._roster = self.work.people.roster()
        return self._roster

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
        person = self.roster.find(userid)
        if person is None:
            raise NotInSales(name=userid)
        rights.must_sell(person)
        return person

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

    def times_rung(self, lead: Lead, clock: ClockKind) -> int:
        """How often this clock has rung since it was started last; rungs that rang together count once."""
        started = [row.started_at for row in self.work.alarms.running(lead.number) if row.clock == clock]
        rang = (event for event in self.work.history.of(lead.number) if event.happened is Happened.RANG)
        times = {event.at for event in rang if event.detail["clock"] == clock}
        return sum(all(at >= start for start in started) for at in times - {self.now})

    # ---------------------------------------------------------------------------------------- recording

    def record(self, decision: Decision) -> None:
        """Keep a decision: the lead, the history, the notes, the clocks and what is to be said."""
        self.decided.append(decision)
        before = self.lead(decision.lead.number)
        if decision.lead != before:
            self.work.leads.save(decision.lead)
            self._leads[decision.lead.number] = decision.lead
        if _moved_on(before, decision.lead):
            self.work.questions.lapse(before.number)
        self._remember(decision, before)
        self._set_clocks(decision)
        self._tell_all(decision)

    def tell(self, notice: Notice, lead: Lead | None = None) -> None:
        """Say something that changes nothing: an answer, a refusal, a question."""
        place = self._place(notice, lead)
        if place:
            self._put(notice, lead, place)

    def _remember(self, decision: Decision, before: Lead) -> None:
        lead = decision.lead
        self.work.history.append(
            Event(
                lead=lead.number,
                at=self.now,
                by=self.by,
                happened=decision.happened,
                words=self.words,
                detail={**decision.detail, "why": self.why} if self.why else decision.detail,
                before=before if before != lead else None,
                chat=self.here.id if self.here else "",
            ),
        )
        if self.here and before != lead:
            self.work.last_actions.put(self.here, self.by, self.now, decision.happened, lead.number, lead.owner)
        if decision.note:
            self.work.notes.add(lead.number, self.now, self.by, decision.note, self.here.id if self.here else "")

    def _set_clocks(self, decision: Decision) -> None:
        lead = decision.lead
        stopping = decision.stop | frozenset(decision.start)
        if stopping:
            self.work.alarms.cancel(lead.number, stopping, self.now)
            self.work.alarms.stop(lead.number, stopping, self.now)
        for clock in decision.start:
            self._start(clock, lead)

    def _start(self, clock: ClockKind, lead: Lead) -> None:
        policy = self.policy.clocks[clock]
        calendar = self.policy.calendar
        running = sla.start(policy, lead=lead.number, cycle=lead.cycle, tier=lead.tier, at=self.now, calendar=calendar)
        self.work.alarms.start(
            RunningRow(
                lead=lead.number,
                clock=clock,
                cycle=lead.cycle,
                started_at=running.started_at,
                due_at=running.due.at,
                policy=running.to_json(),
            ),
        )
        self.work.alarms.set(
            tuple(
                AlarmRow(
                    lead=alarm.lead,
                    clock=alarm.clock,
                    cycle=alarm.cycle,
                    step=alarm.step,
                    due_at=alarm.due_at,
                    true_at=alarm.true_at,
                    tone=alarm.tone,
                    ears=alarm.ears,
                )
                for alarm in sla.alarms(running, calendar)
            ),
        )

    # ------------------------------------------------------------------------------------------ telling

    def _tell_all(self, decision: Decision) -> None:
        """Say it where it belongs, and make sure that whoever gave the command hears of it where he is.

        Alone with the bot, the short line for "here" gives way to a fuller message to the same person.
        """
        lead = decision.lead
        if self.held is not None:
            self.held += [(notice, lead) for notice in decision.notices if not isinstance(notice.to, Here)]
            return
        addressed = [(notice, self._place(notice, lead)) for notice in decision.notices]
        told_himself = any(isinstance(notice.to, To) and place == self.here for notice, place in addressed)
        for notice, place in addressed:
            if place and not (isinstance(notice.to, Here) and told_himself):
                self._put(notice, lead, place)
        if self.here and all(place != self.here for _, place in addressed):
            self._echo([notice for notice, _ in addressed if isinstance(notice.to, TheGroup)], lead, self.here)

    def _echo(self, lines: list[Notice], lead: Lead, here: Place) -> None:
        if lines:
            self._put(replace(lines[0], name=lines[0].elsewhere or lines[0].name, to=Here(), card=None), lead, here)

    def _place(self, notice: Notice, lead: Lead | None) -> Place | None:
        match notice.to:
            case Here():
                return self.here
            case TheGroup():
                return Place(kind="group", id=lead.group if lead else self.group)
            case To(userid=userid):
                return alone_with(userid)
            case Place() as place:
                return place

    def _put(self, notice: Notice, lead: Lead | None, place: Place) -> None:
        spoken = self.speaker.say(notice, lead, place, self)
        about = lead or notice.facts.get("about")
        if spoken.card and isinstance(about, Lead):
            self._keep_card(spoken, notice, about, place)
        if spoken.reveals and lead:
            self._remember_reveal(lead, place)
        if self.passive and place == self.here and not self.in_place:
            self.in_place.append(spoken)
        else:
            self._post(spoken, notice, lead, place)

    def _keep_card(self, spoken: Spoken, notice: Notice, lead: Lead, place: Place) -> None:
        card = spoken.card or {}
        self.work.cards.add(
            CardRow(
                task_id=card["task_id"],
                lead=lead.number,
                cycle=lead.cycle,
                kind=notice.card or "",
                chat_kind=place.kind,
                chat_id=place.id,
                actions=spoken.actions,
                face=card,
                at=self.now,
            ),
        )

    def _remember_reveal(self, lead: Lead, place: Place) -> None:
        self.work.history.append(
            Event(
                lead=lead.number,
                at=self.now,
                by=self.by,
                happened=Happened.REVEALED,
                words="",
                detail={"to": place.id},
                before=None,
                chat=place.id,
            ),
        )

    def _post(self, spoken: Spoken, notice: Notice, lead: Lead | None, place: Place) -> None:
        self._told += 1
        self.work.outbox.put(
            OutboxRow(
                id=f"{self.key}#{self._told}",
                chat_kind=place.kind,
                chat_id=place.id,
                text=spoken.text,
                card=spoken.card,
                mention=notice.to.mention if isinstance(notice.to, TheGroup) else (),
                reply=self.reply if place == self.here else None,
                lead=lead.number if lead else None,
                awaited=(lead.number, lead.cycle) if lead and notice.awaited else None,
                kind=notice.name,
                created_at=self.now,
                next_at=self.now,
            ),
        )


def _moved_on(before: Lead, after: Lead) -> bool:
    """Whether what we asked about this lead is not wanted any more."""
    return (before.stage, before.owner, before.cycle) != (after.stage, after.owner, after.cycle)
