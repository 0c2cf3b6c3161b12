"""Work that keeps its order within a chat and does not wait for other chats."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

Item = TypeVar("Item")


class Lanes(Generic[Item]):
    """``work`` is called for every item, one at a time per lane; it must not raise. ``room`` is all lanes'."""

    def __init__(self, work: Callable[[Item], Awaitable[None]], *, room: int = 10_000) -> None:
        self._work = work
        self._room = room
        self._lanes: dict[str, deque[Item]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0

    def put(self, lane: str, item: Item) -> bool:
        """Add one at the end of its lane; False where there is no room, which only a stuck database brings about."""
        if self._waiting >= self._room:
            return False
        self._waiting += 1
        if lane in self._lanes:
            self._lanes[lane].append(item)
            return True
        self._lanes[lane] = deque([item])
        task = asyncio.create_task(self._go(lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return True

    async def finish(self, within: float) -> None:
        """Wait for everything under way, but no longer than some seconds; what is left then is given up."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=within)
            for task in late:
                task.cancel()

    async def _go(self, lane: str) -> None:
        items = self._lanes[lane]
        try:
            while items:
                await self._work(items[0])
                items.popleft()
                self._waiting -= 1
        finally:
            self._waiting -= len(items)
            del self._lanes[lane]
