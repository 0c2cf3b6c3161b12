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
    for due in ringing.loudest(command.alarms):
        lead = context.lead(due.lead)
        if ringing.still_true(lead, due.clock, due.cycle):
            ears = ringing.listeners(lead, due.ears, roster=context.roster, backup=context.policy.backup)
            rings.append(ringing.Rung(lead=lead, due=due, ears=ears))
            context.record(ringing.rang(lead, due))
    for notice, lead in ringing.notices(rings, digest_above=context.policy.digest_above):
        context.tell(notice, lead)
