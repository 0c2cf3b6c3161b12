"""Who is meant: every name in a folded text, sure or doubtful.

    sure      full name | nickname | English name | userid | pinyin of the full name, if it fits one person
    doubtful  fits two people (Wang Lei, 小王) | one character off (王蕾, Kelvin) | grown by one (李明亮)

The longest name wins (李明哲 before 李明). A name that is also a word (方便, 何时) counts only where a person
is meant; where that is, ``roles`` and the tables of ``name_words`` say.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.common_names import beside_another, is_a_manner, is_a_person_here, may_be_a_person
from bot.domain.reply.doubtful_names import called, misspelt
from bot.domain.reply.latin_names import latin_names
from bot.domain.reply.name_index import COMMON, Named, NameIndex, index_of, sound, surname_of
from bot.domain.reply.text import fold
from bot.domain.reply.words.companies import PLACES
from bot.domain.reply.words.names import (
    COMPOUND_SURNAMES,
    DIMINUTIVES,
    GIVEN,
    SURNAMES,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.domain.people import Person, Roster


def names_in(text: str, roster: Roster, others: Callable[[int], bool] = lambda _: False) -> list[Named]:
    """The names of a folded text from left to right, none inside another.

    ``others`` tells which places belong to the name of a company: no person's name grows over them.
    """
    index = index_of(roster)
    found = [*latin_names(text, index), *_known_names(text, index, others)]
    taken = _Taken(found)
    found += [named for named in misspelt(text, index) if taken.free(named)]
    taken = _Taken(found)
    found += [named for named in called(text, index) if taken.free(named)]
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
        if text[at : at + length] in index.by_name:
            named = _in_context(text, at, at + length, index, others)
            return named and (_longer_by_ear(text, named, index) or _broken_off(text, named, index) or named)
    return None


def _longer_by_ear(text: str, named: Named, index: NameIndex) -> Named | None:
    """李明喆 is no 李明: with one character more it sounds like somebody else."""
    words = text[named.start : named.end + 1]
    if len(words) == named.end - named.start or _THAT.match(text, named.end):
        return None
    people = index.by_sound.get(" ".join(map(sound, words)))
    return Named(start=named.start, end=named.end + 1, words=words, people=tuple(people)) if people else None


def _broken_off(text: str, named: Named, index: NameIndex) -> Named | None:
    """李明…哲: with what follows the dots it is somebody else."""
    rest = _BROKEN_OFF.match(text, named.end)
    people = index.by_name.get(named.words + rest.group("rest")) if rest else None
    return replace(named, people=(*named.people, *people), sure=False) if people else None


def _in_context(text: str, start: int, end: int, index: NameIndex, others: Callable[[int], bool]) -> Named | None:
    words = text[start:end]
    people = tuple(index.by_name[words])
    if (
        words in COMMON
        and not is_a_person_here(text, start, end, others)
        and not beside_another(text, start, end, index)
    ):
        sure = not is_a_manner(words) and len(people) == 1
        maybe = may_be_a_person(text, start, end)
        return Named(start=start, end=end, words=words, people=people, sure=sure) if maybe else None
    if not others(end) and text[end : end + 2] not in index.by_name and _grown(text, start, end, words):
        first = start - 1 if _given_name_only(words, people) and text[start - 1 : start] in SURNAMES else start
        last = end + 1 if text[end : end + 1] in GIVEN else end
        return Named(start=first, end=last, words=text[first:last], people=people)
    return Named(start=start, end=end, words=words, people=people, sure=len(people) == 1)


_NOT_A_GIVEN_NAME = regex(
    r"维护|维系|强烈|强项|强调|超(?:忙|过|时|额|强|了|级|合适|熟)|胜任|顺[路便手]|信[息得任]|思路|永远|贵司|银行|松[手口劲]|春节|康复|立[项刻即]|新[增客的]|"
    rf"建(?:的|档|过|了|商机|立|议|材|设|筑)|明(?:天|早|晚|年)|星期|海外|飞(?:一|去|过|趟|{'|'.join(PLACES)})|天(?:就|再)"
)
"""李明明天去, 张伟建的商机: characters of given names that begin another word."""
_THAT = regex("那(?:个|边|里|儿|条|家|单)")
_BROKEN_OFF = regex(r"[\s…,.。、~(-]+(?P<rest>[\u4e00-\u9fff])(?=[\s…,.。、!?)吧哈啊呀了]|$)")
"""李明…哲: the last character of a longer name, cut off."""


def _grown(text: str, start: int, end: int, words: str) -> bool:
    """Whether one more character belongs to the name: 李明亮, 陈明哲, 欧阳锋."""
    if text.startswith(words, end) or _NOT_A_GIVEN_NAME.match(text, end):
        return False
    after = text[end : end + 1]
    if len(words) == 2 and after in GIVEN and words[0] not in (*DIMINUTIVES, "阿") and not words.endswith(TITLES):  # noqa: PLR2004
        return text[end : end + 2] not in COMMON and not text.startswith(PLACES, end)
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
