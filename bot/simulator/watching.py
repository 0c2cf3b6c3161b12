"""Listening to the world: everybody who watches gets every change, in order."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from bot.simulator.things import Change


class Watch:
    """Changes in order, as an asynchronous iterator; ``take`` empties what has come without waiting."""

    def __init__(self, audience: Audience) -> None:
        self._audience = audience
        self._changes: asyncio.Queue[Change | None] = asyncio.Queue()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Change:
        change = await self._changes.get()
        if change is None:
            raise StopAsyncIteration
        return change

    def take(self) -> list[Change]:
        """What has come since last time."""
        taken = [self._changes.get_nowait() for _ in range(self._changes.qsize())]
        return [change for change in taken if change is not None]

    def put(self, change: Change | None) -> None:
        """Let one change come; None ends the iteration."""
        self._changes.put_nowait(change)

    def close(self) -> None:
        """Stop listening; an iteration that waits ends."""
        self._audience.leave(self)
        self.put(None)


class Audience:
    """Those who watch."""

    def __init__(self) -> None:
        self._watching: list[Watch] = []

    def watch(self) -> Watch:
        """Let somebody in."""
        watch = Watch(self)
        self._watching.append(watch)
        return watch

    def leave(self, watch: Watch) -> None:
        """Let somebody go; twice is no harm."""
        self._watching = [other for other in self._watching if other is not watch]

    def tell(self, change: Change) -> None:
        """Tell everybody."""
        for watch in self._watching:
            watch.put(change)
