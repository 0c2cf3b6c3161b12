"""The leads the bot knows, and how to find one by a part of its company's name.

    上海朗驰精密机械有限公司  →  distinctive part 朗驰  →  found by 朗驰, 朗驰精密, the whole name
    上海恒通物流 / 北京恒通商贸  →  恒通 fits both: neither is found by it

A pair of characters is the key of the index, so that five thousand leads cost no more than five.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.text import fold
from bot.domain.reply.words.companies import AREAS, PLACES, TRADES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Status(StrEnum):
    """Where a lead stands, as far as a reply is concerned."""

    NEW = "new"
    HOLD = "hold"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    IN_CRM = "in_crm"
    REJECTED = "rejected"
    RETURNED = "returned"
    CLOSED = "closed"


FINISHED = frozenset({Status.IN_CRM, Status.CLOSED})


@dataclass(frozen=True, kw_only=True, slots=True)
class LeadInView:
    """A lead as far as a reply can touch it; ``owner`` and ``sdr`` are userids."""

    number: int
    company: str
    region: str = ""
    industry: str = ""
    status: Status
    owner: str | None = None
    sdr: str | None = None
    contact: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CompanySpan:
    """A piece of a company's name at ``start``..``end`` of a folded text, and the leads it fits."""

    start: int
    end: int
    numbers: frozenset[int]


class LeadIndex:
    """Leads by number and by the distinctive part of their company."""

    def __init__(self, leads: Iterable[LeadInView] = ()) -> None:
        self._leads: dict[int, LeadInView] = {}
        self._pairs: defaultdict[str, set[int]] = defaultdict(set)
        self._open: dict[int, None] = {}
        self._names: dict[int, str] = {}
        self._owned: defaultdict[str, set[int]] = defaultdict(set)
        for lead in leads:
            self.put(lead)

    def put(self, lead: LeadInView) -> None:
        """Add a lead, or take over its new state (a new company name included)."""
        known = self._leads.get(lead.number)
        if known is None or known.company != lead.company:
            self.forget(lead.number)
            self._names[lead.number] = _without_punctuation(lead.company)
            for pair in _pairs(distinctive_part(lead.company)):
                self._pairs[pair].add(lead.number)
        self._disown(lead.number)
        self._leads[lead.number] = lead
        if lead.owner and lead.status not in FINISHED:
            self._owned[lead.owner].add(lead.number)
        if lead.status in FINISHED:
            self._open.pop(lead.number, None)
        else:
            self._open[lead.number] = None

    def forget(self, number: int) -> None:
        """Drop a lead; dropping one we never knew is no error."""
        self._disown(number)
        lead = self._leads.pop(number, None)
        self._open.pop(number, None)
        if lead is not None:
            for pair in _pairs(distinctive_part(lead.company)):
                self._pairs[pair].discard(number)

    def get(self, number: int | None) -> LeadInView | None:
        """The lead with this number, or None."""
        return None if number is None else self._leads.get(number)

    def open_numbers(self) -> tuple[int, ...]:
        """The leads neither in the CRM nor closed, newest last."""
        return tuple(sorted(self._open))

    def owned_by(self, userid: str) -> tuple[int, ...]:
        """The open leads this person has, newest last."""
        return tuple(sorted(self._owned.get(userid, ())))

    def _disown(self, number: int) -> None:
        known = self._leads.get(number)
        if known and known.owner:
            self._owned[known.owner].discard(number)

    def only_open(self) -> int | None:
        """The number of the one open lead; None when there is none or more than one."""
        return next(iter(self._open)) if len(self._open) == 1 else None

    def companies_in(self, text: str) -> Iterator[CompanySpan]:
        """The longest pieces of distinctive names in a folded text, left to right, not overlapping."""
        at = 0
        while at < len(text) - 1:
            found = self._pairs.get(text[at : at + 2])
            if not found:
                at += 1
                continue
            end, numbers = at + 2, found
            while narrower := numbers & self._pairs.get(text[end - 1 : end + 1], set()):
                end, numbers = end + 1, narrower
            if len(numbers) <= _SHARED:
                start, end = self._widened(text, at, end, next(iter(numbers)))
                yield CompanySpan(start=start, end=end, numbers=frozenset(numbers))
            at = end

    def _widened(self, text: str, start: int, end: int, number: int) -> tuple[int, int]:
        """The span grown over the rest of the name that is written there: 高兴 → 成都高兴文旅."""
        name = self._names[number]
        while start > 0 and text[start - 1 : end] in name:
            start -= 1
        while end < len(text) and text[start : end + 1] in name:
            end += 1
        return start, end


_SHARED = 20
"""A piece that more companies share than these is a word like any other."""


def distinctive_part(company: str) -> str:
    """A company's name without its place, trade and legal form; nothing if it has no other part.

    A single character tells nothing apart, so it keeps the next one beside it: 秦智造装备 is 秦智.
    """
    name = _PLACE_IN_BRACKETS.sub("", _without_punctuation(company, keep="()"))
    name = _without_punctuation(name)
    name = _PLACE_IN_FRONT.sub("", name)
    while (shorter := _TRADE_AT_END.sub("", name)) != name:
        if len(shorter) == 1:
            return name[:2]
        name = shorter
    return name


def _without_punctuation(name: str, keep: str = "") -> str:
    return "".join(char for char in fold(name) if char.isalnum() or char in keep)


def _pairs(name: str) -> Iterator[str]:
    return (name[at : at + 2] for at in range(len(name) - 1))


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_PLACE_IN_BRACKETS = regex(rf"\((?:{_any(PLACES)})[市省]?\)")
_PLACE_IN_FRONT = regex(rf"^(?:(?:{_any(PLACES + AREAS)})[市省区]?)+(?=.{{2}})")
_TRADE_AT_END = regex(rf"(?:{_any(TRADES)})$")
