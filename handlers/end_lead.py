"""A lead ends with its owner: won or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.proposal_commands import EndLead
    from handlers.context import Context


def end_lead(command: EndLead, context: Context) -> None:
    """A lead ends with its owner, who says so, or sales-ops for him: won or lost."""
    lead = context.lead(command.lead)
    rights.must_own_or_dispatch(lead, context.person, context.roster, context.today)
    decide = lifecycle.win if command.won else lifecycle.lose
    context.record(decide(lead, words=command.words))
