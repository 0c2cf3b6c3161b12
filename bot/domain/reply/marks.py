"""A message with marks in place of the people and leads in it, so that a rule can be one readable pattern.

    "L12 L13 归磊哥,L14撞了欧阳的"   →   "L 归P,L撞了P的"

    P  a salesperson        L  leads by number        D  this one (这个, 这条, this one)
    O  another colleague    C  leads by company       Z  several, uncounted or by place (前两条, 其余)
    Q  a doubtful name      X  something that is none of these and must not be read (product, quoted name)

Folded text has no capitals of its own, so a capital is always a mark.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.people import Role
from bot.domain.reply.name_index import Named, index_of
from bot.domain.reply.names import names_in
from bot.domain.reply.references import Reference, compared_with, references_in
from bot.domain.reply.text import folded_name
from bot.domain.reply.words import pointing
from bot.domain.reply.words.companies import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.reply.values import Situation

PEOPLE = "POQ"
LEADS = "LDCZ"


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """What a mark stands for: a name, or lead numbers; ``words`` as written."""

    mark: str
    start: int
    end: int
    words: str
    named: Named | None = None
    numbers: tuple[int, ...] = ()
    ranged: bool = False

    @property
    def identity(self) -> str:
        """The userid of whoever is surely meant, so that 王磊 and 磊哥 are one; else the words."""
        return self.named.people[0].userid if self.named and self.named.sure else self.words


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """A piece of marked text and, in the order of its marks, the things they stand for."""

    text: str
    things: tuple[Thing, ...]

    def pieces(self, cuts: list[int]) -> Iterator[Marked]:
        """The text cut at these places, each piece with its own things."""
        edges = [0, *cuts, len(self.text)]
        for start, end in pairwise(edges):
            yield self.piece(start, end)

    def piece(self, start: int, end: int) -> Marked:
        """The part from ``start`` to ``end``."""
        places = _mark_places(self.text)
        things = self.things[bisect_left(places, start) : bisect_left(places, end)]
        return Marked(text=self.text[start:end], things=things)

    def said(self, without: str = "") -> str:
        """The words as written, marks replaced by what they stand for; ``without`` are marks left out."""
        things = iter(self.things)
        written = (next(things) if char.isupper() else char for char in self.text)
        return "".join(
            part if isinstance(part, str) else part.words * (part.mark not in without) for part in written
        ).strip()

    def without(self, sign: str) -> Marked:
        """The words with a blank in place of a sign that is no mark."""
        return Marked(text=self.text.replace(sign, " "), things=self.things)

    def of(self, marks: str) -> list[Thing]:
        """The things that have one of these marks."""
        return [thing for thing in self.things if thing.mark in marks]

    def at(self, place: int) -> Thing:
        """The thing whose mark stands at this place of the text."""
        return self.things[bisect_left(_mark_places(self.text), place)]

    def __add__(self, other: Marked) -> Marked:
        stop = "" if self.text.endswith(_STOPS) else ","
        return Marked(text=f"{self.text}{stop}{other.text}", things=self.things + other.things)


_EACH = frozenset("都全")
"""Behind leads that are written down these count nothing else."""
_STOPS = tuple(",。;!?\n…")


@lru_cache(maxsize=64)
def _mark_places(text: str) -> list[int]:
    return [at for at, char in enumerate(text) if char.isupper()]


def mark(text: str, situation: Situation) -> Marked:
    """Put marks for everything known into a folded text."""
    things = sorted(_things(text, situation), key=lambda thing: (thing.start, -thing.end))
    written: list[str] = []
    kept: list[Thing] = []
    at = 0
    for thing in things:
        counted = thing.words in _EACH and kept and kept[-1].mark in "LC" and not text[at : thing.start].strip()
        if thing.start >= at and not counted:
            written += [text[at : thing.start], thing.mark]
            kept.append(thing)
            at = thing.end
    return Marked(text="".join([*written, text[at:]]), things=tuple(kept))


def _things(text: str, situation: Situation) -> Iterator[Thing]:
    companies = [*_companies(text, situation)]
    names = names_in(text, situation.roster, _places(companies).__contains__)
    unnamed = _without_names(text, names)
    if any(_torn(thing, named) for thing in companies for named in names):
        companies = [*_companies(unnamed, situation)]
    yield from companies
    covered = [(thing.start, thing.end) for thing in companies]
    for named in _with_mentions(names, text, situation):
        inside = any(
            start <= named.start and named.end <= end and (start, end) != (named.start, named.end)
            for start, end in covered
        )
        if not inside:
            yield _person(text, named)
    references = [_leads(text, reference) for reference in _references(unnamed, situation)]
    yield from references
    pointed_at = _places([*companies, *references])
    for match in pointing.ANOTHER.finditer(unnamed):
        start, end = match.span("lead")
        if pointed_at.isdisjoint(range(start, end)):
            yield Thing(mark="Z", start=start, end=end, words=text[start:end])
    for pattern, sign in ((pointing.THIS, "D"), (pointing.SEVERAL, "Z"), (pointing.PRODUCT, "X")):
        for match in pattern.finditer(unnamed):
            yield Thing(mark=sign, start=match.start(), end=match.end(), words=text[match.start() : match.end()])


def _places(things: list[Thing]) -> frozenset[int]:
    return frozenset(place for thing in things for place in range(thing.start, thing.end))


def _torn(company: Thing, named: Named) -> bool:
    """Whether the piece of a company's name begins inside somebody's name: 给高兴科声语音给何时 is no 兴科."""
    return named.sure and named.start < company.start < named.end < company.end


def _references(unnamed: str, situation: Situation) -> list[Reference]:
    products = tuple(map(folded_name, situation.vocabulary.products))
    return references_in(unnamed, lambda number: situation.leads.get(number) is not None, products)


def _without_names(text: str, names: list[Named]) -> str:
    """The text with the names of colleagues blotted out, so that 126 周强 counts no weeks."""
    for named in names:
        if named.sure:
            text = f"{text[: named.start]}{pointing.BLOT * (named.end - named.start)}{text[named.end :]}"
    return text


def _companies(text: str, situation: Situation) -> Iterator[Thing]:
    """Pieces of companies' names; one that is exactly a colleague's name is the colleague."""
    people = index_of(situation.roster)
    for span in situation.leads.companies_in(text):
        words = text[span.start : span.end]
        if words not in people.by_name:
            sign = "X" if compared_with(text, span.start, span.end) else "C"
            yield Thing(mark=sign, start=span.start, end=span.end, words=words, numbers=tuple(sorted(span.numbers)))


def _person(text: str, named: Named) -> Thing:
    sign = "Q"
    if named.sure:
        sign = "P" if named.people[0].may(Role.SALES) else "O"
    if text.startswith(FORMS, named.end) or _in_quotes(text, named):
        sign = "X"
    return Thing(mark=sign, start=named.start, end=named.end, words=named.words, named=named)


def _in_quotes(text: str, named: Named) -> bool:
    return text[named.start - 1 : named.start] in {'"', "「", "'"} and text[named.end : named.end + 1] in {
        '"',
        "」",
        "'",
    }


def _leads(text: str, reference: Reference) -> Thing:
    return Thing(
        mark="X" if reference.compared else "L", start=reference.start, end=reference.end, ranged=reference.ranged,
        words=text[reference.start : reference.end], numbers=reference.numbers,
    )  # fmt: skip


def _with_mentions(names: list[Named], text: str, situation: Situation) -> Iterator[Named]:
    """What WeCom says of an @ decides which of two namesakes is meant."""
    mentioned = {person.userid: person for userid in situation.mentions if (person := situation.roster.find(userid))}
    at_words = {match.start(1): match for match in _AT.finditer(text)}
    for named in names:
        chosen = [person for person in named.people if person.userid in mentioned] if named.start in at_words else []
        if len(chosen) == 1:
            mentioned.pop(chosen[0].userid)
            at_words.pop(named.start)
            yield Named(start=named.start, end=named.end, words=named.words, people=tuple(chosen), sure=True)
        else:
            yield named
    unnamed = [match for start, match in at_words.items() if not any(named.start == start for named in names)]
    if len(unnamed) == 1 and len(mentioned) == 1:
        match = unnamed[0]
        yield Named(
            start=match.start(1), end=match.end(1), words=match.group(1), people=tuple(mentioned.values()), sure=True
        )


_AT = regex(r"@\s*([\w.]+)")
