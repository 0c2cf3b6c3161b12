"""What is kept of a decision beside the lead itself: its history, its note, its clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import sla
from storage.alarms import AlarmRow, RunningRow
from storage.history import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.decision import Decision
    from bot.domain.lead import Lead
    from bot.domain.sla import ClockKind
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
    """Who did what when, in which words; the last action here; the note."""
    lead = decision.lead
    context.work.history.append(event_of(decision, context, before))
    if context.here and before != lead:
        context.work.last_actions.put(context.here, context.by, context.now, decision.happened, lead.number, lead.owner)
    if decision.note:
        context.work.notes.add(
            lead.number, context.now, context.by, decision.note, context.here.id if context.here else ""
        )


def set_clocks(decision: Decision, context: Context) -> None:
    """Stop the clocks that have nothing to measure any more, and start those that have."""
    lead = decision.lead
    stopping = decision.stop | frozenset(decision.start)
    if stopping:
        context.work.alarms.cancel(lead.number, stopping, context.now)
        context.work.alarms.stop(lead.number, stopping, context.now)
    for clock in decision.start:
        running, alarms = wound(clock, lead, context)
        context.work.alarms.start(running)
        context.work.alarms.set(alarms)


def remember_rings(decisions: Sequence[Decision], context: Context) -> None:
    """What clocks decided on leads that stay as they are, all of it at once."""
    context.work.history.append_all([event_of(decision, context) for decision in decisions])
    started = [wound(clock, decision.lead, context) for decision in decisions for clock in decision.start]
    context.work.alarms.start_anew(started, context.now)


def wound(clock: ClockKind, lead: Lead, context: Context) -> tuple[RunningRow, tuple[AlarmRow, ...]]:
    """A clock that starts on the lead now, and its alarms."""
    policy = context.policy.clocks[clock]
    calendar = context.policy.calendar
    running = sla.start(policy, lead=lead.number, cycle=lead.cycle, tier=lead.tier, at=context.now, calendar=calendar)
    row = RunningRow(
        lead=lead.number,
        clock=clock,
        cycle=lead.cycle,
        started_at=running.started_at,
        due_at=running.due.at,
        policy=running.to_json(),
    )
    return row, tuple(_row(alarm) for alarm in sla.alarms(running, calendar))


def _row(alarm: sla.Alarm) -> AlarmRow:
    return AlarmRow(
        lead=alarm.lead,
        clock=alarm.clock,
        cycle=alarm.cycle,
        step=alarm.step,
        due_at=alarm.due_at,
        true_at=alarm.true_at,
        tone=alarm.tone,
        ears=alarm.ears,
    )
