"""The clocks that run on leads, and what rings on them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.kept import table_of
from storage.tables import AlarmTable, RunningTable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Executable, Row

    from storage.desk import Desk

ALARMS = table_of(AlarmTable)
RUNNING = table_of(RunningTable)


class AlarmState(StrEnum):
    """Whether an alarm will still ring. A parked one has a clock that this program does not know."""

    PENDING = "pending"
    RUNG = "rung"
    CANCELLED = "cancelled"
    PARKED = "parked"


@dataclass(frozen=True, kw_only=True, slots=True)
class AlarmRow:
    """One rung of a clock's ladder: it rings at ``due_at``; ``true_at`` is when it would have without ringing hours.

    ``ears`` are those who are to hear it, ``tone`` how it sounds.
    """

    lead: int
    clock: str
    cycle: int
    step: int
    due_at: datetime
    true_at: datetime
    tone: str = ""
    ears: tuple[str, ...] = ()
    state: AlarmState = AlarmState.PENDING
    rung_at: datetime | None = None
    cancelled_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RunningRow:
    """A clock that runs, or ran, on a lead. ``policy`` is the rule it runs by, as JSON."""

    lead: int
    clock: str
    cycle: int
    started_at: datetime
    due_at: datetime
    policy: Any = None
    stopped_at: datetime | None = None


_ALARM_FIELDS = tuple(field.name for field in fields(AlarmRow))
_RUNNING_FIELDS = tuple(field.name for field in fields(RunningRow))
_KEY = ("lead", "clock", "cycle", "step")
_PENDING = ALARMS.c.state == "pending"
_DUE = (
    select(ALARMS)
    .where(_PENDING, ALARMS.c.due_at <= bindparam("now"))
    .order_by(ALARMS.c.due_at, ALARMS.c.lead, ALARMS.c.step)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
_ONE = update(ALARMS).where(
    _PENDING,
    ALARMS.c.lead == bindparam("of_lead"),
    ALARMS.c.clock == bindparam("of_clock"),
    ALARMS.c.cycle == bindparam("of_cycle"),
    ALARMS.c.step == bindparam("of_step"),
)
_CANCEL = update(ALARMS).where(_PENDING, ALARMS.c.lead == bindparam("of_lead")).values(state="cancelled")
_CANCEL_SOME = _CANCEL.where(ALARMS.c.clock.in_(bindparam("clocks", expanding=True)))
_OF = select(ALARMS).where(ALARMS.c.lead == bindparam("lead")).order_by(ALARMS.c.cycle, ALARMS.c.clock, ALARMS.c.step)
_COUNT = select(func.count()).select_from(ALARMS).where(_PENDING)
_OVERDUE = _COUNT.where(ALARMS.c.due_at <= bindparam("now"))
_NEXT = select(func.min(ALARMS.c.due_at)).where(_PENDING)
_RUNNING_ON = (
    select(RUNNING)
    .where(RUNNING.c.lead == bindparam("lead"), RUNNING.c.stopped_at.is_(None))
    .order_by(RUNNING.c.started_at, RUNNING.c.clock, RUNNING.c.cycle)
)
_ALL_RUNNING = select(RUNNING).where(RUNNING.c.stopped_at.is_(None)).order_by(RUNNING.c.lead, RUNNING.c.clock)
_STOP = update(RUNNING).where(RUNNING.c.lead == bindparam("of_lead"), RUNNING.c.stopped_at.is_(None))
_STOP_SOME = _STOP.where(RUNNING.c.clock.in_(bindparam("clocks", expanding=True)))


def _setting(insert: Any) -> Any:
    changed = ("due_at", "true_at", "tone", "ears", "state", "rung_at", "cancelled_at")
    started_anew = ALARMS.c.due_at < insert.excluded.due_at
    return insert.on_conflict_do_update(
        index_elements=_KEY,
        set_={name: insert.excluded[name] for name in changed},
        where=or_(ALARMS.c.state != "rung", started_anew),
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
        if values := [{name: getattr(row, name) for name in _ALARM_FIELDS} for row in rows]:
            self._desk.run(_SET[self._desk.postgres], values)

    def cancel(self, lead: int, clocks: Collection[str] | None, at: datetime) -> int:
        """Let the lead's pending alarms on these clocks (None: on all) ring no more; how many there were."""
        if clocks is None:
            return self._desk.run(_CANCEL, {"of_lead": lead, "cancelled_at": at}).rowcount
        names = [str(clock) for clock in clocks]
        return self._desk.run(_CANCEL_SOME, {"of_lead": lead, "clocks": names, "cancelled_at": at}).rowcount

    def due(self, now: datetime, limit: int) -> tuple[AlarmRow, ...]:
        """Alarms that should ring by now, the longest due first; until the commit no other replica sees them."""
        return tuple(map(_alarm, self._desk.all(_DUE, {"now": now, "limit": limit})))

    def rung(self, row: AlarmRow, at: datetime) -> bool:
        """It rang. False where it was not pending any more."""
        return self._end(row, {"state": "rung", "rung_at": at})

    def park(self, row: AlarmRow, at: datetime) -> bool:
        """Its clock is not known to this program: keep it, but do not try again."""
        return self._end(row, {"state": "parked", "cancelled_at": at})

    def of(self, lead: int) -> tuple[AlarmRow, ...]:
        """All alarms of a lead, also past ones, by cycle, clock and step."""
        return tuple(map(_alarm, self._desk.all(_OF, {"lead": lead})))

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
        self._desk.upsert(RUNNING, {name: getattr(row, name) for name in _RUNNING_FIELDS})

    def stop(self, lead: int, clocks: Collection[str] | None, at: datetime) -> int:
        """The lead's clocks of these kinds (None: all) stand still; how many ran."""
        if clocks is None:
            return self._desk.run(_STOP, {"of_lead": lead, "stopped_at": at}).rowcount
        names = [str(clock) for clock in clocks]
        return self._desk.run(_STOP_SOME, {"of_lead": lead, "clocks": names, "stopped_at": at}).rowcount

    def running(self, lead: int) -> tuple[RunningRow, ...]:
        """The clocks that run on the lead, in the order they were started."""
        return tuple(_running(row) for row in self._desk.all(_RUNNING_ON, {"lead": lead}))

    def guessed(self) -> tuple[RunningRow, ...]:
        """The clocks that run to a due time for which the holidays were not known yet. Looks at all that run."""
        rows = map(_running, self._desk.all(_ALL_RUNNING))
        return tuple(row for row in rows if row.policy and row.policy["due"].get("guessed_from"))

    def _end(self, row: AlarmRow, values: Mapping[str, Any]) -> bool:
        which = {f"of_{name}": getattr(row, name) for name in _KEY}
        return self._execute(_ONE, {**which, **values})

    def _execute(self, statement: Executable, values: Mapping[str, Any]) -> bool:
        return self._desk.run(statement, values).rowcount == 1


def _alarm(row: Row[Any]) -> AlarmRow:
    values = {name: getattr(row, name) for name in _ALARM_FIELDS}
    return AlarmRow(**{**values, "ears": tuple(row.ears), "state": AlarmState(row.state)})


def _running(row: Row[Any]) -> RunningRow:
    return RunningRow(**{name: getattr(row, name) for name in _RUNNING_FIELDS})
