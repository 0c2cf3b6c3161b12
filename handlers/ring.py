"""A clock's rung is due: whoever must act hears of it, unless the lead has moved on since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import ringing

if TYPE_CHECKING:
    from bot.domain.commands import Ring
    from handlers.context import Context


def ring(command: Ring, context: Context) -> None:
    """A clock's rung is due: whoever must act hears of it, unless the lead has moved on since."""
    lead = context.lead(command.lead)
    rung = context.work.alarms.find(command.lead, command.clock, command.cycle, command.step)
    if rung and ringing.still_true(lead, command.clock, command.cycle):
        ears = ringing.listeners(lead, rung.ears, roster=context.roster, backup=context.policy.backup)
        context.record(ringing.ring(lead, command, tone=rung.tone, true_at=rung.true_at, ears=ears))
