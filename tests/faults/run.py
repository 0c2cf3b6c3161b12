"""One run: a WeCom, people at work, and a bot that is killed again and again at moments that a seed chooses."""

from __future__ import annotations

import asyncio
import datetime as dt
import random
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.simulator.rules import Rules
from bot.simulator.server import serving
from tests.faults.balancer import balancing
from tests.faults.checker import Verdict, judge
from tests.faults.company import config_of, free_port, wecom_of, world_of
from tests.faults.load import People
from tests.faults.nurse import Nurse
from tests.faults.shared_clock import SharedClock

if TYPE_CHECKING:
    from pathlib import Path

    from bot.simulator.server import Served
    from bot.simulator.world import World

PATIENT = Rules(per_chat_minute=10**6, per_chat_hour=10**6, per_webhook_minute=10**6, subscribes_a_minute=10**6)
"""A WeCom that lets many people speak in one group: what is lost here must not be lost to its limits."""
_A_CLAIM = dt.timedelta(seconds=31)
"""What a dead bot was sending is free again after this (bot.delivery)."""
_A_REST = dt.timedelta(minutes=31)
"""A message that several bots claimed and lost rests for this long at most (bot.delivery)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """``kills`` at moments drawn by ``seed``; between two, the bot lives up to ``lives`` seconds.

    Without a ``url`` the database is a SQLite file. ``replicas`` share it, and one of them is killed at a time.
    """

    seed: int
    kills: int
    mode: str = "callback"
    mutant: str | None = None
    rate: float = 2.0
    lives: float = 0.9
    url: str | None = field(default=None, repr=False)
    replicas: int = 1


async def torture(plan: Plan, folder: Path) -> Verdict:
    """Do it, and judge by the files alone."""
    clock, port, rng = SharedClock(folder / "clock"), free_port(), random.Random(plan.seed)  # noqa: S311 — replayable
    history, journal = folder / "history.jsonl", folder / "journal.jsonl"
    world = world_of(clock, history, PATIENT)
    people = People(world, journal, rng, rate=plan.rate, answered=plan.mode != "callback")
    began = time.monotonic()
    async with AsyncExitStack() as stack:
        served = await stack.enter_async_context(serving(world, wecom_of(port, plan.mode)))
        nurse = await stack.enter_async_context(Nurse(folder / "bot.log"))
        ports = [port] if plan.replicas == 1 else [free_port() for _ in range(plan.replicas)]
        if plan.replicas > 1:
            await stack.enter_async_context(balancing(port, ports, rng))
        victims = [_Victim(nurse, served, folder, there, plan) for there in ports]
        for number, victim in enumerate(victims):
            await victim.be_born(hire=number == 0)
        enough = asyncio.Event()
        work = asyncio.create_task(people.work(enough))
        for _ in range(plan.kills):
            await asyncio.sleep(rng.uniform(0.02, plan.lives))
            victim = rng.choice(victims)
            await victim.kill()
            world.history.note("world", "killed")
            clock.push(_A_CLAIM)
            await victim.start()
        while people.posted < min(plan.kills, 20):  # noqa: ASYNC110 — on a slow machine kills come quicker than posts
            await asyncio.sleep(0.1)
        enough.set()
        await work
        rest = _A_REST if plan.replicas > 1 else _A_CLAIM
        await _quiet(world, clock, rest)
        await people.ask_after()
        await _quiet(world, clock, rest)
    verdict = judge(history, journal, answered=plan.mode != "callback")
    print(plan, verdict, f"{time.monotonic() - began:.1f} s", sep="\n")  # noqa: T201 — a failing seed is replayed
    return verdict


class _Victim:
    def __init__(self, nurse: Nurse, served: Served, folder: Path, port: int, plan: Plan) -> None:
        self._nurse = nurse
        self._name = f"bot-{port}"
        settings = config_of(served, plan.url or f"sqlite:///{folder / 'bot.db'}", port, plan.mode)
        self._how = {"settings": settings, "clock": str(folder / "clock"), "mutant": plan.mutant}

    async def be_born(self, *, hire: bool) -> None:
        if hire:
            await self._nurse.warm(self._how["settings"])  # type: ignore[arg-type]
        await self._nurse.start(self._name, hire=hire, **self._how)

    async def start(self) -> None:
        await self._nurse.start(self._name, **self._how)

    async def kill(self) -> None:
        await self._nurse.kill(self._name)


async def _quiet(world: World, clock: SharedClock, rest: dt.timedelta) -> None:
    """Nothing has happened for a while, though claims ran out and retries fell due."""
    for passing in (_A_CLAIM, rest):
        clock.push(passing)
        before = -1
        while before != (before := len(world.history.rows)):  # noqa: ASYNC110 — it is the other side that is quiet
            await asyncio.sleep(1.0)
