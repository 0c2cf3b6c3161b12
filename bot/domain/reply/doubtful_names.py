"""Names that are nobody's for certain: misspelt (王蕾), in part (小王, 王总, 小磊), of nobody here (赵六)."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.name_index import COMMON, Named, NameIndex, sound
from bot.domain.reply.words.names import COMPOUND_SURNAMES, DIMINUTIVES, NOT_DIMINUTIVE, SURNAMES, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_DIMINUTIVE = frozenset(NOT_DIMINUTIVE)


def misspelt(text: str, index: NameIndex) -> Iterator[Named]:
    """Two to four characters that sound like a colleague's name but are written otherwise: 王蕾."""
    sounds = [sound(char) for char in text]
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
            if people and words not in COMMON and words[-1] not in _NO_NAME_SOUNDS:
                yield Named(start=start, end=start + length, words=words, people=tuple(people))
                break


_NO_NAME_SOUNDS = frozenset("这那的了吧呢吗")
"""昆明这家 holds no 明哲, however it sounds."""
_SURNAME_SOUNDS = frozenset({"li", "wang", "zhang"})


def called(text: str, index: NameIndex) -> Iterator[Named]:
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
    for match in chain(_FAMILIAR.finditer(text), _RESPECTED.finditer(text)):
        if people := index.by_last.get(match.group("last")):
            yield Named(
                start=match.start("name"), end=match.end("name"), words=match.group("name"), people=tuple(people)
            )
    yield from _respected_in_latin(text, index)
    yield from _by_ear(text, index)
    yield from _strangers(text)


def _respected_in_latin(text: str, index: NameIndex) -> Iterator[Named]:
    """Mr Li: everybody whose surname is spelled so; a Mr Smith is no colleague."""
    for match in _MR.finditer(text):
        people = [
            person
            for surname, named in index.by_surname.items()
            if "".join(map(sound, surname)) == match.group("surname")
            for person in named
        ]
        if people:
            yield Named(start=match.start(), end=match.end(), words=match.group(), people=tuple(people))


def _by_ear(text: str, index: NameIndex) -> Iterator[Named]:
    """磊歌: it sounds like what somebody is called, and stands where somebody is called upon."""
    for match in _CALLED_UPON.finditer(text):
        words = match.group("name")
        people = index.by_nickname_sound.get(" ".join(map(sound, words)))
        if people and words not in index.by_name and words not in COMMON:
            yield Named(start=match.start("name"), end=match.end("name"), words=words, people=tuple(people))


def _strangers(text: str) -> Iterator[Named]:
    for match in chain(_STRANGER.finditer(text), _STRANGER_AT_WORK.finditer(text)):
        name = match.group("name")
        if name[:2] not in COMMON and name[-1] not in _NO_NAME_ENDS_IN and _NO_NAME_HOLDS.isdisjoint(name):
            yield Named(start=match.start("name"), end=match.end("name"), words=name)


_NO_NAME_HOLDS = frozenset("不没")
_NO_NAME_ENDS_IN = frozenset("了的吧呢吗个下一是在人员这那")
_SURNAME = f"(?:{'|'.join(COMPOUND_SURNAMES)}|[{''.join(sorted(SURNAMES))}])"
_CALLED = regex(rf"(?:[{''.join(DIMINUTIVES)}](?P<low>{_SURNAME}))|(?P<high>{_SURNAME})(?:{'|'.join(TITLES)})")
_FAMILIAR = regex(
    r"(?:^|[\n,。;给派由让请归换])\s*(?P<name>[小老阿大](?P<last>[\u4e00-\u9fff])(?P=last)?)(?=\s*(?:$|[\n,。;!?吧]|跟|来|接|上|冲|领|自己))"
)
"""小磊: by the last character of the name."""
_RESPECTED = regex(
    r"(?:^|[\n,。;给派由让请归换\d])\s*(?P<name>(?P<last>[\u4e00-\u9fff])[哥姐总子仔])(?=\s*(?:$|[\n,。;!?吧]|跟|来|接|上|自己|领))"
)
"""强哥: likewise."""
_MR = regex(r"\bm(?:rs?|s)\b\.? ?(?P<surname>[a-z]{2,7})\b")
_CALLED_UPON = regex(
    r"(?:^|[\n,。;给派由让请归换])\s*(?P<name>(?![给派由让请归换])[\u4e00-\u9fff]{2,3}?)(?=\s*(?:$|[\n,。;!?吧]|跟|来|接))"
)
_FULL = rf"(?P<name>(?:{_SURNAME}[\u4e00-\u9fff]{{1,2}}?|阿[\u4e00-\u9fff]))"
_WORKS = "跟|来|去|接|负责|对接|处理|吧|那边|在跟|的客户"
_STRANGER = regex(
    rf"(?:^|\n|[给派由让请归换改成叫找>@:]|辛苦|麻烦|安排|l?\d(?!万))\s*{_FULL}"
    rf"(?=\s*(?:$|[\n,。;!?)]| [a-z]|{_WORKS}|也|就|看|谢|哈|了))"
)
_STRANGER_AT_WORK = regex(rf"[,。;!?]\s*{_FULL}(?=\s*(?:{_WORKS}))")
