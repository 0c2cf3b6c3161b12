"""When something was or will be, as colleagues say it, resolved to a first and a last day (S42).

    上周 上上周 本周 下周 (三|末)   last|this|next week, wednesday
    上个月 本月 下个月 (初|中|底)   3月 3月15日 3月初 3/15 15号
    去年 前年 今年 (3月|国庆|年底|上半年)   Q1 上季度 2025年
    昨天 前天 大前天 今天 明天 后天   3天前 两周前 半年前   近三个月
    国庆前 春节后 五一 年前 年后   月初 年底   刚 最近 前几天 前阵子

A month or a day without a year is the latest one that has begun. Vague words have a fixed width: 刚 and 前几天 reach
a week back, 最近 and 前阵子 thirty days, before and after a holiday is a fortnight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.annotation import feasts, spans
from bot.domain.intake.numerals import NUMBER
from bot.domain.patterns import regex

if TYPE_CHECKING:
    import re
    from datetime import date

    from bot.domain.annotation.spans import Found, Reader, Span


def span_in(words: str, today: date) -> Span | None:
    """The first and the last day of the first time that folded words name; None where they name none."""
    found = time_in(words, today)
    return found[1] if found else None


def time_in(words: str, today: date) -> tuple[str, Span] | None:
    """The first time that folded words name, as it is said there and as first and last day.

    The table is gone through from the most to the least exact, so that 上周刚见过 is last week. Days that no calendar
    has (2月30日) are passed over.
    """
    for pattern, read in _TABLE:
        for found in pattern.finditer(words):
            span = _resolved(read, found, today)
            if span:
                lasts = _STILL.match(words, found.end()) if span[0] <= today else None
                return words[found.start() : (lasts or found).end()], ((span[0], today) if lasts else span)
    return None


def _resolved(read: Reader, found: Found, today: date) -> Span | None:
    try:
        return read(found, today)
    except (ValueError, OverflowError):
        return None


_YEAR = r"(?P<year>20[12]\d年|2\d年(?!前|了|多|来|以上)|大前年|前年|去年|上一?年(?!底|末|初)|今年|本年|明年)"
_MAYBE_YEAR = rf"(?:{_YEAR}的?)?"
_FEAST = "|".join(sorted(feasts.FEASTS.keys() - {"年"}, key=len, reverse=True))
_UNIT = "天|日(?!本)|周|个?星期|个?礼拜|个?月|年|days?|weeks?|months?|years?"
_MANY = rf"(?P<many>{NUMBER}|几|数|{'|'.join(spans.ENGLISH_NUMBERS)})\s*"
_STILL = regex(r"\s*(?:到|至)(?:现在|今|目前)|以来")

_TABLE: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (regex(pattern), read)
    for pattern, read in (
        (r"(?P<which>上+|这|本|下+)(?:一?个)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])?(?!年)", spans.week),
        (
            r"\b(?P<which>last|this|next) (?:(?P<day>weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|week)",
            spans.week,
        ),
        (
            (
                rf"{_MAYBE_YEAR}(?<![第\d])(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?"
                r"(?:(?P<day>[0-3]?\d|[一二三四五六七八九十]{1,3})[日号]|(?P<part>初|中旬?|底|末|上旬|下旬))?"
            ),
            spans.named_month,
        ),
        (r"(?P<which>上+|这|本|下+)一?个?月(?P<part>初|中旬?|底|末|上旬|下旬)?", spans.relative_month),
        (r"\b(?P<which>last|this|next) month(?P<part>)", spans.relative_month),
        (
            (
                rf"(?:{_YEAR}的?)?(?P<feast>{_FEAST}|(?<![\d半几数一二两三四五六七八九十百])年)"
                r"(?:节|假期|放假|长假)*(?:之|以)?(?P<side>前(?!年)|后)"
            ),
            spans.feast,
        ),
        (
            rf"(?:{_YEAR}的?)?(?<![一二三四五六七八九十第])(?P<feast>{_FEAST})(?P<side>)(?![一二三四五六七八九十个家条点])",
            spans.feast,
        ),
        (rf"{_MAYBE_YEAR}(?:第?(?P<q>[一二三四1-4])季度|(?<![a-z])q(?P<q2>[1-4])(?!\d))", spans.quarter),
        (r"(?P<which>上|这|本|下)一?个?季度", spans.relative_quarter),
        (rf"{_YEAR}(?P<part>初|中(?!国)|底|末|年底|年初|上半年|下半年)?", spans.year),
        (r"(?P<year>last year|this year)(?P<part>)", spans.year),
        (rf"{_MANY}(?:多|来)?个?(?P<unit>{_UNIT})(?:多|半)?\s*(?:之|以)?(?:前|ago)", spans.ago),
        (rf"(?:近|过去|这|最近|past |last ){_MANY}(?:多)?(?P<unit>{_UNIT})", spans.within),
        (
            r"(?P<day>大前天|前天|前晚|昨天|昨日|昨晚|昨儿|今天|今日|今早|今晚|今儿|明天|明早|明晚|大后天|后天)",
            spans.named_day,
        ),
        (r"\b(?P<day>yesterday|today|tomorrow)\b", spans.named_day),
        (r"(?<![\d./-])(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])(?![\d./-]|的)", spans.slashed),
        (
            r"\bin (?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b(?: (?P<year>20\d\d))?",
            spans.english_month,
        ),
        (r"(?<![\d第])(?P<day>3[01]|[12]\d|[1-9])号(?![线楼门院店机])", spans.day_of_month),
        (r"(?:周|星期|礼拜)(?P<day>[一二三四五六日末])(?!年)", spans.last_weekday),
        (r"(?<!上)(?<!下)月(?P<part>初|中旬?|底|末)", spans.part_of_month),
        (r"(?P<part>年初|年中|年底|年末|上半年|下半年)", spans.part_of_year),
        (r"(?P<day>早上|上午|中午|下午|刚才|刚刚)", spans.named_day),
        (
            (
                r"(?P<near>前几天|这几天|这两天|前两天|刚刚?(?!好)|just (?:met|saw))"
                r"|最近|近期|近来|前阵子?|前段时间|这阵子?"
                r"|recently"
            ),
            spans.vague,
        ),
    )
)
"""How times are said, the more exact ways first."""
