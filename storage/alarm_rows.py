"""A clock that runs and its alarms as rows, and as they are read back."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text
from sqlalchemy.types import TypeDecorator

from bot.domain.promises import Promise
from bot.domain.sla import ClockKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import Dialect, Row


_CLOCKS = {kind.value: kind for kind in ClockKind}


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


ALARM_FIELDS = tuple(field.name for field in fields(AlarmRow))
RUNNING_FIELDS = tuple(field.name for field in fields(RunningRow))


class Ears(TypeDecorator[tuple[str, ...]]):
    """Who hears an alarm, read from its JSON. Ladders are few, so their ears are read once."""

    impl = Text
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str], tuple[str, ...]]:
        """Alike ears are one object."""
        del dialect, coltype
        return _ears


class Clock(TypeDecorator[str]):
    """The clock of an alarm; what another version of the program called a clock that we do not know stays as it is."""

    impl = Text
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str], str]:
        """One of ours, where it is."""
        del dialect, coltype
        return _clock


def _clock(told: str) -> str:
    return _CLOCKS.get(told, told)


@lru_cache(maxsize=1024)
def _ears(told: str) -> tuple[str, ...]:
    return tuple(json.loads(told))


def alarm_of(row: Row[Any]) -> AlarmRow:
    """An alarm, from all columns of its table."""
    values = {name: getattr(row, name) for name in ALARM_FIELDS}
    return AlarmRow(**{**values, "ears": tuple(row.ears), "state": AlarmState(row.state)})


def promise_of(row: Row[Any]) -> Promise:
    """A clock that runs, with its next ring."""
    return Promise(
        lead=row.lead,
        clock=row.clock,
        cycle=row.cycle,
        since=row.started_at,
        due_at=row.due_at,
        rings_at=row.rings_at,
        tone=row.tone or "",
        ears=tuple(row.ears or ()),
    )


def running_of(row: Row[Any]) -> RunningRow:
    """A clock, from all columns of its table."""
    return RunningRow(**{name: getattr(row, name) for name in RUNNING_FIELDS})
