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

from bot.domain.patterns import regex
from bot.domain.reply.numerals import DIGITS, NUMERAL, value_of
from bot.domain.reply.words import pointing
from bot.domain.reply.words.pointing import BLOT

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


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: int
    explicit: bool


_LONG_LIST = 20
"""More points than this nobody numbers."""
_THREE_DIGITS = 100
"""A smaller number beside a name may number a list."""
_SPOKEN = 3
"""Digits of a lead's number that is spelled out."""
LONGEST_RANGE = 50
"""More leads than this in one range are not a range anybody means."""


def references_in(
    text: str,
    known: Callable[[int], bool],
    products: tuple[str, ...] = (),
) -> list[Reference]:
    """The groups of lead numbers in a folded text; ``known`` tells whether a lead has that number."""
    groups: list[list[_Number]] = []
    for number in sorted(_numbers(text, products, known), key=lambda number: number.start):
        between = text[groups[-1][-1].end : number.start] if groups else "."
        if _stands_for_a_lead(text, number, known):
            if _joined(text, groups, number):
                groups[-1].append(number)
            else:
                groups.append([number])
        elif _goes_on(groups, between, number) and not pointing.COUNTED.match(text, number.end):
            groups[-1].append(number)
    return [_reference(text, group) for group in groups]


def _goes_on(groups: list[list[_Number]], between: str, number: _Number) -> bool:
    """Whether a number nobody has goes on with the list before it: L1、L99; of three digits or more also 126 129."""
    alike = groups and number.value >= _THREE_DIGITS and len(str(number.value)) == len(str(groups[-1][-1].value))
    return bool(_LISTED.fullmatch(between)) or (bool(alike) and between == " ")


def _joined(text: str, groups: list[list[_Number]], number: _Number) -> bool:
    """Whether a number goes on with the list before it; "hold L127, L128 …" begins another."""
    if not groups or _compared(text, number.start, number.end):
        return False
    between = text[groups[-1][-1].end : number.start]
    ordered = _ORDERED.search(text[: groups[-1][0].start][-_NEAR:])
    return bool(_JOINED.fullmatch(between)) and not (ordered and "," in between)


def _numbers(text: str, products: tuple[str, ...], known: Callable[[int], bool]) -> Iterator[_Number]:
    barred = [
        place
        for product in products
        for found in re.finditer(r"\s*".join(map(re.escape, product.split())), text)
        for place in range(*found.span())
    ]
    for match in _WRITTEN.finditer(text):
        if match.start() in barred or pointing.PRODUCT.match(text, match.start()):
            continue
        yield _Number(match.start(), match.end(), int(match.group("digits")), match.group("sign") is not None)
    for match in NUMERAL.finditer(text):
        for start, end in _breaths(match, known):
            value = value_of(text[start:end]) or 0  # what says no number says the number of no lead
            yield _Number(start, end, value, text[:start].endswith("线索"))


def _breaths(numeral: re.Match[str], known: Callable[[int], bool]) -> list[tuple[int, int]]:
    """一二六一二七 said in one breath are two leads, where both are known and the whole is not."""
    start, end = numeral.span()
    spelled = all(char in DIGITS for char in numeral.group())
    if not spelled or (end - start) % _SPOKEN or known(value_of(numeral.group()) or 0):
        return [(start, end)]
    parts = [(at, at + _SPOKEN) for at in range(start, end, _SPOKEN)]
    both_known = all(known(value_of(numeral.string[one:two]) or 0) for one, two in parts)
    return parts if both_known else [(start, end)]


def _stands_for_a_lead(text: str, number: _Number, known: Callable[[int], bool]) -> bool:
    before, after = _around(text, number.start, number.end)
    if number.explicit:
        return not _COUNTED_EXPLICIT.match(after)
    if _NAMED_ONLY.match(text) or (after.startswith("客户") and _AT_START.search(before) and known(number.value)):
        return True
    if (
        pointing.COUNTED.match(after)
        or (pointing.MEASURED.search(before) and not (before.endswith("第") and _NUMBER_OF_A_LEAD.match(after)))
        or (_numbers_a_list(before, after) and not (number.value > _LONG_LIST and known(number.value)))
    ):
        return False
    spoken = not text[number.start].isdigit()
    if spoken and len(text[number.start : number.end]) < 3 and number.value < 20:  # noqa: PLR2004 - 十一, 十三 count things
        return known(number.value) and bool(_GIVEN_TOO.match(after))
    if re.match(r"号|日", after) and number.value <= 31:  # noqa: PLR2004 - the days of a month
        return bool(_NUMBER_OF_A_LEAD.match(after)) and known(number.value)
    listed = pointing.LEAD_POSITION.match(after) and _AT_START.search(before)
    beside_a_name = _NAMED.match(after) and number.value >= _THREE_DIGITS and _APART.search(before)
    return known(number.value) or bool(listed or beside_a_name)


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
        start=group[0].start,
        end=_end_with_tail(text, group[-1].end),
        numbers=tuple(dict.fromkeys(numbers)),
        ranged=ranged,
        compared=_compared(text, group[0].start, group[-1].end),
    )


