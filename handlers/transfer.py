"""An SDR lets a lead go to the owner whom sales-ops named (S34, S35)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import leaving, lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.commands import Transfer
    from handlers.context import Context


def transfer(command: Transfer, context: Context) -> None:
    """An SDR lets a lead go to the owner whom sales-ops named (S34, S35)."""
    rights.must_bring_leads(context.person)
    lead = context.lead(command.lead)
    owner = context.roster.find(lead.owner) if lead.owner else None
    other = command.to and not (owner and owner.is_called(command.to))
    decision = lifecycle.transfer(lead, wanted=command.to if other else "")
    context.record(decision)
    for notice in leaving.given_meanwhile(decision.lead, roster=context.roster, today=context.today):
        context.tell(notice, decision.lead)
