"""The owner's notification was delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle
from bot.domain.lead import WITH_OWNER

if TYPE_CHECKING:
    from bot.domain.own_commands import OwnerReached
    from handlers.context import Context


def owner_reached(command: OwnerReached, context: Context) -> None:
    """The owner's notification was delivered."""
    lead = context.lead(command.lead)
    if lead.cycle == command.cycle and lead.stage in WITH_OWNER and lead.notified_at is None:
        context.record(lifecycle.reached(lead, at=command.at))
