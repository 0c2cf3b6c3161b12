"""What the watchman asks: read-only, each a few statements, over a range of leads at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, and_, bindparam, cast, exists, func, select, type_coerce
from sqlalchemy.dialects.postgresql import JSONB

from storage.alarms import ALARMS, RUNNING
from storage.history import HISTORY
from storage.leads import LEADS
from storage.outbox import OUTBOX

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from bot.domain.watch import MustRun
    from storage.desk import Desk

_LAST = select(func.max(LEADS.c.number))
_IN_RANGE = LEADS.c.number.between(bindparam("first"), bindparam("last"))
_RUNS = exists().where(
    RUNNING.c.lead == LEADS.c.number,
    RUNNING.c.clock.in_(bindparam("clocks", expanding=True)),
    RUNNING.c.cycle == LEADS.c.cycle,
    RUNNING.c.stopped_at.is_(None),
)
_WITHOUT = (
    select(LEADS.c.number)
    .where(_IN_RANGE, LEADS.c.stage.in_(bindparam("stages", expanding=True)), ~_RUNS)
    .order_by(LEADS.c.number)
)
_UNCONTACTED = _WITHOUT.where(LEADS.c.notified_at.is_not(None), LEADS.c.contacted_at.is_(None))
_ITS_ALARMS = (
    select(func.count())
    .where(ALARMS.c.lead == RUNNING.c.lead, ALARMS.c.clock == RUNNING.c.clock, ALARMS.c.cycle == RUNNING.c.cycle)
    .scalar_subquery()
)
_RUNGS: Mapping[bool, Any] = {
    True: func.jsonb_array_length(cast(type_coerce(RUNNING.c.policy, Text), JSONB)["policy"]["ladder"]),
    False: func.json_array_length(type_coerce(RUNNING.c.policy, Text), "$.policy.ladder"),
}
_TORN = {
    postgres: select(RUNNING.c.lead, RUNNING.c.clock)
    .where(
        RUNNING.c.lead.between(bindparam("first"), bindparam("last")),
        RUNNING.c.stopped_at.is_(None),
        RUNNING.c.policy.is_not(None),
        rungs > _ITS_ALARMS,
    )
    .order_by(RUNNING.c.lead)
    for postgres, rungs in _RUNGS.items()
}
_OVERDUE = (
    select(ALARMS.c.lead, ALARMS.c.due_at)
    .where(ALARMS.c.state == "pending", ALARMS.c.due_at <= bindparam("then"))
    .order_by(ALARMS.c.due_at)
    .limit(1)
)
_STUCK = select(func.count(), func.min(OUTBOX.c.created_at)).where(
    OUTBOX.c.state.in_(["new", "sending"]), OUTBOX.c.created_at < bindparam("before")
)
_SPOKEN = (
    select(HISTORY.c.chat, HISTORY.c.at)
    .where(
        and_(
            HISTORY.c.at >= bindparam("since"),
            HISTORY.c.chat.in_(bindparam("chats", expanding=True)),
            HISTORY.c.by.not_in(["clock", "crm", "delivery", "list", "terminal"]),
        )
    )
    .order_by(HISTORY.c.at)
)


class Audit:
    """Finds what should be there and is not."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def last_lead(self) -> int:
        """The highest number a lead has."""
        return self._desk.number(_LAST)

    def without_clock(self, must: MustRun, first: int, last: int) -> tuple[int, ...]:
        """Leads from ``first`` to ``last`` on which one of these clocks must run and none does."""
        statement = _UNCONTACTED if must.while_uncontacted else _WITHOUT
        values = {"first": first, "last": last, "clocks": sorted(must.clocks), "stages": sorted(must.stages)}
        return tuple(row.number for row in self._desk.all(statement, values))

    def torn(self, first: int, last: int) -> tuple[tuple[int, str], ...]:
        """Clocks that run on these leads, and have fewer alarms than their ladder has rungs: lead and clock."""
        rows = self._desk.all(_TORN[self._desk.postgres], {"first": first, "last": last})
        return tuple((row.lead, row.clock) for row in rows)

    def longest_overdue(self, then: datetime) -> tuple[int, datetime] | None:
        """The alarm that should have rung first, of those that should have rung by then: its lead, and when."""
        row = self._desk.first(_OVERDUE, {"then": then})
        return (row.lead, row.due_at) if row else None

    def stuck(self, before: datetime) -> int:
        """How many messages wait to be sent, or are being sent, since before then."""
        row = self._desk.first(_STUCK, {"before": before})
        return int(row[0]) if row else 0

    def spoken(self, chats: Collection[str], since: datetime) -> Mapping[str, list[datetime]]:
        """When people said something in these groups that is in the history, oldest first."""
        said: dict[str, list[datetime]] = {chat: [] for chat in chats}
        for row in self._desk.all(_SPOKEN, {"since": since, "chats": list(chats)}) if chats else ():
            said[row.chat].append(row.at)
        return said
