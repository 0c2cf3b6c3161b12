"""How a company weighs what lies on a salesperson's desk ([policy])."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighing:
    """``tiers`` is what an open lead of tier 1, 2, 3 weighs: a hot one keeps its owner busier than a cool one.

    ``usual_capacity`` stands in where somebody's own is not stated, to compare loads with; it makes nobody full.
    ``given_within`` is how far back a lead that was given counts for fairness, ``cases_within`` how far back a case
    that ended counts for the win rate.
    """

    tiers: tuple[float, float, float] = (1.5, 1.0, 0.5)
    usual_capacity: int = 20
    given_within: timedelta = timedelta(days=30)
    cases_within: timedelta = timedelta(days=365)
