"""Somebody asks why a colleague is not proposed for a lead, or not first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import suggestion
from bot.domain.decision import Here, Notice
from bot.domain.refusal import NotInSales

if TYPE_CHECKING:
    from bot.domain.proposal_commands import AskWhyNot
    from handlers.context import Context


def ask_why_not(command: AskWhyNot, context: Context) -> None:
    """Somebody asks why a colleague is not proposed for a lead, or not first: one exact reason."""
    context.must_be_known()
    lead, person = context.lead(command.lead), context.roster.find(command.person)
    if person is None:
        raise NotInSales(name=command.person)
    leave, until = person.away_on(context.today), person.away_until(context.today)
    reason = suggestion.why(lead, person, context.bench(lead))
    facts = {"why": reason, "away_as": leave.words if leave else "", "until": until}
    context.tell(Notice(name="why_not", to=Here(), facts=facts), lead)
