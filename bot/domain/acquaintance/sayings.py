"""What colleagues said of companies, with who said it and when. ``one``, ``other`` and so on are ids of companies."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
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


Saying = Pair | ParentSaid | OffLimits
"""Anything that can be said of companies."""


def saying_to_json(saying: Saying) -> str:
    """As the history keeps it, so that it can be taken back."""
    told = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(saying).items()}
    return json.dumps({"what": type(saying).__name__, **told}, ensure_ascii=False)


def saying_from_json(kept: str) -> Saying:
    """What ``saying_to_json`` wrote."""
    told = json.loads(kept)
    kind = {one.__name__: one for one in (Pair, ParentSaid, OffLimits)}[told.pop("what")]
    saying: Saying = kind(**{**told, "at": datetime.fromisoformat(told["at"])})
    return saying
