"""One long connection from its login to its end: frames out, acks and callbacks in (wecom §2.1-2.4).

Acks come back without a cmd and are known by their req_id alone, so there is never more than one request under way
per req_id, and a req_id whose ack never came is poisoned: its late ack must not be taken for another's.
"""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp

from bot.wecom import payloads
from bot.wecom.transport import TryLater, Unsent, Unsure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.wecom.health import Vitals

log = logging.getLogger(__name__)

_POISONED_KEPT = 10_000
_CALLBACKS = ("aibot_msg_callback", "aibot_event_callback")


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """Seconds. Two pings of which nobody answers end the line 44 s after its last sign of life (reliability B1 #9)."""

    connect: float = 10.0
    login: float = 10.0
    ping_every: float = 30.0
    ping_answer: float = 7.0
    ack: float = 8.0
    close: float = 2.0
    look: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """A callback: ``cmd`` says message or event."""

    cmd: str
    req_id: str
    body: Mapping[str, Any]


class Poisoned(Exception):
    """This req_id's last command was never acknowledged; it takes no second one."""


class LineEnded(Exception):
    """The connection is over; the text says how."""


class Poison:
    """The req_ids whose ack never came. It outlives a line, as their acks might."""

    def __init__(self) -> None:
        self._ids: OrderedDict[str, None] = OrderedDict()

    def add(self, req_id: str) -> None:
        """Never again."""
        self._ids[req_id] = None
        while len(self._ids) > _POISONED_KEPT:
            self._ids.popitem(last=False)

    def __contains__(self, req_id: object) -> bool:
        return req_id in self._ids


class Line:
    """``heard`` is called for every callback and must return at once."""

    def __init__(
        self,
        socket: aiohttp.ClientWebSocketResponse,
        timing: Timing,
        poison: Poison,
        vitals: Vitals,
        heard: Callable[[Frame], None],
    ) -> None:
        self._socket = socket
        self._timing = timing
        self._poison = poison
        self._vitals = vitals
        self._heard = heard
        self._waiting: dict[str, asyncio.Future[Mapping[str, Any]]] = {}

    async def log_in(self, bot_id: str, secret: str) -> Mapping[str, Any]:
        """The answer to our subscribe; ``listen`` must be running.

        Raises:
            TryLater: none came, or the line ended.
        """
        body = {"bot_id": bot_id, "secret": secret}
        return await self.request("aibot_subscribe", body, within=self._timing.login)

    async def request(
        self, cmd: str, body: Mapping[str, Any] | None = None, *, req_id: str | None = None, within: float | None = None
    ) -> Mapping[str, Any]:
        """Send a command and wait for its ack.

        Raises:
            Poisoned: an earlier command of this req_id was never acknowledged.
            Unsure: it left, and no ack came.
            Unsent: it did not leave.
        """
        req_id = req_id or f"{cmd}_{time.time_ns() // 1_000_000}_{uuid.uuid4().hex[:8]}"
        while (before := self._waiting.get(req_id)) is not None:
            await asyncio.wait({before})
        if req_id in self._poison:
            raise Poisoned(req_id)
        ack = self._waiting[req_id] = asyncio.get_running_loop().create_future()
        frame = {"cmd": cmd, "headers": {"req_id": req_id}} | ({} if body is None else {"body": body})
        try:
            return await self._send_and_wait(frame, ack, self._timing.ack if within is None else within)
        except (Unsure, asyncio.CancelledError):
            self._poison.add(req_id)
            raise
        finally:
            del self._waiting[req_id]
            ack.cancel()

    async def _send_and_wait(
        self, frame: Mapping[str, Any], ack: asyncio.Future[Mapping[str, Any]], within: float
    ) -> Mapping[str, Any]:
        if self._socket.closed:
            raise Unsent("长连接断开了")
        try:
            async with asyncio.timeout(within):
                await self._socket.send_str(payloads.dumps(frame).decode())
                return await ack
        except TimeoutError:
            why = "没有等到企业微信的确认"
        except LineEnded:
            why = "还没等到确认，长连接就断开了"
        except (aiohttp.ClientError, ConnectionError):
            why = ""
        if not why:
            raise Unsent("长连接断开了")
        raise Unsure(why)

    async def listen(self) -> str:
        """Read until the line ends, in whatever way; answer how it ended. A bad frame ends nothing."""
        try:
            while True:
                message = await self._socket.receive()
                if message.type is aiohttp.WSMsgType.TEXT:
                    self._read(message.data)
                elif message.type is aiohttp.WSMsgType.BINARY:
                    self._vitals.count("dropped frames")
                else:
                    return f"{message.type.name} {self._socket.close_code}"
        finally:
            for ack in self._waiting.values():
                if not ack.done():
                    ack.set_exception(LineEnded())

    async def keep_alive(self) -> None:
        """Ping for ever; two in a row without an answer, and it returns (wecom §10.7 no. 4)."""
        missed = 0
        while missed < 2:  # noqa: PLR2004 — two pings
            if not missed:
                await asyncio.sleep(self._timing.ping_every)
            try:
                await self.request("ping", within=self._timing.ping_answer)
                missed = 0
            except TryLater:
                missed += 1

    async def close(self) -> None:
        """End the line; a peer that does not answer is left after some seconds."""
        await self._socket.close()

    def _read(self, text: str) -> None:
        self._vitals.saw("frame")
        frame = payloads.loads(text)
        if frame is None:
            self._vitals.count("dropped frames")
            return
        cmd, req_id = frame.get("cmd"), payloads.words(payloads.struct(frame, "headers").get("req_id"))
        if cmd in _CALLBACKS:
            self._heard(Frame(cmd=cmd, req_id=req_id, body=payloads.struct(frame, "body")))
        elif cmd:
            self._vitals.count("unknown frames")
        else:
            self._acknowledge(req_id, frame)

    def _acknowledge(self, req_id: str, frame: Mapping[str, Any]) -> None:
        ack = self._waiting.get(req_id)
        if ack is None or ack.done():
            self._vitals.count("late acks")
            log.warning("an ack without its request: %s", req_id)
            return
        ack.set_result(frame)
