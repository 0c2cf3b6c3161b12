"""The public holidays and working weekends (调休) of mainland China, as far as the State Council has published them.

The days come from the package chinesecalendar, which a new release extends each November. The notice for a year
has sometimes moved the last days of the year before (29-31 December 2006, 2007 and 2018), so these are the least
certain of the known days.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from chinese_calendar import Holiday, holidays, workdays

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST_KNOWN_DAY: Final = date(min(holidays).year, 1, 1)
LAST_KNOWN_DAY: Final = date(max(holidays).year, 12, 31)
"""The data tell nothing about later days; there a weekend is only a plain weekend."""

_CHINESE: Final[Mapping[str, str]] = {holiday.value: holiday.chinese for holiday in Holiday}

HOLIDAYS: Final[Mapping[date, str]] = {day: _CHINESE[name] for day, name in holidays.items()}
"""Days off and what they are called: 春节, 清明, 国庆节."""

WORKING_WEEKENDS: Final = frozenset(workdays)
"""Saturdays and Sundays on which the country works (调休)."""


def is_known(day: date) -> bool:
    """Whether it has been published if this day is a holiday."""
    return FIRST_KNOWN_DAY <= day <= LAST_KNOWN_DAY
