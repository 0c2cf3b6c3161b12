"""The machine's clock jumps by an hour and by a year, there and back: ticks go on, no ring is lost, none is doubled.

libfaketime moves it in a process of its own; the monotonic clock stays what it is, as it does on a real machine. As
libfaketime looks only once a second, the very moment of a jump is looked at in a second test, which moves the clock
inside this process.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from bot.clock import SystemClock
from bot.domain.decision import Happened
from bot.domain.people import Person, Role
from bot.domain.sla import ClockKind
from bot.timers import PERIOD, Timers
from storage.alarm_rows import AlarmRow
from storage.database import Database
from tests.floor import SalesFloor, floor
from tests.state.floor import post

if TYPE_CHECKING:
    from storage.unit_of_work import UnitOfWork

__all__ = ["floor"]

ROOT = Path(__file__).resolve().parents[2]
WEDNESDAY = dt.datetime(2026, 3, 4, 4, tzinfo=dt.UTC)
"""Noon in Shanghai; so are the days a year before and after ordinary working days."""
HOUR, YEAR = dt.timedelta(hours=1), dt.timedelta(days=364)
JUMPS = (-HOUR, HOUR, -YEAR, YEAR)
"""From ``WEDNESDAY``: from each to the next is a jump, too, of two years at most."""
_UNNOTICED = 3.0
"""libfaketime looks only once a second whether its file has changed, and a tick that rings takes its time; two periods
are held to in the test below, where the jump is seen at once."""
DUE = {1: dt.timedelta(seconds=1), 2: HOUR / 2, 3: 2 * HOUR, 4: YEAR / 2, 5: 2 * YEAR}
"""Leads, and when their alarm is due after ``WEDNESDAY``: the first by itself, two when the clock jumps ahead."""


def library() -> str:
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    if not found:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have libfaketime")
        pytest.skip("libfaketime is not installed")
    return str(found[0])


def fill(work: UnitOfWork) -> None:
    work.people.replace([Person(userid="sunting", name="孙婷", roles=frozenset({Role.SALES_OPS}))])
    for after in DUE.values():
        lead = post(work, phones=())
        at = WEDNESDAY + after
        kind = ClockKind.UNASSIGNED
        row = AlarmRow(
            lead=lead.number, clock=kind, cycle=0, step=0, due_at=at, true_at=at, tone="nudge", ears=("sales_ops",)
        )
        work.alarms.set([row])


def move(file: Path, to: dt.datetime) -> None:
    """Set the clock of the process: the file holds how many seconds it is off."""
    part = file.with_suffix(".part")
    part.write_text(f"{int((to - SystemClock().now()).total_seconds()):+d}\n")
    part.replace(file)


@pytest.mark.slow
async def test_jumps_stop_no_tick_and_lose_and_double_no_ring(tmp_path: Path) -> None:
    url, file = f"sqlite:///{tmp_path / 'bot.db'}", tmp_path / "faketime"
    with Database(url) as database:
        database.do_now(fill)
    move(file, WEDNESDAY)
    faked = {
        "LD_PRELOAD": library(),
        "FAKETIME_TIMESTAMP_FILE": str(file),
        "FAKETIME_CACHE_DURATION": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.ticking", url,
        cwd=ROOT, env={**os.environ, **faked}, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    ticks: list[dict[str, Any]] = []
    try:
        await hear(process, ticks, 3)
        for jump in JUMPS:
            move(file, WEDNESDAY + jump)
            await hear(process, ticks, 3)
    finally:
        process.kill()
        await process.wait()
    for one, another in pairwise(ticks):
        assert another["at"] - one["at"] <= 2 * PERIOD + _UNNOTICED + another["late"] + 0.1
    with Database(url) as database:
        rang = {lead: database.do_now(lambda work, lead=lead: _rings(work, lead)) for lead in DUE}  # type: ignore[misc]
    assert rang == {1: 1, 2: 1, 3: 1, 4: 1, 5: 0}


async def hear(process: asyncio.subprocess.Process, ticks: list[dict[str, Any]], count: int) -> None:
    """Wait for so many more ticks."""
    assert process.stdout is not None
    for _ in range(count):
        async with asyncio.timeout(60):
            ticks.append(json.loads(await process.stdout.readline()))


def _rings(work: UnitOfWork, lead: int) -> int:
    return sum(event.happened is Happened.RANG for event in work.history.of(lead))


class _Moved(dt.datetime):
    """The machine's clock as the metronome sees it."""

    by = dt.timedelta()

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
        return SystemClock().now().astimezone(tz) + cls.by


class _MovedClock(SystemClock):
    def now(self) -> dt.datetime:
        return super().now() + _Moved.by


class _Counted(Timers):
    ticks: ClassVar[list[tuple[float, float]]] = []
    late = 0.0

    async def tick(self) -> int:
        self.ticks.append((time.monotonic(), self.late))
        self.late = 0.0
        return await super().tick()


async def _control(timers: _Counted) -> None:
    while True:
        before = time.monotonic()
        await asyncio.sleep(0.05)
        timers.late = max(timers.late, time.monotonic() - before - 0.05)


@pytest.mark.slow
async def test_jumps_there_and_back_stop_no_tick(floor: SalesFloor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("apscheduler.schedulers.base.datetime", _Moved)
    monkeypatch.setattr("bot.timers.SystemClock", _MovedClock)
    monkeypatch.setattr(_Moved, "by", dt.timedelta())
    timers = _Counted(database=floor.database, dispatcher=floor.dispatcher, clock=floor.clock, holder="this one")
    timers.ticks.clear()
    at_work = [asyncio.create_task(timers.run()), asyncio.create_task(_control(timers))]
    try:
        for by in (HOUR, -HOUR, YEAR, -YEAR):
            _Moved.by = by
            wanted = len(timers.ticks) + 2
            async with asyncio.timeout(60):
                while len(timers.ticks) < wanted:  # noqa: ASYNC110 — it is the clock's turn
                    await asyncio.sleep(0.05)
    finally:
        for task in at_work:
            task.cancel()
        await asyncio.gather(*at_work, return_exceptions=True)
    for (one, _), (another, late) in pairwise(timers.ticks):
        assert another - one <= 2 * PERIOD + late + 0.1
