"""A customer as the CRM knows it: its people, its open opportunities, whose it is and when he was there (S36, S37)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.matching import Finding, Known, Verdict, recognise

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class CustomerContact:
    """Somebody at the customer, as the CRM has it; phones and mail as they were written."""

    name: str = ""
    title: str = ""
    phone: str = ""
    mail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Opportunity:
    """An open opportunity. ``amount`` in yuan, or None."""

    name: str
    stage: str = ""
    amount: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Customer:
    """An account of the CRM. ``ref`` is its number there, or its name where it has none.

    ``owner`` is whom the CRM names, as it names him; ``parent`` is the ``ref`` of the company it belongs to. ``as_of``
    is when this was true: what was recorded after a lead was posted is no evidence against it (I3).
    """

    ref: str
    known: Known
    as_of: datetime
    owner: str = ""
    region: str = ""
    industry: str = ""
    parent: str | None = None
    last_visit: datetime | None = None
    last_follow_up: datetime | None = None
    contacts: tuple[CustomerContact, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()

    @property
    def last_touch(self) -> datetime | None:
        """The later of the last visit and the last follow-up."""
        return max(filter(None, (self.last_visit, self.last_follow_up)), default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognised:
    """A customer beside one who comes, and what they are to each other."""

    customer: Customer
    finding: Finding


_ORDER = tuple(Verdict)


def recognised(comer: Known, customers: Iterable[Customer]) -> tuple[Recognised, ...]:
    """Those of the customers the comer may be of, the surest first; who is another company is left out."""
    found = (Recognised(customer=one, finding=recognise(comer, one.known)) for one in customers)
    alike = (one for one in found if one.finding.verdict is not Verdict.DIFFERENT)
    return tuple(sorted(alike, key=lambda one: _ORDER.index(one.finding.verdict)))
