"""Which words belong to which lead.

    message  =  scope { scope }
    scope    =  leads words            "L12 L13 归P"     the words follow the leads they are about
             |  words leads            "P跟L12"          unless a person stands in front
    words without a lead belong to the scope before them, or to the quoted card, or to the first lead written

A scope knows its leads or the reason why it does not (``doubt``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.company_leads import leads_by_company, listed_by_company
from bot.domain.reply.leads import FINISHED
from bot.domain.reply.marks import Marked, Thing
from bot.domain.reply.values import Topic
from bot.domain.reply.words import crm, dispatch, people
from bot.domain.reply.words.pattern import WHO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.reply.values import Situation


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """Words and the leads they are about; ``unknown`` are numbers nobody has; ``how`` says what decided."""

    words: Marked
    leads: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()
    doubt: Topic | None = None
    how: str = ""

    @property
    def referred(self) -> bool:
        """Whether the message itself, or the quote, points at a lead."""
        return bool(self.leads or self.unknown or self.doubt) and self.how != "only_open"


def scopes_of(message: Marked, quote: int | None, situation: Situation) -> list[Scope]:
    """The message cut into scopes, in the order written."""
    if quote is None:
        message = Marked(text=message.text.replace("D", "X"), things=message.things)
    whole = _all_but(message.text)
    pieces = [message] if whole else [piece for clause in _clauses(message) for piece in _by_lead(clause)]
    groups = _grouped(_with_lonely_leads(pieces), has_quote=quote is not None)
    covered = _covers_quote(groups, quote)
    names_quoted = (
        len(groups) > 1
        and all(_SAYS_ENOUGH.search(group.text) for group in groups)
        and any(quote in leads_by_company(group, situation) for group in groups)
    )
    scopes = [_resolved(group, quote, situation, covers_quote=covered, names_quoted=names_quoted) for group in groups]
    return _detailed(_merged(scopes))


def _detailed(scopes: list[Scope]) -> list[Scope]:
    """What is said of several leads, and then of each of them: L1、L2都在CRM,L1是张伟的,L2没人跟."""
    for scope in scopes:
        if len(scope.leads) > 1 and crm.IN_CRM.search(scope.words.text):
            parts = [part for part in scopes if set(part.leads) < set(scope.leads)]
            told = {number for part in parts for number in part.leads}
            rest = tuple(number for number in scope.leads if number not in told)
            whole = [replace(scope, leads=rest)] if rest else []
            apart = [replace(part, words=scope.words + part.words) for part in parts]
            others = [other for other in scopes if other is not scope and other not in parts]
            return [*whole, *apart, *others]
    return scopes


def _clauses(message: Marked) -> Iterator[Marked]:
    cuts = [match.end() for match in _STOP.finditer(message.text)]
    return (piece for piece in message.pieces(cuts) if _CONTENT.search(piece.text))


def _by_lead(clause: Marked) -> Iterator[Marked]:
    """A clause that names leads more than once, cut so that each part names them once."""
    places = _reference_places(clause)
    if len(places) < 2 or all(clause.text[start:end] == "D" for start, end in places):  # noqa: PLR2004 - one lead
        yield clause
        return
    person_first = re.search(WHO, clause.text[: places[0][0]]) is not None
    cuts = [end for _, end in places[:-1]] if person_first else [start for start, _ in places[1:]]
    yield from clause.pieces(cuts)


def _reference_places(clause: Marked) -> list[tuple[int, int]]:
    """Where the clause names leads; a number and its company beside it are one place."""
    places: list[tuple[int, int]] = []
    for match in _REFERENCE.finditer(clause.text):
        if places and _one_place(clause.text[places[-1][0] : places[-1][1]], clause.text[places[-1][1] : match.end()]):
            places[-1] = (places[-1][0], match.end())
        else:
            places.append(match.span())
    return places


def _one_place(reference: str, what_follows: str) -> bool:
    """Whether a reference goes on with the one before it: L(C), 这个和L."""
    beside = _BESIDE.fullmatch(what_follows[:-1]) or _THIS_AND.fullmatch(reference + what_follows)
    return bool(beside or _AND_COMPANY.fullmatch(reference[-1] + what_follows))


def _with_lonely_leads(pieces: list[Marked]) -> list[Marked]:
    """Leads that stand alone on their line join the person in front of them, or else what follows."""
    joined: list[Marked] = []
    waiting: Marked | None = None
    for piece in pieces:
        lonely = _LONELY.fullmatch(piece.text) is not None
        if lonely and joined and re.search(WHO, joined[-1].text) and not _REFERENCE.search(joined[-1].text):
            joined[-1] += piece
        elif lonely:
            waiting = waiting + piece if waiting else piece
        else:
            joined.append(waiting + piece if waiting and not _REFERENCE.search(piece.text) else piece)
            if waiting and _REFERENCE.search(piece.text):
                joined.insert(-1, waiting)
            waiting = None
    return [*joined, waiting] if waiting else joined


def _grouped(pieces: list[Marked], *, has_quote: bool) -> list[Marked]:
    groups: list[Marked] = []
    first_is_open = False
    for piece in pieces:
        names_leads = _REFERENCE.search(piece.text) is not None
        if not groups:
            groups.append(piece)
            first_is_open = not names_leads
        elif names_leads and not first_is_open:
            groups.append(piece)
        elif names_leads and has_quote and _SAYS_ENOUGH.search(groups[-1].text):
            groups.append(piece)
            first_is_open = False
        else:
            groups[-1] += piece
            first_is_open = first_is_open and not names_leads
    return groups


def _covers_quote(groups: list[Marked], quote: int | None) -> bool:
    """Whether the message speaks of the quoted card as well as of other leads."""
    if quote is None:
        return True
    numbers = [number for group in groups for thing in group.of("L") for number in thing.numbers]
    spoken_of = any(not group.of("L") for group in groups)
    return not numbers or quote in numbers or spoken_of


def _resolved(
    group: Marked, quote: int | None, situation: Situation, *, covers_quote: bool, names_quoted: bool
) -> Scope:
    written = group.of("L")
    if written:
        return _by_number(group, written, quote, situation, covers_quote=covers_quote)
    if _just_done(group, situation):
        return _by_circumstance(group, situation)
    listed = listed_by_company(group)
    if len(listed) > 1 and (quote is None or quote in listed):
        return Scope(words=group, leads=listed, how="company")
    if group.of("Z"):
        return Scope(words=group, doubt=Topic.WHICH_LEAD, how="uncounted")
    if quote is not None:
        return _by_quote(group, quote, situation, names_quoted=names_quoted)
    return _by_company(group, situation)


def _by_company(group: Marked, situation: Situation) -> Scope:
    """The lead of the company that is named, or whatever else tells."""
    numbers = leads_by_company(group, situation)
    if len(numbers) > 1:
        return Scope(words=group, doubt=Topic.WHICH_LEAD, how="company")
    return Scope(words=group, leads=numbers, how="company") if numbers else _by_circumstance(group, situation)


def _by_quote(group: Marked, quote: int, situation: Situation, *, names_quoted: bool) -> Scope:
    """The quoted card, unless the words name another company and say what to do with it.

    Where the message also names the quoted company and each part says what to do (``names_quoted``), each is about its
    own.
    """
    numbers = leads_by_company(group, situation)
    if names_quoted and len(numbers) == 1:
        return Scope(words=group, leads=numbers, how="company")
    if situation.leads.get(quote) is None:
        return Scope(words=group, unknown=(quote,), how="quote")
    other = numbers and quote not in numbers and _SAYS_ENOUGH.search(group.text)
    return Scope(words=group, leads=(quote,), doubt=Topic.NUMBER_AGAINST_QUOTE if other else None, how="quote")


def _by_circumstance(group: Marked, situation: Situation) -> Scope:
    last = situation.last_action
    own = last and situation.sender and last.by == situation.sender.userid
    if (
        last
        and own
        and situation.leads.get(last.lead)
        and (
            dispatch.CHANGE.search(group.text)
            or dispatch.UNDO.search(group.text)
            or dispatch.UNASSIGN.search(group.text)
            or dispatch.REVIVE.search(group.text)
            or dispatch.CORRECTION.search(group.text)
        )
    ):
        return Scope(words=group, leads=(last.lead,), how="last_action")
    owned = situation.leads.owned_by(situation.sender.userid) if situation.alone and situation.sender else ()
    only = owned[0] if len(owned) == 1 else situation.leads.only_open()
    if only is not None:
        return Scope(words=group, leads=(only,), how="only_open")
    return Scope(words=group)


def _by_number(
    group: Marked, written: list[Thing], quote: int | None, situation: Situation, *, covers_quote: bool
) -> Scope:
    too = (quote,) if quote is not None and _THIS_AND.search(group.text) else ()
    numbers = tuple(dict.fromkeys((*too, *(number for thing in written for number in thing.numbers))))
    known = tuple(number for number in numbers if situation.leads.get(number))
    doubt = None
    companies = leads_by_company(group, situation)
    if any(thing.ranged and not all(_free(number, situation) for number in thing.numbers) for thing in written):
        doubt = Topic.RANGE_UNCLEAR
    elif _all_but(group.text) or (len(numbers) > 1 and _AMONG.search(group.text)):
        doubt = Topic.WHICH_LEAD
    elif not (covers_quote or too) or (companies and not set(companies) & set(numbers) and len(known) == 1):
        doubt = Topic.NUMBER_AGAINST_QUOTE
    unknown = tuple(number for number in numbers if number not in known)
    return Scope(words=group, leads=known, unknown=unknown, doubt=doubt, how="number")


def _all_but(text: str) -> bool:
    """Whether which leads are meant takes the whole message to know, and then a question."""
    return _EXCLUDED.search(text) is not None or (text.count("L") > 1 and _SWAPPED.search(text) is not None)


def _free(number: int, situation: Situation) -> bool:
    lead = situation.leads.get(number)
    return lead is not None and lead.owner is None and lead.status not in FINISHED


def _just_done(group: Marked, situation: Situation) -> bool:
    """刚才那条 is one's own last action."""
    counted = group.of("Z")
    return bool(counted and situation.last_action) and all(_JUST_NOW.match(thing.words) for thing in counted)


