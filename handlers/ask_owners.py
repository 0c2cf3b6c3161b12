"""Somebody asks who is proposed for a lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Here, Notice

if TYPE_CHECKING:
    from bot.domain.proposal_commands import AskOwners
    from handlers.context import Context


def ask_owners(command: AskOwners, context: Context) -> None:
    """Somebody asks who is proposed for a lead: everybody on the list, each with his reasons."""
    context.must_be_known()
    context.tell(Notice(name="owners", to=Here()), context.lead(command.lead))
