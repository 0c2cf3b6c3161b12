"""When somebody wants to buy, as it is said, into months from the day of the post to the end of that window.

    Q1 · 2026年Q2 · 三季度 · 下季度 · 上半年 · 年底前 · 年中 · 三个月内 · 2周内 · 半年内 · 这个月 · 下个月 · 3月底
    明年3月 · 26年 · 尽快 · 春节后 · 五一前 · 双十一前 · 暑假前 · 汛期前 · within 6 months · by June · ASAP

Of several windows the last to end counts. A month that has passed is next year's. 未立项, 不确定 give no months.
"""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.inquiry import Timeline
from bot.domain.intake.memory import remembered
from bot.domain.intake.windows import READERS
from bot.domain.patterns import regex

_SOON = regex(
    r"尽快|尽早|越快越好|越早越好|马上|立刻|立即|急用|(?:[很比较较挺蛮超]|非常|特别|十万火|紧)急|着急|加急|急{2,}|^急[!。]*$|随时|现在就|立等|抓紧|近期|"
    r"最近|这两天|这几天|"
    r"[本这下]个?周|[本这下]个?(?:星期|礼拜)|月内|今天|明天|后天|asap|immediate|urgent|right away|as "
    r"soon as|this week|next week|\bnow\b",
)
_NOT_SOON = regex(r"不(?:是很|太|怎么)?(?:急|着急)")
_PAST_DAYS = 62
_YEAR_OF_ASIDE = regex(
    r"((?:20)?\d\d年|今年|明年|后年|次年|来年)[^()\d]{0,10}\(([^()]{0,6}(?:\d{1,2}|[一二三四五六七八九十]{1,2})月[^()]{0,6})\)"
)
"""明年开渔前(8月): a month said in brackets tells the window, and the year before them which month it is."""


def read_timeline(words: str, today: date) -> Timeline:
    """A stated window; months only where its end can be told, the words always."""
    said = words.strip()
    ends = window_end(said, today)
    return Timeline(months=None if ends is None else months_until(ends, today), words=said)


def months_until(ends: date, today: date) -> int:
    """Months from one day to another, a begun month counting whole; what is over already is 0."""
    whole = (ends.year - today.year) * 12 + ends.month - today.month
    return max(0, whole + (1 if ends.day > today.day else 0))


@remembered
def window_end(said: str, today: date) -> date | None:
    """The last day of the window that the words describe, or None where they describe none."""
    days = [
        day
        for day in _days(_YEAR_OF_ASIDE.sub(r"\1\2", said.lower()), today)
        if day >= today - timedelta(days=_PAST_DAYS)
    ]
    if days:
        return max(days)
    soon = _SOON.search(said.lower()) and not _NOT_SOON.search(said)
    return today + timedelta(days=14) if soon else None


def _days(said: str, today: date) -> list[date]:
    """The end of every window named; what one reader understood, the next ones do not see."""
    days = []
    for pattern, read in READERS:
        for found in list(pattern.finditer(said)):
            try:
                day = read(found, today)
            except (ValueError, OverflowError):
                day = None
            if day:
                days.append(day)
                said = said[: found.start()] + "\x00" * len(found[0]) + said[found.end() :]
    return days
