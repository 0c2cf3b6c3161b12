"""Clocks are due: whoever must act hears of it, unless a lead has moved on since; many at once become one message.

Thousands may be due together after downtime, so everything here is read and kept for all of them at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from bot.domain import folding, ringing
from bot.domain.sla import Ear

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.commands import DueAlarm, Ring
    from bot.domain.decision import Decision, Place
    from bot.domain.lead import Lead
    from handlers.context import Context


def ring(command: Ring, context: Context) -> None:
    """Clocks are due: whoever must act hears of it, unless a lead has moved on since."""
    at_hand = context.leads if context.round is None else context.glance
    leads = at_hand({due.lead for due in command.alarms})
    true = [due for due in command.alarms if ringing.still_true(leads[due.lead], due.clock, due.cycle)]
    clocks = _by_clock(true)
    rungs = _rungs([due for dues in clocks for due in _heard(dues)], leads, context)
    context.remember_rings([_rang(dues, leads[dues[0].lead]) for dues in clocks])
    heard: dict[Place, list[folding.Told]] = defaultdict(list)
    for notice, about in ringing.notices(rungs, digest_above=context.policy.digest_above):
        place = context.place(notice, about)
        if place and folding.is_ring(notice):
            heard[place].append((notice, about))
        else:
            context.tell(notice, about)
    (_say if context.round is None else _gather)(heard, context)


def _say(heard: Mapping[Place, Sequence[folding.Told]], context: Context) -> None:
    above = context.policy.digest_above
    for more in heard.values():
        heap = folding.heaped(folding.Heap(), more, digest_above=above)
        for notice, about in folding.said(heap, digest_above=above):
            context.tell(notice, about)


def _gather(heard: Mapping[Place, Sequence[folding.Told]], context: Context) -> None:
    """More is to come: put it to what rang before. Until all is said a short message stands in for it."""
    gathered = dict(context.round or {})
    for place, more in heard.items():
        heap = folding.heaped(gathered.get(place, folding.Heap()), more, digest_above=context.policy.digest_above)
        if not heap.standing_in:
            heap = replace(heap, standing_in=context.tell(*folding.stand_in(heap)))
        gathered[place] = heap
    context.round = gathered


def _rungs(heard: Iterable[DueAlarm], leads: Mapping[int, Lead], context: Context) -> list[ringing.Rung]:
    times = _times_rung(leads, context)
    ears: dict[tuple[object, ...], tuple[str, ...]] = {}
    rungs = []
    for due in heard:
        lead = leads[due.lead]
        key = (due.ears, Ear.OWNER in due.ears and lead.owner, Ear.SDR in due.ears and lead.sdr)
        if key not in ears:
            ears[key] = ringing.listeners(lead, due.ears, roster=context.roster, backup=context.policy.backup)
        rungs.append(ringing.Rung(lead=lead, due=due, ears=ears[key], count=times[due.lead, due.clock.value] + 1))
    return rungs


def _times_rung(leads: Mapping[int, Lead], context: Context) -> Counter[tuple[int, str]]:
    """How often each clock has rung since it was started last; rungs that rang together count once."""
    started = context.work.alarms.started(leads)
    rang = {(lead, clock, at) for lead, clock, at in context.work.history.rang(leads)}
    return Counter(
        (lead, clock) for lead, clock, at in rang if at >= started.get((lead, clock), at) and at != context.now
    )


def _by_clock(true: Iterable[DueAlarm]) -> list[list[DueAlarm]]:
    """What is due, each clock by itself, its steps in order."""
    clocks: dict[tuple[int, str], list[DueAlarm]] = defaultdict(list)
    for due in sorted(true, key=lambda due: (due.lead, due.clock, due.step)):
        clocks[due.lead, due.clock].append(due)
    return list(clocks.values())


def _heard(dues: Sequence[DueAlarm]) -> list[DueAlarm]:
    """The steps of a clock that somebody hears: everybody hears the highest of his only."""
    return [dues[at] for at in _highest(tuple(due.ears for due in dues))]


@cache
def _highest(ears: tuple[tuple[str, ...], ...]) -> tuple[int, ...]:
    """Those of these steps that are the highest for one of their ears."""
    last = {ear: at for at, several in enumerate(ears) for ear in several}
    return tuple(sorted(set(last.values())))


def _rang(dues: Sequence[DueAlarm], lead: Lead) -> Decision:
    """One row of history for a clock that rings, with every step that it came to."""
    decision = ringing.rang(lead, dues[-1])
    if len(dues) == 1:
        return decision
    return replace(decision, detail={**decision.detail, "steps": " ".join(str(due.step) for due in dues)})
