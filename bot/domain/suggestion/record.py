"""How often somebody wins, said with the number of cases behind it, and shrunk where there are few (S29).

    case   =  a lead he had that ended: won; or not: lost, or returned after follow-up (S58)
    rate   =  (won + K·p) / (cases + K)        p the rate of the whole house, K = 6 credited cases

That is the mean of a Beta distribution that starts from Beta(K·p, K·(1-p)): one lucky win says little, sixty say what
they say, and a newcomer stands where the house stands. The house itself starts from one win in two, Beta(1, 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

BEYOND_CHANCE: Final = 2
"""Standard deviations by which a rate must lie above the house's to be proven."""
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


def house_rate(all_cases: Iterable[Cases]) -> float:
    """The rate of everybody together, between 0 and 1."""
    kept = list(all_cases)
    won, count = sum(one.won for one in kept), sum(one.count for one in kept)
    return (won + 1) / (count + 2)


def rate(cases: Cases, house: float) -> float:
    """How often somebody with these cases may be expected to win, between 0 and 1."""
    return (cases.won + CREDITED * house) / (cases.count + CREDITED)


def is_proven(cases: Cases, house: float) -> bool:
    """Whether somebody wins more often than the house beyond what chance explains: by two standard deviations.

    Nobody is ever proven to be worse: whoever is set back gets no more leads, and so could never show that it was bad
    luck. Good luck corrects itself by the leads that it brings.
    """
    mean = rate(cases, house)
    return mean > house and (mean - house) ** 2 * (cases.count + CREDITED + 1) > BEYOND_CHANCE**2 * mean * (1 - mean)
