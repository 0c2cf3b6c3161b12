"""What each way of saying a time means: a match and today make a first and a last day.

Readers raise ValueError or OverflowError for days that no calendar has.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

from bot.domain.annotation import feasts
from bot.domain.intake.numerals import number

Span: TypeAlias = "tuple[date, date]"
Found: TypeAlias = "re.Match[str]"
Reader: TypeAlias = Callable[[Found, date], "Span | None"]

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_FORTNIGHT = timedelta(days=14)
_LAST_OF_WEEK = 6
_SATURDAY = 5
_MONTHS = 12
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ENGLISH_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "several": 3, "few": 3}
_VAGUE = {"几": 3, "数": 3}
_NAMED_DAYS = {
    "大前天": -3, "前天": -2, "前晚": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "昨儿": -1, "yesterday": -1, "今天": 0,
    "今日": 0, "今早": 0, "今晚": 0, "今儿": 0, "today": 0, "早上": 0, "上午": 0, "中午": 0, "下午": 0, "刚才": 0,
    "刚刚": 0,
    "明天": 1, "明早": 1, "明晚": 1, "tomorrow": 1, "大后天": 3, "后天": 2,
}  # fmt: skip
_YEARS = {
    "大前": -3,
    "前": -2,
    "去": -1,
    "上": -1,
    "上一": -1,
    "今": 0,
    "本": 0,
    "明": 1,
    "last year": -1,
    "this year": 0,
}
_PARTS_OF_YEAR = {
    "初": (1, 2), "年初": (1, 2), "中": (6, 7), "年中": (6, 7), "底": (11, 12), "年底": (11, 12), "末": (11, 12),
    "年末": (11, 12), "上半年": (1, 6), "下半年": (7, 12),
}  # fmt: skip


# ----------------------------------------------------------------------------------------------- days and weeks


def _one(day: date) -> Span:
    return day, day


def named_day(found: Found, today: date) -> Span:
    """A day called by how far it is from today."""
    return _one(today + timedelta(days=_NAMED_DAYS[found["day"]]))


def week(found: Found, today: date) -> Span:
    """A week, or one day or the end of it; this week reaches up to today unless its day is still to come."""
    steps = _steps(found["which"])
    monday = today - timedelta(days=today.weekday()) + steps * _WEEK
    day = _weekday(found["day"])
    if day == "end":
        return monday + timedelta(days=_SATURDAY), monday + timedelta(days=_LAST_OF_WEEK)
    if isinstance(day, int):
        return _one(monday + timedelta(days=day))
    return (monday, today) if steps == 0 else (monday, monday + timedelta(days=_LAST_OF_WEEK))


def last_weekday(found: Found, today: date) -> Span:
    """A day of the week by itself: the latest one, not today."""
    day = _weekday(found["day"])
    wanted = _SATURDAY if day == "end" else day
    back = (today.weekday() - int(wanted or 0)) % 7 or 7
    first = today - timedelta(days=back)
    return (first, min(first + _DAY, today)) if day == "end" else _one(first)


def _weekday(words: str | None) -> int | str | None:
    if not words:
        return None
    if words in {"末", "weekend"}:
        return "end"
    return "一二三四五六日".index(words.replace("天", "日")) if len(words) == 1 else _ENGLISH_DAYS.index(words[:3])


def _steps(words: str) -> int:
    """上上 is -2, 本 is 0, 下 is 1; last, this and next likewise."""
    if words in {"last", "next"}:
        return 1 if words == "next" else -1
    return words.count("下") - words.count("上")


# ------------------------------------------------------------------------------------------- months and years


def _month(year: int, month: int, part: str | None = None) -> Span:
    """A month, or its beginning (1-10), middle (11-20) or end (21-)."""
    year, month = year + (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1
    first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    bounds = {
        "初": (1, 10),
        "中": (11, 20),
        "底": (21, last.day),
        "末": (21, last.day),
        "上": (1, 10),
        "下": (21, last.day),
    }
    start, end = bounds[part[0]] if part else (1, last.day)
    return first.replace(day=start), first.replace(day=end)


def relative_month(found: Found, today: date) -> Span:
    """上个月, 本月初: this month reaches up to today."""
    steps = _steps(found["which"])
    span = _month(today.year, today.month + steps, found["part"])
    return (span[0], max(span[0], today)) if steps == 0 and not found["part"] else span


def part_of_month(found: Found, today: date) -> Span:
    """月初 by itself: of this month if it has begun, else of the last one."""
    span = _month(today.year, today.month, found["part"])
    return span if span[0] <= today else _month(today.year, today.month - 1, found["part"])


def named_month(found: Found, today: date) -> Span:
    """A month, or a day of it, of the year that was said, else the latest that has begun."""
    month, day = int(_value(found["month"])), found["day"]
    year = _year_of(found["year"], today)
    first = date(year or today.year, month, int(_value(day)) if day else 1)
    if year is None and first > today:
        first = first.replace(year=today.year - 1)
    return _one(first) if day else _month(first.year, month, found["part"])


def slashed(found: Found, today: date) -> Span:
    """3/15: the latest such day."""
    day = date(today.year, int(found["month"]), int(found["day"]))
    return _one(day if day <= today else day.replace(year=today.year - 1))


def english_month(found: Found, today: date) -> Span:
    """In March: the latest that has begun."""
    month = _ENGLISH_MONTHS.index(found["month"]) + 1
    year = today.year if month <= today.month else today.year - 1
    return _month(int(found["year"] or year), month)


def day_of_month(found: Found, today: date) -> Span:
    """15号: of this month, or of the last one."""
    day = int(_value(found["day"]))
    here = today.replace(day=1)
    return _one(here.replace(day=day) if day <= today.day else (here - _DAY).replace(day=day))


def year(found: Found, today: date) -> Span:
    """A year or a part of it; this year reaches up to today."""
    year, part = _year_of(found["year"], today) or today.year, found["part"] or ""
    first, last = _PARTS_OF_YEAR.get(part, (1, 12))
    span = _month(year, first)[0], _month(year, last)[1]
    return (span[0], today) if not part and span[0] <= today <= span[1] else span


def part_of_year(found: Found, today: date) -> Span:
    """年初, 上半年 by themselves: the latest that has begun."""
    first, last = _PARTS_OF_YEAR[found["part"]]
    year = today.year if _month(today.year, first)[0] <= today else today.year - 1
    return _month(year, first)[0], _month(year, last)[1]


def quarter(found: Found, today: date) -> Span:
    """A quarter of the year that was said, else the latest that has begun."""
    which = int(_value(found["q"] or found["q2"]))
    year = _year_of(found["year"], today)
    if year is None:
        year = today.year if _month(today.year, which * 3 - 2)[0] <= today else today.year - 1
    return _month(year, which * 3 - 2)[0], _month(year, which * 3)[1]


def relative_quarter(found: Found, today: date) -> Span:
    """上季度, 本季度."""
    first = (today.month - 1) // 3 * 3 + 1 + 3 * _steps(found["which"])
    return _month(today.year, first)[0], _month(today.year, first + 2)[1]


def _year_of(words: str | None, today: date) -> int | None:
    if not words:
        return None
    digits = re.sub(r"\D", "", words)
    return 2000 + int(digits[-2:]) if digits else today.year + _YEARS[words.strip().rstrip("年 的")]


# --------------------------------------------------------------------------------------- lengths and holidays


def ago(found: Found, today: date) -> Span:
    """3天前 is that day, 两周前 that week, 半年前 that month, 3年前 that year."""
    many, unit = _count(found), found["unit"].lstrip("个")[0]
    if unit in "天日d":
        return _one(today - timedelta(days=int(many)))
    if unit in "周星礼w" or (unit in "月m" and many < 1):
        then = today - many * (_WEEK if unit in "周星礼w" else 2 * _FORTNIGHT)
        monday = then - timedelta(days=then.weekday())
        return monday, monday + timedelta(days=_LAST_OF_WEEK)
    if unit in "月m" or many < 1:
        return _month(today.year, today.month - int(many * (12 if unit in "年y" else 1)))
    year = today.year - int(many)
    return date(year, 1, 1), date(year, 12, 31)


def within(found: Found, today: date) -> Span:
    """近三个月: up to today."""
    many, unit = _count(found), found["unit"].lstrip("个")[0]
    days = {"周": 7, "星": 7, "礼": 7, "w": 7, "月": 30, "m": 30, "年": 365, "y": 365}.get(unit, 1)
    return today - timedelta(days=int(many * days)), today


def _count(found: Found) -> float:
    words = found["many"]
    return float(_VAGUE.get(words) or ENGLISH_NUMBERS.get(words) or _value(words))


def _value(words: str) -> float:
    value = number(words)
    if value is None:
        raise ValueError(words)
    return value


def feast(found: Found, today: date) -> Span | None:
    """A holiday, or the fortnight before or after it."""
    span = feasts.latest(feasts.FEASTS[found["feast"]], today)
    year = _year_of(found["year"], today)
    if span and year is not None and year != span[0].year:
        span = feasts.latest(feasts.FEASTS[found["feast"]], date(year, 12, 31)) if year < today.year else None
    if span is None or (year is not None and span[0].year != year):
        return None
    match found["side"]:
        case "前":
            return span[0] - _FORTNIGHT, span[0] - _DAY
        case "后":
            return span[1] + _DAY, min(span[1] + _FORTNIGHT, max(today, span[1] + _DAY))
        case _:
            return span


def vague(found: Found, today: date) -> Span:
    """刚 reaches a week back, 最近 thirty days."""
    return today - (_WEEK if found["near"] else timedelta(days=30)), today
