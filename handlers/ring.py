"""Clocks are due: whoever must act hears of it, unless a lead has moved on since; many at once become one message.

Thousands may be due together after downtime, so everything here is read and kept for all of them at once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from bot.domain import folding, ringing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.domain.commands import DueAlarm, Ring
    from bot.domain.decision import Place
    from bot.domain.lead import Lead
    from handlers.context import Context
    from storage.history import Reminder

_History: TypeAlias = "Mapping[int, Sequence[Reminder]]"
_Clock: TypeAlias = "tuple[Lead, tuple[DueAlarm, ...], ringing.Together]"
_CLOCK = attrgetter("lead", "clock", "cycle")


def ring(command: Ring, context: Context) -> None:
    """Clocks are due: whoever must act hears of it, unless a lead has moved on since."""
    at_hand = context.leads if context.round is None else context.glance
    leads = at_hand({due.lead for due in command.alarms})
    history, heads = context.work.history.reminders(leads), context.work.history.heads(leads)
    moment = context.moment
    context.work.alarms.ring(command.alarms, context.now)  # all is read: the database is at it while we think
    clocks = list(_clocks(command.alarms, leads, history, moment))
    rungs = list(_rungs(clocks, history, context))
    context.remember_rings([ringing.rang_together(lead, clock) for lead, _, clock in clocks if clock.detail], heads)
    context.postpone(
        (one, told) for _, due, clock in clocks for one, told in zip(due, clock.told, strict=True) if told.later
    )
    heard: dict[Place, list[folding.Told]] = defaultdict(list)
    for notice, about in ringing.notices(rungs, moment):
        if place := context.place(notice, about):
            heard[place].append((notice, about))
    (_say if context.round is None else _gather)(heard, context)


def _clocks(
    alarms: Iterable[DueAlarm], leads: Mapping[int, Lead], history: _History, moment: ringing.Moment
) -> Iterator[_Clock]:
    """The clocks that still have something to say, each with its rungs in order and those who hear them now."""
    for (number, clock, cycle), rungs in groupby(sorted(alarms), key=_CLOCK):
        lead = leads[number]
        if ringing.still_true(lead, clock, cycle):
            due = tuple(rungs)
            yield lead, due, ringing.divide_together(lead, due, moment, history.get(number, ()))


def _rungs(clocks: Sequence[_Clock], history: _History, context: Context) -> Iterator[ringing.Rung]:
    """Each rung that is said, with its number; the first one of a lead that has not rung before is the first."""
    started = context.work.alarms.started([lead.number for lead, _, _ in clocks if lead.number in history])
    for lead, due, clock in clocks:
        before = history.get(lead.number, ())
        since = started.get((lead.number, clock.clock)) if before else None
        for at in clock.said:
            one, told = due[at], clock.told[at]
            count = ringing.number_of(one, before, told, started=since, now=context.now) if before else 1
            yield ringing.Rung(lead=lead, due=one, told=told, count=count)


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
