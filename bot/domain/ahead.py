"""A time ahead, as colleagues say it: until when a reminder waits, on which days somebody is away (I11).

    day      =  今天 明天 后天 大后天 | (下|这|本)周(三|末)? 周三 星期三 | 3月5日 3/5 5号 | 月底 下个月5号
    until    =  [到 | 至 | until] day | number (天|周|个月)后 | number 小时后 | 半小时后
    days     =  day | 从 day 到 day | 到 day (from today on) | number 天 (working days, from today on) | 下周

A weekday is the next one, today included; of a week that was named it is that week's. A day of a month that has
passed is next month's or next year's. What no calendar has (2月30日) is no time at all.
"""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.calendar.moments import first_moment
from bot.domain.intake.numerals import NUMBER, number
from bot.domain.patterns import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from bot.domain.calendar import Calendar

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_SUNDAY: Final = 6
_DECEMBER: Final = 12
_MOST: Final = 3660
"""Days beyond which nobody plans; a longer span is a number that means something else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Days:
    """The first and the last day that words name, and what of the words names them."""

    first: date
    last: date
    said: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Until:
    """The moment that words name, in UTC, and what of the words names it."""

    at: datetime
    said: str


def days_in(words: str, today: date, works: Callable[[date], bool]) -> Days | None:
    """The days somebody is away, by these words; None where they name none.

    ``works`` tells working days, in which 请假三天 is counted.
    """
    first = next(_spans(words, today), None)
    if counted := _COUNTED.search(words):
        return _counted(counted, first.first if first else today, works)
    if first is None:
        return None
    before, _, after = words.partition(first.said)
    joined = _TO.match(after)
    last = _second(after, first, today) if joined else None
    if last:
        said = first.said + after[: after.index(last.said)] + last.said
        return Days(first=first.first, last=last.last, said=said)
    return Days(first=today, last=first.last, said=first.said) if _UP_TO.search(before) else first


def _second(words: str, first: Days, today: date) -> Days | None:
    """The other end: 下周五 is that of today's next week, the 周五 of 下周三到周五 that of the same week."""
    last = next(_spans(words, today), None)
    return last if last is None or last.last >= first.first else next(_spans(words, first.first), None)


def until_in(words: str, now: datetime, calendar: Calendar) -> Until | None:
    """The moment until which something waits: so many hours from now, or the beginning of a day after today."""
    today = now.astimezone(calendar.zone).date()
    if hours := _HOURS.search(words):
        length = _amount(hours["many"])
        return Until(at=now + timedelta(hours=length), said=hours.group()) if 0 < length <= _MOST else None
    if after := _AFTER.search(words):
        length = int(_amount(after["many"]) * _UNITS[after["unit"][-1]])
        return (
            Until(at=first_moment(today + length * _DAY, calendar.zone), said=after.group())
            if 0 < length <= _MOST
            else None
        )
    for day in _spans(words, today):
        first = day.first if day.first > today else day.first + _WEEK if _BARE_WEEKDAY.fullmatch(day.said) else None
        if first:
            return Until(at=first_moment(first, calendar.zone), said=day.said)
    return None


def without(words: str, said: str) -> str:
    """The words beside the time: the reason."""
    before, _, after = words.partition(said)
    left = _BEFORE_TIME.sub("", before) + " " + _AFTER_TIME.sub("", after)
    return left.strip(_STOPS)


def _spans(words: str, today: date) -> Iterator[Days]:
    for found in _TIME.finditer(words):
        try:
            span = _span(found, today)
        except (ValueError, OverflowError):
            continue
        if span[0] >= today:
            yield Days(first=span[0], last=span[1], said=found.group())


def _span(found: re.Match[str], today: date) -> tuple[date, date]:
    if found["named"]:
        day = today + _NAMED[found["named"]] * _DAY
        return day, day
    if found["week"]:
        return _of_week(found, today)
    if found["weekday"]:
        day = today + (_WEEKDAYS[found["weekday"]] - today.weekday()) % 7 * _DAY
        return day, day
    if found["end"]:
        last = today.replace(day=months.monthrange(today.year, today.month)[1])
        return last, last
    day = _of_month(found, today)
    return day, day


