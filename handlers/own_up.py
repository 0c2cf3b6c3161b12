"""The bot was deaf for a while: every dispatch group is asked to send again what it said meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Notice, Place

if TYPE_CHECKING:
    from bot.domain.own_commands import OwnUp
    from handlers.context import Context


def own_up(command: OwnUp, context: Context) -> None:
    """The bot was deaf for a while: every dispatch group is asked to send again what it said meanwhile."""
    facts = {"since": command.since, "until": command.until}
    for group in context.groups:
        context.tell(Notice(name="outage", to=Place(kind="group", id=group), facts=facts))
