"""The owner reached the customer: the clock of first contact stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.commands import Contact
    from handlers.context import Context


def contact(command: Contact, context: Context) -> None:
    """The owner reached the customer: the clock of first contact stops."""
    lead = context.lead(command.lead)
    rights.must_own(lead, context.person, context.roster, context.today)
    context.record(lifecycle.contact(lead, words=command.words, now=context.now))
