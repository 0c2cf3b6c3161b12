"""The owner has heard a reminder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.commands import Acknowledge
    from handlers.context import Context


def acknowledge(command: Acknowledge, context: Context) -> None:
    """The owner has heard a reminder."""
    lead = context.lead(command.lead)
    rights.must_own(lead, context.person, context.roster, context.today)
    context.record(lifecycle.acknowledge(lead, by=context.person, policy=context.policy, now=context.now))
