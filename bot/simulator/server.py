"""The second door: WeCom's real protocols over loopback sockets."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

from bot.simulator.ai_bot import AiBot
from bot.simulator.long_connection_door import LongConnectionDoor
from bot.simulator.media_door import MediaDoor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.simulator.settings import Settings
    from bot.simulator.world import World

BODY_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Served:
    """A WeCom that is open: ``http`` stands for qyapi.weixin.qq.com, ``ws`` for openws.work.weixin.qq.com."""

    http: str
    ws: str
    world: World
    settings: Settings
    long_connection: LongConnectionDoor


@contextlib.asynccontextmanager
async def serving(world: World, settings: Settings, *, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Served]:
    """Open every door on one port (any free one by default); closed on leaving."""
    media = MediaDoor(world, settings)
    bot = AiBot(world)
    long_connection = LongConnectionDoor(world, settings, bot, media)
    application = web.Application(client_max_size=BODY_BYTES)
    for door in (media, long_connection):
        application.add_routes(door.routes())
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    await site.start()
    there = f"{host}:{runner.addresses[0][1]}"
    media.base = f"http://{there}"
    try:
        yield Served(
            http=f"http://{there}",
            ws=f"ws://{there}/ws",
            world=world,
            settings=settings,
            long_connection=long_connection,
        )
    finally:
        await long_connection.close()
        await runner.cleanup()
