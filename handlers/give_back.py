"""The owner returns an accepted lead, with a reason: it is an MRL now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.commands import Return
    from handlers.context import Context


def give_back(command: Return, context: Context) -> None:
    """The owner returns an accepted lead, with a reason: it is an MRL now."""
    lead = context.lead(command.lead)
    rights.must_own(lead, context.person, context.roster, context.today)
    context.record(lifecycle.give_back(lead, reason=command.reason))
