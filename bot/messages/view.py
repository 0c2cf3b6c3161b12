"""What a template may see of a lead: ready words, personal data masked unless this reader may have it (I17)."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain import ringing, sla, suggestion
from bot.domain.decision import NoteKind
from bot.domain.lifecycle import RULE
from bot.domain.masking import mask_words
from bot.domain.pausing import PAUSED
from bot.messages.clock_words import ClockView
from bot.messages.known_view import KnownView
from bot.messages.neutral import Ours
from bot.messages.note_view import NoteView
from bot.messages.stated_view import StatedView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from bot.domain.crm import CrmState
    from bot.domain.decision import Note, Place
    from bot.domain.lead import Lead
    from bot.domain.people import Person
    from bot.domain.suggestion import Candidate
    from bot.messages.stated_view import Vocabulary
    from handlers.context import Context


class LeadView(StatedView):
    """A lead in words: what it states, where it stands and what came after.

    ``reader`` is where it is read, None for everybody.
    ``aside`` is a lead that a message about another one mentions: a quote of that message must not mean it.
    """

    def __init__(
        self,
        lead: Lead,
        context: Context,
        vocabulary: Vocabulary,
        *,
        full: bool,
        aside: bool = False,
        reader: Place | None = None,
    ) -> None:
        super().__init__(lead, vocabulary, full=full)
        self._reader = reader
        self._aside = aside
        self._context = context
        self._ranked: Sequence[Candidate] | None = None

    @property
    def name(self) -> str:
        """``L128``: the one lead number in our messages that is really one; made harmless where mentioned aside."""
        return self._lead.name if self._aside else Ours(self._lead.name)

    @property
    def number(self) -> int:
        """The bare number."""
        return self._lead.number

    @property
    def stage(self) -> str:
        """待分配, 待接收 …"""  # noqa: D415 — Chinese ends like this
        return self._vocabulary["stage"][self._lead.stage]

    @property
    def stage_key(self) -> str:
        """The stage as the code knows it, for templates that choose by it."""
        return self._lead.stage.value

    @property
    def posted_at(self) -> datetime:
        """When it was posted."""
        return self._lead.posted_at

    @property
    def assigned_at(self) -> datetime | None:
        """When it was given to the present owner."""
        return self._lead.assigned_at

    @property
    def contacted(self) -> bool:
        """Whether the owner reached the customer (S49)."""
        return self._lead.contacted_at is not None

    @property
    def mark(self) -> str:
        """必赢, 练手; empty for an ordinary lead (S29)."""
        return self._vocabulary["mark"][self._lead.mark] if self._lead.mark else ""

    @property
    def mark_key(self) -> str:
        """The mark as the code knows it, for templates that choose by it."""
        return self._lead.mark.value if self._lead.mark else ""

    @property
    def owner(self) -> str:
        """The owner's name, empty for nobody."""
        return self._context.roster.name_of(self._lead.owner)

    @property
    def owner_region(self) -> str:
        """Where the owner works."""
        person = self._context.roster.find(self._lead.owner)
        return person.region if person else ""

    @property
    def owner_away(self) -> str:
        """``出差到 03-06``, empty for an owner who is there (I11)."""
        person = self._context.roster.find(self._lead.owner)
        return _away(person, self._context.today) if person else ""

    @property
    def snoozed(self) -> str:
        """Who put the reminders off, until when and why; empty where nobody did."""
        hush = ringing.hush_of(self._context.work.history.of(self._lead.number), self._lead, self._context.now)
        if hush is None or not hush.reason:
            return ""
        until = hush.until.astimezone(self._context.policy.calendar.zone)
        return f"{self._context.roster.name_of(hush.by)} 缓到 {until:%m-%d}（{hush.reason}）"

    @property
    def guessed_from(self) -> date | None:
        """From which day on its deadlines rest on plain weekends, because the holidays are not known yet."""
        rows = self._context.work.alarms.running(self._lead.number)
        guesses = [row.policy["due"].get("guessed_from") for row in rows if row.policy]
        return min((date.fromisoformat(guess) for guess in guesses if guess), default=None)

    @property
    def assigned_by(self) -> str:
        """Who gave it to the owner: a person, or a rule of [policy] (S30)."""
        if self._lead.assigned_by == RULE.userid:
            return RULE.name
        return self._context.roster.name_of(self._lead.assigned_by)

    @property
    def former_owners(self) -> list[str]:
        """Who had it before."""
        return [self._context.roster.name_of(userid) for userid in self._lead.previous_owners]

    @property
    def sdr(self) -> str:
        """The SDR's name."""
        return self._context.roster.name_of(self._lead.sdr)

    @property
    def missing(self) -> list[str]:
        """The fields of the standard that it lacks."""
        return [self._vocabulary["field"][name] for name in self._lead.missing]

    @property
    def gaps(self) -> Sequence[str]:
        """The same by their keys in the standard, for templates that choose by them."""
        return self._lead.missing

    @property
    def tier(self) -> str:
        """一档, 二档, 三档."""
        return self._vocabulary["tier"][str(self._lead.tier)]

    @property
    def time_to_contact(self) -> timedelta:
        """How long its tier gives the owner until the first contact."""
        return self._context.policy.clocks[sla.ClockKind.FIRST_CONTACT].length_for(self._lead.tier)

    @property
    def deadline(self) -> datetime:
        """When the first contact is due: of the running clock, else as it would be if the owner heard of it now."""
        for row in self._context.work.alarms.running(self._lead.number):
            if row.clock == sla.ClockKind.FIRST_CONTACT:
                return row.due_at
        policy = self._context.policy
        clock = policy.clocks[sla.ClockKind.FIRST_CONTACT]
        started = self._lead.notified_at or self._context.now
        return clock.due(started, clock.length_for(self._lead.tier), policy.calendar).at

    @property
    def clocks(self) -> list[ClockView]:
        """The clocks that run on it, the oldest first."""
        context = self._context
        return [
            ClockView(
                promise=promise,
                lead=self._lead,
                moment=context.moment,
                vocabulary=self._vocabulary,
            )
            for promise in context.work.alarms.promises([self._lead.number])
        ]

    # ------------------------------------------------------------------------------------ what came after

    @property
    def calls(self) -> int:
        """How many calls the SDR recorded (S24)."""
        return self._context.work.notes.count(self._lead.number, NoteKind.CALL)

    @property
    def notes(self) -> list[NoteView]:
        """Everything colleagues added and everything that was done with the customer, oldest first (S25)."""
        kept = self._context.work.notes.of(self._lead.number)
        return [self.note(row.note, at=row.at, by=row.by) for row in kept]

    @cached_property
    def known(self) -> KnownView:
        """What we know of the company (S18, S19, S37, S43, S72)."""
        return KnownView(
            self._lead,
            self._context,
            self._vocabulary,
            reader=self._reader,
            masked=mask_words,
            view_of=lambda lead: LeadView(lead, self._context, self._vocabulary, full=False, aside=True),
        )

    def note(self, note: Note, *, at: datetime, by: str) -> NoteView:
        """A note on this lead; ``by`` is a userid."""
        return NoteView(
            note,
            at=at.astimezone(self._context.policy.calendar.zone),
            by=self._context.roster.name_of(by),
            contact=self._lead.inquiry.contact,
            vocabulary=self._vocabulary,
            masked=self._words,
        )

    @property
    def crm_silent(self) -> CrmState | None:
        """How the mirror of the CRM stands where that is not to be relied on; None where all is well, or none is."""
        state = self._context.work.crm.state()
        return state if state and state.is_silent(self._context.now) else None

    @property
    def candidates(self) -> Sequence[Candidate]:
        """Proposed owners, best first."""
        if self._ranked is None:
            self._ranked = suggestion.rank(self._lead, self._context.bench(self._lead))
        return self._ranked

    @property
    def missed(self) -> list[tuple[str, str]]:
        """Locals who are away or paused, with why; said where no local is proposed."""
        if any(one.same_region for one in self.candidates):
            return []
        bench = self._context.bench(self._lead)
        return [(one.name, _away(one, bench.today) or PAUSED) for one in suggestion.missed(self._lead, bench)]

    def words(self, words: str | None) -> str:
        """Words from people as this reader may see them."""
        return self._words(words)


def _away(person: Person, today: date) -> str:
    leave, until = person.away_on(today), person.away_until(today)
    return Ours(f"{leave.words}到 {until:%m-%d}") if leave and until else ""
