"""The people of the sales floor, as the administrator's list knows them, and the days they are away."""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, select, update

from bot.domain.calendar import Leave, WorkingHours
from bot.domain.people import Person, Role, Roster
from storage.facts import Facts
from storage.kept import table_of
from storage.tables import LeaveTable, PersonTable
from storage.types import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from sqlalchemy import Row

    from storage.desk import Desk

PEOPLE = table_of(PersonTable)
LEAVE = table_of(LeaveTable)
VERSION = "people.version"
PAUSED = "people.paused"
"""Who was paused, or given leads again, in chat: true or false by key, in JSON."""
OWN_HOURS = "hours:"
"""Before the userid, in the name of the fact that keeps the hours somebody has set for himself."""
_ALL = select(PEOPLE).order_by(PEOPLE.c.place)
_LAST_PLACE = select(func.max(PEOPLE.c.place))
_PLACE_OF = select(PEOPLE.c.place)
_DROP_ALL = delete(PEOPLE)
_ALL_LEAVE = select(LEAVE).order_by(LEAVE.c.first, LEAVE.c.n)
_DROP_LISTED = delete(LEAVE).where(LEAVE.c.source == "list")
_FROM = (LEAVE.c.key == bindparam("who"), LEAVE.c.last >= bindparam("day"))
_FORGET = delete(LEAVE).where(*_FROM, LEAVE.c.first >= bindparam("day"))
_DROP = delete(LEAVE).where(
    LEAVE.c.key == bindparam("who"),
    LEAVE.c.first == bindparam("since"),
    LEAVE.c.last == bindparam("until"),
    LEAVE.c.source != "list",
)
_CUT = update(LEAVE).where(*_FROM).values(last=bindparam("before"))
_DAY = timedelta(days=1)


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
        leave: dict[str, list[Leave]] = {}
        for row in self._desk.all(_ALL_LEAVE):
            leave.setdefault(row.key, []).append(_leave(row))
        paused, own = self._paused(), self._facts.beginning_with(OWN_HOURS)
        rows = self._desk.all(_ALL)
        roster = Roster(_with_own(_person(row, leave, paused), own.get(row.key)) for row in rows)
        self._desk.memory.roster = (version, roster)
        return roster

    def replace(self, people: Iterable[Person]) -> None:
        """The list is these people now, in this order; leave that was told in chat stays, that of the old list goes.

        Who was paused in chat (暂停派单) stays so; who was taken up again in chat is what the new list says.
        """
        self._changed()
        self._desk.run(_DROP_ALL)
        self._desk.run(_DROP_LISTED)
        self._facts.put(PAUSED, json.dumps({key: True for key, still in self._paused().items() if still}))
        roster = Roster(people)
        if rows := [_columns(person, place) for place, person in enumerate(roster)]:
            self._desk.run(PEOPLE.insert(), rows)
        for person in roster:
            for leave in person.leave:
                self._keep_leave(person.userid, leave, source="list", by="", at=None)

    def take_leave(self, userid: str, leave: Leave, *, by: str, at: datetime) -> None:
        """Somebody is away on these days, from day to day."""
        self._changed()
        self._keep_leave(userid, leave, source="chat", by=by, at=at)

    def end_leave(self, userid: str, day: date) -> bool:
        """Somebody is there from this day on; whether any leave was cut short or cancelled by that."""
        self._changed()
        which = {"who": userid.casefold(), "day": day}
        cancelled = self._desk.run(_FORGET, which).rowcount
        return bool(cancelled + self._desk.run(_CUT, {**which, "before": day - _DAY}).rowcount)

    def pause(self, userid: str, *, paused: bool) -> None:
        """Somebody gets no new leads from now on, or gets them again."""
        self._changed()
        self._facts.put(PAUSED, json.dumps({**self._paused(), userid.casefold(): paused}))

    def drop_leave(self, userid: str, leave: Leave) -> bool:
        """Exactly this leave is taken back; whether there was such a one that does not come from the list."""
        self._changed()
        values = {"who": userid.casefold(), "since": leave.first, "until": leave.last}
        return bool(self._desk.run(_DROP, values).rowcount)

    def set_hours(self, userid: str, hours: WorkingHours | None, rings: WorkingHours | None) -> None:
        """The hours in which somebody works and is rung, before those of the list; None for those of the list."""
        self._changed()
        name = OWN_HOURS + userid.casefold()
        if hours or rings:
            self._facts.put(name, to_json([_hours_to_json(hours), _hours_to_json(rings)]))
        else:
            self._facts.drop(name)

    def put(self, person: Person) -> None:
        """Add somebody at the end of the list, or change who is on it."""
        self._changed()
        here = self._desk.first(_PLACE_OF.where(PEOPLE.c.key == person.userid.casefold()))
        last = self._desk.run(_LAST_PLACE).scalar()
        self._desk.upsert(PEOPLE, _columns(person, here.place if here else (-1 if last is None else last) + 1))

    def version(self) -> int:
        """How often the list has been changed."""
        return int((self._facts.get(VERSION) or "0:").split(":", maxsplit=1)[0])

    def _paused(self) -> dict[str, bool]:
        kept: dict[str, bool] = json.loads(self._facts.get(PAUSED) or "{}")
        return kept

    def _keep_leave(self, userid: str, leave: Leave, *, source: str, by: str, at: datetime | None) -> None:
        about = {"key": userid.casefold(), "source": source, "by": by, "at": at}
        said = {"first": leave.first, "last": leave.last, "words": leave.words, "deputy": leave.deputy}
        self._desk.run(LEAVE.insert().inline(), {**about, **said})

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
        "deputy": person.deputy,
        "hours": _hours_to_json(person.hours),
        "rings": _hours_to_json(person.rings),
        "paused": int(person.paused),
    }


def _hours_to_json(hours: WorkingHours | None) -> Any:
    return hours and [[begins.isoformat(), ends.isoformat()] for begins, ends in hours.blocks]


def _hours(kept: Any) -> WorkingHours | None:
    blocks = tuple((time.fromisoformat(begins), time.fromisoformat(ends)) for begins, ends in kept or ())
    return WorkingHours(blocks=blocks) if blocks else None


def _with_own(person: Person, kept: str | None) -> Person:
    if kept is None:
        return person
    hours, rings = map(_hours, json.loads(kept))
    return replace(person, hours=hours or person.hours, rings=rings or person.rings)


def _leave(row: Row[Any]) -> Leave:
    return Leave(first=row.first, last=row.last, words=row.words, deputy=row.deputy)


def _person(row: Row[Any], leave: Mapping[str, list[Leave]], paused: Mapping[str, bool]) -> Person:
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
        deputy=row.deputy,
        hours=_hours(row.hours),
        rings=_hours(row.rings),
        leave=tuple(leave.get(row.key, ())),
        paused=paused.get(row.key, bool(row.paused)),
    )
