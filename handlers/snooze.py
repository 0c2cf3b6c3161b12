"""Whoever is reminded of a lead wants to hear of it later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, rights
from bot.domain.people import Role

if TYPE_CHECKING:
    from bot.domain.commands import Snooze
    from handlers.context import Context


def snooze(command: Snooze, context: Context) -> None:
    """Whoever is reminded of a lead wants to hear of it later."""
    lead = context.lead(command.lead)
    owns = rights.owns(lead, context.person, context.roster, context.today)
    if not owns and not context.person.may(Role.SALES_OPS):
        rights.must_own(lead, context.person, context.roster, context.today)
    said = command.words
    context.record(lifecycle.snooze(lead, said, by=context.person, owns=owns, policy=context.policy, now=context.now))
