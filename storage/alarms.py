"""The clocks that run on leads, and what rings on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, func, literal_column, or_, select, type_coerce, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.commands import DueAlarm
from storage.alarm_rows import ALARM_FIELDS, RUNNING_FIELDS, Clock, Ears, alarm_of, promise_of, running_of
from storage.among import among
from storage.kept import table_of
from storage.tables import AlarmTable, RunningTable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Executable

    from bot.domain.promises import Promise
    from storage.alarm_rows import AlarmRow, RunningRow
    from storage.desk import Desk

ALARMS = table_of(AlarmTable)
RUNNING = table_of(RunningTable)

_KEY = ("lead", "clock", "cycle", "step")
_PENDING = ALARMS.c.state == "pending"
_IS_DUE = and_(_PENDING, ALARMS.c.due_at <= bindparam("now"))
_THEIRS = among(ALARMS.c.lead, "leads")
_PLAN = (
    select(ALARMS.c.lead, func.count().label("alarms"))
    .where(_IS_DUE)
    .group_by(ALARMS.c.lead)
    .order_by(ALARMS.c.lead)
    .limit(bindparam("limit"))
)
_DUE = (
    ALARMS.c.lead,
    type_coerce(ALARMS.c.clock, Clock).label("clock"),
    *(ALARMS.c[name] for name in ("cycle", "step", "tone")),
    type_coerce(ALARMS.c.ears, Ears).label("ears"),
    ALARMS.c.true_at,
    ALARMS.c.due_at,
)
_NOT_ENDED = and_(*(ALARMS.c.state != state for state in ("rung", "cancelled", "parked")))
"""Pending, said so that no database takes its index of all that is pending: after downtime that is a hundred times as
much as what is due on these leads. Not with IN, which is no statement to be made ready (``storage.prepared``)."""
_DUE_ON_THEM = and_(
    _NOT_ENDED,
    ALARMS.c.due_at <= bindparam("now"),
    _THEIRS,
    ALARMS.c.lead.between(bindparam("first"), bindparam("last")),  # else PostgreSQL without statistics reads all rows
)
_DUE_ON = select(*_DUE).where(_DUE_ON_THEM)
_RING = update(ALARMS).where(_DUE_ON_THEM).values(state="rung")
_ONE = update(ALARMS).where(
    ALARMS.c.lead == bindparam("of_lead"),
    ALARMS.c.clock == bindparam("of_clock"),
    ALARMS.c.cycle == bindparam("of_cycle"),
    ALARMS.c.step == bindparam("of_step"),
)
_RUNG = _ONE.where(_PENDING).values(state="rung")
_PARKED = _ONE.where(ALARMS.c.state.in_(["pending", "rung"])).values(state="parked")
_CANCEL = update(ALARMS).where(_PENDING, ALARMS.c.lead == bindparam("of_lead")).values(state="cancelled")
_CANCEL_SOME = _CANCEL.where(ALARMS.c.clock.in_(bindparam("clocks", expanding=True)))
_OF = select(ALARMS).where(ALARMS.c.lead == bindparam("lead")).order_by(ALARMS.c.cycle, ALARMS.c.clock, ALARMS.c.step)
_COUNT = select(func.count()).select_from(ALARMS).where(_PENDING)
_OVERDUE = _COUNT.where(ALARMS.c.due_at <= bindparam("now"))
_NEXT = select(ALARMS.c.due_at).where(_PENDING).order_by(ALARMS.c.due_at).limit(1)
_STARTED = (
    select(RUNNING.c.lead, RUNNING.c.clock, RUNNING.c.started_at)
    .where(among(RUNNING.c.lead, "leads"), RUNNING.c.stopped_at.is_(None))
    .order_by(RUNNING.c.started_at)
)
_RUNNING_ON = (
    select(RUNNING)
    .where(RUNNING.c.lead == bindparam("lead"), RUNNING.c.stopped_at.is_(None))
    .order_by(RUNNING.c.started_at, RUNNING.c.clock, RUNNING.c.cycle)
)
_RUNNING_ON_SOME = (
    select(RUNNING)
    .where(among(RUNNING.c.lead, "leads"), RUNNING.c.stopped_at.is_(None))
    .order_by(RUNNING.c.lead, RUNNING.c.clock)
)
_DUE_AFTER = (
    select(RUNNING)
    .where(RUNNING.c.stopped_at.is_(None), RUNNING.c.due_at > bindparam("moment"))
    .order_by(RUNNING.c.due_at)
    .limit(bindparam("limit"))
)
_ALL_RUNNING = select(RUNNING).where(RUNNING.c.stopped_at.is_(None)).order_by(RUNNING.c.lead, RUNNING.c.clock)
_STOP = update(RUNNING).where(RUNNING.c.lead == bindparam("of_lead"), RUNNING.c.stopped_at.is_(None))
_STOP_SOME = _STOP.where(RUNNING.c.clock.in_(bindparam("clocks", expanding=True)))
_CANCEL_ALL = (
    update(ALARMS)
    .where(_PENDING, _THEIRS, ALARMS.c.clock == bindparam("of_clock"))
    .values(state="cancelled", cancelled_at=bindparam("at"))
)
_STOP_ALL = (
    update(RUNNING)
    .where(
        among(RUNNING.c.lead, "leads"),
        RUNNING.c.clock == bindparam("of_clock"),
        RUNNING.c.stopped_at.is_(None),
    )
    .values(stopped_at=bindparam("at"))
)

_LATER = ALARMS.alias("later")
_NEXT_STEP = (
    select(func.min(_LATER.c.step))
    .where(
        _LATER.c.state == "pending",
        _LATER.c.lead == RUNNING.c.lead,
        _LATER.c.clock == RUNNING.c.clock,
        _LATER.c.cycle == RUNNING.c.cycle,
    )
    .scalar_subquery()
)
_PROMISES = (
    select(
        *(RUNNING.c[name] for name in ("lead", "clock", "cycle", "started_at", "due_at")),
        ALARMS.c.due_at.label("rings_at"),
        ALARMS.c.tone,
        ALARMS.c.ears,
    )
    .select_from(RUNNING)
    .outerjoin(
        ALARMS,
        and_(
            ALARMS.c.lead == RUNNING.c.lead,
            ALARMS.c.clock == RUNNING.c.clock,
            ALARMS.c.cycle == RUNNING.c.cycle,
            ALARMS.c.step == _NEXT_STEP,
        ),
    )
    .where(RUNNING.c.stopped_at.is_(None))
    .order_by(RUNNING.c.lead, RUNNING.c.started_at, RUNNING.c.clock)
)
_PROMISES_ON = _PROMISES.where(among(RUNNING.c.lead, "leads"))


def _setting(insert: Any) -> Any:
    changed = ("due_at", "true_at", "tone", "ears", "state", "rung_at", "cancelled_at")
    started_anew = ALARMS.c.due_at < insert.excluded.due_at
    return insert.on_conflict_do_update(
        index_elements=_KEY,
        set_={name: insert.excluded[name] for name in changed},
        where=or_(ALARMS.c.state != literal_column("'rung'"), started_anew),
    )


_SET = {True: _setting(postgresql.insert(ALARMS)), False: _setting(sqlite.insert(ALARMS))}


class Alarms:
    """What is due, and when."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def set(self, rows: Iterable[AlarmRow]) -> None:
        """Keep these alarms, in place of those of the same step.

        One that has rung rings again only where it is set for later: its clock was started anew (a follow-up).
        """
        values = [{name: getattr(row, name) for name in ALARM_FIELDS} for row in rows]
        self._desk.run_many("alarms", ALARMS, _SET[self._desk.postgres], values)

    def cancel(self, lead: int, clocks: Collection[str] | None, at: datetime) -> int:
        """Let the lead's pending alarms on these clocks (None: on all) ring no more; how many there were."""
        if clocks is None:
            return self._desk.run(_CANCEL, {"of_lead": lead, "cancelled_at": at}).rowcount
        names = [str(clock) for clock in clocks]
        return self._desk.run(_CANCEL_SOME, {"of_lead": lead, "clocks": names, "cancelled_at": at}).rowcount

    def due_leads(self, now: datetime, limit: int) -> tuple[tuple[int, int], ...]:
        """Leads with alarms that should ring by now, in the order of their numbers, and how many alarms each.

        Their rows lie in this order too, so that whoever rings them a part at a time changes every page of the
        database once. Nearly always there are none, and a look at the head of one index says so, however many are
        pending.
        """
        head = self.next_due()
        if head is None or head > now:
            return ()
        return tuple((row.lead, row.alarms) for row in self._desk.all(_PLAN, {"now": now, "limit": limit}))

    def due_on(self, leads: Collection[int], now: datetime) -> tuple[DueAlarm, ...]:
        """The alarms on these leads that should ring by now, by lead, clock and step."""
        return _due(self._desk.all(_DUE_ON, {"now": now, **_these(leads)})) if leads else ()

    def ring(self, rows: Sequence[DueAlarm], at: datetime) -> None:
        """They ring: either a single one, or whatever is due on several leads (``due_on``).

        Whoever rings them holds the leads (``Leads.hold``), so that no other replica does at the same time.

        Raises:
            LookupError: one of them is not pending any more; here, or at the end of the piece of work at the latest.
        """
        if len(rows) == 1:
            self._desk.begin(_RUNG, {**_key(rows[0]), "rung_at": at}, rows=1)
        elif rows:
            until = max(row.due_at for row in rows)
            these = _these({row.lead for row in rows})
            self._desk.begin(_RING, {"now": until, **these, "rung_at": at}, rows=len(rows))

    def park(self, row: AlarmRow | DueAlarm, at: datetime) -> bool:
        """Its clock is not known to this program: keep it, but do not try again, also where it was taken for rung."""
        return self._end(_PARKED, row, {"cancelled_at": at})

    def of(self, lead: int) -> tuple[AlarmRow, ...]:
        """All alarms of a lead, also past ones, by cycle, clock and step."""
        return tuple(map(alarm_of, self._desk.all(_OF, {"lead": lead})))

    def pending(self) -> int:
        """How many alarms will still ring."""
        return self._desk.number(_COUNT)

    def overdue(self, now: datetime) -> int:
        """How many should have rung by then and did not."""
        return self._desk.number(_OVERDUE, {"now": now})

    def next_due(self) -> datetime | None:
        """When the next alarm rings."""
        time: datetime | None = self._desk.run(_NEXT).scalar()
        return time

    def start(self, row: RunningRow) -> None:
        """A clock runs now, in place of the one of the same lead, clock and cycle."""
        self._desk.begin(self._desk.upserting(RUNNING), {name: getattr(row, name) for name in RUNNING_FIELDS})

    def stop(self, lead: int, clocks: Collection[str] | None, at: datetime) -> int:
        """The lead's clocks of these kinds (None: all) stand still; how many ran."""
        if clocks is None:
            return self._desk.run(_STOP, {"of_lead": lead, "stopped_at": at}).rowcount
        names = [str(clock) for clock in clocks]
        return self._desk.run(_STOP_SOME, {"of_lead": lead, "clocks": names, "stopped_at": at}).rowcount

    def start_anew(self, clocks: Collection[tuple[RunningRow, Iterable[AlarmRow]]], at: datetime) -> None:
        """These clocks run now with these alarms, in place of those of the same kind on the same leads."""
        for clock in {row.clock for row, _ in clocks}:
            leads = {"leads": [row.lead for row, _ in clocks if row.clock == clock], "of_clock": clock, "at": at}
            self._desk.begin(_CANCEL_ALL, leads)
            self._desk.begin(_STOP_ALL, leads)
        rows = [{name: getattr(row, name) for name in RUNNING_FIELDS} for row, _ in clocks]
        self._desk.run_many("clocks", RUNNING, self._desk.upserting(RUNNING), rows)
        self.set(alarm for _, alarms in clocks for alarm in alarms)

    def started(self, leads: Collection[int]) -> Mapping[tuple[int, str], datetime]:
        """When each clock that runs on these leads was started last, by lead and clock."""
        rows = self._desk.all(_STARTED, {"leads": leads}) if leads else ()
        return {(row.lead, row.clock): row.started_at for row in rows}

    def promises(self, leads: Collection[int] | None = None) -> tuple[Promise, ...]:
        """Every clock that runs, on these leads (None: on all), with its next ring; by lead, oldest first."""
        if leads is None:
            return tuple(map(promise_of, self._desk.all(_PROMISES)))
        return tuple(map(promise_of, self._desk.all(_PROMISES_ON, {"leads": leads}))) if leads else ()

    def running(self, lead: int) -> tuple[RunningRow, ...]:
        """The clocks that run on the lead, in the order they were started."""
        return tuple(running_of(row) for row in self._desk.all(_RUNNING_ON, {"lead": lead}))

    def due_after(self, moment: datetime, *, limit: int) -> tuple[RunningRow, ...]:
        """The clocks that run to a due time after this moment, the soonest first."""
        return tuple(map(running_of, self._desk.all(_DUE_AFTER, {"moment": moment, "limit": limit})))

    def running_on(self, leads: Collection[int]) -> tuple[RunningRow, ...]:
        """The clocks that run on these leads, by lead."""
        return tuple(map(running_of, self._desk.all(_RUNNING_ON_SOME, {"leads": leads}))) if leads else ()

    def guessed(self) -> tuple[RunningRow, ...]:
        """The clocks that run to a due time for which the holidays were not known yet. Looks at all that run."""
        rows = map(running_of, self._desk.all(_ALL_RUNNING))
        return tuple(row for row in rows if row.policy and row.policy["due"].get("guessed_from"))

    def _end(self, statement: Executable, row: AlarmRow | DueAlarm, values: Mapping[str, Any]) -> bool:
        return self._desk.run(statement, {**_key(row), **values}).rowcount == 1


def _key(row: AlarmRow | DueAlarm) -> dict[str, Any]:
    return {f"of_{name}": getattr(row, name) for name in _KEY}


def _these(leads: Collection[int]) -> dict[str, Any]:
    return {"leads": leads, "first": min(leads), "last": max(leads)}


def _due(found: Iterable[Any]) -> tuple[DueAlarm, ...]:
    """In order: lead, clock, cycle and step come first, and no two have all of them alike.

    A clock that this program does not know is called as whoever set it did.
    """
    return tuple(map(DueAlarm._make, sorted(found)))
