"""Alarms: how long a bot needs to make up for three days of downtime, what a tick costs, what setting a clock costs.

    python -m benchmarks.alarms [--due 100000] [--pending 1000000] [--database sqlite|postgres|both]

The floor: 200 salespeople, 20 sales-ops, a sales head, 20 SDRs, five groups. After three days of downtime every rung of
the ladders has piled up: 8 alarms on a lead that waits for its owner's answer, 2 on one that waits for sales-ops, 1 on
one without progress, 2 on an MRL. A second row has one alarm on each lead, the dearest shape there is. Wall time stands
beside the processor time of this process (user), because the machine may have other things to do; PostgreSQL's own
processor time is not in it. While alarms are drained a task on the event loop beats every 5 ms, and a message of a
person is written down every 50 ms: the longest gap of the first and the longest wait of the second are printed.
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

from bot.clock import MovedClock
from bot.dispatcher import Dispatcher, Floor
from bot.domain.inquiry import Authority, Budget, Inquiry, Timeline
from bot.domain.lead import Lead, Stage
from bot.domain.people import Person, Role
from bot.domain.policy import Policy
from bot.domain.reply import Vocabulary
from bot.domain.sla import ClockKind
from bot.domain.standard import Standard
from bot.messages import TemplateSpeaker
from bot.timers import Timers
from handlers.context import Context
from handlers.context.keeping import wound
from storage.database import Database
from tests.state import postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from storage.unit_of_work import UnitOfWork

MONDAY = dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)
GROUPS = tuple(f"wrBench{number}" for number in range(5))
SALES, OPS, SDRS = 200, 20, 20
SPEAKER = TemplateSpeaker()
FLOOR = Floor(
    policy=Policy(),
    standard=Standard(),
    groups={chat: f"派单群{number}" for number, chat in enumerate(GROUPS)},
    default_group=GROUPS[0],
    bot_name="线索助手",
    vocabulary=Vocabulary(),
)
MIX = {
    Stage.ASSIGNED: (ClockKind.UNANSWERED, ClockKind.FIRST_CONTACT),
    Stage.QUALIFIED: (ClockKind.UNASSIGNED,),
    Stage.ACCEPTED: (ClockKind.PROGRESS,),
    Stage.RETURNED: (ClockKind.REWORK,),
}
AFTER_DOWNTIME = {Stage.ASSIGNED: 10, Stage.QUALIFIED: 6, Stage.ACCEPTED: 6, Stage.RETURNED: 1}
"""Of 23 leads so many stand in each stage: 100 alarms."""
ONE_EACH = {Stage.ACCEPTED: 1}


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


def people() -> list[Person]:
    """Everybody; nobody is real."""
    roles = [("sales", Role.SALES, SALES), ("ops", Role.SALES_OPS, OPS), ("sdr", Role.SDR, SDRS)]
    crowd = [
        Person(userid=f"{name}{number:03d}", name=f"{name}{number:03d}", roles=frozenset({role}))
        for name, role, count in roles
        for number in range(count)
    ]
    return [*crowd, Person(userid="head", name="head", roles=frozenset({Role.SALES_HEAD}))]


def inquiry(number: int) -> Inquiry:
    """What an ordinary post states."""
    return Inquiry(
        company=f"第{number}电气有限公司",
        contact="周总",
        phones=(f"139{number:08d}",),
        need="换 CRM,现在用的系统跟不上,想先看演示",
        budget=Budget(low=500_000, high=500_000, words="50万"),
        authority=Authority.DECISION_MAKER,
        timeline=Timeline(months=3, words="本季度"),
        region="上海",
        industry="制造",
    )


def post(work: UnitOfWork, number: int, stage: Stage) -> Lead:
    """A lead that stands there, with the clocks of its stage."""
    at = MONDAY
    lead = work.leads.add(
        stage=stage,
        inquiry=inquiry(number),
        sdr=f"sdr{number % SDRS:03d}",
        group=GROUPS[number % len(GROUPS)],
        posted_at=at,
        standard=1,
        missing=(),
        tier=1,
    )
    if stage in {Stage.ASSIGNED, Stage.ACCEPTED}:
        lead = lead.now(owner=f"sales{number * 7919 % SALES:03d}", cycle=1, assigned_at=at, notified_at=at)
        work.leads.save(lead)
    return lead


def stages(mix: dict[Stage, int]) -> Iterator[Stage]:
    """Without end, in this proportion."""
    one_round = [stage for stage, count in mix.items() for _ in range(count)]
    while True:
        yield from one_round


def situation(work: UnitOfWork, now: dt.datetime) -> Context:
    """A command's situation."""
    return Context(
        work=work,
        speaker=SPEAKER,
        policy=FLOOR.policy,
        standard=FLOOR.standard,
        groups=FLOOR.groups,
        default_group=FLOOR.default_group,
        now=now,
        by="clock",
        key="seed",
    )