def _of_week(found: re.Match[str], today: date) -> tuple[date, date]:
    monday = today - today.weekday() * _DAY + found["week"].count("下") * _WEEK
    if found["of_week"]:
        day = monday + _WEEKDAYS[found["of_week"]] * _DAY
        return day, day
    return max(monday, today), monday + _SUNDAY * _DAY


def _of_month(found: re.Match[str], today: date) -> date:
    if found["next_month"]:
        first = today.replace(day=1)
        following = first.replace(year=first.year + first.month // _DECEMBER, month=first.month % _DECEMBER + 1)
        return following.replace(day=int(found["next_day"]))
    if found["only_day"]:
        day = int(found["only_day"])
        return today.replace(day=day) if day >= today.day else _of_next_month(today, day)
    month, day = (int(part) for part in (found["month"] or found["slash_month"], found["day"] or found["slash_day"]))
    this = date(today.year, month, day)
    return this if this >= today else date(today.year + 1, month, day)


def _of_next_month(today: date, day: int) -> date:
    return date(today.year + today.month // _DECEMBER, today.month % _DECEMBER + 1, day)


def _counted(found: re.Match[str], first: date, works: Callable[[date], bool]) -> Days | None:
    """So many working days from the first one on; weeks are weeks."""
    many = _amount(found["many"])
    if not 0 < many <= _MOST:
        return None
    if found["unit"] != "天":
        return Days(first=first, last=first + int(many * 7) * _DAY - _DAY, said=found.group())
    last, left = first, max(1, int(many))
    for _ in range(_MOST):
        left -= works(last)
        if not left:
            break
        last += _DAY
    return Days(first=first, last=last, said=found.group())


def _amount(words: str) -> float:
    return number(words) or 0


_WEEKDAYS: Final = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "末": 5, "日": 6, "天": 6}
_NAMED: Final = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "大后天": 3, "后天": 2}
_UNITS: Final = {"天": 1, "周": 7, "期": 7, "月": 30}
_TIME: Final = regex(
    r"(?P<named>今天|今日|明天|明日|大后天|后天)"
    r"|(?P<week>下+|这|本)个?(?:周|星期|礼拜)(?P<of_week>[一二三四五六日天末])?"
    r"|(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])"
    r"|(?<![\d.])(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12]\d|0?[1-9])[日号]?(?!\d)"
    r"|(?<![\d./-])(?P<slash_month>1[0-2]|0?[1-9])[/-](?P<slash_day>3[01]|[12]\d|0?[1-9])(?![\d./-])"
    r"|(?P<next_month>下个?月)(?P<next_day>3[01]|[12]\d|[1-9])[日号]"
    r"|(?<![\d月第])(?P<only_day>3[01]|[12]\d|[1-9])[日号](?![线楼门院店机])"
    r"|(?P<end>月底|月末)"
)
_BARE_WEEKDAY: Final = regex(r"(?:周|星期|礼拜)[一二三四五六日天末]")
_COUNTED: Final = regex(rf"(?P<many>{NUMBER})(?:个)?(?P<unit>天|周|星期)(?!后|以后|之后)")
_AFTER: Final = regex(rf"(?P<many>{NUMBER})\s*个?(?P<unit>天|周|星期|月)(?:之|以)?后")
_HOURS: Final = regex(rf"(?P<many>{NUMBER})\s*(?:个)?(?:小时|钟头|h)(?:之|以)?后?")
_TO: Final = regex(r"\s*(?:到|至|[-~—]+)")
_UP_TO: Final = regex(r"(?:到|至)\s*$")
_STOPS: Final = " \n,.。,、;:!！;:"
_BEFORE_TIME: Final = regex(r"(?:等)?(?:到|至|缓到|推到|until)?\s*$")
_AFTER_TIME: Final = regex(r"^\s*(?:再说|再|之后|以后|后|吧)?")
