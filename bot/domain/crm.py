"""What we know of the CRM itself: when it last answered whole, what it said then, and what we owe it (S36, S37).

The mirror is only as good as the last round of questions that went through. Where that is too long ago, or the last
one failed, the card must say so rather than "not known" (I3).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from bot.domain.decision import Decision, Happened, Notice, TheGroup
from bot.domain.lead import AWAITING_OWNER, TO_TRANSFER, WITH_OWNER, Stage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.customer import Customer
    from bot.domain.lead import Lead


class Kind(StrEnum):
    """What a CRM is asked for, in this order."""

    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    OPPORTUNITIES = "opportunities"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One thing the CRM has. ``account`` is the ``ref`` of the account it belongs to, an account's own for itself.

    ``said`` is JSON: of an account as ``bot.customers_file.customers`` has it, of a contact ``name``, ``title``,
    ``phone``, ``mail``, of an opportunity ``name``, ``stage``, ``amount``, ``owner``. ``gone``: it is there no more, or
    is no open opportunity any more.
    """

    kind: Kind
    ref: str
    account: str
    said: Mapping[str, Any] = field(default_factory=dict)
    gone: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """One going through everything the CRM has (``full``), or has changed since the last; it outlives a restart.

    ``done`` are the kinds that are through. ``seen`` counts what travelled, ``changed`` what was other than before,
    ``unreadable`` what could not be taken for anything.
    """

    number: int
    full: bool
    began_at: datetime
    done: tuple[Kind, ...] = ()
    seen: int = 0
    changed: int = 0
    unreadable: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class CrmState:
    """How the mirror stands. ``source`` tells one CRM from another: of a new one everything is asked anew.

    ``good_at`` is the end and ``good_began_at`` the beginning of the last round that went through, ``full_at`` the end
    of the last full one; ``error`` is why the last try failed, empty where it did not, and ``failures`` how many failed
    in a row. ``rounds`` counts those that were begun, ``cursors`` say where to go on. ``since`` is when we began to ask
    this CRM at all.
    """

    source: str
    since: datetime
    stale_after: timedelta = timedelta(hours=1)
    good_at: datetime | None = None
    good_began_at: datetime | None = None
    full_at: datetime | None = None
    tried_at: datetime | None = None
    next_at: datetime | None = None
    error: str = ""
    failures: int = 0
    round: Round | None = None
    last: Round | None = None
    rounds: int = 0
    cursors: Mapping[str, str] = field(default_factory=dict)

    def is_silent(self, now: datetime) -> bool:
        """Whether what the mirror says may be out of date: the CRM failed to answer, or has not for too long."""
        return bool(self.error) or now - (self.good_at or self.since) > self.stale_after


class WriteState(StrEnum):
    """How far a lead has come on its way into the CRM."""

    OWED = "owed"
    WRITTEN = "written"
    VOID = "void"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, kw_only=True, slots=True)
class Write:
    """A lead that is to be in the CRM under ``ref``; ``remote`` is its number there once it is."""

    lead: int
    owed_at: datetime
    next_at: datetime
    state: WriteState = WriteState.OWED
    attempts: int = 0
    remote: str = ""
    error: str = ""
    ended_at: datetime | None = None

    @property
    def ref(self) -> str:
        """What finds it there again, whatever became of our first try: ``sunmao:L12``."""
        return f"sunmao:L{self.lead}"


_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=1)
MOST_TRIES = 30
"""So many tries, the last ones an hour apart: a day and a night."""


def wait_after(failures: int) -> timedelta:
    """How long to leave a CRM alone that did not answer so many times in a row: 1, 2, 4 … 60 minutes."""
    return min(_FIRST_WAIT * (1 << min(max(failures - 1, 0), 10)), _LONGEST_WAIT)


TRANSFERS = frozenset({Happened.ASSIGNED, Happened.TRANSFERRED, Happened.REASSIGNED})
"""With these a lead is given to sales, and owed to the CRM (S34)."""


def may_be_written(lead: Lead) -> bool:
    """Whether a lead belongs into the CRM now: a salesperson has it (S34); taken back meanwhile it does not."""
    return lead.stage in WITH_OWNER


def written(lead: Lead, write: Write) -> Decision:
    """The CRM has the lead; its history says under which numbers."""
    detail = {"ref": write.ref, "remote": write.remote}
    return Decision(lead=lead, happened=Happened.WRITTEN_TO_CRM, detail=detail)


def not_written(lead: Lead, write: Write) -> Decision:
    """Nobody tries any more to write the lead to the CRM; somebody should know why."""
    return Decision(lead=lead, happened=Happened.NOT_WRITTEN_TO_CRM, detail={"ref": write.ref, "reason": write.error})


def may_turn_out_known(lead: Lead) -> bool:
    """Whether it still matters that the CRM knows the customer: the lead was shown and is not settled."""
    return lead.stage in (AWAITING_OWNER | TO_TRANSFER | WITH_OWNER) - {Stage.INQUIRY}


def turn_out_known(lead: Lead, customer: Customer, *, owner: str) -> Decision | None:
    """Tell sales-ops that the CRM knows the customer after all; ``owner`` is what we call whoever has the lead.

    Nothing where that is the one whom the CRM names. Said is only what anybody may know: whose it is, the last touch.
    """
    if not may_turn_out_known(lead) or (owner and owner == customer.owner):
        return None
    known = {"customer": customer.known.name, "crm_owner": customer.owner, "last_touch": customer.last_touch}
    notice = Notice(name="turned_out_known", to=TheGroup(), facts=known)
    detail = {"customer": customer.ref, "crm_owner": customer.owner}
    return Decision(lead=lead, happened=Happened.TURNED_OUT_KNOWN, detail=detail, notices=(notice,))
