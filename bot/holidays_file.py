"""The company's own days off and at work, from XLSX or CSV: all of them, or every mistake in the file.

Two columns in any order, 日期 and 安排 (放假 or 上班); others are passed over.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.sheets import RowProblem, SheetError, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_WORKS: Final[Mapping[str, bool]] = {"放假": False, "休息": False, "休": False, "上班": True, "补班": True, "班": True}
_DATE: Final = re.compile(r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0?0:00(?::00)?)?")


def read(path: Path) -> Mapping[date, bool]:
    """Each day with whether the company works on it.

    Raises:
        SheetError: the file cannot be opened or has mistakes; it holds all of them.
    """
    try:
        data = path.read_bytes()
    except OSError:
        raise SheetError(
            RowProblem(row=None, sentence=f"打不开 {path.name};请检查 [policy] 里的 holiday_file")
        ) from None
    return parse(data)


def parse(data: bytes) -> Mapping[date, bool]:
    """Likewise for what a file holds."""
    rows = rows_of(data, "放假安排")
    head = [str(cell).strip() for cell in rows[0][1]] if rows else []
    if not {"日期", "安排"} <= set(head):
        raise SheetError(RowProblem(row=1, sentence="第一行应是列名:日期、安排"))
    at, what = head.index("日期"), head.index("安排")
    days: dict[date, bool] = {}
    problems = []
    for number, cells in rows[1:]:
        written, said = (str(cells[place]).strip() if place < len(cells) else "" for place in (at, what))
        day = _day(written)
        if day is None or said not in _WORKS:
            problems.append(RowProblem(row=number, sentence="日期写成 2026-12-31,安排写 放假 或 上班"))
        else:
            days[day] = _WORKS[said]
    if problems:
        raise SheetError(*problems)
    return days


def _day(written: str) -> date | None:
    found = _DATE.fullmatch(written)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
