"""Who is meant: every name in a folded text, sure or doubtful.

    sure      full name | nickname | English name | userid | pinyin of the full name, if it fits one person
    doubtful  fits two people (Wang Lei, 小王) | one character off (王蕾, Kelvin) | grown by one (李明亮)

The longest name wins (李明哲 before 李明). A name that is also a word (方便, 何时) counts only where a person
is meant; where that is, ``roles`` and the tables of ``name_words`` say.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from bot.domain.pinyin import spelled
from bot.domain.reply.name_index import SHORTEST_MISSPELT, Named, NameIndex, index_of, one_letter_less, surname_of
from bot.domain.reply.text import fold
from bot.domain.reply.words.names import (
    COMMON_WORDS,
    COMPOUND_SURNAMES,
    DIMINUTIVES,
    GIVEN,
    NOT_AFTER,
    NOT_BEFORE,
    NOT_DIMINUTIVE,
    SURNAMES,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.domain.people import Person, Roster


_COMMON = frozenset(COMMON_WORDS)
_NOT_DIMINUTIVE = frozenset(NOT_DIMINUTIVE)


def names_in(text: str, roster: Roster, others: Callable[[int], bool] = lambda _: False) -> list[Named]:
    """The names of a folded text from left to right, none inside another.

    ``others`` tells which places belong to the name of a company: no person's name grows over them.
    """
    index = index_of(roster)
    found = [*_latin_names(text, index), *_known_names(text, index, others)]
    taken = _Taken(found)
    found += [named for named in _misspelt(text, index) if taken.free(named)]
    taken = _Taken(found)
    found += [named for named in _called(text, index) if taken.free(named)]
    return sorted(found, key=lambda named: named.start)


class _Taken:
    """The places of a text that belong to a name already."""

    def __init__(self, found: list[Named]) -> None:
        self._places = {place for named in found for place in range(named.start, named.end)}

    def free(self, named: Named) -> bool:
        return self._places.isdisjoint(range(named.start, named.end))


def _known_names(text: str, index: NameIndex, others: Callable[[int], bool]) -> Iterator[Named]:
    at = 0
    while at < len(text):
        named = _longest_at(text, at, index, others) if text[at] in index.begins else None
        if named:
            yield named
        at = named.end if named else at + 1


def _longest_at(text: str, at: int, index: NameIndex, others: Callable[[int], bool]) -> Named | None:
    for length in range(min(index.longest, len(text) - at), 1, -1):
        people = index.by_name.get(text[at : at + length])
        if people:
            named = _in_context(text, at, at + length, tuple(people), others)
            grown = text[at : at + length + 1]
            longer = _by_ear(grown, index) if named and len(grown) > length else []
            if longer:
                return Named(start=at, end=at + length + 1, words=grown, people=tuple(longer))
            broken = named and _BROKEN_OFF.match(text, at + length)
            longer = index.by_name.get(text[at : at + length] + broken.group("rest")) if broken else None
            return replace(named, people=(*named.people, *longer), sure=False) if named and longer else named
    return None


def _by_ear(words: str, index: NameIndex) -> list[Person]:
    """Whoever's name sounds like these words: 李明喆 is no 李明."""
    return index.by_sound.get(" ".join(map(_sound, words)), [])


def _in_context(
    text: str, start: int, end: int, people: tuple[Person, ...], others: Callable[[int], bool]
) -> Named | None:
    words = text[start:end]
    if words in _COMMON and not is_a_person_here(text, start, end, others):
        maybe = _AT_START.search(text[:start][-3:]) and _MAYBE_TAKES.match(text, end)
        return Named(start=start, end=end, words=words, people=people) if maybe else None
    if not others(end) and _grown(text, start, end, words):
        first = start - 1 if _given_name_only(words, people) and text[start - 1 : start] in SURNAMES else start
        last = end + 1 if text[end : end + 1] in GIVEN else end
        return Named(start=first, end=last, words=text[first:last], people=people)
    return Named(start=start, end=end, words=words, people=people, sure=len(people) == 1)


def is_a_person_here(text: str, start: int, end: int, others: Callable[[int], bool] = lambda _: False) -> bool:
    """Whether a name that is also a word stands for the person: 给方便, but not 方便的时候."""
    before, after = text[:start].rstrip(" "), text[end:]
    if before.endswith(_CALLERS) and _TO_WORK.match(after):
        return True
    if before.endswith(("撞", "撞了")):
        return True
    spaced = text[:start].endswith(" ") and before.endswith(("有", "好"))
    if (before.endswith(NOT_BEFORE) and not spaced) or after.startswith(NOT_AFTER):
        return False
    if before.endswith(_CALLERS):
        return True
    at_end = text[:start].endswith(" ") and (not after.strip(" 。!吧") or bool(_FOLLOWS.match(after)))
    alone = others(start - 1) or at_end or not before or not before[-1].isalpha() or before.endswith("@")
    return (alone and bool(_TAKES.match(after))) or bool(_OWNS.match(after))


