"""How a story says that time passes, in Beijing time: 12 小时, 1 天 2 小时, 到 周一 09:00, 到 03-03 10:00."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Shanghai")
UNITS = {
    "秒": "seconds",
    "秒钟": "seconds",
    "分": "minutes",
    "分钟": "minutes",
    "小时": "hours",
    "天": "days",
    "周": "weeks",
}
WEEKDAYS = "一二三四五六日"
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*(秒钟?|分钟?|小时|天|周)")
_UNTIL = re.compile(
    r"到\s*(?:(?P<next>下)?周(?P<weekday>[一二三四五六日天])|(?P<day>今天|明天|后天)"
    r"|(?:(?P<year>\d{4})-)?(?P<month>\d{1,2})-(?P<date>\d{1,2}))?\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})"
)
_DAYS = {"今天": 0, "明天": 1, "后天": 2}


def passed(words: str, now: dt.datetime) -> dt.timedelta:
    """How long that is from ``now`` on.

    Raises:
        ValueError: it says nothing we know, or a time that is over.
    """
    words = words.strip()
    if until := _UNTIL.fullmatch(words):
        span = _moment(until, now.astimezone(HERE)) - now
        if span < dt.timedelta(0):
            raise ValueError(f"{words} 已经过去了")
        return span
    spans = _SPAN.findall(words)
    if not spans or _SPAN.sub("", words).strip():
        raise ValueError(f"读不懂的时间: {words}")
    return sum((dt.timedelta(**{UNITS[unit]: float(figure)}) for figure, unit in spans), dt.timedelta())


def _moment(until: re.Match[str], now: dt.datetime) -> dt.datetime:
    at = now.replace(hour=int(until["hour"]), minute=int(until["minute"]), second=0, microsecond=0)
    if until["weekday"]:
        return at + dt.timedelta(days=_days_to(until, at, now))
    if until["day"]:
        return at + dt.timedelta(days=_DAYS[until["day"]])
    if until["month"]:
        year = int(until["year"] or at.year)
        there = at.replace(year=year, month=int(until["month"]), day=int(until["date"]))
        return there.replace(year=year + 1) if there < now and not until["year"] else there
    return at if at >= now else at + dt.timedelta(days=1)


def _days_to(until: re.Match[str], at: dt.datetime, now: dt.datetime) -> int:
    """The next such weekday; with 下, the one in next week."""
    wanted = WEEKDAYS.index(until["weekday"].replace("天", "日"))
    if until["next"]:
        return wanted - at.weekday() + 7
    days = (wanted - at.weekday()) % 7
    return days + 7 if days == 0 and at < now else days
