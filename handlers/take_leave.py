"""Somebody will be away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import leaving, rights

if TYPE_CHECKING:
    from bot.domain.commands import TakeLeave
    from handlers.context import Context


def take_leave(command: TakeLeave, context: Context) -> None:
    """Somebody will be away."""
    person = context.colleague(command.person)
    rights.must_tell_leave(person, context.person_or_page, context.roster)
    works = context.policy.calendar_of(person).is_working_day
    leave = command.leave or leaving.leave_in(
        command.words, person, today=context.today, works=works, deputy=command.deputy
    )
    before = context.roster
    context.work.people.take_leave(person.userid, leave, by=context.by, at=context.now)
    context.forget_people()
    moved = context.retime_people([person], before, told=False)
    leads = context.work.leads.of_owner(person.userid)
    away = context.colleague(person.userid)
    for notice in leaving.told(away, leave, leads, moved=moved, roster=context.roster, by=context.person_or_page):
        context.tell(notice)
