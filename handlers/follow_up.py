"""The owner writes down what was tried or what moved on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.commands import FollowUp
    from handlers.context import Context


def follow_up(command: FollowUp, context: Context) -> None:
    """The owner writes down what was tried or what moved on."""
    lead = context.lead(command.lead)
    rights.must_own(lead, context.person, context.roster, context.today)
    context.record(lifecycle.follow_up(lead, words=command.words))
