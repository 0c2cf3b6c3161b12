"""Somebody takes back his own last decision on a lead, within ten minutes and before the owner answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights, undoing
from bot.domain.acquaintance import telling

if TYPE_CHECKING:
    from bot.domain.commands import Undo
    from handlers.context import Context


def undo(command: Undo, context: Context) -> None:
    """Somebody takes back his own last decision on a lead, within ten minutes and before the owner answers."""
    lead = context.lead(command.lead)
    history = context.work.history.of(lead.number)
    if told := undoing.last_told(history, by=context.by):
        undoing.must_be_in_time(lead, last_at=told.at, now=context.now, within=context.policy.undo_within)
        context.note_down(telling.take_back(lead, told.detail))
        return
    rights.must_dispatch(context.person, context.roster)
    last, before = undoing.last_decision(history, by=context.by, lead=lead)
    undoing.must_be_in_time(lead, last_at=last.at, now=context.now, within=context.policy.undo_within)
    context.record(lifecycle.undo(lead, before, last.happened))
