"""Somebody takes back what he has just said of a company beside any lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import undoing
from bot.domain.acquaintance import telling
from bot.domain.refusal import CannotUndo

if TYPE_CHECKING:
    from bot.domain.company_commands import Unsay
    from handlers.context import Context


def unsay(_: Unsay, context: Context) -> None:
    """Somebody takes back what he has just said of a company beside any lead, if nobody has spoken of one since."""
    told = context.work.history.said_beside()
    if told is None or not undoing.is_own(told, by=context.by) or context.now - told.at > context.policy.undo_within:
        raise CannotUndo(lead=None, why="late")
    context.note_down(telling.take_back(None, told.detail))
