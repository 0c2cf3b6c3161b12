"""Clocks that run while somebody's hours change: what was used stays used, the rest is reckoned anew (I11, I14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.domain import lifecycle
from bot.domain.lead import Stage
from bot.domain.presence import counting_on, works_by
from bot.domain.promises import runs_on
from bot.domain.sla import Running, retimed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.domain.lead import Lead
    from bot.domain.people import Person, Roster
    from handlers.context.context import Context


class Moved(NamedTuple):
    """A clock on this lead was due ``before`` and is due ``after`` now."""

    lead: Lead
    before: datetime
    after: datetime


def retime_people(people: Iterable[Person], before: Roster, context: Context, *, told: bool) -> tuple[Moved, ...]:
    """Reckon anew the clocks that run on these people, who worked otherwise ``before``; which of them moved.

    Those whose deputy somebody of them is are looked at too. With ``told`` each owner hears of it.
    """
    ids = frozenset(person.userid for person in people)
    whose = ids | counting_on(ids, before) | counting_on(ids, context.roster)
    theirs = {lead.number for userid in sorted(whose) for lead in _leads_of(userid, context)}
    leads = _held({running.lead for running in _running(theirs, context)}, context)
    moved = (_retimed(one, leads[one.lead], before, context, told=told) for one in _running(leads, context))
    return tuple(one for one in moved if one)


def _leads_of(userid: str, context: Context) -> tuple[Lead, ...]:
    works_again = context.work.leads.of_sdr(userid, stages={Stage.RETURNED})
    return (*context.work.leads.of_owner(userid), *works_again)


def _held(numbers: Iterable[int], context: Context) -> dict[int, Lead]:
    """The leads as they stand once they are ours: another replica may be deciding on one now."""
    return {number: context.lead(number) for number in sorted(numbers)}


def _running(leads: Iterable[int], context: Context) -> tuple[Running, ...]:
    rows = context.work.alarms.running_on(tuple(leads))
    return tuple(Running.from_json(row.policy) for row in rows)


def _retimed(running: Running, lead: Lead, before: Roster, context: Context, *, told: bool) -> Moved | None:
    """The clock under the hours that count now; None where that changes nothing that anybody was promised."""
    whose = runs_on(running.kind, lead)
    was, now = (
        works_by(roster.find(whose), roster, context.policy, context.today) for roster in (before, context.roster)
    )
    newer = retimed(running, before=was, after=now, now=context.now)
    if newer is None:
        return None
    context.retime(newer, now)
    moved = Moved(lead, running.due.at, newer.due.at)
    context.record(lifecycle.retime(lead, running.kind, before=moved.before, after=moved.after, told=told))
    return moved if moved.before != moved.after else None
