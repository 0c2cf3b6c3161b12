"""Somebody is back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import leaving, rights
from bot.domain.refusal import NotAway

if TYPE_CHECKING:
    from bot.domain.commands import EndLeave
    from handlers.context import Context


def end_leave(command: EndLeave, context: Context) -> None:
    """Somebody is back."""
    person = context.colleague(command.person)
    rights.must_tell_leave(person, context.person, context.roster)
    before = context.roster
    if not context.work.people.end_leave(person.userid, context.today):
        raise NotAway(name=person.name)
    context.forget_people()
    moved = context.retime_people([person], before, told=False)
    context.tell(leaving.back(person, moved=moved))
