"""A list of customers comes into the mirror: accounts, who must not be touched, and as of when all of it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def read(customers: Sequence[Mapping[str, Any]], now: datetime) -> tuple[list[Customer], Marks]:
    """The customers of a list, and of those that say something of it, whether they must not be touched (S72)."""
    marks = {said["ref"]: off_limits_in(said, now) for said in customers if "off_limits" in said}
    return [customer_of(said, now) for said in customers], marks


def keys_with(errand: Mapping[str, Any], customers: Sequence[Customer]) -> Sequence[Sequence[str | int]]:
    """The keys by which the customers are found: those that came with them, if this program would make the same."""
    said = errand.get("keys")
    if said and said["version"] == KEYS and len(said["of"]) == len(customers):
        found: Sequence[Sequence[str | int]] = said["of"]
        return found
    return [] if errand["dry"] else [keys_of(customer.known) for customer in customers]


def keep(
    customers: Sequence[Customer],
    marks: Marks,
    work: UnitOfWork,
    *,
    now: datetime,
    dry: bool,
    keys: Sequence[Sequence[str | int]] | None = None,
) -> list[str]:
    """Keep them, unless it is only tried; which of them are new."""
    new = work.customers.unknown([customer.ref for customer in customers])
    if not dry:
        work.customers.put(customers, keys)
        _mark(marks, work)
        work.facts.put(MIRROR_AS_OF, now.isoformat())
    return new


def _mark(marks: Marks, work: UnitOfWork) -> None:
    """A list takes back only what a list said."""
    for ref, said in marks.items():
        known = work.companies.off_limits({account_id(ref)})
        if said and not known:
            work.companies.forbid(said)
        elif not said and known and not known[0].by:
            work.companies.allow(account_id(ref))
