"""The machine's clock jumps by an hour and by a year, there and back: ticks go on, no ring is lost, none is doubled.

libfaketime moves the clock. The monotonic clock stays what it is, as it does on a real machine.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.clock import SystemClock
from bot.domain.decision import Happened
from bot.domain.people import Person, Role
from bot.domain.sla import ClockKind
from bot.timers import PERIOD
from storage.alarms import AlarmRow
from storage.database import Database
from tests.state.floor import post

if TYPE_CHECKING:
    from storage.unit_of_work import UnitOfWork

ROOT = Path(__file__).resolve().parents[2]
WEDNESDAY = dt.datetime(2026, 3, 4, 4, tzinfo=dt.UTC)
"""Noon in Shanghai; so are the days a year before and after ordinary working days."""
HOUR, YEAR = dt.timedelta(hours=1), dt.timedelta(days=364)
JUMPS = (HOUR, -HOUR, YEAR, -YEAR)
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
async def test_jumps_of_the_clock_stop_no_tick_and_double_no_ring(tmp_path: Path) -> None:
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
        await hear(process, ticks, 4)
        for jump in JUMPS:
            for to in (WEDNESDAY + jump, WEDNESDAY):
                move(file, to)
                await hear(process, ticks, 3)
    finally:
        process.kill()
        await process.wait()
    for one, another in pairwise(ticks):
        assert another["at"] - one["at"] <= 2 * PERIOD + another["late"] + 0.1
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
