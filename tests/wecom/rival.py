"""A WeCom for the long connection that answers frames as it is told, and can misbehave at every step."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.wecom.hearing import HearingPatience
from bot.wecom.line import Timing
from bot.wecom.long_connection import LongConnection, LongConnectionSettings
from bot.wecom.rest import Rests
from bot.wecom.transport import Answer
from tests.wecom.scripted import Watch, still

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from datetime import datetime

    from bot.clock import MovedClock
    from bot.wecom.transport import Inbound

Frame = dict[str, Any]
FAST = Timing(connect=10.0, login=0.4, ping_every=30.0, ping_answer=0.2, ack=0.4, close=0.05, look=0.01)
SHORT = Rests(first=0.01, longest=0.02, proven=30.0, kicked=0.1, kicked_longest=0.2, refused=0.3)


async def until(fact: Callable[[], object], within: float = 30.0) -> None:
    """Wait until something is true."""
    async with asyncio.timeout(within):
        while not fact():  # noqa: ASYNC110 — a fact is not always an event
            await asyncio.sleep(0.002)


class WeCom:
    """``reply`` decides on a frame: a number is an errcode, None is silence. ``logins`` and ``said`` are what came."""

    def __init__(self) -> None:
        self.reply: Callable[[Frame], int | None] = lambda _: 0
        self.logins: list[float] = []
        self.said: list[Frame] = []
        self.pings = 0
        self.sockets: list[web.WebSocketResponse] = []
        self.refuse = False

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection."""
        if self.refuse:
            return web.Response(status=503)
        socket = web.WebSocketResponse(autoping=True)
        await socket.prepare(request)
        self.sockets.append(socket)
        async for message in socket:
            frame = json.loads(message.data)
            self._note(frame)
            code = self.reply(frame)
            if code is not None:
                await self.ack(frame["headers"]["req_id"], code)
        return socket

    def _note(self, frame: Frame) -> None:
        match frame["cmd"]:
            case "aibot_subscribe":
                self.logins.append(asyncio.get_running_loop().time())
            case "ping":
                self.pings += 1
            case _:
                self.said.append(frame)

    async def ack(self, req_id: str, code: int = 0) -> None:
        """Acknowledge, without a cmd."""
        await self.raw(json.dumps({"headers": {"req_id": req_id}, "errcode": code, "errmsg": "x"}))

    async def raw(self, text: str | bytes) -> None:
        """Send anything on the newest connection."""
        with suppress(ConnectionError):
            await (self.sockets[-1].send_str(text) if isinstance(text, str) else self.sockets[-1].send_bytes(text))

    async def callback(self, body: Frame, req_id: str = "r1") -> None:
        """Tell the bot that something happened."""
        cmd = "aibot_event_callback" if body.get("msgtype") == "event" else "aibot_msg_callback"
        await self.raw(json.dumps({"cmd": cmd, "headers": {"req_id": req_id}, "body": body}))


class Ear:
    """A receiver that remembers, and does what ``do`` says for each."""

    def __init__(self, answer: Answer | None = None) -> None:
        self.heard: list[Inbound] = []
        self.answer = answer or Answer()
        self.do: Callable[[Inbound], Awaitable[None]] | None = None

    async def __call__(self, inbound: Inbound) -> Answer:
        if self.do:
            await self.do(inbound)
        self.heard.append(inbound)
        return self.answer


class Floor:
    """A WeCom, a bot that is connected to it, and what they notice."""

    def __init__(self, wecom: WeCom, ear: Ear) -> None:
        self.wecom, self.ear = wecom, ear
        self.clock: MovedClock = still()
        self.gaps: list[tuple[datetime, datetime]] = []
        self.leader = True
        self.bot: LongConnection

    async def on_gap(self, start: datetime, end: datetime) -> None:
        """Remember a gap."""
        self.gaps.append((start, end))


@asynccontextmanager
async def a_floor(
    answer: Answer | None = None, *, connected: bool = True, watch: Watch | None = None, **settings: Any
) -> AsyncIterator[Floor]:
    """Everything up and running, in milliseconds instead of seconds; with a watch, rests pass at once."""
    wecom = WeCom()
    floor = Floor(wecom, Ear(answer))
    timers: dict[str, Any] = {"monotonic": watch, "sleep": watch.sleep} if watch else {}
    quick: dict[str, Any] = {"timing": FAST, "rests": SHORT, "patience": HearingPatience(again=(0.01, 0.01))}
    app = web.Application()
    app.router.add_get("/", wecom.serve)
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        floor.bot = LongConnection(
            session,
            LongConnectionSettings(
                bot_id="bot",
                secret="SECRET",
                url=str(server.make_url("/")),
                **quick | settings,
            ),
            floor.ear,
            floor.clock,
            may_connect=lambda: floor.leader,
            on_gap=floor.on_gap,
            **timers,
        )
        running = asyncio.create_task(floor.bot.run())
        try:
            if connected:
                await until(lambda: floor.bot.is_up)
            yield floor
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
