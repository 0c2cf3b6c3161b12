"""The public holidays that people date things by: 国庆前, 春节后, 五一."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.domain.calendar.public import HOLIDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FEASTS: Final[Mapping[str, str]] = {
    "元旦": "元旦",
    "新年": "元旦",
    "春节": "春节",
    "过年": "春节",
    "年": "春节",
    "清明": "清明",
    "五一": "劳动节",
    "劳动节": "劳动节",
    "端午": "端午",
    "中秋": "中秋",
    "国庆": "国庆节",
    "十一": "国庆节",
}
"""What they are called, and the name they have in the published lists."""

_ALWAYS: Final[Mapping[str, tuple[int, int, int]]] = {
    "元旦": (1, 1, 1),
    "劳动节": (5, 1, 5),
    "国庆节": (10, 1, 7),
}
"""Month, day and length of those that no moon moves, for years that no list covers yet."""

_SAME: Final = timedelta(days=3)


@lru_cache(maxsize=64)
def latest(name: str, today: date) -> tuple[date, date] | None:
    """The first and last day of the latest such holiday that has begun; None where no list knows it."""
    runs = _runs(day for day, called in HOLIDAYS.items() if called == name)
    started = [run for run in [*runs, *_always(name, today)] if run[0] <= today]
    found = max(started, default=None)
    return found if found and today - found[0] <= timedelta(days=400) else None


def _always(name: str, today: date) -> list[tuple[date, date]]:
    if name not in _ALWAYS:
        return []
    month, day, length = _ALWAYS[name]
    listed = {each.year for each, called in HOLIDAYS.items() if called == name}
    firsts = (date(year, month, day) for year in (today.year - 1, today.year) if year not in listed)
    return [(first, first + timedelta(days=length - 1)) for first in firsts]


def _runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """Days in a row, put together; where another holiday falls into a long one, the gap is closed."""
    runs: list[tuple[date, date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][1] <= _SAME:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs
