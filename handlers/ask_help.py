"""Somebody asks what can be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Here, Notice

if TYPE_CHECKING:
    from bot.domain.commands import AskHelp
    from handlers.context import Context


def ask_help(_command: AskHelp, context: Context) -> None:
    """Somebody asks what can be said."""
    roles = sorted(context.person.roles)
    context.tell(Notice(name="help", to=Here(), facts={"roles": roles}))
