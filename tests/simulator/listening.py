"""A bot that only listens: an HTTP server that opens what WeCom sends and answers as it is told."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.simulator.xml import element, read

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.simulator.envelope import Envelope


@dataclass(kw_only=True)
class Listener:
    """``answers`` are used up one by one: a body to seal, a status, or seconds to sleep before an empty 200."""

    envelope: Envelope
    xml: bool = False
    url: str = ""
    heard: list[Any] = field(default_factory=list)
    queries: list[dict[str, str]] = field(default_factory=list)
    answers: deque[Any] = field(default_factory=deque)
    echo_quoted: bool = False
    echo_after: float = 0.0
    nonce: str | None = None

    async def get(self, request: web.Request) -> web.Response:
        """The URL check."""
        query = request.query
        assert self.envelope.signed(query["msg_signature"], query["timestamp"], query["nonce"], query["echostr"])
        await asyncio.sleep(self.echo_after)
        plain = self.envelope.open(query["echostr"])
        return web.Response(text=f'"{plain}"' if self.echo_quoted else plain)

    async def post(self, request: web.Request) -> web.Response:
        """A callback."""
        text, query = await request.text(), dict(request.query)
        sealed = read(text)["Encrypt"] if self.xml else json.loads(text)["encrypt"]
        assert self.envelope.signed(query["msg_signature"], query["timestamp"], query["nonce"], sealed)
        plain = self.envelope.open(sealed)
        self.heard.append(read(plain) if self.xml else json.loads(plain))
        self.queries.append(query)
        match self.answers.popleft() if self.answers else None:
            case None:
                return web.Response()
            case int(status):
                return web.Response(status=status)
            case float(seconds):
                await asyncio.sleep(seconds)
                return web.Response()
            case body:
                return web.Response(text=self._sealed(body, query["nonce"]))

    def _sealed(self, body: Any, nonce: str) -> str:
        sealed = self.envelope.seal(element("xml", body) if self.xml else json.dumps(body))
        nonce = self.nonce or nonce
        signature = self.envelope.sign("1700000000", nonce, sealed)
        if self.xml:
            answer = {"Encrypt": sealed, "MsgSignature": signature, "TimeStamp": 1700000000, "Nonce": nonce}
            return element("xml", answer)
        answer = {"encrypt": sealed, "msgsignature": signature, "timestamp": 1700000000, "nonce": nonce}
        return json.dumps(answer)


@contextlib.asynccontextmanager
async def listening(envelope: Envelope, *, xml: bool = False) -> AsyncIterator[Listener]:
    """A listener on a free port."""
    listener = Listener(envelope=envelope, xml=xml)
    application = web.Application()
    application.add_routes([web.get("/callback", listener.get), web.post("/callback", listener.post)])
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    listener.url = f"http://127.0.0.1:{runner.addresses[0][1]}/callback"
    try:
        yield listener
    finally:
        await runner.cleanup()
