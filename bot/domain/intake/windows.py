"""The ways a window of time is named, each a pattern and the day on which such a window ends.

Readers raise ValueError for days that no calendar has; whoever calls them goes on.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.intake.numerals import NUMBER, number
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable

Found: TypeAlias = "re.Match[str]"
Reader: TypeAlias = "Callable[[Found, date], date | None]"

_SPRING = {
    2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 3),
    2031: (1, 23), 2032: (2, 11), 2033: (1, 31), 2034: (2, 19), 2035: (2, 8),
}  # fmt: skip
_FEASTS = {
    "元旦": (1, 1), (
        "寒假"
    ): (1, 20), (
        "三八"
    ): (3, 8), "315": (3, 15), "清明": (4, 5), "五一": (5, 1), "劳动节": (5, 1), "汛期": (6, 1),
    "雨季": (6, 1), (
        "六一"
    ): (6, 1), (
        "高考"
    ): (6, 7), "端午": (6, 15), "618": (6, 18), "暑假": (7, 1), "暑期": (7, 1), "七一": (7, 1),
    "夏天": (6, 1), "夏季": (6, 1), "入夏": (6, 1), "秋天": (9, 1), "秋季": (9, 1), "冬天": (12, 1), "冬季": (12, 1),
    "入冬": (12, 1), "开学": (9, 1), (
        "旺季"
    ): (9, 1), "教师节": (9, 10), "中秋": (9, 25), "国庆": (10, 1), "十一": (10, 1), "双11": (11, 11),
    "双十一": (11, 11), (
        "供暖"
    ): (11, 15), "采暖": (11, 15), "双12": (12, 12), "双十二": (12, 12), "圣诞": (12, 25),
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = r"(?:uary|ruary|ch|il|e|y|ust|tember|t(?:ember)?|ober|ember)?"
_YEAR = r"(?:(?P<year>(?:20)?[2-4]\d(?:年|(?!\d))|今年|明年|后年|本年度?|次年|来年)\s*的?)?"
_NEXT_TO = regex("[一二两三四五六七八九]{2}")
_DECEMBER = 12
"""The month in which 下半年 can only be that of the next year."""
_SEVERAL = 3
_AFTER = 21


def last_day(year: int, month: int) -> date:
    """The last day of a month; months beyond 12 run into the next years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def months_later(today: date, months: float) -> date:
    """The same day some months later (or that month's last), half months counting 15 days."""
    ends = last_day(today.year, today.month + int(months))
    return ends.replace(day=min(today.day, ends.day)) + timedelta(days=round((months % 1) * 30))


def year_of(words: str | None, today: date) -> int | None:
    """The year that 明年, 26年 or 2026 means, None where no year was said."""
    if not words:
        return None
    digits = re.sub(r"\D", "", words)
    if digits:
        return int(digits[-2:]) + 2000
    return today.year + {"明": 1, "次": 1, "来": 1, "后": 2, "n": 1}.get(words[0], 0)


def coming(month: int, year: int | None, today: date) -> date:
    """The end of that month: of the year that was said, else of the next such month."""
    if year:
        return last_day(year, month)
    ends = last_day(today.year, month)
    return ends if ends >= today else last_day(today.year + 1, month)


def _full_date(found: Found, _: date) -> date:
    first = date(int(found["y"]), int(found["m"]), 1)
    ends = last_day(first.year, first.month)
    return ends.replace(day=int(found["d"])) if found["d"] else _in_month(ends, found["part"])


def _quarter(found: Found, today: date) -> date:
    said = found["to"] or found["q"] or found["q2"] or found["q3"]
    return coming(int(number(said) or 4) * 3, year_of(found["year"] or found["year2"], today), today)


