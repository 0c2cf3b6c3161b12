"""Sales-ops let somebody have no new leads for now, or again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import pausing, rights

if TYPE_CHECKING:
    from bot.domain.proposal_commands import Pause
    from handlers.context import Context


def pause(command: Pause, context: Context) -> None:
    """Sales-ops let somebody have no new leads for now, or again."""
    rights.must_dispatch(context.person, context.roster)
    person = context.salesperson(command.person)
    context.work.people.pause(person.userid, paused=command.paused)
    context.forget_people()
    for notice in pausing.told(person, paused=command.paused, by=context.person):
        context.tell(notice)
