"""Somebody works in hours of his own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import leaving, rights

if TYPE_CHECKING:
    from bot.domain.commands import SetHours
    from handlers.context import Context


def set_hours(command: SetHours, context: Context) -> None:
    """Somebody works in hours of his own."""
    person = context.colleague(command.person)
    rights.must_tell_leave(person, context.person_or_page, context.roster)
    before = context.roster
    context.work.people.set_hours(person.userid, command.hours, command.rings)
    context.forget_people()
    moved = context.retime_people([person], before, told=False)
    context.tell(
        leaving.works_otherwise(context.colleague(person.userid), company=context.policy.calendar, moved=moved)
    )
