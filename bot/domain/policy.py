"""The numbers a company may change without the two heads: product.md §3, with its defaults."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from bot.domain.calendar import Calendar
from bot.domain.sla import DEFAULTS, ClockKind, ClockPolicy
from bot.domain.suggestion.weighing import Weighing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from bot.domain.people import Person


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    """How this company runs its floor.

    ``transfer``: whether naming the owner is the transfer, or the SDR lets the lead go in a step of his own (S34).
    ``undo_within``: how long one's own decision can be taken back. ``question_lapses``: how long a question of
    the bot waits. ``digest_above``: more reminders than this for one person at once become one message (I16).
    ``backup`` is the userid of the sales-ops deputy who hears of a lead nobody assigned. ``sync_reward`` is the
    SDR's part of an SQL for a lead that the CRM knew (S38). ``most_words``: longer
    messages are refused rather than cut. ``cards_at_once``: more cards than this for one group out of one import
    become digests (product.md §5, burst mode). ``acknowledged_for`` is the working time after which 知道了 lapses;
    ``snooze_at_most`` how far ahead a reminder can be put off. ``weighing`` is how proposals weigh desks.
    ``auto_assign`` names the rule by which the bot gives leads away itself; no rule, no such thing (S30).
    ``write_back``: whether a lead given to sales is written to the CRM. ``competitors`` are names of companies whose
    leads are marked 存疑 (S69).
    """

    transfer: Literal["on_assignment", "by_sdr"] = "on_assignment"
    clocks: Mapping[ClockKind, ClockPolicy] = field(default_factory=lambda: DEFAULTS)
    calendar: Calendar = field(default_factory=Calendar)
    undo_within: timedelta = timedelta(minutes=10)
    question_lapses: timedelta = timedelta(minutes=30)
    digest_above: int = 3
    backup: str | None = None
    sync_reward: Fraction = Fraction(1, 3)
    most_words: int = 8000
    cards_at_once: int = 5
    acknowledged_for: timedelta = timedelta(hours=4)
    snooze_at_most: timedelta = timedelta(days=30)
    weighing: Weighing = field(default_factory=Weighing)
    auto_assign: Literal["never", "account_owner"] = "never"
    write_back: bool = False
    competitors: tuple[str, ...] = ()

    def today(self, now: datetime) -> date:
        """The day on the company's wall."""
        return now.astimezone(self.calendar.zone).date()

    def calendar_of(self, person: Person | None) -> Calendar:
        """The calendar of this person: own hours and leave over the company's days; the company's for nobody."""
        if person is None or not (person.hours or person.rings or person.leave):
            return self.calendar
        company = self.calendar
        hours, rings = person.hours or company.hours, person.rings or company.rings
        return replace(company, hours=hours, rings=rings, leave=person.leave)
