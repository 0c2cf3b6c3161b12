"""Working hours and leave, as a company or a person states them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.domain.calendar.moments import first_moment, in_utc

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.domain.calendar.moments import Span

MONDAY_TO_FRIDAY: Final = frozenset(range(5))
_DAY: Final = timedelta(days=1)
_WEEKDAYS: Final = "一二三四五六日"


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkingHours:
    """The hours of a working day, and the weekdays that are working days; Monday to Friday 09:00-18:00 by default.

    ``blocks`` are stretches of a day, in order and apart, each with its first moment inside and its last one
    outside; an end of 00:00 is midnight at the end of the day. Night shifts are two blocks. ``weekdays`` are
    numbered from Monday = 0.

    Raises:
        ValueError: there is no block or no weekday, a block does not end after its beginning, or two overlap.
    """

    blocks: tuple[tuple[time, time], ...] = ((time(9), time(18)),)
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY

    def __post_init__(self) -> None:
        if not self.blocks or not self.weekdays:
            raise ValueError("working hours need a block and a weekday")
        if not self.weekdays <= frozenset(range(7)):
            raise ValueError(f"weekdays go from 0 (Monday) to 6: {sorted(self.weekdays)}")
        stretches = self.stretches()
        if any(begins >= ends for begins, ends in stretches):
            raise ValueError(f"a block ends after it begins, on the same day: {self}")
        if any(earlier[1] > later[0] for earlier, later in pairwise(stretches)):
            raise ValueError(f"blocks stand in order and do not overlap: {self}")

    def __str__(self) -> str:
        return "、".join(f"{begins:%H:%M}-{ends:%H:%M}" for begins, ends in self.blocks)

    def stretches(self) -> tuple[tuple[timedelta, timedelta], ...]:
        """The blocks as times since midnight on the wall."""
        return tuple((_since_midnight(begins), _since_midnight(ends) or _DAY) for begins, ends in self.blocks)


@dataclass(frozen=True, kw_only=True, slots=True)
class Leave:
    """Time in which a person does not work: leave, a trip (I11).

    ``first`` and ``last`` are both days, the last one inclusive, or both moments, the last one outside. ``deputy`` is
    the userid of whoever stands in meanwhile, empty where only the person's usual deputy would.

    Raises:
        ValueError: a day and a moment are mixed, the end lies before the beginning, or a moment has no zone.
    """

    first: date
    last: date
    words: str = "请假"
    deputy: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.first, datetime) != isinstance(self.last, datetime):
            raise ValueError(f"leave goes from day to day or from moment to moment: {self.first} – {self.last}")
        if isinstance(self.first, datetime) and isinstance(self.last, datetime):
            in_order = in_utc(self.first) < in_utc(self.last)
        else:
            in_order = self.first <= self.last
        if not in_order:
            raise ValueError(f"leave ends after it begins: {self.first} – {self.last}")

    def span(self, zone: ZoneInfo) -> Span:
        """From when until when, days being days of the zone."""
        if isinstance(self.first, datetime) and isinstance(self.last, datetime):
            return in_utc(self.first), in_utc(self.last)
        return first_moment(self.first, zone), first_moment(self.last + _DAY, zone)

    def line(self, zone: ZoneInfo) -> str:
        """The reason it gives for a deadline: "10-12 周一 至 10-14 周三 出差"."""
        if isinstance(self.first, datetime) and isinstance(self.last, datetime):
            ends = (self.first.astimezone(zone), self.last.astimezone(zone))
            return " 至 ".join(f"{end:%m-%d %H:%M}" for end in ends) + f" {self.words}"
        return days_line(self.first, self.last, self.words)


def days_line(first: date, last: date, words: str) -> str:
    """A reason that holds for one day or for days in a row: "10-10 周六 调休上班"."""
    shown = (first,) if first == last else (first, last)
    return " 至 ".join(f"{day:%m-%d} 周{_WEEKDAYS[day.weekday()]}" for day in shown) + f" {words}"


def _since_midnight(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond)
