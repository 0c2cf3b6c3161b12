"""Sales-ops say what a lead is for: must-win, practice, or nothing beyond the ordinary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.proposal_commands import PutMark
    from handlers.context import Context


def put_mark(command: PutMark, context: Context) -> None:
    """Sales-ops say what a lead is for: must-win, practice, or nothing beyond the ordinary (S29)."""
    rights.must_dispatch(context.person, context.roster)
    context.record(lifecycle.put_mark(context.lead(command.lead), command.mark))
