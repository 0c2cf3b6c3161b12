"""Clocks are due: whoever must act hears of it, unless a lead has moved on since; many at once become one message.

Thousands may be due together after downtime, so everything here is read and kept for all of them at once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain import folding, ringing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.domain.commands import DueAlarm, Ring
    from bot.domain.decision import Decision, Place
    from bot.domain.lead import Lead
    from handlers.context import Context


def ring(command: Ring, context: Context) -> None:
    """Clocks are due: whoever must act hears of it, unless a lead has moved on since."""
    at_hand = context.leads if context.round is None else context.glance
    leads = at_hand({due.lead for due in command.alarms})
    due = sorted(command.alarms, key=lambda due: (due.lead, due.clock, due.step))
    divided = list(_divided(due, leads, context))
    rungs = [rung for rung in divided if rung.told.is_heard]
    context.remember_rings(list(_rang(rungs)))
    context.postpone((rung.due, rung.told) for rung in divided if rung.told.later)
    heard: dict[Place, list[folding.Told]] = defaultdict(list)
    for notice, about in ringing.notices(rungs, context.moment):
        if place := context.place(notice, about):
            heard[place].append((notice, about))
    (_say if context.round is None else _gather)(heard, context)


def _divided(
    alarms: Sequence[DueAlarm], leads: Mapping[int, Lead], context: Context
) -> Iterator[ringing.Rung]:
    """Each rung that still has something to say, with those who hear it now; those who cannot yet have it later."""
    history = context.work.history.reminders(leads)
    started = context.work.alarms.started(leads)
    moment = context.moment
    for due in alarms:
        lead, before = leads[due.lead], history.get(due.lead, ())
        if ringing.still_true(lead, due.clock, due.cycle):
            told = ringing.divide(lead, due, moment, before)
            since = started.get((due.lead, due.clock))
            count = ringing.number_of(due, before, told, started=since, now=context.now)
            yield ringing.Rung(lead=lead, due=due, told=told, count=count)


def _rang(rungs: Sequence[ringing.Rung]) -> Iterator[Decision]:
    """One row of history for a clock that rings, with every step that it came to."""
    clocks: dict[tuple[int, str], list[ringing.Rung]] = defaultdict(list)
    for rung in rungs:
        clocks[rung.due.lead, rung.due.clock].append(rung)
    return map(ringing.rang_together, clocks.values())


def _say(heard: Mapping[Place, Sequence[folding.Told]], context: Context) -> None:
    above = context.policy.digest_above
    for more in heard.values():
        heap = folding.heaped(folding.Heap(), more, digest_above=above)
        for notice, about in folding.said(heap, digest_above=above):
            context.tell(notice, about)


def _gather(heard: Mapping[Place, Sequence[folding.Told]], context: Context) -> None:
    """More is to come: put it to what rang before. Until all is said a short message stands in for it."""
    gathered = dict(context.round.heaps) if context.round else {}
    for place, more in heard.items():
        heap = folding.heaped(gathered.get(place, folding.Heap()), more, digest_above=context.policy.digest_above)
        if not heap.standing_in:
            heap = replace(heap, standing_in=context.tell(*folding.stand_in(heap)))
        gathered[place] = heap
    context.round = folding.Round(heaps=gathered, moment=context.moment)
