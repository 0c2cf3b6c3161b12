"""Alarms: how long a bot needs to make up for three days of downtime, what a tick costs, what setting a clock costs.

    python -m benchmarks.alarms [--due 100000] [--pending 1000000] [--database sqlite|postgres|both]

After three days of downtime every rung of the ladders has piled up: 8 alarms on a lead that waits for its owner's
answer, 2 on one that waits for sales-ops, 1 on one without progress, 2 on an MRL. A second row (``--dearest``) has one
alarm on each lead, the dearest shape there is. Wall time stands beside the processor time of this process (user),
because the machine may have other things to do; PostgreSQL's own processor time is not in it. How quick the machine is
right now is measured beside each: times can only be compared with those of another run by that. While alarms are
drained a task on the event loop beats every 5 ms, and a message of a person is written down every 50 ms: the longest
gap of the first and the longest wait of the second are printed.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import datetime as dt
import resource
import statistics
import tempfile
import time
import tracemalloc
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from benchmarks._sales_floor import AFTER_DOWNTIME, FLOOR, MONDAY, ONE_EACH, SPEAKER, seed, situation
from bot.app import come_to_rest
from bot.clock import MovedClock
from bot.dispatcher import Dispatcher
from bot.domain.sla import ClockKind
from bot.timers import Timers
from handlers.context.keeping import wound
from storage.database import Database
from tests.state import postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.domain.lead import Stage
    from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Took:
    """Seconds on the wall and on the processor (user)."""

    wall: float
    user: float

    def __str__(self) -> str:
        return f"{self.wall:6.2f} s wall, {self.user:6.2f} s user"


class Watch:
    """Takes the time of a block."""

    def __enter__(self) -> Self:
        self._wall, self._user = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
        return self

    def __exit__(self, *_: object) -> None:
        user = resource.getrusage(resource.RUSAGE_SELF).ru_utime - self._user
        self.took = Took(time.perf_counter() - self._wall, user)


def timers_of(database: Database, clock: MovedClock) -> Timers:
    """The program's own."""
    dispatcher = Dispatcher(database=database, speaker=SPEAKER, floor=FLOOR, clock=clock)
    return Timers(database=database, dispatcher=dispatcher, clock=clock, holder="bench")


# --------------------------------------------------------------------------------------------------- drain


@contextlib.contextmanager
def opened(url: str | None) -> Iterator[Database]:
    """A fresh database: SQLite in a file of its own, or this empty one."""
    with tempfile.TemporaryDirectory() as folder, Database(url or f"sqlite:///{Path(folder) / 'bench.db'}") as database:
        yield database


async def beats(gaps: list[float]) -> None:
    """Every 5 ms; how late each beat came."""
    last = time.perf_counter()
    while True:
        await asyncio.sleep(0.005)
        now = time.perf_counter()
        gaps.append(now - last - 0.005)
        last = now


def _kept(key: str) -> Callable[[UnitOfWork], None]:
    return lambda work: work.inbox.keep(key, MONDAY, "{}", "somebody")


async def people_write(database: Database, waits: list[float]) -> None:
    """A message taken in every 50 ms."""
    for number in range(10**9):
        began = time.perf_counter()
        key = f"m{number}"
        await database.do(_kept(key))
        waits.append(time.perf_counter() - began)
        await asyncio.sleep(0.05)


async def drain(database: Database, name: str, due: int, mix: dict[Stage, int]) -> None:
    """Three days pass, then one tick."""
    leads = seed(database, due, mix)
    clock = MovedClock(MONDAY + dt.timedelta(days=3 if mix is not ONE_EACH else 7, hours=4), frozen=True)
    timers = timers_of(database, clock)
    pending = database.do_now(lambda work: work.alarms.overdue(clock.now()))
    gaps: list[float] = []
    waits: list[float] = []
    beside = [asyncio.create_task(beats(gaps)), asyncio.create_task(people_write(database, waits))]
    come_to_rest()
    await asyncio.sleep(0.2)
    gaps.clear()
    with Watch() as watch:
        rung = await timers.tick()
    for task in beside:
        task.cancel()
    await asyncio.gather(*beside, return_exceptions=True)
    rows = database.do_now(lambda work: work.outbox.list("new"))
    left = database.do_now(lambda work: work.alarms.overdue(clock.now()))
    per_chat = Counter(row.chat_id for row in rows)
    print(
        f"this machine adds up ten million numbers in {pace():.2f} s\n"
        f"{name}: {rung} of {pending} due alarms on {leads} leads drained in {watch.took}; {left} left\n"
        f"  {len(rows)} messages to {len(per_chat)} chats, at most {max(per_chat.values())} to one; "
        f"{sum(row.kind == 'rings/digest' for row in rows)} digests\n"
        f"  the event loop was held {max(gaps) * 1000:.0f} ms at most; "
        f"a message waited {max(waits) * 1000:.0f} ms at most, {statistics.median(waits) * 1000:.0f} ms as a rule"
    )


