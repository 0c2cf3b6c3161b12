"""Alarms that are due, given to the dispatcher. APScheduler beats the time and knows nothing else.

What is due lives in our table and nowhere else; a tick that is missed is made up by the next one, late rather than
never (reliability.md E3), but not at night (I16): a bot that comes up at 23:00 rings in the morning. A watchdog on the
monotonic clock starts the metronome again when it falls silent.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.domain.commands import DueAlarm, Ring
from bot.domain.sla import ClockKind
from storage import Unavailable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.clock import Clock
    from bot.dispatcher import Dispatcher
    from storage.alarms import AlarmRow
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

PERIOD = 1.0
_BATCH = 200
_KINDS = frozenset(ClockKind)
_log = logging.getLogger(__name__)


class Timers:
    """Rings what is due. Every replica has its own; a due alarm is seen by one of them only."""

    def __init__(self, *, database: Database, dispatcher: Dispatcher, clock: Clock, holder: str) -> None:
        self._database = database
        self._dispatcher = dispatcher
        self._clock = clock
        self._holder = holder
        self._batches = 0
        self._metronome: AsyncIOScheduler | None = None
        self.last_tick = time.monotonic()

    async def tick(self) -> int:
        """Ring everything that is due now; how many alarms that were."""
        rung = 0
        while count := await self._round():
            rung += count
        self.last_tick = time.monotonic()
        if rung:
            self._dispatcher.ring_the_bell()
        return rung

    async def run(self) -> None:
        """Beat for ever, and start the metronome again when it has been silent for three periods."""
        try:
            while True:
                if self._metronome is None or time.monotonic() - self.last_tick > 3 * PERIOD:
                    self._start()
                await asyncio.sleep(3 * PERIOD)
        finally:
            self._stop()

    def _start(self) -> None:
        self._stop()
        self._metronome = AsyncIOScheduler()
        self._metronome.add_job(
            self._beat, "interval", seconds=PERIOD, misfire_grace_time=None, coalesce=True, max_instances=1
        )
        self._metronome.start()

    def _stop(self) -> None:
        if self._metronome is not None:
            self._metronome.shutdown(wait=False)
            self._metronome = None

    async def _beat(self) -> None:
        try:
            await self.tick()
        except Unavailable:
            _log.warning("the database does not answer; alarms ring when it does")

    async def _round(self) -> int:
        """Ring a batch; where one of them makes trouble, each by itself, so that it spoils no other's."""
        try:
            return await self._database.do(self._ring_together)
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001 — whatever it is, the other leads must hear their clocks
            _log.exception("a batch of alarms made trouble; they ring one by one")
            return await self._database.do(self._ring_apart)

    def _ring_together(self, work: UnitOfWork) -> int:
        rows = self._due(work)
        self._ring(rows, work)
        return len(rows)

    def _ring_apart(self, work: UnitOfWork) -> int:
        rows = self._due(work)
        for row in rows:
            try:
                with work.savepoint():
                    self._ring((row,), work)
            except Exception:  # noqa: BLE001 — likewise
                _log.exception("the alarm %s of lead %s is parked", row.clock, row.lead)
                work.alarms.park(row, self._clock.now())
        return len(rows)

    def _due(self, work: UnitOfWork) -> tuple[AlarmRow, ...]:
        now = self._clock.now()
        return work.alarms.due(now, _BATCH) if self._dispatcher.may_ring(now, work) else ()

    def _ring(self, rows: Sequence[AlarmRow], work: UnitOfWork) -> None:
        now = self._clock.now()
        for row in rows:
            if row.clock in _KINDS:
                work.alarms.rung(row, now)
            else:
                _log.error("alarm of an unknown clock %s on lead %s is parked", row.clock, row.lead)
                work.alarms.park(row, now)
        due = tuple(_due_alarm(row) for row in rows if row.clock in _KINDS)
        if due:
            self._batches += 1
            key = f"ring:{self._holder}:{now.isoformat()}:{self._batches}"
            self._dispatcher.obey(Ring(alarms=due), work, by="clock", key=key)


def _due_alarm(row: AlarmRow) -> DueAlarm:
    return DueAlarm(
        lead=row.lead,
        clock=ClockKind(row.clock),
        cycle=row.cycle,
        step=row.step,
        tone=row.tone,
        ears=row.ears,
        true_at=row.true_at,
        due_at=row.due_at,
    )
