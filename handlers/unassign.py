"""Sales-ops take a lead back without naming another owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.commands import Unassign
    from handlers.context import Context


def unassign(command: Unassign, context: Context) -> None:
    """Sales-ops take a lead back without naming another owner."""
    rights.must_dispatch(context.person, context.roster)
    context.record(lifecycle.unassign(context.lead(command.lead), reason=command.reason))
