"""Sales-ops say that the CRM knows the customer, and who works it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights
from bot.domain.acquaintance import evidence_of, owners_of

if TYPE_CHECKING:
    from bot.domain.commands import FindInCrm
    from handlers.context import Context


def find_in_crm(command: FindInCrm, context: Context) -> None:
    """Sales-ops say that the CRM knows the customer, and who works it; another than it names only when confirmed."""
    rights.must_dispatch(context.person, context.roster)
    lead = context.lead(command.lead)
    owner = context.salesperson(command.owner) if command.owner else None
    decision = lifecycle.find_in_crm(lead, owner)
    known = context.acquaintance(lead)
    if not command.although_differs:
        rights.must_agree_with_crm(lead, owner, owners_of(known.same, context.roster))
    context.record(replace(decision, detail={**decision.detail, **evidence_of(known)}))
