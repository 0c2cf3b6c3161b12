"""Leads as rows: the columns of a lead, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.domain.acquaintance import plain_name
from bot.domain.inquiry import Inquiry
from bot.domain.lead import Lead, Mark, Stage
from storage.codec import inquiry_from_json, inquiry_to_json

if TYPE_CHECKING:
    from sqlalchemy import Row

_STAGES = {stage.value: stage for stage in Stage}


def columns_of(lead: Lead) -> dict[str, Any]:
    """What is kept of a lead, but for its number."""
    return {
        "stage": lead.stage,
        "inquiry": inquiry_to_json(lead.inquiry),
        "company": plain_name(lead.company),
        "sdr": lead.sdr,
        "sdr_key": lead.sdr.casefold(),
        "group_chat": lead.group,
        "posted_at": lead.posted_at,
        "standard": lead.standard,
        "missing": lead.missing,
        "tier": lead.tier,
        "cycle": lead.cycle,
        "owner": lead.owner,
        "owner_key": None if lead.owner is None else lead.owner.casefold(),
        "assigned_by": lead.assigned_by,
        "previous_owners": lead.previous_owners,
        "assigned_at": lead.assigned_at,
        "notified_at": lead.notified_at,
        "answered_at": lead.answered_at,
        "contacted_at": lead.contacted_at,
        "mark": lead.mark,
    }


def glance_of(row: Any) -> Lead:
    """A lead of whose inquiry only the company is known."""
    number, stage, cycle, tier, owner, sdr, group, posted_at, contacted_at, stated = row
    company = json.loads(stated).get("company")
    return Lead(
        number=number, stage=_STAGES[stage], inquiry=Inquiry(company=company), sdr=sdr, group=group,
        posted_at=posted_at, tier=tier, cycle=cycle, owner=owner, contacted_at=contacted_at,
    )  # fmt: skip


def lead_of(row: Row[Any]) -> Lead:
    """The lead that was kept."""
    return Lead(
        number=row.number,
        stage=Stage(row.stage),
        inquiry=inquiry_from_json(row.inquiry),
        sdr=row.sdr,
        group=row.group_chat,
        posted_at=row.posted_at,
        standard=row.standard,
        missing=tuple(row.missing),
        tier=row.tier,
        cycle=row.cycle,
        owner=row.owner,
        assigned_by=row.assigned_by,
        previous_owners=tuple(row.previous_owners),
        assigned_at=row.assigned_at,
        notified_at=row.notified_at,
        answered_at=row.answered_at,
        contacted_at=row.contacted_at,
        mark=Mark(row.mark) if row.mark else None,
    )
