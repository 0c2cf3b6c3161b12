"""The CRM knows a customer who was shown as unknown while it did not answer (S37)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import crm

if TYPE_CHECKING:
    from bot.domain.own_commands import TurnOutKnown
    from handlers.context import Context


def turn_out_known(command: TurnOutKnown, context: Context) -> None:
    """The CRM knows a customer who was shown as unknown while it did not answer (S37)."""
    lead = context.lead(command.lead)
    customer = context.work.customers.get(command.customer)
    owner = context.roster.name_of(lead.owner) if lead.owner else ""
    decision = crm.turn_out_known(lead, customer, owner=owner) if customer else None
    if decision is not None:
        context.record(decision)
