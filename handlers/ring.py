"""Clocks are due: whoever must act hears of it, unless a lead has moved on since; many at once become one message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import ringing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.commands import DueAlarm, Ring
    from handlers.context import Context


def ring(command: Ring, context: Context) -> None:
    """Clocks are due: whoever must act hears of it, unless a lead has moved on since."""
    due = sorted(command.alarms, key=lambda due: (due.lead, due.clock, due.step))
    rings = [rung for one in due for rung in _ring(one, context)]
    for notice, about in ringing.notices(rings, context.moment):
        context.tell(notice, about)


def _ring(due: DueAlarm, context: Context) -> Iterator[ringing.Rung]:
    """The rung, where anybody hears it now; those who cannot hear it yet have it later."""
    lead = context.lead(due.lead)
    if not ringing.still_true(lead, due.clock, due.cycle):
        return
    history = context.work.history.of(lead.number)
    told = ringing.divide(lead, due, context.moment, history)
    if told.is_heard:
        started = context.started_at(lead, due.clock)
        count = ringing.number_of(due, history, told, started=started, now=context.now)
        context.record(ringing.rang(lead, due, told))
        yield ringing.Rung(lead=lead, due=due, heard=told.heard, group=told.group, count=count)
    context.postpone(due, told)
