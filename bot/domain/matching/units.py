"""The branch, shop, department or works that a name means: 苏州分公司, 浦东金桥店, 采购部, 黄岛工厂.

Behind a legal form it is whatever is neither a note nor a place; at the end of a short name, what ends as a part does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.matching.places import is_place, place_at, places_ahead, places_behind
from bot.domain.matching.words.forms import (
    DEPARTMENT_BEHIND,
    HEAD_OFFICE,
    HEAD_OFFICE_BEHIND,
    NOTED_BEHIND,
    PART_BEHIND,
    PART_OF,
    PLACED_UNIT,
    UNIT_BEHIND,
)
from bot.domain.matching.words.trades import trade_behind
from bot.domain.patterns import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_SHORTEST_CORE: Final = 2
_LONGEST_SPOT: Final = 5
"""Characters of a shop's place that no list of places knows: 金桥, 春熙路."""
_LONGEST_PREFIX: Final = 2
"""Of a spot that holds the name of a place: the 亚 of 亚龙湾, the 小 of 小昆山."""

_SITES: Final = frozenset({"工厂", "基地", "园区", "网点"})
"""Stand behind a spot that no list of places knows, too: 鹭泽石材 | 水头工厂."""
_STUDY: Final = regex(r".{2,4}(?:科学|规划|设计|勘察|勘测|技术)")
"""What is studied: 上海建筑科学研究院 is no part of a company."""
_STREET: Final = regex(r"[\u4e00-\u9fff]{2}(?:大道|路|街|巷|广场|大厦)$")


def unit_of(tail: str) -> str:
    """What stands behind the legal form, if it is a part: a known kind of one, or what is neither note nor place."""
    if not tail:
        return ""
    place = places_ahead(tail).end
    if place == len(tail) or HEAD_OFFICE.fullmatch(tail, place):
        return ""
    is_note = len(tail) < _SHORTEST_CORE or NOTED_BEHIND.search(tail)
    return "" if is_note and not is_part(tail) else canonical_unit(tail)


def is_part(tail: str) -> bool:
    """Whether what stands behind the legal form ends as the name of a part does."""
    return bool(UNIT_BEHIND.search(tail) or DEPARTMENT_BEHIND.search(tail))


def canonical_unit(words: str) -> str:
    """A branch by one writing: 上海市分公司, 驻上海分公司 → 上海分公司."""
    words = PART_OF.sub("", words) or words
    read = places_ahead(words)
    return (read.paths[-1][-1] if read.paths and read.paths[-1] else "") + words[read.end :] if read.paths else words


def without_unit(text: str) -> tuple[str, str]:
    """A short name and the branch, shop or department at its end: 优客零食 | 浦东金桥店."""
    text = HEAD_OFFICE_BEHIND.sub("", text)
    if part := PART_BEHIND.search(text):
        return text[: part.start()], text[part.start() :]
    found = UNIT_BEHIND.search(text)
    if not found or found.start() < _SHORTEST_CORE:
        begin = _begin_of_placed(text)
        return text[:begin], canonical_unit(text[begin:])
    if _is_its_own(text, found.start()):
        return text, ""
    begin = _begin_of_unit(text, found.start())
    return text[:begin], canonical_unit(text[begin:])


def _is_its_own(text: str, mark: int) -> bool:
    """What is no part: an institute of what is studied, 上海建筑科学研究院, and a shop for what is sold, 米线店."""
    least = places_ahead(text).end + _SHORTEST_CORE
    if text[mark:] in {"研究院", "研究所"}:
        return bool(_STUDY.fullmatch(text, least - _SHORTEST_CORE, mark))
    sold = trade_behind(text[:mark], least) if text[mark:] == "店" else ""
    before = range(max(mark - len(sold) - _LONGEST_SPOT, least), mark - len(sold) + 1)
    return bool(sold) and not any(trade_behind(text[:at], least) for at in before)


def _begin_of_placed(text: str) -> int:
    """Where the place of a works begins, 朗驰 | 苏州工厂; the end of the text where it names none.

    A county needs no city before it where a word of trade stands there: 海之蓝家电 | 黄岛工厂, 闽都茶业 | 武夷山茶厂.
    """
    works = PLACED_UNIT.search(text)
    if not works:
        return len(text)
    ahead = places_ahead(text)
    least = ahead.end + _SHORTEST_CORE
    behind = places_behind(text[: works.start()], ahead.paths[-1] if ahead.paths else None)
    if behind.paths and behind.end >= least:
        return behind.end
    return next((at for at in _spots(text, works, least) if trade_behind(text[:at], least)), len(text))


def _spots(text: str, works: re.Match[str], least: int) -> Iterator[int]:
    """Where the place of a works may begin: at a county before it or before all that it is called, 武夷山 | 茶厂.

    Or at a place with a quarter behind it that nobody knows: 徐汇漕河泾 | 站.
    """
    mark, named = works.start(), len(text) - len(trade_behind(text, least))
    yield from (at for end in (mark, named) for at in range(least, end) if is_place(text[at:end]))
    yield from (at for at in range(max(mark - 2 * _LONGEST_SPOT, least), mark) if _is_place_within(text, at, mark))
    if works[0] in _SITES:
        yield from range(mark - _SHORTEST_CORE, max(mark - _LONGEST_SPOT, least), -1)


def _begin_of_unit(text: str, mark: int) -> int:
    """Where the unit's own place begins: at a known place, best behind a word of trade, else behind that word."""
    least = places_ahead(text).end + _SHORTEST_CORE
    places = [at for at in range(least, mark) if _is_place_within(text, at, mark)]
    if places:
        near = (at for place in places for at in range(place, max(place - _LONGEST_PREFIX, least) - 1, -1))
        return next((at for at in near if trade_behind(text[:at], least)), places[0])
    street = _STREET.search(text, least, mark)
    if street and not trade_behind(text[:mark], least):
        return street.start()
    for at in range(mark, max(mark - _LONGEST_SPOT - 1, least), -1):
        if trade_behind(text[:at], least):
            return at
    return mark


def _is_place_within(text: str, at: int, mark: int) -> bool:
    step = place_at(text, at, None)
    if (step and step[1] <= mark) or is_place(text[at:mark]):
        return True
    return any(is_place(text[at : at + size]) for size in (2, 3)) and bool(trade_behind(text[:at], _SHORTEST_CORE))
