"""Times and amounts as spreadsheets write them."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final

from bot.domain.calendar import SHANGHAI

_TIME: Final = re.compile(
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
    r"(?:[T\s]+(?P<hour>\d{1,2})[:时](?P<minute>\d{1,2})(?:[:分](?P<second>\d{1,2}))?.*)?"
)
_COMPACT: Final = re.compile(r"(?P<year>20\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_SERIAL: Final = re.compile(r"[2-9]\d{4}(?:\.\d+)?")
_FIRST_DAY: Final = dt.datetime(1899, 12, 30, tzinfo=SHANGHAI)
"""Day 0 of a spreadsheet's calendar."""
_AMOUNT: Final = re.compile(r"[¥￥]?\s*(?P<figure>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>万|亿)?元?")


@lru_cache(maxsize=4096)
def time_of(words: str) -> dt.datetime | None:
    """The time, in Shanghai where no zone is said; a day alone is its beginning. None where it is no time.

    2026-03-02 · 2026/3/2 9:30 · 2026年3月2日 · 20260302 · 46083 (a spreadsheet's own number)
    """
    if _SERIAL.fullmatch(words):
        return _FIRST_DAY + dt.timedelta(days=float(words))
    found = _TIME.fullmatch(words) or _COMPACT.fullmatch(words)
    if not found:
        return None
    said = {name: int(figure) for name, figure in found.groupdict().items() if figure}
    try:
        return dt.datetime(**said, tzinfo=SHANGHAI)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def written(words: str) -> str:
    """The time as ISO 8601, empty where it is none."""
    time = time_of(words)
    return time.isoformat() if time else ""


@lru_cache(maxsize=4096)
def amount_of(words: str) -> int | None:
    """Whole yuan, or None: 50万, ¥500,000.00, 1.2亿."""
    found = _AMOUNT.fullmatch(words)
    if not found:
        return None
    return round(
        float(found["figure"].replace(",", "")) * {"万": 10_000, "亿": 100_000_000}.get(found["unit"] or "", 1)
    )
