"""What is kept of a decision beside the lead itself: its history, its note, its clocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain import sla
from bot.domain.crm import TRANSFERS
from bot.domain.decision import Happened
from bot.domain.presence import works_by
from bot.domain.promises import runs_on
from storage.alarm_rows import AlarmRow, AlarmState, RunningRow
from storage.history import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.calendar import Calendar
    from bot.domain.commands import DueAlarm
    from bot.domain.decision import Decision, Wake
    from bot.domain.lead import Lead
    from bot.domain.ringing import Told
    from bot.domain.sla import ClockKind, Running
    from handlers.context.context import Context


def event_of(decision: Decision, context: Context, before: Lead | None = None) -> Event:
    """Who did what when, in which words; ``before`` is the lead as it stood, where it stands otherwise now."""
    return Event(
        lead=decision.lead.number,
        at=context.now,
        by=context.by,
        happened=decision.happened,
        words=context.words,
        detail={**decision.detail, "why": context.why} if context.why else decision.detail,
        before=before if before != decision.lead else None,
        chat=context.here.id if context.here else "",
    )


def remember(decision: Decision, before: Lead, context: Context) -> None:
    """Who did what when, in which words; the last action here; the note. Questions about what was before lapse."""
    lead = decision.lead
    if _moved_on(before, lead):
        context.work.questions.lapse(before.number)
    context.work.history.append(event_of(decision, context, before))
    if context.here and before != lead:
        context.work.last_actions.put(context.here, context.by, context.now, decision.happened, lead.number, lead.owner)
    if context.policy.write_back and decision.happened in TRANSFERS:
        # Not before it can no longer be undone (product.md §3, "undo").
        context.work.crm.owe(lead.number, now=context.now, at=context.now + context.policy.undo_within)
    if decision.note:
        context.work.notes.add(
            lead.number, context.now, context.by, decision.note, context.here.id if context.here else ""
        )


def _moved_on(before: Lead, after: Lead) -> bool:
    """Whether what we asked about this lead is not wanted any more."""
    return (before.stage, before.owner, before.cycle) != (after.stage, after.owner, after.cycle)


def set_clocks(decision: Decision, context: Context) -> None:
    """Stop the clocks that have nothing to measure any more, and start those that have."""
    lead = decision.lead
    stopping = decision.stop | frozenset(decision.start)
    if stopping and decision.happened is not Happened.POSTED:  # on a lead that is new nothing runs yet
        context.work.alarms.cancel(lead.number, stopping, context.now)
        context.work.alarms.stop(lead.number, stopping, context.now)
    for clock in decision.start:
        running, alarms = wound(clock, lead, context)
        context.work.alarms.start(running)
        context.work.alarms.set(alarms)
    if decision.wake:
        _wake(decision.wake, lead, context)


def remember_rings(decisions: Sequence[Decision], heads: Mapping[int | None, str], context: Context) -> None:
    """What clocks decided on leads that stay as they are, all of it at once, after these histories' heads."""
    context.work.history.append_all([event_of(decision, context) for decision in decisions], heads)
    started = [wound(clock, decision.lead, context) for decision in decisions for clock in decision.start]
    context.work.alarms.start_anew(started, context.now)


def wind_up(clock: ClockKind, leads: Iterable[Lead], context: Context) -> None:
    """Let this clock run on the leads from now on."""
    context.work.alarms.start_anew([wound(clock, lead, context) for lead in leads], context.now)


def postpone(rungs: Iterable[tuple[DueAlarm, Told]], context: Context) -> None:
    """Set alarms again for those who could not hear them now."""
    context.work.alarms.set(
        AlarmRow(
            lead=due.lead,
            clock=due.clock,
            cycle=due.cycle,
            step=due.step,
            due_at=told.later,
            true_at=due.true_at,
            tone=due.tone,
            ears=told.waiting,
        )
        for due, told in rungs
        if told.later
    )


def _wake(wake: Wake, lead: Lead, context: Context) -> None:
    running = {(row.clock, row.cycle) for row in context.work.alarms.running(lead.number)}
    rows = [row for row in context.work.alarms.of(lead.number) if (row.clock, row.cycle) in running]
    rang = [row for row in rows if row.state is AlarmState.RUNG]
    coming = [row for row in rows if row.state is AlarmState.PENDING]
    if rang:
        _ring_again(max(rang, key=lambda row: (row.due_at, row.step)), wake.at, wake.ears, context)
    elif coming:
        _ring_again(min(coming, key=lambda row: row.due_at), wake.at, wake.ears, context)


def _ring_again(row: AlarmRow, at: datetime, ears: tuple[str, ...], context: Context) -> None:
    again = replace(row, due_at=at, ears=ears or row.ears, state=AlarmState.PENDING, rung_at=None)
    context.work.alarms.set([again])


def calendar_for(clock: ClockKind, lead: Lead, context: Context) -> Calendar:
    """The calendar by which this clock runs: of the one it runs on, else the company's."""
    person = context.roster.find(runs_on(clock, lead))
    return works_by(person, context.roster, context.policy, context.today)


def retime(running: Running, calendar: Calendar, context: Context) -> None:
    """Keep the new due time of a clock that runs; rungs that have rung have rung."""
    context.work.alarms.start(_running_row(running))
    rows = context.work.alarms.of(running.lead)
    coming = {(row.clock, row.cycle, row.step): row.ears for row in rows if row.state is AlarmState.PENDING}
    rungs = [(row, coming.get((row.clock, row.cycle, row.step))) for row in _alarm_rows(running, calendar, context)]
    context.work.alarms.set([replace(row, ears=ears) for row, ears in rungs if ears])


def wound(clock: ClockKind, lead: Lead, context: Context) -> tuple[RunningRow, list[AlarmRow]]:
    """A clock that starts on the lead now, and its alarms."""
    policy, calendar = context.policy.clocks[clock], calendar_for(clock, lead, context)
    running = sla.start(policy, lead=lead.number, cycle=lead.cycle, tier=lead.tier, at=context.now, calendar=calendar)
    return _running_row(running), _alarm_rows(running, calendar, context)


def _running_row(running: Running) -> RunningRow:
    return RunningRow(
        lead=running.lead,
        clock=running.kind,
        cycle=running.cycle,
        started_at=running.started_at,
        due_at=running.due.at,
        policy=running.to_json(),
    )


def _alarm_rows(running: Running, calendar: Calendar, context: Context) -> list[AlarmRow]:
    """An alarm for each rung, at the first minute at which anybody may hear it."""
    company = context.policy.calendar
    return [
        AlarmRow(
            lead=alarm.lead,
            clock=alarm.clock,
            cycle=alarm.cycle,
            step=alarm.step,
            due_at=min(alarm.due_at, company.ringing(alarm.true_at)),
            true_at=alarm.true_at,
            tone=alarm.tone,
            ears=alarm.ears,
        )
        for alarm in sla.alarms(running, calendar)
    ]
