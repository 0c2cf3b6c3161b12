"""A message with marks in place of the people and leads in it, so that a rule can be one readable pattern.

    "L12 L13 归磊哥,L14撞了欧阳的"   →   "L 归P,L撞了P的"

    P  a salesperson        L  leads by number        D  this one (这个, 这条, this one)
    O  another colleague    C  leads by company       Z  several, uncounted or by place (前两条, 其余)
    Q  a doubtful name      X  something that is none of these and must not be read (product, quoted name)

Folded text has no capitals of its own, so a capital is always a mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.people import Role
from bot.domain.reply.company_words import FORMS
from bot.domain.reply.names import Named, names_in
from bot.domain.reply.references import Reference, references_in

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """A piece of marked text and, in the order of its marks, the things they stand for."""

    text: str
    things: tuple[Thing, ...]

    def pieces(self, cuts: list[int]) -> Iterator[Marked]:
        """The text cut at these places, each piece with its own things."""
        edges = [0, *cuts, len(self.text)]
        for start, end in zip(edges, edges[1:], strict=False):
            yield self.piece(start, end)

    def piece(self, start: int, end: int) -> Marked:
        """The part from ``start`` to ``end``."""
        skipped = sum(map(str.isupper, self.text[:start]))
        text = self.text[start:end]
        return Marked(text=text, things=self.things[skipped : skipped + sum(map(str.isupper, text))])

    def of(self, marks: str) -> list[Thing]:
        """The things that have one of these marks."""
        return [thing for thing in self.things if thing.mark in marks]

    def at(self, place: int) -> Thing:
        """The thing whose mark stands at this place of the text."""
        return self.things[sum(map(str.isupper, self.text[:place]))]

    def __add__(self, other: Marked) -> Marked:
        return Marked(text=f"{self.text},{other.text}", things=self.things + other.things)


def mark(text: str, situation: Situation) -> Marked:
    """Put marks for everything known into a folded text."""
    things = sorted(_things(text, situation), key=lambda thing: (thing.start, -thing.end))
    written, kept, at = [], [], 0
    for thing in things:
        if thing.start >= at:
            written += [text[at : thing.start], thing.mark]
            kept.append(thing)
            at = thing.end
    return Marked(text="".join([*written, text[at:]]), things=tuple(kept))


def _things(text: str, situation: Situation) -> Iterator[Thing]:
    companies = [*_companies(text, situation)]
    yield from companies
    covered = [(thing.start, thing.end) for thing in companies]
    for named in _with_mentions(names_in(text, situation.roster), text, situation):
        inside = any(
            start <= named.start and named.end <= end and (start, end) != (named.start, named.end)
            for start, end in covered
        )
        if not inside:
            yield _person(text, named)
    for reference in references_in(
        text, lambda number: situation.leads.get(number) is not None, situation.vocabulary.products
    ):
        yield _leads(text, reference)
    for pattern, sign in ((_THIS, "D"), (_SEVERAL, "Z")):
        for match in pattern.finditer(text):
            yield Thing(mark=sign, start=match.start(), end=match.end(), words=match.group())


def _companies(text: str, situation: Situation) -> Iterator[Thing]:
    for span in situation.leads.companies_in(text):
        words = text[span.start : span.end]
        if len(words) > 1 and not any(fits == words for fits in _plain_names(situation, text, span.start, span.end)):
            yield Thing(mark="C", start=span.start, end=span.end, words=words, numbers=tuple(sorted(span.numbers)))


def _plain_names(situation: Situation, text: str, start: int, end: int) -> Iterator[str]:
    """A piece of a company's name that is exactly a colleague's name is the colleague."""
    return (named.words for named in names_in(text[start:end], situation.roster) if text[start:end] == named.words)


def _person(text: str, named: Named) -> Thing:
    sign = "Q"
    if named.sure:
        sign = "P" if named.people[0].may(Role.SALES) else "O"
    if text.startswith(FORMS, named.end) or _COMPANY_AFTER.match(text, named.end) or _in_quotes(text, named):
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


_AT = re.compile(r"@\s*([\w.]+)")
_COMPANY_AFTER = re.compile(
    r"(?:口腔|食品|医疗|文旅|科技|实业|商贸|智联|空间|超市|餐饮|传媒|教育|机械|电子|贸易|建材|物业|服饰|农业|律师|诊所|酒店)"
)
_THIS = re.compile(
    r"[这此](?:一)?(?:个|条|家|单|位|笔)(?:线索|客户|公司|单子)?(?!月|季|周|星期|礼拜|时候|问题|价|行业|点)|本条|该(?:客户|公司|线索|条|企业|单)|this (?:one|lead)|^这(?=给|归|让)"
)
_SEVERAL = re.compile(
    r"[前后头][一二两三四五六七八九十几\d](?:条|个|家)|[这那][一二两三四五六七八九十几些\d](?:条|个|家|单)?(?=[^月天年周])|第[一二三四五六七八九十\d](?:条|个|家)"
    r"|其[余他它](?:的|几[条个])?(?:线索)?|剩下(?:的|那?几[条个])?|余下的?|剩余的?|全部(?:线索)?|所有(?:的|线索)?|都(?=给|归|派|分|转|让)|这批|那批"
    r"|上一[条个]|下一[条个]|最后[一那]?[条个]|上面(?:那|这)?[条个]|刚才那[条个]|另[外一](?:一)?[条个]|全(?=给|归|派)|\ball\b(?! good| right| set| the best)|the (?:rest|others?)|\bboth\b|the first (?:one|two|three)"
)
