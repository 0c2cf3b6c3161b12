"""Everything that can be asked of the program, from a person, a clock, a button, the API or the terminal.

A command says what is wanted, in the imperative; who wants it, when and in which words is the situation around it.
``lead`` is always a lead number; people are userids.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.company_commands import ConfirmCompany, KeepOff, LetNear, TellParent, Unsay
from bot.domain.own_commands import (
    EndWrite,
    HandBack,
    LearnHolidays,
    LearnHours,
    MindInquiries,
    OwnerNotReached,
    OwnerReached,
    OwnUp,
    TurnOutKnown,
)
from bot.domain.proposal_commands import AskOwners, AskWhyNot, EndLead, Pause, PutMark

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.calendar import Leave, WorkingHours
    from bot.domain.decision import NoteKind
    from bot.domain.inquiry import Inquiry
    from bot.domain.intake import Corrections
    from bot.domain.sla import ClockKind


@dataclass(frozen=True, kw_only=True, slots=True)
class PostLead:
    """Take in what an SDR posted (S1, S3); ``event`` names the event somebody was met at, empty for none (S12).

    ``words`` is the post as it was written, but for the name of the bot.
    """

    inquiry: Inquiry
    event: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fill:
    """Fill gaps of a lead (补充), or replace what it states (改); fields that were not named stay as they are."""

    lead: int
    fields: Corrections


@dataclass(frozen=True, kw_only=True, slots=True)
class Assign:
    """Give a lead without an owner to a salesperson (S31).

    ``despite_gaps`` is /强推 (product.md §3); ``although_full`` confirms an owner who can work no more leads (S32),
    ``although_away`` one who is on leave (I11), ``although_off_limits`` a company that must not be touched (S72).
    """

    lead: int
    owner: str
    despite_gaps: bool = False
    although_full: bool = False
    although_away: bool = False
    although_off_limits: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Transfer:
    """Let a lead go to the owner whom sales-ops named (转出, S34); ``to`` is the name that was said, empty for none."""

    lead: int
    to: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reassign:
    """Give a lead that has an owner to another one (I8); the rest as in ``Assign``."""

    lead: int
    owner: str
    reason: str = ""
    although_full: bool = False
    although_away: bool = False
    although_off_limits: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Unassign:
    """Take a lead back from its owner, naming no other."""

    lead: int
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Undo:
    """Take back one's own last decision on a lead (product.md §3, "undo")."""

    lead: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Hold:
    """Put a lead aside; ``until`` is what was said of the time."""

    lead: int
    reason: str = ""
    until: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FindInCrm:
    """Say that the customer is known already (S36); ``owner`` is whoever works it now, None for nobody.

    ``although_differs`` confirms somebody other than the mirror of the CRM names.
    """

    lead: int
    owner: str | None
    although_differs: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Junk:
    """Throw a lead out as 无效."""

    lead: int
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Revive:
    """Bring a lead back that was thrown out, however long ago."""

    lead: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Accept:
    """Take the lead one was given (S51)."""

    lead: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Reject:
    """Refuse the lead one was given; needs a reason (S52)."""

    lead: int
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Return:
    """Give an accepted lead back after follow-up; needs a reason (S55, S58)."""

    lead: int
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """Record that the customer was reached or a meeting was fixed: this stops the first-contact clock (I15)."""

    lead: int
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUp:
    """Record that something was tried or moved on."""

    lead: int
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LogCall:
    """Record one call of the SDR; the count of calls is the count of these (S24)."""

    lead: int
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Snooze:
    """Be reminded later; ``words`` say until when and why (product.md §3, "ladder")."""

    lead: int
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Acknowledge:
    """Have heard a reminder: 知道了. It lapses."""

    lead: int


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeLeave:
    """Somebody is away on the days that ``words`` name; ``deputy`` stands in, None for the usual one (I11).

    Where the days were not put into words, but chosen on the page, they are the ``leave``.
    """

    person: str
    words: str = ""
    deputy: str | None = None
    leave: Leave | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EndLeave:
    """Somebody is back: 销假. With ``leave`` just that one is taken back."""

    person: str
    leave: Leave | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SetHours:
    """Somebody works, and is rung, in hours of his own; None for those of the list of people (I14, I16)."""

    person: str
    hours: WorkingHours | None = None
    rings: WorkingHours | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Annotate:
    """Add what a colleague knows (S40-S42, S47). ``kind`` is what the reading took it for, None if it did not look."""

    lead: int
    words: str
    kind: NoteKind | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AskLead:
    """Show a lead: ``L1 ?``."""

    lead: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AskMine:
    """Show what waits for the one who asks: ``我的``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AskLoad:
    """Show how many open leads each salesperson has (S31)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AskHelp:
    """Show what can be said: ``帮助``."""


class DueAlarm(NamedTuple):
    """One rung that is due: on which clock of which lead and cycle, which step, how it sounds and who hears it.

    ``true_at`` is when it would have rung without ringing hours, ``due_at`` when it was to be heard. There may be very
    many of them.
    """

    lead: int
    clock: ClockKind
    cycle: int
    step: int
    tone: str
    ears: tuple[str, ...]
    true_at: datetime
    due_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Ring:
    """Let everything ring that came due together. From a clock only; void where a lead has moved on since."""

    alarms: tuple[DueAlarm, ...]


Command = (
    PostLead | Fill | Assign | Transfer | Reassign | Unassign | Undo | Hold | FindInCrm | Junk | Revive
    | Accept | Reject | Return | Contact | FollowUp | LogCall | Annotate
    | PutMark | EndLead | Snooze | Acknowledge | TakeLeave | EndLeave | SetHours | Pause | HandBack
    | ConfirmCompany | TellParent | KeepOff | LetNear | Unsay
    | AskLead | AskOwners | AskWhyNot | AskMine | AskLoad | AskHelp
    | LearnHolidays | LearnHours | MindInquiries | Ring
    | OwnerReached | OwnerNotReached | OwnUp | TurnOutKnown | EndWrite
)  # fmt: skip
