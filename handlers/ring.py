"""Clocks are due: whoever must act hears of it, unless a lead has moved on since; many at once become one message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import ringing

if TYPE_CHECKING:
    from bot.domain.commands import Ring
    from handlers.context import Context


def ring(command: Ring, context: Context) -> None:
    """Clocks are due: whoever must act hears of it, unless a lead has moved on since."""
    rings = []
    for due in sorted(command.alarms, key=lambda due: (due.lead, due.clock, due.step)):
        lead = context.lead(due.lead)
        if ringing.still_true(lead, due.clock, due.cycle):
            ears = ringing.listeners(lead, due.ears, roster=context.roster, backup=context.policy.backup)
            count = context.times_rung(lead, due.clock) + 1
            rings.append(ringing.Rung(lead=lead, due=due, ears=ears, count=count))
            context.record(ringing.rang(lead, due))
    for notice, about in ringing.notices(rings, digest_above=context.policy.digest_above):
        context.tell(notice, about)
