"""The holidays are known further ahead than they were: what was guessed is reckoned anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, sla

if TYPE_CHECKING:
    from bot.domain.own_commands import LearnHolidays
    from handlers.context import Context


def learn_holidays(_command: LearnHolidays, context: Context) -> None:
    """The holidays are known further ahead than they were: what was guessed is reckoned anew."""
    for row in context.work.alarms.guessed():
        lead, running = context.lead(row.lead), sla.Running.from_json(row.policy)
        calendar = context.calendar_for(running.kind, lead)
        newer = sla.learned(running, calendar, context.now)
        if newer:
            context.retime(newer, calendar)
            context.record(lifecycle.retime(lead, running.kind, before=running.due.at, after=newer.due.at))
