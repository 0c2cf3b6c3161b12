"""Whether an inquiry meets the standard, what it misses, and its tier (S3, S4, S13, S63-S65)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.standard import BANT, CONTACT_DETAILS, Field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.inquiry import Inquiry
    from bot.domain.standard import Standard

_STATED: Mapping[Field, Callable[[Inquiry], bool]] = {
    Field.COMPANY: lambda inquiry: bool(inquiry.company),
    Field.CONTACT: lambda inquiry: bool(inquiry.contact),
    Field.REACH: lambda inquiry: bool(inquiry.phones or inquiry.email),
    Field.BUDGET: lambda inquiry: inquiry.budget is not None,
    Field.AUTHORITY: lambda inquiry: inquiry.authority is not None,
    Field.NEED: lambda inquiry: bool(inquiry.need),
    Field.TIMELINE: lambda inquiry: inquiry.timeline is not None,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """``missing`` are the standard's fields the inquiry does not state, in the order people are asked for them.

    ``contact_only`` is True where nothing but contact details was given: that is not a lead (S13).
    """

    missing: tuple[str, ...]
    contact_only: bool
    tier: int

    @property
    def met(self) -> bool:
        """Whether the lead may be dispatched."""
        return not self.missing


def judge(inquiry: Inquiry, standard: Standard) -> Verdict:
    """Hold an inquiry against a standard. A field counts when it was stated, even as "unknown" or "none" (S9)."""
    wanted = (*CONTACT_DETAILS, *standard.fields)
    return Verdict(
        missing=tuple(name for name in wanted if not _STATED[name](inquiry)),
        contact_only=not any(_STATED[name](inquiry) for name in BANT),
        tier=tier_of(inquiry),
    )


def tier_of(inquiry: Inquiry) -> int:
    """The tier that the post implies: 1 for a need with a budget, else what was read, else 3 (S63-S65)."""
    if inquiry.tier:
        return inquiry.tier
    has_money = inquiry.budget is not None and bool(inquiry.budget.low or inquiry.budget.high)
    return 1 if inquiry.need and has_money else 3
