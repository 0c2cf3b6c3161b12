"""Alarms that are due, given to the dispatcher. APScheduler beats the time and knows nothing else.

What is due lives in our table and nowhere else; a tick that is missed is made up by the next one, late rather than
never (reliability.md E3), but not at night (I16): a bot that comes up at 23:00 rings in the morning. A watchdog on the
monotonic clock starts the metronome again when it falls silent.

Much that is due together, as after days of downtime, is rung in parts, each in a transaction of its own so that what
people write is taken in between; the parts share one moment (docs/decisions/0018). What rang is gathered over the parts
and said after the last one, so that everybody hears one digest. With the first part that has something for a listener a
short message goes into the outbox that waits half a minute and is taken back when the digest is there: should the bot
die in between, nobody is left without a word.
"""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from bot.clock import SystemClock
from bot.domain.commands import Ring
from bot.domain.folding import Round
from bot.domain.sla import ClockKind
from storage import Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from bot.clock import Clock
    from bot.dispatcher import Dispatcher
    from bot.domain.commands import DueAlarm
    from bot.domain.folding import Heap
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

PERIOD = 1.0
PART = 4000
"""Alarms that ring in one transaction: what people write meanwhile waits no longer than for one of these."""
_MOST_LEADS = 200_000
_HOLD_BACK = timedelta(seconds=30)
"""How long the messages of a part wait for the next part, if the bot dies before the last."""
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
        self._under_way = False
        self._metronome: AsyncIOScheduler | None = None
        self.last_tick = time.monotonic()

    async def tick(self) -> int:
        """Ring everything that is due now; how many alarms that were."""
        parts = await self._database.do(self._plan)
        rung = await (self._ring_at_once(parts) if len(parts) == 1 else self._ring_in_parts(parts))
        self.last_tick = time.monotonic()
        if rung:
            self._dispatcher.ring_the_bell()
        return rung

    async def run(self) -> None:
        """Beat for ever. The metronome goes by the machine's clock, so where that jumps it is started again.

        It is started again too when it has been silent for three periods, whatever the reason.
        """
        try:
            shift = _shift()
            while True:
                jumped = abs(_shift() - shift) > PERIOD / 2 and not self._under_way
                silent = time.monotonic() - self.last_tick > 3 * PERIOD
                if self._metronome is None or jumped or silent:
                    shift = _shift()
                    self._start()
                await asyncio.sleep(PERIOD)
        finally:
            self._stop()

    def _start(self) -> None:
        self._stop()
        self._metronome = AsyncIOScheduler()
        self._metronome.add_job(
            self._beat,
            _Beat(),
            next_run_time=SystemClock().now(),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        self._metronome.start()

    def _stop(self) -> None:
        if self._metronome is not None:
            self._metronome.shutdown(wait=False)
            self._metronome = None

    async def _beat(self) -> None:
        self._under_way = True
        try:
            await self.tick()
        except Unavailable:
            _log.warning("the database does not answer; alarms ring when it does")
        finally:
            self._under_way = False

    # ------------------------------------------------------------------------------------------- in parts

    def _plan(self, work: UnitOfWork) -> tuple[tuple[int, ...], ...]:
        """The leads that ring now, in parts of about as many alarms; all alarms of a lead are in one part."""
        now = self._clock.now()
        if not self._dispatcher.may_ring(now, work):
            return ()
        return tuple(_in_parts(work.alarms.due_leads(now, _MOST_LEADS)))

    async def _ring_at_once(self, parts: Sequence[Sequence[int]]) -> int:
        rung, _ = await self._part(parts[0], None)
        return rung

    async def _ring_in_parts(self, parts: Sequence[Sequence[int]]) -> int:
        rung, gathered = 0, Round()
        for leads in parts:
            count, more = await self._part(leads, gathered)
            rung, gathered = rung + count, more or gathered
            self.last_tick = time.monotonic()
        for heaps in _in_tens(list(gathered.heaps.values())):
            key = self._key()
            await self._database.do(lambda work, heaps=heaps, key=key: self._dispatcher.ring_out(heaps, work, key=key))  # type: ignore[misc]
            self.last_tick = time.monotonic()
        return rung

    async def _part(self, leads: Sequence[int], gathered: Round | None) -> tuple[int, Round | None]:
        """Ring a part; where one of its alarms makes trouble, each by itself, so that it spoils no other's."""
        try:
            return await self._database.do(lambda work: self._ring_together(leads, gathered, work))
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001 — whatever it is, the other leads must hear their clocks
            _log.exception("a batch of alarms made trouble; they ring one by one")
            return await self._database.do(lambda work: self._ring_apart(leads, gathered, work))

    def _ring_together(
        self, leads: Sequence[int], gathered: Round | None, work: UnitOfWork
    ) -> tuple[int, Round | None]:
        now = self._clock.now()
        held = work.leads.hold(leads)
        rows = work.alarms.due_on(held, now)
        return len(rows), self._ring(self._known(rows, work), gathered, work)

    def _ring_apart(self, leads: Sequence[int], gathered: Round | None, work: UnitOfWork) -> tuple[int, Round | None]:
        now = self._clock.now()
        rows = work.alarms.due_on(work.leads.hold(leads), now)
        for row in self._known(rows, work):
            try:
                with work.savepoint():
                    gathered = self._ring((row,), gathered, work)
            except Exception:  # noqa: BLE001 — likewise
                _log.exception("the alarm %s of lead %s is parked", row.clock, row.lead)
                work.alarms.park(row, now)
        return len(rows), gathered

    def _known(self, rows: Sequence[DueAlarm], work: UnitOfWork) -> tuple[DueAlarm, ...]:
        """Those whose clock this program knows; the others are parked."""
        for row in rows:
            if row.clock not in _KINDS:
                _log.error("alarm of an unknown clock %s on lead %s is parked", row.clock, row.lead)
                work.alarms.park(row, self._clock.now())
        return tuple(row for row in rows if row.clock in _KINDS)

    def _ring(self, rows: Sequence[DueAlarm], gathered: Round | None, work: UnitOfWork) -> Round | None:
        if not rows:
            return gathered
        due = tuple(rows)
        if gathered is None:
            self._dispatcher.obey(Ring(alarms=due), work, by="clock", key=self._key())
            return None
        return self._dispatcher.ring_part(due, work, key=self._key(), so_far=gathered, hold_back=_HOLD_BACK)

    def _key(self) -> str:
        self._batches += 1
        return f"ring:{self._holder}:{self._clock.now().isoformat()}:{self._batches}"


class _Beat(BaseTrigger):  # type: ignore[misc]
    """A period from now, whatever was before.

    APScheduler's own interval counts every beat it has missed: when the clock jumps ahead by a year, thirty million,
    one by one, while the whole program stands still.
    """

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        """The next beat."""
        return now + timedelta(seconds=PERIOD)


def _shift() -> float:
    """How far the machine's clock is from the monotonic one, in seconds: it changes only when the clock is moved."""
    return SystemClock().now().timestamp() - time.monotonic()


def _in_tens(heaps: Sequence[Heap]) -> Iterator[Sequence[Heap]]:
    """Few enough digests for one transaction."""
    for at in range(0, len(heaps), 10):
        yield heaps[at : at + 10]


def _in_parts(due: Sequence[tuple[int, int]]) -> Iterator[tuple[int, ...]]:
    part: list[int] = []
    alarms = 0
    for lead, count in due:
        part.append(lead)
        alarms += count
        if alarms >= PART:
            yield tuple(part)
            part, alarms = [], 0
    if part:
        yield tuple(part)
