"""What lies on the salespeople's desks, and how it went with them before: counted from the leads and the history.

The history is counted once a day and then only what was added: a proposal may not wait for a year of rows. What another
replica commits under a smaller number than the last one counted here is missed until the next day begins.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, text

from bot.domain.decision import Happened
from bot.domain.suggestion import Cases, Desk
from storage.tables.leads import OPEN_STAGES, TOLD
from storage.types import UtcTime

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import TextClause

    from storage.desk import Desk as Database

_NONE: Final = (0, 0, 0)
_NO_CASES: Final = Cases()
_GIVEN: Final = frozenset({Happened.ASSIGNED, Happened.REASSIGNED, Happened.TRANSFERRED})
_ENDED: Final = frozenset({Happened.WON, Happened.LOST, Happened.RETURNED})

# The conditions are those of partial indexes, letter by letter, so that these are used; all words are our own.
_BY_TIER: Final = ", ".join(f"count(CASE tier WHEN {tier} THEN 1 END) AS t{tier}" for tier in (1, 2, 3))
_OPEN: Final = {
    # Without statistics SQLite prefers to search every stage by itself, and to sort afterwards.
    postgres: text(
        f"SELECT owner_key, {_BY_TIER} FROM lead{'' if postgres else ' INDEXED BY ix_lead_desk'} "  # noqa: S608
        f"WHERE {OPEN_STAGES} AND owner_key IS NOT NULL GROUP BY owner_key"
    )
    for postgres in (False, True)
}
_LAST: Final = text(f"SELECT n, hash FROM history WHERE {TOLD} ORDER BY n DESC LIMIT 1")  # noqa: S608
_ADDED: Final = text(
    f"SELECT n, hash, at, happened, detail FROM history WHERE {TOLD} AND n >= :n ORDER BY n"  # noqa: S608
)
_TIME: Final = UtcTime()


def _counting(detail: str) -> TextClause:
    """How often each thing happened to each owner, in each of the two times that matter."""
    owner, undone = (detail.format(name) for name in ("owner", "undone"))
    return text(
        f"SELECT happened, {owner} AS owner, {undone} AS undone, at >= :given AS lately, count(*) AS times "  # noqa: S608
        f"FROM history WHERE {TOLD} AND at >= :ended AND n <= :n GROUP BY 1, 2, 3, 4"
    ).bindparams(bindparam("given", type_=UtcTime()), bindparam("ended", type_=UtcTime()))


_COUNTED: Final = {False: _counting("json_extract(detail, '$.{}')"), True: _counting("(detail::json)->>'{}'")}


@dataclass(kw_only=True, slots=True)
class Counted:
    """What the history told up to row ``n``, whose hash is ``hash``, since these days."""

    given_since: date
    ended_since: date
    n: int = 0
    hash: str = ""
    given: Counter[str] = field(default_factory=Counter)
    cases: dict[str, Cases] = field(default_factory=dict)

    def add(self, happened: Happened, owner: str | None, undone: str | None, times: int, *, lately: bool) -> None:
        """Count what happened so often; what was taken back had not happened."""
        key = (owner or "").casefold()
        if happened is Happened.UNDONE:
            happened, times = Happened(undone or happened), -times
        if happened in _ENDED:
            known, won = self.cases.get(key, _NO_CASES), happened is Happened.WON
            self.cases[key] = Cases(won=known.won + times * won, lost=known.lost + times * (not won))
        elif lately and happened in _GIVEN:
            self.given[key] += times


class Track:
    """The desks of everybody who has, or had, a lead."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Database) -> None:
        self._desk = desk

    def desks(self, *, given_since: datetime, ended_since: datetime) -> Mapping[str, Desk]:
        """By case-folded userid: open leads by tier, leads given since that day, cases that ended since that day."""
        counted = self._counted(given_since.astimezone(UTC).date(), ended_since.astimezone(UTC).date())
        tiers = {key: (hot, warm, cool) for key, hot, warm, cool in self._desk.all(_OPEN[self._desk.postgres])}
        return {
            key: Desk(
                open=tiers.get(key, _NONE),
                given=counted.given[key],
                cases=counted.cases.get(key, _NO_CASES),
            )
            for key in {*tiers, *counted.given, *counted.cases} - {""}
        }

    def _counted(self, given_since: date, ended_since: date) -> Counted:
        known = self._desk.memory.counted
        if (
            known is None
            or (known.given_since, known.ended_since) != (given_since, ended_since)
            or not self._go_on(known)
        ):
            known = self._desk.memory.counted = self._count(given_since, ended_since)
        return known

    def _go_on(self, known: Counted) -> bool:
        """Count what was added; False where the last row is not the one that was counted: its piece was forgotten."""
        rows = list(self._desk.all(_ADDED, {"n": known.n}))
        if known.n and (not rows or (rows[0].n, rows[0].hash) != (known.n, known.hash)):
            return False
        for row in rows[1:] if known.n else rows:
            detail = json.loads(row.detail)
            at = _TIME.process_result_value(row.at, self._desk.connection.dialect)
            lately = at is not None and at >= _begin(known.given_since)
            known.add(Happened(row.happened), detail.get("owner"), detail.get("undone"), 1, lately=lately)
            known.n, known.hash = row.n, row.hash
        return True

    def _count(self, given_since: date, ended_since: date) -> Counted:
        last = self._desk.first(_LAST)
        counted = Counted(given_since=given_since, ended_since=ended_since)
        if last is None:
            return counted
        counted.n, counted.hash = last.n, last.hash
        since = {"given": _begin(given_since), "ended": _begin(ended_since), "n": last.n}
        for row in self._desk.all(_COUNTED[self._desk.postgres], since):
            counted.add(Happened(row.happened), row.owner, row.undone, row.times, lately=bool(row.lately))
        return counted


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
