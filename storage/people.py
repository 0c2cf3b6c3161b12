"""The people of the sales floor, as the administrator's list knows them."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select

from bot.domain.people import Person, Role, Roster
from storage.facts import Facts
from storage.kept import table_of
from storage.tables import PersonTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Row

    from storage.desk import Desk

PEOPLE = table_of(PersonTable)
VERSION = "people.version"
_ALL = select(PEOPLE).order_by(PEOPLE.c.place)
_LAST_PLACE = select(func.max(PEOPLE.c.place))
_PLACE_OF = select(PEOPLE.c.place)
_DROP_ALL = delete(PEOPLE)


class People:
    """The roster and its changes. Its version is a counter and a random word, so that a forgotten one never returns."""

    __slots__ = ("_desk", "_facts", "_roster")

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._facts = Facts(desk)
        self._roster: Roster | None = None

    def roster(self) -> Roster:
        """Everybody; read again only when the list has changed."""
        if self._roster is None:
            self._roster = self._read()
        return self._roster

    def _read(self) -> Roster:
        version = self._facts.get(VERSION) or ""
        known = self._desk.memory.roster
        if known is not None and known[0] == version:
            return known[1]
        roster = Roster(_person(row) for row in self._desk.all(_ALL))
        self._desk.memory.roster = (version, roster)
        return roster

    def replace(self, people: Iterable[Person]) -> None:
        """The list is these people now, in this order."""
        self._changed()
        self._desk.run(_DROP_ALL)
        if rows := [_columns(person, place) for place, person in enumerate(Roster(people))]:
            self._desk.run(PEOPLE.insert(), rows)

    def put(self, person: Person) -> None:
        """Add somebody at the end of the list, or change who is on it."""
        self._changed()
        here = self._desk.first(_PLACE_OF.where(PEOPLE.c.key == person.userid.casefold()))
        last = self._desk.run(_LAST_PLACE).scalar()
        self._desk.upsert(PEOPLE, _columns(person, here.place if here else (-1 if last is None else last) + 1))

    def version(self) -> int:
        """How often the list has been changed."""
        return int((self._facts.get(VERSION) or "0:").split(":", maxsplit=1)[0])

    def _changed(self) -> None:
        self._roster = None
        self._desk.lock([VERSION])
        self._facts.put(VERSION, f"{self.version() + 1}:{secrets.token_hex(4)}")


def _columns(person: Person, place: int) -> dict[str, Any]:
    return {
        "key": person.userid.casefold(),
        "place": place,
        "userid": person.userid,
        "name": person.name,
        "roles": sorted(person.roles),
        "english": person.english,
        "nicknames": person.nicknames,
        "title": person.title,
        "region": person.region,
        "industries": person.industries,
        "capacity": person.capacity,
        "email": person.email,
        "active": int(person.active),
    }


def _person(row: Row[Any]) -> Person:
    return Person(
        userid=row.userid,
        name=row.name,
        roles=frozenset(map(Role, row.roles)),
        english=row.english,
        nicknames=tuple(row.nicknames),
        title=row.title,
        region=row.region,
        industries=tuple(row.industries),
        capacity=row.capacity,
        email=row.email,
        active=bool(row.active),
    )
