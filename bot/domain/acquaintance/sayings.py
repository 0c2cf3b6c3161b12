"""What colleagues said of companies, with who said it and when. ``one``, ``other`` and so on are ids of companies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """Two names, or a name and an account, that are one company, or are not. The order does not matter."""

    one: str
    other: str
    same: bool
    by: str
    at: datetime

    def beside(self, company: str) -> str:
        """The other one of the two."""
        return self.other if company == self.one else self.one


@dataclass(frozen=True, kw_only=True, slots=True)
class ParentSaid:
    """A company belongs to another one (S19); ``name`` is how the parent was called."""

    child: str
    parent: str
    name: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class OffLimits:
    """Marketing must not touch the company (S72). ``by`` is a userid, empty where a list of customers says so."""

    company: str
    by: str
    at: datetime
    words: str = ""
