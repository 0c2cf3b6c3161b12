"""How much goes through, and how long one waits at a steady pace."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import itertools

Ask = Callable[[int], Coroutine[Any, Any, None]]
IN_FLIGHT = 32
PACE = 200
"""Messages a second at which the latency is taken."""


@dataclass(frozen=True)
class Figures:
    """Messages a second with ``IN_FLIGHT`` under way, and the latency in milliseconds at ``PACE`` a second."""

    rate: float
    p50: float
    p99: float

    def line(self, name: str) -> str:
        """For people."""
        return f"{name:<34}{self.rate:>9.0f} msg/s   at {PACE}/s: p50 {self.p50:5.2f} ms   p99 {self.p99:6.2f} ms"


async def measure(ask: Ask, seconds: float, numbers: itertools.count[int]) -> Figures:
    """First as many as go through, then the latency at a steady pace."""
    await flood(ask, 1.0, numbers)
    started = time.perf_counter()
    done = await flood(ask, seconds, numbers)
    rate = done / (time.perf_counter() - started)
    took = await steady(ask, seconds, numbers)
    return Figures(rate, statistics.median(took) * 1000, statistics.quantiles(took, n=100)[98] * 1000)


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
