"""The owner refuses the lead, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.commands import Reject
    from handlers.context import Context


def reject(command: Reject, context: Context) -> None:
    """The owner refuses the lead, with a reason."""
    lead = context.lead(command.lead)
    rights.must_own(lead, context.person, context.roster, context.today)
    context.record(lifecycle.reject(lead, reason=command.reason, now=context.now))
