"""What the CRM knew at the moment a lead was posted, for its history: a record made later is no evidence (I3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.acquaintance.acquaintance import Acquaintance


def evidence_of(known: Acquaintance) -> Mapping[str, str]:
    """The surest account, why, whose it was and when it was last touched; nothing where the CRM knew none."""
    match = next(iter(known.accounts), None)
    if match is None or match.customer is None:
        return {}
    customer = match.customer
    told = {
        "crm": customer.ref,
        "crm_verdict": match.verdict.value,
        "crm_why": "；".join(match.finding.why),
        "crm_owner": customer.owner,
        "crm_visit": _time(customer.last_visit),
        "crm_follow_up": _time(customer.last_follow_up),
        "crm_as_of": _time(customer.as_of),
    }
    return {name: value for name, value in told.items() if value}


def _time(at: datetime | None) -> str:
    return at.isoformat() if at else ""
