"""Provinces and cities in a text; a city says more than its province."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.intake.memory import remembered
from bot.domain.intake.words import CITIES, PROVINCES
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 4


def _longest(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_CITY = regex(_longest(CITIES))
_PROVINCE = regex(_longest(PROVINCES))
_CITIES_OF_THEIR_OWN = {"北京", "天津", "上海", "重庆"}
_STARTS = regex(rf"(?:(?:{_longest(PROVINCES)})(?:省|市|自治区)?)?(?:{_longest(CITIES)})?(?:市|区|县)?")


@remembered
def region_in(words: str) -> str | None:
    """The city that the words name, else the province, else None."""
    text = words.removeprefix("中国")
    province = _PROVINCE.search(text)
    if province and province[0] in _CITIES_OF_THEIR_OWN:
        return province[0]
    city = (province and _CITY.search(text, province.end())) or _CITY.search(text)
    return city[0] if city else province[0] if province else None


@remembered
def place_ahead(words: str) -> str:
    """The province and city with which the words begin, or nothing."""
    found = _STARTS.match(words)
    return found[0] if found and len(found[0]) > 1 else ""
