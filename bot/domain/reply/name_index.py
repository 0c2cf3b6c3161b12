"""Everything anybody is called: names, nicknames, pinyin and their near misses, for one roster."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.pinyin import spelled, spelled_name
from bot.domain.reply.text import fold
from bot.domain.reply.words.names import COMMON_WORDS, COMPOUND_SURNAMES, TRANSLITERATED

if TYPE_CHECKING:
    from bot.domain.people import Person, Roster

_LATIN_END = regex(r"[a-z]+$")
SHORTEST_MISSPELT = 4
"""A Latin name or word shorter than this is near to everything."""


COMMON = frozenset(COMMON_WORDS)
"""Names that are also words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A name at ``start``..``end``; ``people`` are those it may mean. Only a ``sure`` name is one person."""

    start: int
    end: int
    words: str
    people: tuple[Person, ...] = ()
    sure: bool = False


class NameIndex:
    """Everything anybody is called, for one roster."""

    def __init__(self, roster: Roster) -> None:
        self.by_name: dict[str, list[Person]] = {}
        self.by_sound: dict[str, list[Person]] = {}
        self.by_nickname_sound: dict[str, list[Person]] = {}
        self.given_begins: set[str] = set()
        self.by_surname: dict[str, list[Person]] = {}
        self.by_last: dict[str, list[Person]] = {}
        self.latin: dict[str, list[Person]] = {}
        self.near: dict[str, list[Person]] = {}
        for person in roster:
            self._learn(person)
        self.begins = frozenset(name[0] for name in self.by_name)
        self.longest = max(map(len, self.by_name), default=0)

    def ends_in_a_name(self, text: str) -> bool:
        """Whether a folded text ends in somebody's name, in characters or in Latin letters."""
        latin = _LATIN_END.search(text)
        if latin:
            return latin.group() in self.latin
        return any(text[-length:] in self.by_name for length in range(2, min(self.longest, len(text)) + 1))

    def _learn(self, person: Person) -> None:
        for name in {person.name, *person.nicknames, person.english or ""}:
            self._enter(fold(name).strip(), person)
        sounds = spelled(person.name)
        spellings = {"".join(sounds), spelled_name(person.name), fold(person.userid)}
        for spelling in sorted(spellings):
            self._enter(spelling, person)
        _add(self.by_sound, " ".join(sounds), person)
        for nickname in person.nicknames:
            _add(self.by_nickname_sound, " ".join(spelled(fold(nickname).strip())), person)
        for written in TRANSLITERATED.get(fold(person.english or ""), ()):
            _add(self.by_nickname_sound, " ".join(spelled(written)), person)
        for given in (name for name in person.nicknames if name in person.name):
            _add(self.by_sound, " ".join(spelled(given)), person)
            self.given_begins.add(given[0])
            _add(self.near, "".join(spelled(given)), person)
        _add(self.by_surname, surname_of(fold(person.name)), person)
        _add(self.by_last, fold(person.name)[-1:], person)

    def _enter(self, name: str, person: Person) -> None:
        if len(name) < 2:  # noqa: PLR2004 - one character is a surname, never a name
            return
        if name.isascii():
            _add(self.latin, name, person)
            for shorter in one_letter_less(name) if len(name) > SHORTEST_MISSPELT else ():
                _add(self.near, shorter, person)
        else:
            _add(self.by_name, name, person)


@lru_cache(maxsize=8)
def index_of(roster: Roster) -> NameIndex:
    """The names of a roster; a roster does not change, so its index is made once."""
    return NameIndex(roster)


@lru_cache(maxsize=16384)
def sound(char: str) -> str:
    """How a character is read, without its tone; anything else as it stands."""
    return spelled(char)[0] if char >= "\u4e00" else char


def surname_of(name: str) -> str:
    """The surname of a folded Chinese name."""
    return name[:2] if name.startswith(COMPOUND_SURNAMES) else name[:1]


def one_letter_less(word: str) -> set[str]:
    """The word with each of its letters left out in turn."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _add(table: dict[str, list[Person]], name: str, person: Person) -> None:
    people = table.setdefault(name, [])
    if person not in people:
        people.append(person)
