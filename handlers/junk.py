"""Sales-ops throw a lead out as 无效."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.commands import Junk
    from handlers.context import Context


def junk(command: Junk, context: Context) -> None:
    """Sales-ops throw a lead out as 无效."""
    rights.must_dispatch(context.person, context.roster)
    context.record(lifecycle.junk(context.lead(command.lead), reason=command.reason))
