"""Names in Latin letters: English names, userids, pinyin in either order, and what is one letter off."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.name_index import SHORTEST_MISSPELT, Named, NameIndex, one_letter_less, sound
from bot.domain.reply.words.names import SURNAMES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


def latin_names(text: str, index: NameIndex) -> Iterator[Named]:
    """The names in Latin letters, from left to right."""
    at = 0
    words = list(_LATIN.finditer(text))
    while at < len(words):
        named, used = _latin_at(text, words, at, index)
        if named:
            yield named
        at += used


def _latin_at(text: str, words: list[re.Match[str]], at: int, index: NameIndex) -> tuple[Named | None, int]:
    for count in (3, 2, 1):
        run = words[at : at + count]
        if len(run) < count or not all(_near(text, one, two) for one, two in pairwise(run)):
            continue
        start, end = run[0].start(), run[-1].end()
        people = index.latin.get(text[start:end]) or index.latin.get("".join(word.group() for word in run))
        if people:
            return Named(
                start=start, end=end, words=text[start:end], people=tuple(people), sure=len(people) == 1
            ), count
        turned = index.latin.get("".join(word.group() for word in reversed(run))) if count > 1 else None
        if turned:
            return Named(start=start, end=end, words=text[start:end], people=tuple(turned)), count
    return _half_pinyin(text, words[at], index) or _near_miss(words[at], index), 1


def _near(text: str, one: re.Match[str], two: re.Match[str]) -> bool:
    return text[one.end() : two.start()] in {" ", "'", "-"}


def _half_pinyin(text: str, word: re.Match[str], index: NameIndex) -> Named | None:
    """王lei: a surname in characters, the rest in pinyin."""
    start = word.start() - 1
    people = index.latin.get(sound(text[start]) + word.group()) if start >= 0 and text[start] in SURNAMES else None
    return Named(start=start, end=word.end(), words=text[start : word.end()], people=tuple(people)) if people else None


def _near_miss(word: re.Match[str], index: NameIndex) -> Named | None:
    """An English name or a pinyin one letter off: Kelvin. Short words are near to everything."""
    written = word.group()
    if len(written) < SHORTEST_MISSPELT or written in _ENGLISH:
        return None
    people = [*index.near.get(written, ())]
    for shorter in one_letter_less(written):
        people += [*index.latin.get(shorter, ()), *index.near.get(shorter, ())]
    return (
        Named(start=word.start(), end=word.end(), words=written, people=tuple(dict.fromkeys(people)))
        if people
        else None
    )


_LATIN = regex(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*")
_ENGLISH = frozenset({"even", "luck", "lucky", "seven", "given", "event", "level", "open", "then", "when", "ping"})
