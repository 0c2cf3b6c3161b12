"""Sales-ops put a lead aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights
from bot.domain.ahead import until_in
from bot.domain.lead import Stage
from bot.domain.sla import ClockKind

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.commands import Hold
    from bot.domain.lead import Lead
    from handlers.context import Context


def hold(command: Hold, context: Context) -> None:
    """Sales-ops put a lead aside; an inquiry rests as long as a lead would until it is asked about again."""
    rights.must_dispatch(context.person, context.roster)
    named = until_in(command.until, context.now, context.policy.calendar)
    asks_at = context.policy.calendar.ringing(named.at) if named else None
    lead = context.lead(command.lead)
    if lead.stage is Stage.INQUIRY:
        until = asks_at or _in_a_while(lead, context)
        context.record(lifecycle.let_rest(lead, reason=command.reason, until=until))
    else:
        context.record(lifecycle.hold(lead, reason=command.reason, until=command.until, asks_at=asks_at))


def _in_a_while(lead: Lead, context: Context) -> datetime:
    length = context.policy.clocks[ClockKind.PROGRESS].length_for(lead.tier)
    return context.policy.calendar.ringing(context.now + length)