def _next_quarter(found: Found, today: date) -> date:
    steps = found["which"].count("下") + found["which"].count("next")
    return last_day(today.year, (today.month - 1) // 3 * 3 + 3 + 3 * steps)


def _half_year(found: Found, today: date) -> date:
    year = year_of(found["year"] or found["year2"], today)
    if found["h"] in {"上", "h1"}:
        return coming(6, year, today)
    return coming(12, year or today.year + (today.month == _DECEMBER), today)


def _part_of_year(found: Found, today: date) -> date:
    year, part = year_of(found["year"], today), found["part"]
    if part[1] in "初头":
        return coming(2, year, today)
    return coming(7 if part[1] == "中" else 12, year, today)


def _duration(found: Found, today: date) -> date | None:
    many = _count(found["n2"] or found["n"])
    if many is None:
        return None
    unit, many = found["unit"].lstrip("个")[0], many + (0.5 if found["half"] else 0)
    if unit in "天日d":
        return today + timedelta(days=int(many))
    if unit in "周星礼w":
        return today + timedelta(days=int(many * 7))
    return months_later(today, many * {"季": 3, "q": 3, "年": 12, "y": 12}.get(unit, 1))


def _count(words: str) -> float | None:
    if words == "几":
        return float(_SEVERAL)
    many = number(words[-1] if _NEXT_TO.fullmatch(words) else words)
    return many if many is not None and many <= 120 else None  # noqa: PLR2004 - beyond ten years it is not a plan


def _half(found: Found, today: date) -> date:
    return months_later(today, 6 if found["unit"] == "年" else 0.5)


def _month(found: Found, today: date) -> date | None:
    month = number((found["m2"] or found["m"])[-1 if _NEXT_TO.fullmatch(found["m2"] or found["m"]) else 0 :])
    if not month or not 1 <= month <= 12 or month % 1:  # noqa: PLR2004 - months
        return None
    ends = coming(int(month), year_of(found["year"], today), today)
    return ends.replace(day=int(found["d"])) if found["d"] else _in_month(ends, found["part"])


def _in_month(ends: date, part: str | None) -> date:
    if not part:
        return ends
    if part.endswith("前"):
        return ends.replace(day=1)
    return ends.replace(day={"初": 10, "上": 10, "中": 20}.get(part[0], ends.day))


def _next_month(found: Found, today: date) -> date:
    steps = found["which"].count("下") + found["which"].count("次") + found["which"].count("next")
    return _in_month(last_day(today.year, today.month + steps), found["part"])


def _this_month(found: Found, today: date) -> date:
    return _in_month(last_day(today.year, today.month), found["part"])


def _month_and_day(found: Found, today: date) -> date:
    return coming(int(found["m"]), None, today).replace(day=int(found["d"]))


def _spring(found: Found, today: date) -> date:
    year = year_of(found["year"], today) or today.year
    begins = date(year, *_SPRING.get(year, (2, 10)))
    if begins < today - timedelta(days=_AFTER):
        begins = date(year + 1, *_SPRING.get(year + 1, (2, 10)))
    before = "前" in found[0] or "before" in found.string[: found.start()]
    return begins if before else begins + timedelta(days=_AFTER)


def _feast(found: Found, today: date) -> date:
    begins = date(year_of(found["year"], today) or today.year, *_FEASTS[found["feast"]])
    if begins < today and not found["year"]:
        begins = date(today.year + 1, *_FEASTS[found["feast"]])
    side = found["side"] or ""
    after = found["past"] or "后" in side or "期间" in side
    return begins + timedelta(days=_AFTER if after else 0)


def _english_month(found: Found, today: date) -> date:
    return coming(_MONTHS.index(found["m"]) + 1, year_of(found["year"], today), today)


def _part_of_english_year(found: Found, today: date) -> date:
    month = {"e": 3, "m": 7, "l": 12}[found["part"][0]]
    return coming(month, year_of(found["year"], today), today)


def _english_year(found: Found, today: date) -> date:
    return coming(12, year_of(found["year"] or found["year2"], today), today)


def _financial_year(found: Found, today: date) -> date:
    return last_day(today.year + (1 if found["which"] and found["which"][0] in "下新" else 0), 12)


def _whole_year(found: Found, today: date) -> date | None:
    year = year_of(found["year"], today)
    return None if year is None or year < today.year else last_day(year, 12)


_ENGLISH_YEAR = r"20\d\d|next year|this year"
_N = rf"{NUMBER}|几"
_UNIT = (
    r"个月|月(?=之内|以内)|周|星期|礼拜|天|日(?=之?以?内)|个?季度|年(?!底|初|中|末|前|[上下]半|q|第|\d|"
    r"度|[一二三四]季)|months?|weeks?|days?|years?|quarters?"
)
_SIDE = r"(?P<side>前后|之前|以前|前|过后|之后|以后|后|期间|季)"
_PART = r"(?P<part>之前|以前|前|月?初|上旬|月?中(?!标)|中旬|下旬|月?底|月?末)?"
READERS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (regex(pattern), reader)
    for pattern, reader in (
        (
            (
                rf"(?P<y>20\d\d)\s*[-/.年]\s*(?P<m>\d\d?)(?!\d|季)(?:\s*[-/.月]\s*(?P<d>\d\d?)(?!\d)日?|"
                rf"月份?{_PART})?"
            ),
            _full_date,
        ),
        (
            (
                rf"{_YEAR}(?:q(?P<q>[1-4])(?!\d)(?:\s*[-~/到至或]\s*q?(?P<to>[1-4])(?!\d))?|"
                rf"第?(?P<q2>[一二三四1-4])\s*季度?|(?P<q3>[1-4])q)"
                rf"(?:\s*,?\s*(?:of\s*)?(?P<year2>{_ENGLISH_YEAR}))?"
            ),
            _quarter,
        ),
        (r"(?P<which>本|这一?个?|当|下下个?|下一?个?|this|next)\s*(?:季度?|quarter)", _next_quarter),
        (
            rf"{_YEAR}(?:(?P<h>上|下|h1|h2)(?:半年)?(?<!上)(?<!下)(?![a-z0-9]))(?:\s*(?:of\s*)?(?P<year2>{_ENGLISH_YEAR}))?",
            _half_year,
        ),
        (r"半个?(?P<unit>年|月)", _half),
        (
            (
                rf"(?P<n>{_N})(?:\s*(?:个月)?\s*(?:[-~到至]|to)\s*(?P<n2>{_N}))?\s*(?P<unit>{_UNIT})(?P<half>"
                rf"半)?"
            ),
            _duration,
        ),
        (rf"{_YEAR}(?P<part>年底|年末|年中|年初|年头|年内)", _part_of_year),
        (
            (
                rf"{_YEAR}(?P<m>{NUMBER})(?:\s*[-~到至、/]\s*(?P<m2>{NUMBER}))?\s*月份?(?:(?P<d>\d\d?)[日号]|"
                rf"{_PART})"
            ),
            _month,
        ),
        (rf"(?P<which>本|这一?个?|当|下下个?|下一?个?|次|this|next)\s*(?:月份?|month){_PART}", _next_month),
        (r"(?<![\d.])(?P<m>\d{1,2})[./](?P<d>\d{1,2})(?=之?前|以前)", _month_and_day),
        (r"(?<![\d一二三四五六七八九十个下这本上当])月(?P<part>[底末初中])(?!标)", _this_month),
        (
            (
                rf"{_YEAR}(?:春节|过年|过完年|年后|年前|新年|开年|节前|节后|chinese new year|cny|spring "
                rf"festival){_SIDE}?"
            ),
            _spring,
        ),
        (
            (
                rf"{_YEAR}(?P<past>过完|过了)?(?P<feast>{'|'.join(sorted(_FEASTS, key=len, reverse=True))})(?:节|"
                rf"假期?|黄金周|长假)?(?:{_SIDE}|(?<![七十]一)(?<![季期暖学考天夏冬]))"
            ),
            _feast,
        ),
        (rf"\b(?P<m>{'|'.join(_MONTHS)}){_FULL}\b\.?(?:\s*,?\s*(?:of\s*)?(?P<year>{_ENGLISH_YEAR}))?", _english_month),
        (rf"(?P<part>early|mid(?:dle of)?|late)[- ]?(?P<year>{_ENGLISH_YEAR})", _part_of_english_year),
        (
            (
                r"(?:(?:by|before)\s+)?(?:the\s+)?(?:year[- ]?end|end of (?:the )?year|eoy|end of "
                rf"(?P<year>{_ENGLISH_YEAR}))(?:\s*(?P<year2>20\d\d))?"
            ),
            _english_year,
        ),
        (r"(?P<which>下一?个?|新|本|这个)?财年", _financial_year),
        (
            (
                r"(?P<year>20[2-4]\d|(?<!\d)[2-4]\d(?=年)|今年|明年|后年|本年|来年|next year|this "
                r"year)年?度?"
            ),
            _whole_year,
        ),
    )
)
