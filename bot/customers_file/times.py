"""Times and amounts as spreadsheets and CRMs write them, and the ways in which they write that there is none."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final

from bot.domain.calendar import SHANGHAI

_TIME: Final = re.compile(
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
    r"(?:[T\s]+(?P<early>[上下]午)?\s*(?P<hour>\d{1,2})[:时](?P<minute>\d{1,2})(?:[:分](?P<second>\d{1,2}))?"
    r"(?:\.\d+)?\s*(?P<late>[AaPp][Mm])?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?.*)?"
)
_COMPACT: Final = re.compile(r"(?P<year>20\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_SERIAL: Final = re.compile(r"[2-9]\d{4}(?:\.\d+)?")
_NEVER: Final = re.compile(
    r"[-–—/\\]+|无|没有|暂无|从未|未(?:拜访|跟进|联系)|n/?a|null|none|0|0000[-/]00[-/]00\b.*", re.IGNORECASE
)
_FIRST_DAY: Final = dt.datetime(1899, 12, 30, tzinfo=SHANGHAI)
"""Day 0 of a spreadsheet's calendar."""
_YEARS: Final = range(1990, 2100)
"""Programs write 0001, 1900, 1970 or 9999 where they have no time at all."""
_NOON: Final = 12
_MOST_YUAN: Final = 10**15
"""More is no amount, but a number that slipped into the column."""
_AMOUNT: Final = re.compile(r"[¥￥]?\s*(?P<figure>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>万|亿)?元?")


@lru_cache(maxsize=4096)
def time_of(words: str) -> dt.datetime | None:
    """The time, in Shanghai where no zone is said; a day alone is its beginning. None where it is no time, or "never".

    2026-03-02 · 2026/3/2 9:30 · 2026/3/2 9:30 PM · 2026年3月2日 · 2026-03-02T01:30:00Z · 20260302 · 46083 (a
    spreadsheet's own number)
    """
    moment = _moment(words)
    return moment if moment and is_real(moment) else None


@lru_cache(maxsize=4096)
def says_never(words: str) -> bool:
    """Whether this stands where there is no time: a dash, 无, 0000-00-00, or the first day a program can think of."""
    moment = _moment(words)
    return not is_real(moment) if moment else bool(_NEVER.fullmatch(words))


def is_real(moment: dt.datetime) -> bool:
    """Whether anybody can have done anything then."""
    return moment.year in _YEARS


def _moment(words: str) -> dt.datetime | None:
    if _SERIAL.fullmatch(words):
        return _FIRST_DAY + dt.timedelta(days=float(words))
    found = _TIME.fullmatch(words) or _COMPACT.fullmatch(words)
    if not found:
        return None
    told = found.groupdict()
    numbers = {name: int(told[name]) for name in ("year", "month", "day", "hour", "minute", "second") if told.get(name)}
    late = told.get("early") == "下午" or (told.get("late") or "").lower() == "pm"
    if late and numbers["hour"] < _NOON:
        numbers["hour"] += _NOON
    try:
        return dt.datetime(**numbers, tzinfo=_zone(told.get("zone")))
    except ValueError:
        return None


def _zone(said: str | None) -> dt.tzinfo:
    return dt.datetime.strptime(said, "%z").tzinfo or SHANGHAI if said else SHANGHAI


@lru_cache(maxsize=4096)
def written(words: str) -> str:
    """The time as ISO 8601, empty where it is none; in Shanghai always, so that the later one is the greater text."""
    time = time_of(words)
    return time.astimezone(SHANGHAI).isoformat() if time else ""


@lru_cache(maxsize=4096)
def amount_of(words: str) -> int | None:
    """Whole yuan, or None: 50万, ¥500,000.00, 1.2亿."""
    found = _AMOUNT.fullmatch(words)
    if not found:
        return None
    yuan = float(found["figure"].replace(",", "")) * {"万": 10_000, "亿": 100_000_000}.get(found["unit"] or "", 1)
    return round(yuan) if yuan <= _MOST_YUAN else None
