"""A lead: one opportunity with one contact at one company, and everything that is true of it now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.inquiry import Inquiry


class Stage(StrEnum):
    """Where a lead stands (product.md §3, "stages"). The arrows between them are in ``lifecycle``."""

    INQUIRY = "inquiry"
    QUALIFIED = "qualified"
    NAMED = "named"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    WON = "won"
    LOST = "lost"
    HELD = "held"
    IN_CRM = "in_crm"
    REJECTED = "rejected"
    RETURNED = "returned"
    JUNK = "junk"


class Mark(StrEnum):
    """What sales-ops say a lead is for: to be won at any price, or for somebody new to practise on (S29)."""

    MUST_WIN = "must_win"
    PRACTICE = "practice"


AWAITING_OWNER = frozenset({Stage.INQUIRY, Stage.QUALIFIED, Stage.HELD, Stage.REJECTED, Stage.RETURNED})
"""Stages in which sales-ops may name an owner."""

TO_TRANSFER = frozenset({Stage.NAMED})
"""Where the SDR transfers (``transfer = "by_sdr"``): sales-ops have named the owner, who knows nothing yet (S34)."""

WITH_OWNER = frozenset({Stage.ASSIGNED, Stage.ACCEPTED})
"""Stages in which a salesperson has the lead."""

CLOSED = frozenset({Stage.WON, Stage.LOST, Stage.JUNK})
"""Stages after which the same phone may become a new lead."""

OPEN = frozenset(Stage) - CLOSED - {Stage.IN_CRM}
"""Stages in which somebody still has to act."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lead:
    """A lead as it stands. ``number`` is running and never reused; people write it ``L128``.

    ``cycle`` counts the owners it was given to: a clock or a card of an older cycle is void. ``group`` is the
    chatid of its dispatch group; ``sdr`` and ``owner`` are userids. ``tier`` is 1, 2 or 3 (S63-S65), ``standard``
    the version it was judged by (S8), ``missing`` the fields that the standard asks for and the post left out.
    ``notified_at`` is when the owner's notification was delivered: the sales clock starts there (I13).
    ``mark`` is what sales-ops want done with it beyond the ordinary (S29).
    """

    number: int
    stage: Stage
    inquiry: Inquiry
    sdr: str
    group: str
    posted_at: datetime
    standard: int = 1
    missing: tuple[str, ...] = ()
    tier: int = 3
    cycle: int = 0
    owner: str | None = None
    assigned_by: str | None = None
    previous_owners: tuple[str, ...] = ()
    assigned_at: datetime | None = None
    notified_at: datetime | None = None
    answered_at: datetime | None = None
    contacted_at: datetime | None = None
    mark: Mark | None = None

    @property
    def name(self) -> str:
        """How people refer to it: ``L128``."""
        return f"L{self.number}"

    @property
    def company(self) -> str:
        """The company as posted; empty where the post named none."""
        return self.inquiry.company or ""

    def now(self, **changes: Any) -> Self:
        """The same lead with something changed."""
        return replace(self, **changes)
