"""People work otherwise than they did: the clocks that run on them are reckoned anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.people import Roster

if TYPE_CHECKING:
    from bot.domain.own_commands import LearnHours
    from handlers.context import Context


def learn_hours(command: LearnHours, context: Context) -> None:
    """People work otherwise than they did: the clocks that run on them are reckoned anew."""
    before = Roster([*context.roster, *command.before])
    context.retime_people(command.before, before, told=True)
