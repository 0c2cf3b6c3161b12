"""Sales-ops say that the CRM knows the customer, and who works it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.commands import FindInCrm
    from handlers.context import Context


def find_in_crm(command: FindInCrm, context: Context) -> None:
    """Sales-ops say that the CRM knows the customer, and who works it."""
    rights.must_dispatch(context.person, context.roster)
    lead = context.lead(command.lead)
    owner = context.salesperson(command.owner) if command.owner else None
    context.record(lifecycle.find_in_crm(lead, owner))
