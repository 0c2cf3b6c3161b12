"""What a rule decides: a frozen value that says everything and does nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from bot.domain.acquaintance.sayings import Saying
    from bot.domain.lead import Lead
    from bot.domain.sla import ClockKind


class Happened(StrEnum):
    """What can stand in a lead's history, in the past tense."""

    POSTED = "posted"
    POSTED_AGAIN = "posted_again"
    FILLED = "filled"
    NAMED = "named"
    TRANSFERRED = "transferred"
    ASSIGNED = "assigned"
    REASSIGNED = "reassigned"
    UNASSIGNED = "unassigned"
    UNDONE = "undone"
    MARKED = "marked"
    HELD = "held"
    FOUND_IN_CRM = "found_in_crm"
    JUNKED = "junked"
    REVIVED = "revived"
    NOTIFIED = "notified"
    NOT_REACHED = "not_reached"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    RETURNED = "returned"
    WON = "won"
    LOST = "lost"
    CONTACTED = "contacted"
    FOLLOWED_UP = "followed_up"
    CALLED = "called"
    ANNOTATED = "annotated"
    RANG = "rang"
    SNOOZED = "snoozed"
    ACKNOWLEDGED = "acknowledged"
    RETIMED = "retimed"
    REVEALED = "revealed"
    COMPANY_TOLD = "company_told"
    WRITTEN_TO_CRM = "written_to_crm"
    NOT_WRITTEN_TO_CRM = "not_written_to_crm"
    TURNED_OUT_KNOWN = "turned_out_known"


class NoteKind(StrEnum):
    """What a note on a lead is: a colleague's annotation (S40-S43, S47) or a record of work done (S24)."""

    RELATION = "relation"
    CONTACT = "contact"
    INTELLIGENCE = "intelligence"
    OFFER = "offer"
    OTHER = "other"
    CALL = "call"
    FOLLOW_UP = "follow_up"
    CONTACTED = "contacted"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A conversation: ``kind`` is "group" or "single", ``id`` the chatid or the one person's userid."""

    kind: str
    id: str

    @property
    def is_group(self) -> bool:
        """Whether others read along: nothing personal may be said whole here (I17)."""
        return self.kind == "group"


def alone_with(userid: str) -> Place:
    """The place where only this person reads."""
    return Place(kind="single", id=userid)


@dataclass(frozen=True, kw_only=True, slots=True)
class Here:
    """To the chat the command came from."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TheGroup:
    """To the lead's dispatch group; ``mention`` are people to ping where the channel can really ping."""

    mention: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class To:
    """To one person, alone."""

    userid: str


Audience = Here | TheGroup | To | Place
"""Who is spoken to. A ``Place`` is a conversation by itself, whatever the lead."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """Something to say. ``name`` is a file of message_templates; ``facts`` are what its words need beyond the lead.

    ``card`` names the card that goes with it (message_templates/cards), where a card may go. ``elsewhere`` are the
    words for whoever gave the command in another chat, where the words for the group would not do.
    ``awaited`` marks the one message whose delivery starts the salesperson's clock (I13).
    """

    name: str
    to: Audience
    facts: Mapping[str, object] = field(default_factory=dict)
    card: str | None = None
    elsewhere: str | None = None
    awaited: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """Words kept on the lead. ``words`` are exactly what was said; the rest is what was understood of them (S42).

    ``person`` is whom they speak of and ``role`` that person's part there, both empty where nobody was named;
    ``since`` and ``until`` are the first and last day spoken of. ``offers_help`` stands beside whatever the kind is.
    """

    kind: NoteKind
    words: str
    person: str = ""
    role: str = ""
    since: date | None = None
    until: date | None = None
    offers_help: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Wake:
    """The clock that rang last, or rings next, rings again at this moment; for these ears, or for its own."""

    at: datetime
    ears: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """What happens to one lead: how it stands now, what to say, which clocks start and stop, which one rings when.

    ``detail`` goes into the history row beside who, when and the exact words.
    """

    lead: Lead
    happened: Happened
    detail: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    start: tuple[ClockKind, ...] = ()
    stop: frozenset[ClockKind] = frozenset()
    note: Note | None = None
    wake: Wake | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """What somebody said of companies, beside any lead or about that of ``lead``; nothing becomes of a lead by it.

    ``keep`` is remembered from now on, ``forget`` no more. ``note`` stays on the lead until this is taken back;
    ``unsaid`` is the note of what is taken back.
    """

    lead: Lead | None
    keep: tuple[Saying, ...] = ()
    forget: tuple[Saying, ...] = ()
    detail: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    note: Note | None = None
    unsaid: Note | None = None
