"""Sales-ops put a lead aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights
from bot.domain.ahead import until_in

if TYPE_CHECKING:
    from bot.domain.commands import Hold
    from handlers.context import Context


def hold(command: Hold, context: Context) -> None:
    """Sales-ops put a lead aside."""
    rights.must_dispatch(context.person, context.roster)
    named = until_in(command.until, context.now, context.policy.calendar)
    asks_at = context.policy.calendar.ringing(named.at) if named else None
    lead = context.lead(command.lead)
    context.record(lifecycle.hold(lead, reason=command.reason, until=command.until, asks_at=asks_at))
