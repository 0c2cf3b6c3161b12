"""A list of customers comes into the mirror: accounts, who must not be touched, and as of when all of it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.customers_file import customer_of, off_limits_in
from bot.domain.acquaintance import account_id
from bot.domain.matching import KEYS, keys_of
from storage.companies import MIRROR_AS_OF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from bot.domain.acquaintance import OffLimits
    from bot.domain.customer import Customer
    from storage.unit_of_work import UnitOfWork

Marks = dict[str, "OffLimits | None"]


class Brought(NamedTuple):
    """Customers of a list; of those that say something of it, whether they must not be touched (S72); their keys.

    Without keys whoever keeps the customers reads their names. ``last``: with these the list is whole, and the mirror
    is as of now; of a list that broke off it never is. ``untold``: of what the whole list says nothing.
    """

    customers: Sequence[Customer]
    marks: Marks
    keys: Sequence[Sequence[str | int]] | None = None
    last: bool = True
    untold: frozenset[str] = frozenset()


def read(errand: Mapping[str, Any], now: datetime) -> Brought:
    """What an errand brings. Keys that came with the customers count, if this program would make the same."""
    told: Sequence[Mapping[str, Any]] = errand["customers"]
    marks = {said["ref"]: off_limits_in(said, now) for said in told if "off_limits" in said}
    keys, last, untold = errand.get("keys"), errand["last"], frozenset(errand.get("untold", ()))
    if keys and keys["version"] == KEYS and len(keys["of"]) == len(keys["signs"]) == len(told):
        read_already = zip(told, keys["signs"], strict=True)
        return Brought([customer_of(said, now, signs) for said, signs in read_already], marks, keys["of"], last, untold)
    customers = [customer_of(said, now) for said in told]
    own = None if errand["dry"] else [keys_of(customer.known) for customer in customers]
    return Brought(customers, marks, own, last, untold)


def keep(brought: Brought, work: UnitOfWork, *, now: datetime, dry: bool) -> list[str]:
    """Keep them, unless it is only tried; which of them are new."""
    if dry:
        return work.customers.unknown([customer.ref for customer in brought.customers])
    new = work.customers.put(brought.customers, brought.keys, brought.untold)
    _mark(brought.marks, work)
    if brought.last:
        work.facts.put(MIRROR_AS_OF, now.isoformat())
    return new


def _mark(marks: Marks, work: UnitOfWork) -> None:
    """A list takes back, and says anew, only what a list said."""
    here = {one.company: one for one in work.companies.off_limits(set(map(account_id, marks)))}
    for company, said in ((account_id(ref), said) for ref, said in marks.items()):
        known = here.get(company)
        if known and known.by:
            continue
        if said and (known is None or said.words not in {"", known.words}):
            work.companies.forbid(said)
        elif known and not said:
            work.companies.allow(company)
