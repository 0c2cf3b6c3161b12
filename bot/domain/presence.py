"""Who is there today, and who stands in for whom (I11, I16)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from bot.domain.calendar import Calendar
    from bot.domain.people import Person, Roster
    from bot.domain.policy import Policy


def is_there(person: Person | None, day: date) -> bool:
    """Whether somebody is still with us and not on leave on this day."""
    return person is not None and person.active and person.away_on(day) is None


def deputy_of(person: Person, roster: Roster, day: date) -> Person | None:
    """Whoever stands in for somebody on leave, if that one is there; None also for somebody who is not away.

    The deputy named with the leave comes before the usual one. Nobody stands in for a deputy: a chain of colleagues
    who each know nothing of it is no help to a customer.
    """
    leave = person.away_on(day)
    if leave is None:
        return None
    named = (roster.find(userid) for userid in (leave.deputy, person.deputy) if userid)
    return next((other for other in named if other and other != person and is_there(other, day)), None)


def answers_for(person: Person, roster: Roster, day: date) -> Person:
    """Whose hours count on this day: the deputy's where somebody stands in, else the person's own."""
    return deputy_of(person, roster, day) or person


def works_by(person: Person | None, roster: Roster, policy: Policy, day: date) -> Calendar:
    """The calendar by which somebody's clocks run, as known on this day; the company's for nobody (I14).

    Leave stops them, but not where a deputy stands in: then somebody is there to keep the promise.
    """
    if person is None:
        return policy.calendar
    who = answers_for(person, roster, day)
    alone = tuple(leave for leave in who.leave if deputy_of(who, roster, leave.first) is None)
    return policy.calendar_of(replace(who, leave=alone))


def stands_in_for(person: Person, roster: Roster, day: date) -> tuple[str, ...]:
    """The userids of those whose deputy this person is on this day."""
    return tuple(other.userid for other in roster if deputy_of(other, roster, day) == person)


def counting_on(userids: Collection[str], roster: Roster) -> frozenset[str]:
    """The userids of those who name one of these people as a deputy, for whatever time."""
    wanted = {userid.casefold() for userid in userids}
    named = ((other, {other.deputy, *(leave.deputy for leave in other.leave)}) for other in roster)
    return frozenset(
        other.userid for other, deputies in named if wanted & {deputy.casefold() for deputy in deputies if deputy}
    )
