"""No channel led to the owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle
from bot.domain.lead import WITH_OWNER
from bot.domain.people import Role

if TYPE_CHECKING:
    from bot.domain.own_commands import OwnerNotReached
    from handlers.context import Context


def owner_not_reached(command: OwnerNotReached, context: Context) -> None:
    """No channel led to the owner."""
    lead = context.lead(command.lead)
    if lead.cycle == command.cycle and lead.stage in WITH_OWNER:
        sales_ops = context.roster.having(Role.SALES_OPS)
        context.record(lifecycle.not_reached(lead, sales_ops=sales_ops, why=command.why))
