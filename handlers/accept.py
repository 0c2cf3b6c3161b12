"""The owner takes the lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.commands import Accept
    from handlers.context import Context


def accept(command: Accept, context: Context) -> None:
    """The owner takes the lead."""
    lead = context.lead(command.lead)
    rights.must_own(lead, context.person, context.roster, context.today)
    context.record(lifecycle.accept(lead, now=context.now))
