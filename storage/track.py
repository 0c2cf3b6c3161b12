"""What lies on the salespeople's desks, and how it went with them before: counted from the leads and the history."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, func, or_, select, text

from bot.domain.decision import Happened
from bot.domain.lead import OPEN
from bot.domain.suggestion import Cases, Desk
from storage.leads import LEADS
from storage.tables.leads import ENDED, GIVEN
from storage.types import UtcTime

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import TextClause

    from storage.desk import Desk as Database

_OPEN: Final = (
    select(LEADS.c.owner_key, LEADS.c.tier, func.count().label("leads"))
    .where(LEADS.c.owner_key.is_not(None), or_(*(LEADS.c.stage == stage for stage in sorted(OPEN))))
    .group_by(LEADS.c.owner_key, LEADS.c.tier)
)


def _counting(which: str, owner: str) -> TextClause:
    """Words of our own; ``which`` is the condition of a partial index, letter by letter, so that the index is used."""
    statement = f"SELECT happened, {owner} AS owner, count(*) AS times FROM history WHERE {which} AND at >= :since"  # noqa: S608
    return text(f"{statement} GROUP BY 1, 2").bindparams(bindparam("since", type_=UtcTime()))


_OWNERS: Final = {False: "json_extract(detail, '$.owner')", True: "(detail::json)->>'owner'"}
_GIVEN: Final = {postgres: _counting(GIVEN, owner) for postgres, owner in _OWNERS.items()}
_ENDED: Final = {postgres: _counting(ENDED, owner) for postgres, owner in _OWNERS.items()}


class Track:
    """The desks of everybody who has, or had, a lead."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Database) -> None:
        self._desk = desk

    def desks(self, *, given_since: datetime, ended_since: datetime) -> Mapping[str, Desk]:
        """By case-folded userid: open leads by tier, leads given since then, cases that ended since then.

        A lead that was given and taken back within the minutes of an undo was not given.
        """
        tiers: defaultdict[str, Counter[int]] = defaultdict(Counter)
        for row in self._desk.all(_OPEN):
            tiers[row.owner_key][row.tier] += row.leads
        given = self._given(given_since)
        won, lost = self._ended(ended_since)
        return {
            key: Desk(
                open=(tiers[key][1], tiers[key][2], tiers[key][3]),
                given=max(0, given[key]),
                cases=Cases(won=won[key], lost=lost[key]),
            )
            for key in {*tiers, *given, *won, *lost}
        }

    def _given(self, since: datetime) -> Counter[str]:
        given: Counter[str] = Counter()
        for row in self._desk.all(_GIVEN[self._desk.postgres], {"since": since}):
            if row.owner:
                given[row.owner.casefold()] += -row.times if row.happened == Happened.UNDONE else row.times
        return given

    def _ended(self, since: datetime) -> tuple[Counter[str], Counter[str]]:
        won: Counter[str] = Counter()
        lost: Counter[str] = Counter()
        for row in self._desk.all(_ENDED[self._desk.postgres], {"since": since}):
            if row.owner:
                (won if row.happened == Happened.WON else lost)[row.owner.casefold()] += row.times
        return won, lost
