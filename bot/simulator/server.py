"""The second door: WeCom's real protocols over loopback sockets."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

from bot.simulator.ai_bot import AiBot
from bot.simulator.app_door import AppDoor
from bot.simulator.callback_door import CallbackDoor
from bot.simulator.corp_app import CorpApp
from bot.simulator.group_webhook import GroupWebhook
from bot.simulator.long_connection_door import LongConnectionDoor
from bot.simulator.media_door import MediaDoor
from bot.simulator.webhook_door import WebhookDoor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from bot.simulator.settings import Settings
    from bot.simulator.world import World

BODY_BYTES = 32 * 1024 * 1024
GIVE_UP = 0.1


@dataclass(frozen=True, kw_only=True, slots=True)
class Served:
    """A WeCom that is open: ``http`` stands for qyapi.weixin.qq.com, ``ws`` for openws.work.weixin.qq.com."""

    http: str
    ws: str
    world: World
    settings: Settings
    long_connection: LongConnectionDoor
    callback: CallbackDoor
    app: AppDoor

    async def settled(self) -> None:
        """Wait until every callback under way is done."""
        await self.callback.errands.settled()
        await self.app.errands.settled()


@contextlib.asynccontextmanager
async def serving(
    world: World,
    settings: Settings,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    also: Iterable[web.AbstractRouteDef] = (),
) -> AsyncIterator[Served]:
    """Open every door on one port (any free one by default), and ``also`` these routes; closed on leaving."""
    media = MediaDoor(world, settings)
    bot = AiBot(world)
    long_connection = LongConnectionDoor(world, settings, bot, media)
    callback = CallbackDoor(world, settings, bot, media)
    app = AppDoor(world, settings, CorpApp(world, settings))
    webhook = WebhookDoor(world, GroupWebhook(world))
    application = web.Application(client_max_size=BODY_BYTES)
    for door in (media, long_connection, callback, app, webhook):
        application.add_routes(door.routes())
    application.add_routes(also)
    runner = web.AppRunner(application, shutdown_timeout=GIVE_UP, access_log=None, handler_cancellation=True)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        there = f"{host}:{runner.addresses[0][1]}"
        media.base = callback.base = f"http://{there}"
        yield Served(
            http=f"http://{there}",
            ws=f"ws://{there}/ws",
            world=world,
            settings=settings,
            long_connection=long_connection,
            callback=callback,
            app=app,
        )
    finally:
        for closing in (callback, app, long_connection):
            await closing.close()
        await runner.cleanup()
