"""What we know of a lead's company, looked up where it is kept (S18, S19, S37)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.domain.acquaintance import acquaint, comer_of, is_account, ref_of
from storage.companies import MIRROR_AS_OF

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.domain.acquaintance import Acquaintance, OffLimits, Pair, ParentSaid
    from bot.domain.customer import Customer
    from bot.domain.lead import Lead
    from bot.domain.matching import Known
    from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Shelf:
    """The book of the domain (``bot.domain.acquaintance.Book``), in this transaction."""

    work: UnitOfWork

    def customers(self, comer: Known) -> Sequence[Customer]:
        """Accounts that may be the one who comes."""
        return self.work.customers.like(comer)

    def customer(self, ref: str) -> Customer | None:
        """The account with this number."""
        return self.work.customers.get(ref)

    def names(self, comer: Known) -> Sequence[Known]:
        """Companies of our own leads, or that were spoken of."""
        return self.work.companies.like(comer)

    def name(self, company: str) -> Known | None:
        """The company of our own leads with this id."""
        return self.work.companies.get(company)

    def pairs(self, companies: Collection[str]) -> Sequence[Pair]:
        """What was said of these being one with others."""
        return self.work.companies.pairs(companies)

    def parents(self, companies: Collection[str]) -> Sequence[ParentSaid]:
        """To whom these were said to belong."""
        return self.work.companies.parents(companies)

    def off_limits(self, companies: Collection[str]) -> Sequence[OffLimits]:
        """Which of these must not be touched."""
        return self.work.companies.off_limits(companies)


def acquaintance(comer: Known, work: UnitOfWork) -> Acquaintance:
    """What we know of a company."""
    return acquaint(comer, Shelf(work))


def acquaintance_of(lead: Lead, work: UnitOfWork) -> Acquaintance:
    """What we know of the company of this lead."""
    return acquaint(comer_of(lead.inquiry), Shelf(work), lead.inquiry.region or "")


def mirror_as_of(work: UnitOfWork) -> datetime | None:
    """As of when the mirror of the CRM is; None where nothing ever came into it."""
    kept, state = work.facts.get(MIRROR_AS_OF), work.crm.state()
    listed = datetime.fromisoformat(kept) if kept else None
    return max(filter(None, (listed, state.good_at if state else None)), default=None)


def leads_of(known: Acquaintance, lead: Lead, work: UnitOfWork) -> tuple[Lead, ...]:
    """The other leads of the same company, closed ones too, also those that only share a telephone. Oldest first."""
    names = [ref_of(company) for company in known.ids if not is_account(company)]
    found = (*work.leads.of_companies(names), *work.leads.sharing_phone(lead.inquiry.phones))
    others = {one.number: one for one in found if one.number != lead.number}
    return tuple(others[number] for number in sorted(others))
