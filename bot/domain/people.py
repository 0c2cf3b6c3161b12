"""The people of the sales floor: who they are, what they are called and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.domain.calendar import Leave, WorkingHours

_DAY = timedelta(days=1)


class Role(StrEnum):
    """What somebody may do here. One person can have several (product.md §2.3, §2.5, S7)."""

    SDR = "sdr"
    SALES_OPS = "sales_ops"
    SALES = "sales"
    DIRECTOR = "director"
    BD = "bd"
    SALES_HEAD = "sales_head"
    MARKETING_HEAD = "marketing_head"
    ADMIN = "admin"


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A colleague, as the administrator's list knows them.

    ``userid`` is WeCom's id as received; it is compared case-folded (wecom.md §1.10).
    ``capacity`` is how many open leads the person can work at once (S32); None means no limit.
    ``active`` is False for somebody who left: the name is still understood, the person never chosen (I11).
    ``deputy`` is the userid of whoever stands in when the person is away. ``hours`` and ``rings`` are the person's own
    working and ringing hours, None for the company's (I14, I16). ``leave`` are days away, from day to day, in order.
    ``paused`` is somebody who is there but gets no new leads until sales-ops say so (暂停派单).
    """

    userid: str
    name: str
    roles: frozenset[Role]
    english: str | None = None
    nicknames: tuple[str, ...] = ()
    title: str = ""
    region: str = ""
    industries: tuple[str, ...] = ()
    capacity: int | None = None
    email: str | None = None
    active: bool = True
    deputy: str | None = None
    hours: WorkingHours | None = None
    rings: WorkingHours | None = None
    leave: tuple[Leave, ...] = ()
    paused: bool = False

    def away_on(self, day: date) -> Leave | None:
        """The leave that covers this day; None for somebody who is there."""
        return next((leave for leave in self.leave if leave.first <= day <= leave.last), None)

    def away_until(self, day: date) -> date | None:
        """The last day away, of leave after leave without a day between; None for somebody who is there on this day."""
        last = None
        while self.away_on(day):
            last = day
            day += _DAY
        return last

    def is_called(self, name: str) -> bool:
        """Whether this is one of the person's names, in any case."""
        names = (self.userid, self.name, self.english or "", *self.nicknames)
        return name.casefold() in {known.casefold() for known in names if known}

    def may(self, role: Role) -> bool:
        """Whether this person, still with us, has the role."""
        return self.active and role in self.roles


class Roster:
    """Everybody we know, found by userid without regard to case.

    Give it people in any order; of two with the same userid the last one counts.
    """

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._people = {person.userid.casefold(): person for person in people}

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people.values())

    def __len__(self) -> int:
        return len(self._people)

    def find(self, userid: str | None) -> Person | None:
        """The person with this userid, or None."""
        return self._people.get(userid.casefold()) if userid else None

    def name_of(self, userid: str | None) -> str:
        """The name to call somebody by; the userid itself where we know no name."""
        person = self.find(userid)
        return person.name if person else (userid or "")

    def having(self, role: Role) -> tuple[Person, ...]:
        """Those who have the role and are still with us, in the order of the list."""
        return tuple(person for person in self if person.may(role))
