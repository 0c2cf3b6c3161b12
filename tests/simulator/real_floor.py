"""A floor over sockets: the bot's real long connection, app, app callback and webhook against the simulator."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import aiohttp
from aiohttp import web

from bot.simulator.player import WorldFloor
from bot.simulator.server import serving
from bot.simulator.settings import Settings
from bot.wecom.app import App, AppSettings
from bot.wecom.app_callback import AppCallback
from bot.wecom.envelope import Envelope, Lock
from bot.wecom.group_webhook import GroupWebhook, WebhookSettings
from bot.wecom.long_connection import LongConnection, LongConnectionSettings
from bot.wecom.post_office import PostOffice
from tests.simulator.office import FLOOR, Office
from tests.simulator.small_bot import SmallBot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.simulator.history import History
    from bot.simulator.server import Served


@contextlib.asynccontextmanager
async def floor_over_sockets() -> AsyncIterator[WorldFloor]:
    """A floor with a small bot behind the real transports."""
    office, port = Office(), await _free_port()
    bot = SmallBot(clock=office.clock, group=FLOOR)
    settings = Settings(app_callback=f"http://127.0.0.1:{port}/app")
    async with contextlib.AsyncExitStack() as stack:
        served = await stack.enter_async_context(serving(office.world, settings))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        await stack.enter_async_context(_hearing(office, settings, bot, port))
        posts = await stack.enter_async_context(_posts(office, served, session, bot))

        async def settle() -> None:
            await served.settled()
            async with asyncio.timeout(30):
                while not _at_rest(office.world.history, bot):  # noqa: ASYNC110 — a line says nowhere that it rests
                    await asyncio.sleep(0.002)
            await bot.deliver(posts)
            assert not bot.problems

        yield WorldFloor(office.world, office.clock, settle)


@contextlib.asynccontextmanager
async def _posts(
    office: Office, served: Served, session: aiohttp.ClientSession, bot: SmallBot
) -> AsyncIterator[PostOffice]:
    mine = served.settings
    line = LongConnectionSettings(bot_id=mine.bot_id, secret=mine.secret, url=served.ws)
    app = AppSettings(corp_id=mine.corp_id, agent_id=mine.agent_id, secret=mine.app_secret, api_url=served.http)
    hook = WebhookSettings(chat_id=FLOOR.id, key="floor-key", api_url=served.http)
    long = LongConnection(session, line, bot, office.clock)
    running = asyncio.create_task(long.run())
    try:
        async with asyncio.timeout(30):
            while not long.is_up:  # noqa: ASYNC110 — it offers nothing to wait for
                await asyncio.sleep(0.005)
        yield PostOffice(
            long_connection=long,
            app=App(session, app, office.clock),
            webhooks={FLOOR.id: GroupWebhook(session, hook, office.clock)},
        )
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@contextlib.asynccontextmanager
async def _hearing(office: Office, settings: Settings, bot: SmallBot, port: int) -> AsyncIterator[None]:
    lock = Lock(token=settings.app_token, aes_key=settings.app_aes_key)
    envelope = Envelope([lock], receive_id=settings.corp_id)
    application = web.Application()
    application.add_routes(AppCallback(envelope, bot, office.clock, corp_id=settings.corp_id).routes("/app"))
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield
    finally:
        await runner.cleanup()


def _at_rest(history: History, bot: SmallBot) -> bool:
    """Whether the bot has heard all it was told by the long connection, and has answered every tap there."""
    told = [row["body"]["msgid"] for row in history.of("delivery") if row["outcome"] == "sent"]
    taps = history.of("delivery", "aibot_event_callback")
    return bot.seen.issuperset(told) and len(history.of("call", "aibot_respond_update_msg")) >= len(taps)


async def _free_port() -> int:
    server = await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", 0)
    port: int = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    return port
