"""An inquiry as `sunmao read leads` prints it (the corpus's contract)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.domain.inquiry import Inquiry


def as_json(inquiry: Inquiry) -> dict[str, Any]:
    """The fields of a lead as JSON values; need is whether there is an interest in our product."""
    budget, timeline = inquiry.budget, inquiry.timeline
    return {
        "company": inquiry.company,
        "contact": inquiry.contact,
        "title": inquiry.title,
        "phones": list(inquiry.phones),
        "email": inquiry.email,
        "budget_min": budget.low if budget else None,
        "budget_max": budget.high if budget else None,
        "need": inquiry.need is not None,
        "authority": inquiry.authority.value if inquiry.authority else None,
        "timeline_months": timeline.months if timeline else None,
        "region": inquiry.region,
        "industry": inquiry.industry,
        "source": inquiry.source,
        "utm": dict(inquiry.utm),
        "tier": inquiry.tier,
    }
