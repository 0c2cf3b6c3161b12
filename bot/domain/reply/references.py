"""Which leads a text writes down.

    group    =  number { ("、" | "," | "和" | "/" | space …) number }  |  number ("-" | "到" | "至") number
    number   =  ("L" | "#" | "线索" | "No.") digits      explicit
             |  digits | numeral                          where a lead number would stand
    compared =  ("跟" | "撞" | "像" …) number ("一样" | …) only named for comparison, so no reference

Not lead numbers: amounts, hours, dates, head counts, list numbers, products (L4 自动驾驶), phones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.reply.numerals import NUMERAL, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """Lead numbers written together; ``ranged`` if as a range, ``compared`` if only for comparison."""

    start: int
    end: int
    numbers: tuple[int, ...]
    ranged: bool = False
    compared: bool = False
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: int
    explicit: bool


LONGEST_RANGE = 50
"""More leads than this in one range are not a range anybody means."""


def references_in(text: str, known: Callable[[int], bool], products: tuple[str, ...] = ()) -> list[Reference]:
    """The groups of lead numbers in a folded text; ``known`` tells whether a lead has that number."""
    groups: list[list[_Number]] = []
    for number in sorted(_numbers(text, products), key=lambda number: number.start):
        between = text[groups[-1][-1].end : number.start] if groups else "."
        if _stands_for_a_lead(text, number, known):
            if _JOINED.fullmatch(between) and not _compared(text, number.start, number.end):
                groups[-1].append(number)
            else:
                groups.append([number])
        elif _LISTED.fullmatch(between) and not _COUNTED.match(text, number.end):
            groups[-1].append(number)
    return [_reference(text, group) for group in groups]


def _numbers(text: str, products: tuple[str, ...]) -> Iterator[_Number]:
    barred = [
        place
        for product in products
        for found in re.finditer(re.escape(product), text)
        for place in range(*found.span())
    ]
    for match in _WRITTEN.finditer(text):
        if match.start() in barred or _PRODUCT.match(text, match.start()):
            continue
        yield _Number(match.start(), match.end(), int(match.group("digits")), match.group("sign") is not None)
    for match in NUMERAL.finditer(text):
        value = value_of(match.group())
        if value is not None:
            yield _Number(match.start(), match.end(), value, text[: match.start()].endswith("线索"))


def _stands_for_a_lead(text: str, number: _Number, known: Callable[[int], bool]) -> bool:
    before, after = text[: number.start], text[number.end :]
    if number.explicit:
        return not _COUNTED_EXPLICIT.match(after)
    if _COUNTED.match(after) or _MEASURED.search(before) or _numbers_a_list(before, after):
        return False
    spoken = not text[number.start].isdigit()
    if spoken and len(text[number.start : number.end]) < 3 and number.value < 20:  # noqa: PLR2004 - 十一, 十三 count things
        return False
    if re.match(r"号|日", after) and number.value <= 31:  # noqa: PLR2004 - the days of a month
        return bool(_NUMBER_OF_A_LEAD.match(after)) and known(number.value)
    return known(number.value) or bool(_LEAD_POSITION.match(after) and _AT_START.search(before))


def _numbers_a_list(before: str, after: str) -> bool:
    """1. 2、 3) at the start of a line are list numbers when a lead number follows."""
    return bool(re.search(r"(?:^|\n|[;。])\s*\(?$", before) and re.match(r"[.、)．]\s*(?:l|#)\s*\d|[.)．]\s*\S", after))


def _reference(text: str, group: list[_Number]) -> Reference:
    numbers: list[int] = []
    ranged = False
    for at, number in enumerate(group):
        between = text[group[at - 1].end : number.start] if at else ""
        if at and _RANGE.fullmatch(between) and 0 < number.value - numbers[-1] <= LONGEST_RANGE:
            ranged = True
            numbers += range(numbers[-1] + 1, number.value + 1)
        else:
            numbers.append(number.value)
    return Reference(
        start=group[0].start, end=_end_with_tail(text, group[-1].end), numbers=tuple(dict.fromkeys(numbers)), ranged=ranged,
        compared=_compared(text, group[0].start, group[-1].end), explicit=any(number.explicit for number in group),
    )  # fmt: skip


def _end_with_tail(text: str, end: int) -> int:
    """A lead is also called 126号, 126那个, 126这条."""
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end


def _compared(text: str, start: int, end: int) -> bool:
    before, after = text[:start], text[end:]
    return bool(
        (_COMPARED_BEFORE.search(before) and not _GIVEN.match(after)) or (_WITH.search(before) and _ALIKE.match(after))
    )


_UNIT = (
    r"万|亿|千|百|元|块|w\b|k\b|kw|人|个|位|名|家|台|套|条|次|遍|通|年|月|天|周|星期|小时|h\b|hrs?\b|hours?|min|分钟|分(?=[\s,。]|$)(?<!\s分)|秒|点|时|岁|%|折|倍"
    r"|号楼|号线|号会|楼|层|平|米|吨|公里|km|度|期|轮|届|级|档|gb?\b|tb\b|am\b|pm\b|days?|weeks?|people|users?|rmb|usd|分钟|客户|线索|单(?!子?给)|门店|店|场|页|集|会议|教室|房间|笔|员工|左右|多"
)
_WRITTEN = re.compile(
    r"(?<![a-z0-9.@_])(?<!\d{4}[-/])(?<!\d{4}-\d\d[-/])(?P<sign>(?:线索|编号|单号|lead|no\.?|l)\s*[#:-]?\s*|#\s*l?\s*)?(?<![0-9])(?P<digits>\d{1,7})(?!\d|[a-z_]{1,2}(?![a-z])|\.\d)"
)
_PRODUCT = re.compile(r"l[1-5]\s*(?:级|自动|智驾|辅助|驾驶|会议|航站|层|楼|无人|车型|方案|工位|培训|认证|等级|\+)")
_COUNTED = re.compile(
    rf"\s*(?:[-~到至]\s*\d+\s*)?(?:{_UNIT})|:\d\d|[.]\d|/\d{{1,2}}(?!\d)(?=\s*(?:前|之前|再|下午|上午))"
)
_COUNTED_EXPLICIT = re.compile(r"%|万|元")
_MEASURED = re.compile(
    r"(?:预算|金额|报价|电话|手机|座机|尾号|分机|注册资本|资本|实缴|约|大概|超过|不到|近|第|人数|规模|工号|订单|合同|价格|才|共|一共|总共|满|¥|\$|top|v|q|房间|会议室|room)\s*:?\s*$"
)
_LEAD_POSITION = re.compile(
    r"\s*(?:号|那个|那条|这个|这条)?\s*(?:请|就|要)?\s*(?:给|派|分给|归|转给|换|撞|接|退|拒|先放|重复|暂缓|[:>]|assign|to )"
)
_AT_START = re.compile(r"(?:^|[\n,。,;!])\s*$")
_NUMBER_OF_A_LEAD = re.compile(r"号\s*(?:线索|那|这|给|归|派|分给)")
_JOINED = re.compile(r"(?:号|那个)?\s*(?:[、,/&+\s]|和|跟|与|以及|还有|and|或)?\s*|(?:号|那个)?\s*(?:[-~]|到|至|to)\s*")
_LISTED = re.compile(r"(?:号|那个)?\s*(?:[、,/&]|和)\s*|(?:号|那个)?\s*(?:[-~]|到|至|to)\s*")
_RANGE = re.compile(r"(?:号|那个)?\s*(?:[-~]|到|至|to)\s*")
_TAIL = re.compile(r"号?(?:线索|那个|那条|那家|这个|这条|这家)?(?:客户)?(?!楼|线|会)")
_COMPARED_BEFORE = re.compile(
    r"(?:撞(?:单|了)?|参考|参照|类似|好像?|比|不如|(?:same as|like|dup(?:licate)? of|vs\.?|as with) ?|按|照着?|重复(?:了|于)?|同一家是|上次|之前的?)$"
)
_GIVEN = re.compile(r"号?(?:那个|那条|这个)?(?:就|请|都)?(?:给|归|派|分|交|转)")
_WITH = re.compile(r"(?:跟|和|与|同|with|and)\s*$")
_ALIKE = re.compile(
    r"号?(?:那个|那家|那条|这个)?(?:也?是|为|属于?|的)?\s*(?:一样|同一|同个|一家|一个|重复|类似|撞|差不多|相同|同集团|的?子公司|关联|兄弟|dup|was)"
)
