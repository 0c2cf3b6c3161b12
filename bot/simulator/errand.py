"""Errands that run beside everything else, and are cleared away when the doors close."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine


class Errands:
    """Tasks that nobody waits for, except ``settled`` and ``close``."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    def run(self, doing: Coroutine[Any, Any, Any]) -> None:
        """Begin one."""
        task = asyncio.get_running_loop().create_task(doing)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def settled(self) -> None:
        """Wait until all that run are done, those they begin included; a failed errand raises here."""
        while self._running:
            await asyncio.gather(*self._running)

    async def close(self) -> None:
        """Give up what still runs."""
        running = tuple(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
