"""The bot and the echoes it is held against, each in a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import json
import multiprocessing
import socket
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web

from bot.app import AI_BOT_PATH, come_to_rest, running
from bot.clock import SystemClock
from bot.config import Settings
from bot.demo.people import PEOPLE
from bot.domain.inquiry import Authority, Budget, Inquiry, Timeline
from bot.domain.lead import Stage
from bot.wecom.envelope import Lock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.unit_of_work import UnitOfWork

Server = Callable[[str, int, str | None], Coroutine[Any, Any, None]]
HOST = "127.0.0.1"
LOCK = Lock(token="benchmark", aes_key="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")  # noqa: S106 — of this run only
LEADS = 200
GROUPS = 1500
"""WeCom takes 30 messages a minute in a chat, so that many messages need that many chats."""


def free_port() -> int:
    """A port nobody has."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def settings(folder: str, *, port: int, ws: str | None = None) -> Settings:
    """A bot in callback mode, or on a long connection to ``ws``."""
    bot = {"mode": "callback", "token": LOCK.token, "aes_key": LOCK.aes_key}
    if ws:
        bot = {"mode": "long_connection", "bot_id": "bench", "secret": "bench-secret", "url": ws}
    return Settings.model_validate(
        {
            "database": {"url": f"sqlite:///{Path(folder) / 'bench.db'}"},
            "server": {"host": HOST, "port": port},
            "wecom": {"ai_bot": bot},
            "group": [{"name": f"派单群{number}", "chat_id": f"group-{number}"} for number in range(GROUPS)],
        }
    )


def fill(work: UnitOfWork, leads: int) -> None:
    """So many leads that wait for an owner."""
    now = SystemClock().now()
    for number in range(leads):
        inquiry = Inquiry(
            company=f"第{number}电气有限公司",
            contact="周总",
            phones=(f"139{number:08d}",),
            need="换 CRM",
            budget=Budget(low=500_000, high=500_000, words="50万"),
            authority=Authority.DECISION_MAKER,
            timeline=Timeline(months=3, words="本季度"),
            region="上海",
        )
        work.leads.add(
            stage=Stage.QUALIFIED,
            inquiry=inquiry,
            sdr="liuyang",
            group="group-0",
            posted_at=now,
            standard=1,
            missing=(),
            tier=1,
        )


async def bot_server(folder: str, port: int, ws: str | None) -> None:
    """The real bot with some leads in it."""
    async with running(settings(folder, port=port, ws=ws), SystemClock()) as bot:
        await bot.database.do(lambda work: work.people.replace(PEOPLE))
        await bot.database.do(lambda work: fill(work, LEADS))
        come_to_rest()
        await asyncio.Event().wait()


async def http_echo(_folder: str, port: int, _ws: str | None) -> None:
    """Aiohttp and nothing else."""

    async def echo(request: web.Request) -> web.Response:
        return web.Response(body=await request.read())

    application = web.Application()
    application.router.add_post(AI_BOT_PATH, echo)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, HOST, port).start()
    await asyncio.Event().wait()


async def ws_echo(_folder: str, _port: int, ws: str | None) -> None:
    """A WebSocket client that sends back what it gets, under the req_id it came with."""
    async with aiohttp.ClientSession() as session, session.ws_connect(ws or "") as line:
        await line.send_str(json.dumps({"cmd": "aibot_subscribe", "headers": {"req_id": "login"}, "body": {}}))
        async for frame in line:
            heard = json.loads(frame.data)
            if heard.get("cmd") == "aibot_msg_callback":
                await line.send_str(json.dumps({**heard, "cmd": "aibot_respond_msg"}, ensure_ascii=False))


def run_server(server: Server, folder: str, port: int, ws: str | None) -> None:
    """The body of a server's process."""
    asyncio.run(server(folder, port, ws))


@contextlib.contextmanager
def process(server: Server, port: int, ws: str | None = None) -> Iterator[multiprocessing.process.BaseProcess]:
    """One server in a process of its own, ended on leaving."""
    with tempfile.TemporaryDirectory() as folder:
        child = multiprocessing.get_context("spawn").Process(target=run_server, args=(server, folder, port, ws))
        child.start()
        try:
            yield child
        finally:
            child.terminate()
            child.join()
