"""Those who have the page open: each gets everything that happens, in order, as server-sent events."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.simulator.page_guard import HEADERS
from bot.simulator.page_view import line_json

if TYPE_CHECKING:
    from bot.simulator.narrator import Scene
    from bot.simulator.watching import Watch
    from bot.simulator.world import World

PULSE = 10.0
"""Seconds of silence after which the clock is told, which also finds out who has gone."""


class PageAudience:
    """One watch on the world, told on to everybody."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._listeners: set[asyncio.Queue[str | None]] = set()
        self._watch: Watch | None = None
        self._pump: asyncio.Task[None] | None = None

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Tell one browser until it goes or we move."""
        response = web.StreamResponse(
            headers={**HEADERS, "Content-Type": "text/event-stream", "X-Accel-Buffering": "no"}
        )
        await response.prepare(request)
        self._listen()
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            await response.write(b"retry: 400\n\n")
            while (message := await self._next(queue)) is not None:
                await response.write(message.encode())
        except ConnectionError:
            pass
        finally:
            self._listeners.discard(queue)
        return response

    def tell(self, event: str, **facts: Any) -> None:
        """Tell everybody who listens."""
        message = self._event(event, facts)
        for queue in self._listeners:
            queue.put_nowait(message)

    def show(self, scene: Scene) -> None:
        """Let everybody look at a scene of the story."""
        self.tell("scene", **scene.json())

    def move(self, world: World) -> None:
        """There is another world, or this one anew: everybody looks again."""
        self._world = world
        self._stop_watching()
        self.tell("reset")
        if self._listeners:
            self._listen()

    async def close(self) -> None:
        """Let everybody go."""
        self._stop_watching()
        for queue in self._listeners:
            queue.put_nowait(None)
        if self._pump:
            with contextlib.suppress(asyncio.CancelledError):
                await self._pump

    def _listen(self) -> None:
        if self._watch is None:
            self._watch = self._world.watch()
            self._pump = asyncio.create_task(self._pass_on(self._watch))

    async def _pass_on(self, watch: Watch) -> None:
        async for change in watch:
            self.tell("line", change=change.kind, line=line_json(change.line))

    def _stop_watching(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None

    async def _next(self, queue: asyncio.Queue[str | None]) -> str | None:
        try:
            return await asyncio.wait_for(queue.get(), PULSE)
        except TimeoutError:
            return self._event("clock", {})

    def _event(self, event: str, facts: dict[str, Any]) -> str:
        data = json.dumps({**facts, "now": self._world.clock.now().isoformat()}, ensure_ascii=False)
        return f"event: {event}\ndata: {data}\n\n"
