"""Everybody who could get a lead, and what lies on each desk: all that a proposal looks at beside the lead."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain.suggestion.record import Cases, house_rate
from bot.domain.suggestion.weighing import Weighing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.domain.people import Person, Roster


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What somebody has to do and what he has done.

    ``open`` counts his open leads of tier 1, 2, 3; ``given`` the leads that were given to him lately
    (``Weighing.given_within``); ``cases`` are those that ended with him (``Weighing.cases_within``).
    """

    open: tuple[int, int, int] = (0, 0, 0)
    given: int = 0
    cases: Cases = field(default_factory=Cases)

    @property
    def load(self) -> int:
        """How many open leads there are (S31)."""
        return sum(self.open)


class TieKind(IntEnum):
    """What ties somebody to the customer already, the strongest first (S19, S36)."""

    ACCOUNT = 0
    WORKS_IT = 1
    PARENT = 2
    HOUSE = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Tie:
    """Why somebody comes first.

    The CRM names him as owner of the account, of its parent, or of the house that it bears the name of (``name`` is
    that company), or he has another lead of the company now (``name`` is that lead's, L3).
    """

    kind: TieKind
    name: str = ""


EMPTY = Desk()


@dataclass(frozen=True, kw_only=True)
class Bench:
    """The people to choose from on this day.

    ``desks`` and ``ties`` are by case-folded userid; whoever is not in them has none.
    """

    roster: Roster
    today: date
    desks: Mapping[str, Desk] = field(default_factory=dict)
    ties: Mapping[str, Tie] = field(default_factory=dict)
    weighing: Weighing = field(default_factory=Weighing)

    def desk(self, person: Person) -> Desk:
        """What lies on this person's desk."""
        return self.desks.get(person.userid.casefold(), EMPTY)

    def tie(self, person: Person) -> Tie | None:
        """What ties this person to the customer."""
        return self.ties.get(person.userid.casefold())

    @cached_property
    def house(self) -> float:
        """The win rate of everybody together."""
        return house_rate(desk.cases for desk in self.desks.values())


def is_full(person: Person, load: int) -> bool:
    """Whether somebody with so many open leads has as many as he can work (S32)."""
    return person.capacity is not None and load >= person.capacity