_NOT_A_GIVEN_NAME = re.compile("建(?:的|档|过|了|商机)|明(?:天|早|晚|年)|星期|海外|飞(?:一|去|过)|天(?:就|再)")
"""李明明天去, 张伟建的商机: characters of given names that begin another word."""
_BROKEN_OFF = re.compile(r"[\s…,.、~-]+(?P<rest>[\u4e00-\u9fff])(?=[\s…,.。、!?]|$)")
"""李明…哲: the last character of a longer name, cut off."""
_CALLERS = (
    "给",
    "到",
    "派",
    "归",
    "归属",
    "属于",
    "由",
    "让",
    "换",
    "改",
    "找",
    "叫",
    "请",
    "成",
    "是",
    "撞",
    "撞了",
    "@",
    ">",
    ":",
    "麻烦",
    "辛苦",
    "to",
)
_TO_WORK = re.compile("跟进|联系|对接|给")
_TAKES = re.compile(r"\s*(?:$|[\n,。、;!?\d)(/|]|l\d|请|pls|please|thx|谢谢|来|接|跟|负责|处理|吧|去)")
_FOLLOWS = re.compile(r"(?:跟|负责|接手|对接)(?:一下|吧|$|\s)")
_AT_START = re.compile(r"(?:^|[\n,。;!]\s*)$")
_MAYBE_TAKES = re.compile(r"(?:跟进|对接|联系)(?:一下|吧)?\s*(?:$|[\n,。;!])")
"""方便跟进: the person who follows, or whether it suits."""
_OWNS = re.compile(r"同学|大佬|说(?![的得不])|的客户?|客户(?=[\s,.。了吧!]|$)|那边|负责|来对接|在跟|手上|接手|跟吧")


def _grown(text: str, start: int, end: int, words: str) -> bool:
    """Whether one more character belongs to the name: 李明亮, 陈明哲, 欧阳锋."""
    if text.startswith(words, end) or _NOT_A_GIVEN_NAME.match(text, end):
        return False
    after = text[end : end + 1]
    if len(words) == 2 and after in GIVEN and words[0] not in (*DIMINUTIVES, "阿") and not words.endswith(TITLES):  # noqa: PLR2004
        return text[end : end + 2] not in _COMMON
    before = text[start - 1 : start]
    return (
        bool(before)
        and before in SURNAMES
        and words[0] not in SURNAMES
        and words[0] not in (*DIMINUTIVES, "阿")
        and not words.startswith(COMPOUND_SURNAMES)
        and not words.endswith(TITLES)
    )


def _given_name_only(words: str, people: tuple[Person, ...]) -> bool:
    return all(surname_of(fold(person.name)) != surname_of(words) for person in people)


def _latin_names(text: str, index: NameIndex) -> Iterator[Named]:
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
    people = index.latin.get(_sound(text[start]) + word.group()) if start >= 0 and text[start] in SURNAMES else None
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


_LATIN = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*")
_ENGLISH = frozenset({"even", "luck", "lucky", "seven", "given", "event", "level", "open", "then", "when", "ping"})


def _misspelt(text: str, index: NameIndex) -> Iterator[Named]:
    """Two to four characters that sound like a colleague's name but are written otherwise: 王蕾."""
    sounds = [_sound(char) for char in text]
    for start, char in enumerate(text):
        if (
            char not in SURNAMES
            and char not in index.given_begins
            and sounds[start] not in _SURNAME_SOUNDS
            and not text.startswith(COMPOUND_SURNAMES, start)
        ):
            continue
        for length in (4, 3, 2):
            people = index.by_sound.get(" ".join(sounds[start : start + length]))
            words = text[start : start + length]
            if people and words not in _COMMON:
                yield Named(start=start, end=start + length, words=words, people=tuple(people))
                break


_SURNAME_SOUNDS = frozenset({"li", "wang", "zhang"})


@lru_cache(maxsize=16384)
def _sound(char: str) -> str:
    return spelled(char)[0] if char >= "\u4e00" else char


def _called(text: str, index: NameIndex) -> Iterator[Named]:
    """小王, 老陈, 王总, and full names nobody here has (赵六) where a receiver would stand."""
    for match in _CALLED.finditer(text):
        if match.group() not in _NOT_DIMINUTIVE and text[match.start() : match.end() + 1] not in _NOT_DIMINUTIVE:
            surname = match.group("low") or match.group("high")
            yield Named(
                start=match.start(),
                end=match.end(),
                words=match.group(),
                people=tuple(index.by_surname.get(surname, ())),
            )
    yield from _strangers(text)


def _strangers(text: str) -> Iterator[Named]:
    for match in chain(_STRANGER.finditer(text), _STRANGER_AT_WORK.finditer(text)):
        if match.group("name")[:2] not in _COMMON and match.group("name")[-1] not in _NO_NAME_ENDS_IN:
            yield Named(start=match.start("name"), end=match.end("name"), words=match.group("name"))


_NO_NAME_ENDS_IN = frozenset("了的吧呢吗个下一是在人员这那")
_SURNAME = f"(?:{'|'.join(COMPOUND_SURNAMES)}|[{''.join(sorted(SURNAMES))}])"
_CALLED = re.compile(rf"(?:[{''.join(DIMINUTIVES)}](?P<low>{_SURNAME}))|(?P<high>{_SURNAME})(?:{'|'.join(TITLES)})")
_FULL = rf"(?P<name>(?:{_SURNAME}[\u4e00-\u9fff]{{1,2}}?|阿[\u4e00-\u9fff]))"
_WORKS = "跟|来|去|接|负责|对接|处理|吧|那边|在跟|的客户"
_STRANGER = re.compile(
    rf"(?:^|\n|[给派由让请归换改成叫找>@:]|辛苦|麻烦|安排|l?\d)\s*{_FULL}"
    rf"(?=\s*(?:$|[\n,。;!?)]| [a-z]|{_WORKS}|也|就|看|谢|哈|了))"
)
_STRANGER_AT_WORK = re.compile(rf"[,。;!?]\s*{_FULL}(?=\s*(?:{_WORKS}))")
