"""Somebody asks how a lead stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Here, Notice

if TYPE_CHECKING:
    from bot.domain.commands import AskLead
    from handlers.context import Context


def ask_lead(command: AskLead, context: Context) -> None:
    """Somebody asks how a lead stands."""
    lead = context.lead(command.lead)
    context.must_be_known()
    context.tell(Notice(name="lead", to=Here()), lead)
