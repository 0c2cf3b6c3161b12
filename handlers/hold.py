"""Sales-ops put a lead aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.commands import Hold
    from handlers.context import Context


def hold(command: Hold, context: Context) -> None:
    """Sales-ops put a lead aside."""
    rights.must_dispatch(context.person, context.roster)
    context.record(lifecycle.hold(context.lead(command.lead), reason=command.reason, until=command.until))
