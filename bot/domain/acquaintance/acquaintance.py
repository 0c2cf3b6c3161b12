"""What we know of a lead's company: whether it is in the CRM, whose it is, to whom it belongs (S18, S19, S37, S72).

    rules say same                  it is the company, unless somebody said that it is not
    somebody said 同一家            it is the company, whatever the rules say
    somebody said 不是同一家        it is another company, whatever the rules say
    rules say related or similar    shown, with the reasons; a person confirms, nothing is merged by itself
    the name fits two companies     both are shown as similar: 朗驰精密 may be 上海朗驰精密 or 苏州朗驰精密

What is said of one name holds for every name that is the same company: a lead under a new writing of an old lead's
name finds the account that was confirmed for the old one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.acquaintance.ids import account_id, is_account, name_id, ref_of
from bot.domain.acquaintance.parents import Parent, names_of, parents_of
from bot.domain.matching import Finding, Known, Verdict, recognise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.acquaintance.book import Book
    from bot.domain.acquaintance.sayings import OffLimits, Pair
    from bot.domain.customer import Customer

_ORDER = tuple(Verdict)
_HOPS = 4
"""So many confirmations in a row are followed: A is B, B is C …"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A company we know beside the one that comes: an account (``customer``), or a name of our own leads.

    ``said`` is the confirmation that decided it, None where the rules did.
    """

    id: str
    known: Known
    finding: Finding
    customer: Customer | None = None
    said: Pair | None = None

    @property
    def name(self) -> str:
        """As it is written in the CRM, or was first written in a lead."""
        return self.known.name

    @property
    def verdict(self) -> Verdict:
        """What they are to each other."""
        return self.finding.verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Acquaintance:
    """Everything known of a company: ``ids`` are all that it is known by, its own name among them.

    ``accounts`` and ``names`` are what it is, or may be, of the CRM and of our own leads, the surest first. Of
    ``parents`` the next one comes first. ``off_limits_above`` is the parent that is off limits, where the company is so
    for no other reason (S72).
    """

    comer: Known
    ids: frozenset[str]
    accounts: tuple[Match, ...] = ()
    names: tuple[Match, ...] = ()
    parents: tuple[Parent, ...] = ()
    off_limits: OffLimits | None = None
    off_limits_above: Parent | None = None

    @property
    def same(self) -> tuple[Match, ...]:
        """The accounts that it is."""
        return tuple(match for match in self.accounts if match.verdict is Verdict.SAME)

    @property
    def doubtful(self) -> tuple[Match, ...]:
        """What a person has to look at: accounts and names that it may be."""
        return tuple(match for match in (*self.accounts, *self.names) if match.verdict is not Verdict.SAME)


def acquaint(comer: Known, book: Book, region: str = "") -> Acquaintance:
    """What we know of the one who comes; of several that fit, those in its ``region`` come first."""
    own = name_id(comer.name)
    said = {pair.beside(own): pair for pair in book.pairs({own})} if own else {}
    found = {company: match for company, match in _by_rules(comer, book) if company != own and company not in said}
    for company, pair in said.items():
        if pair.same and (match := _confirmed(company, pair, book)):
            found[company] = match
    _follow(found, comer, {company for company, pair in said.items() if not pair.same}, book)
    _part(found, book)
    alike = {match.id for match in found.values() if match.verdict is Verdict.SAME}
    ids = frozenset(alike | ({own} if own else set()))
    matches = sorted(found.values(), key=lambda match: (_ORDER.index(match.verdict), not _lies_in(match, region)))
    kept = [match for match in matches if match.verdict is not Verdict.DIFFERENT]
    accounts = tuple(match for match in kept if match.customer)
    mine = [match.customer for match in accounts if match.customer and match.id in ids]
    parents = tuple(parents_of(ids, mine, book))
    off_limits, above = _off_limits(ids, parents, book)
    return Acquaintance(
        comer=comer,
        ids=ids,
        accounts=accounts,
        names=tuple(match for match in kept if not match.customer),
        parents=parents,
        off_limits=off_limits,
        off_limits_above=above,
    )


def _off_limits(ids: frozenset[str], parents: Sequence[Parent], book: Book) -> tuple[OffLimits | None, Parent | None]:
    """What was said first of the company itself; else of the nearest company above it, which covers all below."""
    for above in (None, *parents):
        said = book.off_limits(names_of(above, book) if above else ids)
        if said:
            return min(said, key=lambda one: one.at), above
    return None, None


def _by_rules(comer: Known, book: Book) -> Iterator[tuple[str, Match]]:
    for known in book.names(comer):
        yield name_id(known.name), Match(id=name_id(known.name), known=known, finding=recognise(comer, known))
    for customer in book.customers(comer):
        finding = recognise(comer, customer.known)
        company = account_id(customer.ref)
        yield company, Match(id=company, known=customer.known, finding=finding, customer=customer)


_SAID = Finding(verdict=Verdict.SAME, why=("确认过是同一家",))


def _confirmed(company: str, pair: Pair, book: Book) -> Match | None:
    """The company that somebody said it is; None for an account that is not in the mirror any more."""
    if is_account(company):
        customer = book.customer(ref_of(company))
        if customer is None:
            return None
        return Match(id=company, known=customer.known, finding=_SAID, customer=customer, said=pair)
    return Match(id=company, known=book.name(company) or Known(name=ref_of(company)), finding=_SAID, said=pair)


def _follow(found: dict[str, Match], comer: Known, apart: set[str], book: Book) -> None:
    """What was said of a name that is the same holds for the one who comes, hop by hop.

    Where that leads to a company that the rules know to be another one of the house (苏州朗驰 beside 上海朗驰), the
    name in between is that one's, and not the comer's.
    """
    fresh = {match.id: match for match in found.values() if match.verdict is Verdict.SAME}
    for _ in range(_HOPS):
        new: dict[str, Match] = {}
        for pair in book.pairs(fresh) if fresh else ():
            match = fresh[pair.one if pair.one in fresh else pair.other]
            there = pair.beside(match.id)
            other = _confirmed(there, pair, book) if pair.same else None
            if other is None or there in apart or there == name_id(comer.name):
                continue
            if match.said is None and recognise(comer, other.known).verdict is Verdict.RELATED:
                found[match.id] = replace(match, said=pair, finding=replace(match.finding, verdict=Verdict.RELATED))
            elif there not in found or found[there].verdict is not Verdict.SAME:
                new[there] = other
        found |= new
        fresh = new


_SEVERAL = "不止一家对得上"


def _part(found: dict[str, Match], book: Book) -> None:
    """One name cannot be two companies: where it fits several that are not one, nobody but a person can tell.

    What a person has told already stays; what fits as well and is not that one is another company of the name.
    """
    same = [match for match in found.values() if match.verdict is Verdict.SAME]
    told = [match for match in same if match.said]
    ruled = [match for match in same if not match.said][:_COMPARED]
    kin = [match for match in found.values() if match.verdict is Verdict.RELATED and match.said is None][:_COMPARED]
    if not ruled or len(same) + len(kin) == 1:
        return
    one = {frozenset({pair.one, pair.other}) for pair in book.pairs({match.id for match in same}) if pair.same}
    for match in ruled:
        others = told or [other for other in ruled if other is not match]
        fits = all(_are_one(match, other, one) for other in others)
        if fits and not any(_are_one(match, other, one) for other in kin):
            continue
        verdict = Verdict.RELATED if told else Verdict.SIMILAR
        why = match.finding.why if told else (_SEVERAL, *match.finding.why)
        found[match.id] = replace(match, finding=Finding(verdict=verdict, why=why))


_COMPARED = 8


def _are_one(match: Match, other: Match, said: set[frozenset[str]]) -> bool:
    told = frozenset({match.id, other.id}) in said
    return told or recognise(match.known, other.known).verdict is Verdict.SAME


def _lies_in(match: Match, region: str) -> bool:
    place = match.customer.region if match.customer else ""
    return bool(region) and (region in match.known.name or region in place or bool(place and place in region))
