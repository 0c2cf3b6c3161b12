"""A book that holds in memory what is known of companies; it offers everything, the rules decide."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.acquaintance import OffLimits, Pair, ParentSaid, name_id
from bot.domain.customer import Customer
from bot.domain.matching import Known, knowing

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

NOW = dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)


def account(ref: str, name: str, owner: str = "张伟", *, parent: str | None = None, region: str = "") -> Customer:
    """An account of the CRM."""
    return Customer(ref=ref, known=knowing(name), as_of=NOW, owner=owner, parent=parent, region=region)


def pair(one: str, other: str, *, same: bool = True) -> Pair:
    """That 孙婷 said of two ids."""
    return Pair(one=one, other=other, same=same, by="sunting", at=NOW)


def parent(child: str, above: str, name: str) -> ParentSaid:
    """That 李建国 said of two ids."""
    return ParentSaid(child=child, parent=above, name=name, by="lijianguo", at=NOW)


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A book in memory."""

    accounts: tuple[Customer, ...] = ()
    leads: tuple[str, ...] = ()
    said: tuple[Pair, ...] = ()
    above: tuple[ParentSaid, ...] = ()
    hands_off: tuple[OffLimits, ...] = ()

    def customers(self, _: Known) -> Sequence[Customer]:
        return self.accounts

    def customer(self, ref: str) -> Customer | None:
        return next((one for one in self.accounts if one.ref == ref), None)

    def names(self, _: Known) -> Sequence[Known]:
        return [knowing(name) for name in self.leads]

    def name(self, company: str) -> Known | None:
        return next((knowing(name) for name in self.leads if name_id(name) == company), None)

    def pairs(self, companies: Collection[str]) -> Sequence[Pair]:
        return [one for one in self.said if {one.one, one.other} & set(companies)]

    def parents(self, companies: Collection[str]) -> Sequence[ParentSaid]:
        return [one for one in self.above if one.child in companies]

    def off_limits(self, companies: Collection[str]) -> Sequence[OffLimits]:
        return [one for one in self.hands_off if one.company in companies]