def seed(database: Database, alarms: int, mix: dict[Stage, int], *, ahead: dt.timedelta = dt.timedelta()) -> int:
    """Leads with so many alarms, set as the program sets them; how many leads. ``ahead`` puts them off."""
    of_stage = stages(mix)
    number = left = 0
    left = alarms

    def some(work: UnitOfWork) -> None:
        nonlocal number, left
        context = situation(work, MONDAY + ahead)
        clocks = []
        for _ in range(min(2000, left)):
            if left <= 0:
                break
            number += 1
            lead = post(work, number, next(of_stage))
            for kind in MIX[lead.stage]:
                running, rungs = wound(kind, lead, context)
                clocks.append((running, rungs))
                left -= len(rungs)
        work.alarms.start_anew(clocks, MONDAY)

    database.do_now(lambda work: work.people.replace(people()))
    while left > 0:
        database.do_now(some)
    return number


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
        f"{name}: {rung} of {pending} due alarms on {leads} leads drained in {watch.took}; {left} left\n"
        f"  {len(rows)} messages to {len(per_chat)} chats, at most {max(per_chat.values())} to one; "
        f"{sum(row.kind == 'rings/digest' for row in rows)} digests\n"
        f"  the event loop was held {max(gaps) * 1000:.0f} ms at most; "
        f"a message waited {max(waits) * 1000:.0f} ms at most, {statistics.median(waits) * 1000:.0f} ms as a rule"
    )


# ---------------------------------------------------------------------------------------------------- ticks


async def ticks(database: Database, name: str, pending: int) -> None:
    """What a tick costs that finds nothing due among so many."""
    seed(database, pending, AFTER_DOWNTIME, ahead=dt.timedelta(days=30))
    timers = timers_of(database, MovedClock(MONDAY, frozen=True))
    await timers.tick()
    tracemalloc.start()
    took = []
    for _ in range(200):
        began = time.perf_counter()
        await timers.tick()
        took.append(time.perf_counter() - began)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    there = database.do_now(lambda work: work.alarms.pending())
    print(
        f"{name}: a tick over {there:>8} pending alarms: {statistics.median(took) * 1e6:6.0f} us, {most / 1024:.0f} KiB"
    )


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

    def set_many(work: UnitOfWork) -> float:
        began = time.perf_counter()
        for _ in range(300):
            set_one(work)
        return (time.perf_counter() - began) / 300

    many = await database.do(set_many)
    print(
        f"{name}: setting a clock of five rungs takes {many * 1000:.2f} ms in a transaction, "
        f"{statistics.median(alone) * 1000:.2f} ms with a transaction and a durable commit of its own"
    )


async def measure(url: str | None, name: str, due: int, pending: int, only: str | None) -> None:
    """Everything on one database; ``url`` names a fresh one for each."""
    urls = iter([f"{url}{number}" for number in range(9)]) if url else iter([None] * 9)
    shapes = (("after three days of downtime", AFTER_DOWNTIME), ("one alarm on each lead", ONE_EACH))
    for shape, mix in shapes if only in {None, "drain"} else ():
        with opened(next(urls)) as database:
            await drain(database, f"{name}, {shape}", due, mix)
    for count in (1000, pending) if only in {None, "ticks"} else ():
        with opened(next(urls)) as database:
            await ticks(database, name, count)
    if only in {None, "settings"}:
        with opened(next(urls)) as database:
            await settings(database, name)


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--due", type=int, default=100_000)
    parser.add_argument("--pending", type=int, default=1_000_000)
    parser.add_argument("--only", choices=["drain", "ticks", "settings"], help="measure only this")
    parser.add_argument("--database", choices=["sqlite", "postgres", "both"], default="both")
    arguments = parser.parse_args()
    if arguments.database != "postgres":
        asyncio.run(measure(None, "SQLite", arguments.due, arguments.pending, arguments.only))
    if arguments.database != "sqlite":
        with postgres.server() as server:
            if server is None:
                print("PostgreSQL: no server is installed, and SUNMAO_TEST_POSTGRES names none")
                return
            urls = [postgres.fresh(server, f"sunmao_bench_{number}") for number in range(9)]
            address = urls[0].removesuffix("0")
            asyncio.run(measure(address, "PostgreSQL", arguments.due, arguments.pending, arguments.only))
            for number in range(9):
                postgres.drop(server, f"sunmao_bench_{number}")


if __name__ == "__main__":
    main()
