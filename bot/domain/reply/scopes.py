"""Which words belong to which lead.

    message  =  scope { scope }
    scope    =  leads words            "L12 L13 归P"     the words follow the leads they are about
             |  words leads            "P跟L12"          unless a person stands in front
    words without a lead belong to the scope before them, or to the quoted card, or to the first lead written

A scope knows its leads or the reason why it does not (``doubt``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.company_leads import leads_by_company, listed_by_company
from bot.domain.reply.leads import FINISHED
from bot.domain.reply.marks import Marked, Thing
from bot.domain.reply.pieces import JOINED, SAYS_ENOUGH, THIS_AND, parts_of
from bot.domain.reply.values import Topic
from bot.domain.reply.words import crm, dispatch

if TYPE_CHECKING:
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
    groups = [message] if _all_but(message.text) else parts_of(message, has_quote=quote is not None)
    covered = _covers_quote(groups, quote)
    names_quoted = (
        len(groups) > 1
        and all(SAYS_ENOUGH.search(group.text) for group in groups)
        and any(_speaks_of(quote, group, situation) for group in groups)
    )
    scopes = [_resolved(group, quote, situation, covers_quote=covered, names_quoted=names_quoted) for group in groups]
    return _detailed(_merged(scopes))


def _speaks_of(quote: int | None, group: Marked, situation: Situation) -> bool:
    """Whether the words name the quoted company, or point at the card and name no other: 这个给P,还有C给P."""
    companies = leads_by_company(group, situation)
    return quote in companies or (not companies and bool(group.of("D")))


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
    if len(numbers) > 1 and not _one_by_one(group, numbers):
        return Scope(words=group, doubt=Topic.WHICH_LEAD, how="company")
    return Scope(words=group, leads=numbers, how="company") if numbers else _by_circumstance(group, situation)


def _by_quote(group: Marked, quote: int, situation: Situation, *, names_quoted: bool) -> Scope:
    """The quoted card, unless the words name another company and say what to do with it.

    Where the message also names the quoted company and each part says what to do (``names_quoted``), each is about its
    own.
    """
    numbers = leads_by_company(group, situation)
    both = quote in numbers and _one_by_one(group, numbers) and SAYS_ENOUGH.search(group.text)
    if both or (names_quoted and len(numbers) == 1):
        return Scope(words=group, leads=numbers, how="company")
    if situation.leads.get(quote) is None:
        return Scope(words=group, unknown=(quote,), how="quote")
    other = numbers and quote not in numbers and SAYS_ENOUGH.search(group.text)
    return Scope(words=group, leads=(quote,), doubt=Topic.NUMBER_AGAINST_QUOTE if other else None, how="quote")


def _one_by_one(group: Marked, numbers: tuple[int, ...]) -> bool:
    """Whether the words join as many companies as there are leads: C和C都给P."""
    return JOINED.search(group.text) is not None and len(group.of("C")) == len(numbers)


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
    too = (quote,) if quote is not None and THIS_AND.search(group.text) else ()
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
_EXCLUDED = regex(
    r"除了?(?:掉|开|去)?\s*L|L[^,。;]{0,3}(?:除外|以外)|不(?:含|包括|包含|算)\s*L|\b(?:except|excluding|but not)\s*L"
)
"""All but these: which they are is asked."""
_SWAPPED = regex(r"(?:(?<!别[搞弄说写看])(?<!别)反了|对调|互换|换一下)[\s。!]*$")
"""The other way round."""
_AMONG = regex(r"L(?:里面?|中间?|当中|之中|其中)(?![心国])")
"""Some of these."""
