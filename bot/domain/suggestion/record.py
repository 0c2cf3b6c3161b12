"""How often somebody wins, said with the number of cases behind it, and shrunk where there are few (S29).

    case   =  a lead he had that ended: won; or not: lost, or returned after follow-up (S58)
    rate   =  (won + K·p) / (cases + K)        p the rate of the whole house, K = 6 credited cases

That is the mean of a Beta distribution that starts from Beta(K·p, K·(1-p)): one lucky win says little, sixty say what
they say, and a newcomer stands where the house stands. The house itself starts from one win in two, Beta(1, 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

CREDITED: Final = 6
"""K: as many cases as it takes until somebody's own record counts as much as the house's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cases:
    """Leads that ended with somebody: ``won``, and ``lost`` for all others (lost, or returned after follow-up)."""

    won: int = 0
    lost: int = 0

    @property
    def count(self) -> int:
        """How many there are."""
        return self.won + self.lost


class Standing(IntEnum):
    """How somebody's rate stands beside the house's; a difference that chance may explain is none."""

    ABOVE = 0
    ALIKE = 1
    BELOW = 2


def house_rate(all_cases: Iterable[Cases]) -> float:
    """The rate of everybody together, between 0 and 1."""
    kept = list(all_cases)
    won, count = sum(one.won for one in kept), sum(one.count for one in kept)
    return (won + 1) / (count + 2)


def rate(cases: Cases, house: float) -> float:
    """How often somebody with these cases may be expected to win, between 0 and 1."""
    return (cases.won + CREDITED * house) / (cases.count + CREDITED)


@lru_cache(maxsize=8192)
def standing(cases: Cases, house: float) -> Standing:
    """Above or below the house only where the rate is further from it than one standard deviation of its own."""
    mean = rate(cases, house)
    deviation = (mean * (1 - mean) / (cases.count + CREDITED + 1)) ** 0.5
    if mean - deviation > house:
        return Standing.ABOVE
    return Standing.BELOW if mean + deviation < house else Standing.ALIKE
