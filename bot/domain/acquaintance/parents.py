"""To whom a company belongs, by what people said and by the CRM, and whose that company is (S19)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.acquaintance.ids import account_id, is_account, name_id, ref_of
from bot.domain.matching import Verdict, knowing, recognise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.acquaintance.book import Book
    from bot.domain.acquaintance.sayings import ParentSaid
    from bot.domain.customer import Customer


@dataclass(frozen=True, kw_only=True, slots=True)
class Parent:
    """The company that the lead's company belongs to, and its account, if the CRM has it.

    ``said`` is who told us so, None where the CRM says it.
    """

    id: str
    name: str
    customer: Customer | None = None
    said: ParentSaid | None = None


_LONGEST = 6
"""Generations that are looked at."""


def parents_of(ids: frozenset[str], accounts: Sequence[Customer], book: Book) -> Iterator[Parent]:
    """The company it belongs to, the one that belongs to, and so on. What people said goes before the CRM.

    ``ids`` are all that the company is known by, ``accounts`` what the CRM has of it.
    """
    seen, here, customers = set(ids), ids, list(accounts)
    for _ in range(_LONGEST):
        parent = next(_next_parent(here, customers, book), None)
        if parent is None or parent.id in seen:
            return
        yield parent
        customers = [parent.customer] if parent.customer else []
        here = frozenset({parent.id, *(account_id(one.ref) for one in customers)})
        seen |= here


def _next_parent(ids: frozenset[str], customers: Sequence[Customer], book: Book) -> Iterator[Parent]:
    for said in sorted(book.parents(ids), key=lambda one: one.at, reverse=True):
        customer = account_called(said.parent, said.name, book)
        yield Parent(id=said.parent, name=customer.known.name if customer else said.name, customer=customer, said=said)
    for one in customers:
        if one.parent:
            customer = book.customer(one.parent) or _of_name(one.parent, book)
            name = customer.known.name if customer else one.parent
            yield Parent(id=account_id(customer.ref) if customer else name_id(name), name=name, customer=customer)


def names_of(parent: Parent, book: Book) -> frozenset[str]:
    """All that a parent is known by: its account, and every writing of its name under which something was said."""
    comer = knowing(parent.name)
    written = (name_id(one.name) for one in book.names(comer) if recognise(comer, one).verdict is Verdict.SAME)
    account = [account_id(parent.customer.ref)] if parent.customer else []
    return frozenset({parent.id, name_id(parent.name), *written, *account})


def account_called(company: str, name: str, book: Book) -> Customer | None:
    """The account that a company is, or the one that is called so."""
    return book.customer(ref_of(company)) if is_account(company) else _of_name(name, book)


def _of_name(name: str, book: Book) -> Customer | None:
    """The one account that is called so."""
    comer = knowing(name)
    same = [one for one in book.customers(comer) if recognise(comer, one.known).verdict is Verdict.SAME]
    said = {pair.beside(name_id(name)): pair for pair in book.pairs({name_id(name)})}
    told = [book.customer(ref_of(company)) for company, pair in said.items() if pair.same and is_account(company)]
    kept = [one for one in same if account_id(one.ref) not in said]
    all_of_them = [*filter(None, told), *kept]
    return all_of_them[0] if len(all_of_them) == 1 else None
