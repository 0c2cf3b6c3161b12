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
    rights.must_tell_leave(person, context.person_or_page, context.roster)
    before = context.roster
    people = context.work.people
    if command.leave:
        ended = people.drop_leave(person.userid, command.leave)
    else:
        ended = people.end_leave(person.userid, context.today)
    if not ended:
        raise NotAway(name=person.name)
    context.forget_people()
    moved = context.retime_people([person], before, told=False)
    context.tell(leaving.back(person, taken_back=command.leave, moved=moved))
