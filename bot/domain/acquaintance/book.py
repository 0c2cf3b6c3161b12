"""Where it is looked up what we know of companies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.domain.acquaintance.sayings import OffLimits, Pair, ParentSaid
    from bot.domain.customer import Customer
    from bot.domain.matching import Known


class Book(Protocol):
    """The mirror of the CRM, the names of our own leads, and what was said of companies."""

    def customers(self, comer: Known) -> Sequence[Customer]:
        """Accounts that may be the one who comes."""

    def customer(self, ref: str) -> Customer | None:
        """The account with this number."""

    def names(self, comer: Known) -> Sequence[Known]:
        """Companies of our own leads, or that were spoken of, that may be the one who comes."""

    def name(self, company: str) -> Known | None:
        """The company of our own leads with this id."""

    def pairs(self, companies: Collection[str]) -> Sequence[Pair]:
        """What was said of any of these being one with another."""

    def parents(self, companies: Collection[str]) -> Sequence[ParentSaid]:
        """To whom any of these was said to belong."""

    def off_limits(self, companies: Collection[str]) -> Sequence[OffLimits]:
        """Which of these must not be touched."""