def _end_with_tail(text: str, end: int) -> int:
    """A lead is also called 126号, 126那个, 126这条."""
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end


def _compared(text: str, start: int, end: int) -> bool:
    before, after = _around(text, start, end)
    told = _GIVEN.match(after) or pointing.NOT_ALIKE.match(after)
    collided = pointing.COMPARED_BEFORE.search(before) and not told
    return bool(collided) or compared_with(text, start, end)


def compared_with(text: str, start: int, end: int) -> bool:
    """Whether a lead or a company is only what another is like: 126跟127一样, 朗驰跟优码同属一个集团."""
    before, after = _around(text, start, end)
    return bool(_WITH.search(before) and pointing.ALIKE.match(after))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The few characters before and after that decide; more would make long texts slow."""
    return text[max(0, start - _NEAR) : start], text[end : end + _NEAR]


_NEAR = 16


_WRITTEN = regex(
    r"(?<![a-z0-9.@_])(?<!(?:19|20)\d\d[-/])(?<!\d{4}-\d\d[-/])"
    r"(?P<sign>(?:线索|编号|单号|lead|no\.?|l)\s*[#:-]?\s*|#\s*l?\s*)?"
    r"(?<![0-9])(?P<digits>\d{1,7})(?!\d|[a-z_]{1,2}(?![a-z])|\.\d)"
)
_COUNTED_EXPLICIT = regex(r"%|万|元|条(?!件|款)|路(?:公交|大?巴|车)|次?(?:列车|高铁|动车|航班)")
_NAMED = regex(rf"号?\s?{BLOT}")
_NAMED_ONLY = regex(rf"[1-9]\d?号?\s?{BLOT}+[吧。!\s]*$")
"""A short number and a name are the whole message: it numbers no list, whether or not a lead has it."""
_APART = regex(rf"(?:^|[\s,。;!、{BLOT}])$")
_AT_START = regex(r"(?:^|[\n,。,;!])\s*$")
_NUMBER_OF_A_LEAD = regex(r"号\s*(?:[、,和跟]?\s*\d+号\s*)*(?:线索|那|这|给|归|派|分给)")
_JOINED = regex(
    r"(?:号|那个)?\s*(?:[、,/&+|\s]|和|跟|与|以?及|连同|还有|and|或|同)?\s*|(?:号|那个)?\s*(?:[-~]|到|至|to)\s*"
)
_ORDERED = regex(r"(?:hold|park|暂缓|收回|撤回|先放)\s*$")
_LISTED = regex(r"(?:号|那个)?\s*(?:[、,/&]|和|以?及)\s*|(?:号|那个)?\s*(?:[-~]|到|至|to)\s*")
_RANGE = regex(r"(?:号|那个)?\s*(?:[-~]|到|至|to)\s*")
_TAIL = regex(r"号?(?:线索|那个|那条|那家|这个|这条|这家)?(?:客户)?(?!楼|线|会)")
_GIVEN = regex(r"号?(?:那个|那条|这个)?(?:就|请|都)?(?:给|归|派|分|交|转)")
_SETTLED = "号?(?:那个|那条)?(?:就|也)?(?:先(?:放|搁|等|别|不|缓)|撞|重了|暂缓)"
_GIVEN_TOO = regex(
    rf"(?:号?[、,和跟与及\s]{{0,3}}(?:还有)?十[一二三四五六七八九]){{0,4}}(?:{_GIVEN.pattern}|{_SETTLED}|那[个条家])"
)
_WITH = regex(r"(?:(?<!在)跟|和|与|同|with|and)\s*$")