def _merged(scopes: list[Scope]) -> list[Scope]:
    """Neighbouring scopes about the same leads are one."""
    merged: list[Scope] = []
    for scope in scopes:
        same = merged and (scope.leads, scope.unknown, scope.doubt) == (
            merged[-1].leads,
            merged[-1].unknown,
            merged[-1].doubt,
        )
        if same and (scope.leads or scope.unknown or scope.doubt):
            merged[-1] = replace(merged[-1], words=merged[-1].words + scope.words)
        else:
            merged.append(scope)
    return merged


_JUST_NOW = regex("刚|[上前]一")
_STOP = regex(r"[,。;!\n…]+|\?+|\.(?=\s|$)|\band\b(?= (?:hold|park|put|assign|give)\b)")
_CONTENT = regex(r"\w|\?")
_REFERENCE = regex(r"[LDC]|Z")
_BESIDE = regex(r"[\s:,、()的嘛呢啊呀哈吧-]*(?:那[个家条])?[\s:,、()-]*")
_THIS_AND = regex(r"D(?:和|跟|与|同|及|以及|还有|连同|、|&|\+|and)*\s*L")
_AND_COMPANY = regex(r"C\s*(?:和|与|及|以及|还有|&|\+|and)\s*C")
_EXCLUDED = regex(
    r"除了?(?:掉|开|去)?\s*L|L[^,。;]{0,3}(?:除外|以外)|不(?:含|包括|包含|算)\s*L|\b(?:except|excluding|but not)\s*L"
)
"""All but these: which they are is asked."""
_SWAPPED = regex(r"(?:(?<!别[搞弄说写看])(?<!别)反了|对调|互换|换一下)[\s。!]*$")
"""The other way round."""
_AMONG = regex(r"L(?:里面?|中间?|当中|之中|其中)(?![心国])")
"""Some of these."""
_LONELY = regex(r"[\s:,、和()>.。;!]*(?:[LC][\s:,、和()>.。;!]*(?:都|分别)?)+")
_SAYS_ENOUGH = regex(
    "|".join(
        (
            re.sub(r"\?P<\w+>", "", people.RECEIVER.pattern),
            crm.IN_CRM.pattern,
            dispatch.HOLD.pattern,
        )
    )
)
