"""WeCom calls us: the routes of an AI bot in callback mode, and what every callback has in common (wecom §1, §9).

============================================  ======
what came                                     answer
============================================  ======
taken (or nothing we know: counted)           200
not JSON or XML of WeCom's shape              400
not sealed by WeCom for us, now               401, the same words whatever is wrong
too long                                      413
compressed                                    415
not committed (TryLater), or not in 4.5 s     503, so that WeCom sends it again
a mistake of ours                             500, likewise
============================================  ======
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
import traceback
from abc import ABC, abstractmethod
from collections import OrderedDict
from typing import TYPE_CHECKING

from aiohttp import web

from bot.wecom import payloads
from bot.wecom.cards import BadCard
from bot.wecom.envelope import BadEnvelope, Sealed
from bot.wecom.health import Vitals
from bot.wecom.transport import TryLater

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.clock import Clock
    from bot.wecom.envelope import Envelope, Opened
    from bot.wecom.health import Health
    from bot.wecom.transport import Answer, Inbound, Receiver

log = logging.getLogger(__name__)

MAX_BODY = 262_144
"""Bytes (reliability B5 #54)."""
ANSWER_WITHIN = 4.5
"""Seconds; WeCom hangs up after 5 (wecom §1.6)."""
_STREAMS = 1_000
_STREAM_GONE = "这条回复已经结束，请重新发送。"


class Malformed(ValueError):
    """Not the shape that WeCom sends."""


class Callback(ABC):
    """One address that WeCom calls. A subclass knows its language: JSON or XML."""

    def __init__(
        self, envelope: Envelope, receiver: Receiver, clock: Clock, *, answer_within: float = ANSWER_WITHIN
    ) -> None:
        self._envelope = envelope
        self._receiver = receiver
        self._clock = clock
        self._answer_within = answer_within
        self._vitals = Vitals(clock)
        self._working: set[asyncio.Task[Answer]] = set()

    def routes(self, path: str) -> list[web.RouteDef]:
        """GET, with which WeCom checks the address, and POST, with which it calls."""
        return [web.get(path, self.verify, allow_head=False), web.post(path, self.receive)]

    def health(self) -> Health:
        """What came in and what was refused; a callback cannot know that nothing comes."""
        return self._vitals.health()

    async def verify(self, request: web.Request) -> web.Response:
        """Prove that we hold the key: the bare words inside ``echostr`` (wecom §1.1)."""
        try:
            opened = self._open(request, request.query.get("echostr", ""))
        except BadEnvelope as bad:
            return self._refuse(bad)
        return web.Response(body=opened.body, content_type="text/plain")

    async def receive(self, request: web.Request) -> web.Response:
        """Take one callback."""
        began = time.monotonic()
        if request.headers.get("Content-Encoding", "identity").casefold() != "identity":
            return web.Response(status=415, text="unsupported")
        try:
            body = await request.clone(client_max_size=MAX_BODY).read()
            opened = self._open(request, self._sealed_part(body))
            return await self._take(opened, within=began + self._answer_within - time.monotonic())
        except web.HTTPRequestEntityTooLarge:
            self._vitals.count("too large")
            return web.Response(status=413, text="too large")
        except BadEnvelope as bad:
            return self._refuse(bad)
        except Malformed:
            self._vitals.count("malformed")
            return web.Response(status=400, text="malformed")

    @abstractmethod
    def _sealed_part(self, body: bytes) -> str:
        """The ciphertext in the body, or Malformed."""

    @abstractmethod
    async def _take(self, opened: Opened, *, within: float) -> web.Response:
        """Do what the opened envelope asks."""

    @abstractmethod
    def _answer(self, opened: Opened, plain: str) -> web.Response:
        """The answer, sealed, in this callback's language."""

    async def _hear(self, inbound: Inbound | None, *, within: float) -> Answer | web.Response:
        """Tell the receiver. It goes on even when WeCom has hung up: the next delivery finds its answer ready."""
        if inbound is None:
            self._vitals.count("unheard")
            return web.Response()
        self._vitals.saw("heard")
        task = asyncio.ensure_future(self._receiver(inbound))
        self._working.add(task)
        task.add_done_callback(self._done)
        await asyncio.wait({task}, timeout=max(within, 0.0))
        if not task.done():
            log.warning("no answer in time for %s", inbound.key)
            return web.Response(status=503, text="later")
        return _outcome(task, inbound)

    def _done(self, task: asyncio.Task[Answer]) -> None:
        self._working.discard(task)
        if not task.cancelled():
            task.exception()

    def _open(self, request: web.Request, encrypt: str) -> Opened:
        query = request.query
        sealed = Sealed(
            encrypt=encrypt,
            signature=query.get("msg_signature", ""),
            timestamp=query.get("timestamp", ""),
            nonce=query.get("nonce", ""),
        )
        return self._envelope.open(sealed, now=self._clock.now())

    def _refuse(self, bad: BadEnvelope) -> web.Response:
        self._vitals.count("bad envelope")
        log.warning("an envelope was refused: %s", bad)
        return web.Response(status=401, text="unauthorized")


def _outcome(task: asyncio.Task[Answer], inbound: Inbound) -> Answer | web.Response:
    try:
        return task.result()
    except TryLater as later:
        log.warning("%s was not taken, WeCom will send it again: %s", inbound.key, later.reason)
        return web.Response(status=503, text="later")
    except Exception as mistake:  # noqa: BLE001 — a mistake of ours must not show its inside to the outside
        log.error("%s was not taken: %s", inbound.key, whereabouts(mistake))  # noqa: TRY400 — its text may hold what was said
        return web.Response(status=500, text="error")


def whereabouts(mistake: BaseException) -> str:
    """Kind and place of an exception, without its words: they may hold what somebody said."""
    places = traceback.extract_tb(mistake.__traceback__)[-3:]
    return " < ".join([type(mistake).__name__, *(f"{place.name}:{place.lineno}" for place in reversed(places))])


class BotCallback(Callback):
    """An AI bot in callback mode: words and a card go back in the answer itself."""

    def __init__(
        self, envelope: Envelope, receiver: Receiver, clock: Clock, *, answer_within: float = ANSWER_WITHIN
    ) -> None:
        super().__init__(envelope, receiver, clock, answer_within=answer_within)
        self._streams: OrderedDict[str, str] = OrderedDict()

    def _sealed_part(self, body: bytes) -> str:
        parsed = payloads.loads(body)
        encrypt = parsed.get("encrypt") if parsed else None
        if not isinstance(encrypt, str):
            raise Malformed
        return encrypt

    async def _take(self, opened: Opened, *, within: float) -> web.Response:
        body = payloads.loads(opened.body)
        if body is None:
            raise Malformed
        if (stream := payloads.stream_id(body)) is not None:
            return self._say(opened, payloads.finished_stream(stream, self._streams.get(stream, _STREAM_GONE)))
        inbound = payloads.inbound(body, now=self._clock.now())
        answer = await self._hear(inbound, within=within)
        if isinstance(answer, web.Response) or inbound is None:
            return answer if isinstance(answer, web.Response) else web.Response()
        return self._say(opened, self._passive(answer, inbound))

    def _passive(self, answer: Answer, inbound: Inbound) -> Mapping[str, object] | None:
        """The same words under the same stream id, however often the message is delivered."""
        stream = hashlib.sha256(inbound.key.encode()).hexdigest()[:32]
        if answer.text:
            self._streams[stream] = answer.text
            while len(self._streams) > _STREAMS:
                self._streams.popitem(last=False)
        try:
            return payloads.passive(answer, inbound.what, stream=stream)
        except BadCard as bad:
            log.warning("the card in answer to %s cannot be shown: %s", inbound.key, bad)
            return payloads.finished_stream(stream, answer.text) if answer.text else None

    def _say(self, opened: Opened, body: Mapping[str, object] | None) -> web.Response:
        return web.Response() if body is None else self._answer(opened, payloads.dumps(body).decode())

    def _answer(self, opened: Opened, plain: str) -> web.Response:
        sealed = self._envelope.seal(plain, nonce=opened.nonce, now=self._clock.now(), lock=opened.lock)
        return web.json_response(
            {
                "encrypt": sealed.encrypt,
                "msgsignature": sealed.signature,
                "timestamp": int(sealed.timestamp),
                "nonce": sealed.nonce,
            }
        )