# ---------------------------------------------------------------------------------------------------- ticks


async def ticks(database: Database, name: str, pending: int) -> tuple[float, float]:
    """What a tick costs that finds nothing due among so many: microseconds, and bytes at most.

    What other programs do to the machine can only make it dearer, so the best of many is what is compared.
    """
    seed(database, pending, AFTER_DOWNTIME, ahead=dt.timedelta(days=30))
    timers = timers_of(database, MovedClock(MONDAY, frozen=True))
    await timers.tick()
    took: list[float] = []
    for _ in range(200):
        began = time.perf_counter()
        await timers.tick()
        took.append(time.perf_counter() - began)
    tracemalloc.start()
    for _ in range(20):
        await timers.tick()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    there = database.do_now(lambda work: work.alarms.pending())
    best, median = min(took) * 1e6, statistics.median(took) * 1e6
    print(
        f"{name}: a tick over {there:>8} pending alarms: {best:6.0f} us at best, {median:6.0f} us as a rule, "
        f"{most / 1024:.0f} KiB"
    )
    return best, most


# -------------------------------------------------------------------------------------------- setting a clock


async def settings(database: Database, name: str) -> None:
    """A clock of five rungs that is set, or set anew, by itself in a transaction, and many in one."""
    seed(database, 5000, AFTER_DOWNTIME)
    lead = database.do_now(lambda work: work.leads.get(1))
    assert lead is not None

    def set_one(work: UnitOfWork) -> None:
        running, rungs = wound(ClockKind.FIRST_CONTACT, lead, situation(work, MONDAY))
        work.alarms.start(running)
        work.alarms.set(rungs)

    alone = []
    for _ in range(300):
        began = time.perf_counter()
        await database.do(set_one)
        alone.append(time.perf_counter() - began)

    def set_many(work: UnitOfWork) -> Took:
        with Watch() as watch:
            for _ in range(300):
                set_one(work)
            work.settle()
        return watch.took

    many = await database.do(set_many)
    print(
        f"{name}: setting a clock of five rungs takes {many.wall / 0.3:.2f} ms in a transaction "
        f"({many.user / 0.3:.2f} ms of this process), "
        f"{statistics.median(alone) * 1000:.2f} ms with a transaction and a durable commit of its own"
    )


async def measure(url: str | None, name: str, due: int, pending: int, only: str | None, *, dearest: bool) -> None:
    """Everything on one database; ``url`` names a fresh one for each."""
    urls = iter([f"{url}{number}" for number in range(9)]) if url else iter([None] * 9)
    shapes = (("after three days of downtime", AFTER_DOWNTIME), ("one alarm on each lead", ONE_EACH))
    for shape, mix in shapes if dearest else shapes[:1]:
        if only in {None, "drain"}:
            with opened(next(urls)) as database:
                await drain(database, f"{name}, {shape}", due, mix)
    costs = []
    for count in (1000, pending) if only in {None, "ticks"} else ():
        with opened(next(urls)) as database:
            costs.append(await ticks(database, name, count))
    if costs:
        (few, little), (many, much) = costs
        times = pending // 1000
        print(f"{name}: {times} times as many cost {many / few:.2f} times as much, {much / little:.2f} of memory")
    if only in {None, "settings"}:
        with opened(next(urls)) as database:
            await settings(database, name)


def pace() -> float:
    """Seconds of the processor for a plain loop: what the other figures are to be held against."""
    began, total = time.process_time(), 0
    for number in range(10_000_000):
        total += number
    return time.process_time() - began


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--due", type=int, default=100_000)
    parser.add_argument("--pending", type=int, default=1_000_000)
    parser.add_argument("--only", choices=["drain", "ticks", "settings"], help="measure only this")
    parser.add_argument("--dearest", action="store_true", help="drain one alarm on each lead, too")
    parser.add_argument("--database", choices=["sqlite", "postgres", "both"], default="both")
    arguments = parser.parse_args()
    how = (arguments.due, arguments.pending, arguments.only)
    if arguments.database != "postgres":
        asyncio.run(measure(None, "SQLite", *how, dearest=arguments.dearest))
    if arguments.database != "sqlite":
        with postgres.server() as server:
            if server is None:
                print("PostgreSQL: no server is installed, and SUNMAO_TEST_POSTGRES names none")
                return
            urls = [postgres.fresh(server, f"sunmao_bench_{number}") for number in range(9)]
            address = urls[0].removesuffix("0")
            asyncio.run(measure(address, "PostgreSQL", *how, dearest=arguments.dearest))
            for number in range(9):
                postgres.drop(server, f"sunmao_bench_{number}")


if __name__ == "__main__":
    main()
