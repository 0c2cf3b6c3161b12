"""Who is there today, and who stands in for whom (I11, I16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.people import Person, Roster


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


def stands_in_for(person: Person, roster: Roster, day: date) -> tuple[str, ...]:
    """The userids of those whose deputy this person is on this day."""
    return tuple(other.userid for other in roster if deputy_of(other, roster, day) == person)
