"""How much goes through, and how long one waits at a steady pace."""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import itertools

Ask = Callable[[int], Coroutine[Any, Any, None]]
IN_FLIGHT = 32
PACE = 200
"""Messages a second at which the latency is taken."""


@dataclass(frozen=True)
class Figures:
    """Messages a second with ``IN_FLIGHT`` under way, and the latency in milliseconds at ``PACE`` a second.

    ``server`` and ``client`` are the milliseconds of processor that each process spent on a message of the former: they
    can be compared where the machine has other work, too, and tell whether the client is what was measured.
    """

    rate: float
    server: float
    client: float
    p50: float
    p99: float

    def line(self, name: str) -> str:
        """For people."""
        latency = f"at {PACE}/s: p50 {self.p50:5.2f} ms   p99 {self.p99:6.2f} ms"
        cpu = f"CPU of a message: server {self.server:4.2f} ms, client {self.client:4.2f} ms"
        return f"{name:<28}{self.rate:>6.0f} msg/s   {latency}   {cpu}"


async def measure(ask: Ask, seconds: float, numbers: itertools.count[int], server: int | None) -> Figures:
    """First as many as go through, then the latency at a steady pace; ``server`` is the number of its process."""
    await flood(ask, 1.0, numbers)
    started, servers, clients = time.perf_counter(), processor_of(server), time.process_time()
    done = await flood(ask, seconds, numbers)
    rate = done / (time.perf_counter() - started)
    servers, clients = processor_of(server) - servers, time.process_time() - clients
    took = await steady(ask, seconds, numbers)
    return Figures(
        rate=rate,
        server=servers * 1000 / done,
        client=clients * 1000 / done,
        p50=statistics.median(took) * 1000,
        p99=statistics.quantiles(took, n=100)[98] * 1000,
    )


def processor_of(process: int | None) -> float:
    """Seconds of processor that a process has had so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def flood(ask: Ask, seconds: float, numbers: itertools.count[int]) -> int:
    """``IN_FLIGHT`` askers, one question after another."""
    until = time.perf_counter() + seconds

    async def asker() -> int:
        asked = 0
        while time.perf_counter() < until:
            await ask(next(numbers))
            asked += 1
        return asked

    return sum(await asyncio.gather(*(asker() for _ in range(IN_FLIGHT))))


async def steady(ask: Ask, seconds: float, numbers: itertools.count[int]) -> list[float]:
    """Questions at fixed moments, whether the earlier ones were answered or not."""
    took: list[float] = []
    begun = time.perf_counter()

    async def one(at: float) -> None:
        await asyncio.sleep(max(0.0, at - time.perf_counter()))
        await ask(next(numbers))
        took.append(time.perf_counter() - at)

    await asyncio.gather(*(one(begun + index / PACE) for index in range(int(seconds * PACE))))
    return took
