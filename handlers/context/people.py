"""Somebody by his userid, for what a command wants of him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import rights
from bot.domain.people import Person
from bot.domain.refusal import HasLeft, NotInSales

if TYPE_CHECKING:
    from bot.domain.people import Roster


def salesperson(userid: str, roster: Roster) -> Person:
    """The salesperson with this userid.

    Raises:
        NotInSales, HasLeft: nobody who could have a lead.
    """
    person = roster.find(userid)
    if person is None:
        raise NotInSales(name=userid)
    rights.must_sell(person)
    return person


def colleague(userid: str, roster: Roster) -> Person:
    """Anybody with this userid who is still with us.

    Raises:
        NotInSales, HasLeft: nobody we know, or somebody who has left.
    """
    person = roster.find(userid)
    if person is None:
        raise NotInSales(name=userid)
    if not person.active:
        raise HasLeft(name=person.name)
    return person


def gone(userid: str, name: str, roster: Roster) -> Person:
    """Somebody who is not on the list any more, or stands there as having left."""
    return roster.find(userid) or Person(userid=userid, name=name or userid, roles=frozenset(), active=False)
