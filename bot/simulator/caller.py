"""How WeCom calls a bot's URL: sealed, signed, impatient, and again when it failed (wecom §1.1, §1.2, §1.6)."""

from __future__ import annotations

import asyncio
import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import aiohttp

from bot.simulator.envelope import Envelope, Unreadable
from bot.simulator.xml import NotXml, element, read

if TYPE_CHECKING:
    from bot.simulator.settings import Patience
    from bot.simulator.world import World


class Format(Protocol):
    """How a sealed text is wrapped on the wire."""

    @property
    def content_type(self) -> str:
        """What the body says it is."""

    def wrap(self, sealed: str) -> str:
        """The body to post."""

    def unwrap(self, body: str) -> tuple[str, str, str, str]:
        """Of an answer: encrypt, signature, timestamp, nonce; ValueError or KeyError when it is none."""


class JsonFormat:
    """The AI bot's: one field there, four back; the signature's name has no underscore (wecom §1.2)."""

    content_type = "application/json"

    def wrap(self, sealed: str) -> str:
        """The body to post."""
        return json.dumps({"encrypt": sealed})

    def unwrap(self, body: str) -> tuple[str, str, str, str]:
        """The four fields."""
        answer = json.loads(body)
        return answer["encrypt"], answer["msgsignature"], str(answer["timestamp"]), answer["nonce"]


@dataclass(frozen=True, kw_only=True, slots=True)
class XmlFormat:
    """The app's (wecom §4.4)."""

    corp_id: str
    agent_id: int
    content_type: str = "text/xml"

    def wrap(self, sealed: str) -> str:
        """The body to post."""
        return element("xml", {"ToUserName": self.corp_id, "AgentID": self.agent_id, "Encrypt": sealed})

    def unwrap(self, body: str) -> tuple[str, str, str, str]:
        """The four fields."""
        answer = read(body)
        return answer["Encrypt"], answer["MsgSignature"], str(answer["TimeStamp"]), answer["Nonce"]


class Caller:
    """Calls one URL of the bot."""

    def __init__(self, world: World, url: str, envelope: Envelope, form: Format, patience: Patience) -> None:
        self._world = world
        self._url = url
        self._envelope = envelope
        self._form = form
        self._patience = patience

    async def verify(self) -> bool:
        """The URL check: the bare plaintext must come back within a second, nothing around it."""
        plain = str(secrets.randbelow(10**19))
        sealed = self._envelope.seal(plain)
        query = self._signed(sealed) | {"echostr": sealed}
        outcome: object = None
        try:
            limit = aiohttp.ClientTimeout(total=self._patience.verify)
            async with aiohttp.ClientSession(timeout=limit) as session, session.get(self._url, params=query) as answer:
                outcome = answer.status
                return answer.status == 200 and await answer.read() == plain.encode()  # noqa: PLR2004
        except (aiohttp.ClientError, TimeoutError) as error:
            outcome = type(error).__name__
            return False
        finally:
            self._world.history.note("delivery", "verify", outcome=outcome)

    async def tell(self, name: str, key: str, message: str, *, tries: int) -> str | None:
        """Post a message, up to so many times, the same bytes each time; the opened answer ("" when empty).

        None when no try was answered with 200, or the answer is not a good envelope.
        """
        sealed = self._envelope.seal(message)
        query = self._signed(sealed)
        for attempt in range(1, tries + 1):
            status, body = await self._post(query, self._form.wrap(sealed))
            answer = self._opened(body, query["nonce"]) if status == 200 and body else body  # noqa: PLR2004
            outcome = status if answer is not None else "unreadable answer"
            self._world.history.note("delivery", name, id=key, attempt=attempt, outcome=outcome)
            if status == 200:  # noqa: PLR2004
                return answer
            if attempt < tries:
                await asyncio.sleep(self._patience.retry_pause)
        return None

    async def _post(self, query: dict[str, str], body: str) -> tuple[object, str]:
        limit = aiohttp.ClientTimeout(total=self._patience.callback)
        headers = {"Content-Type": self._form.content_type}
        try:
            async with (
                aiohttp.ClientSession(timeout=limit) as session,
                session.post(self._url, params=query, data=body, headers=headers, allow_redirects=False) as answer,
            ):
                return answer.status, await answer.text()
        except (aiohttp.ClientError, TimeoutError) as error:
            return type(error).__name__, ""

    def _signed(self, sealed: str) -> dict[str, str]:
        timestamp, nonce = str(int(self._world.clock.now().timestamp())), secrets.token_hex(8)
        return {
            "msg_signature": self._envelope.sign(timestamp, nonce, sealed),
            "timestamp": timestamp,
            "nonce": nonce,
        }

    def _opened(self, body: str, nonce: str) -> str | None:
        try:
            sealed, signature, timestamp, answered = self._form.unwrap(body)
            if answered != nonce or not self._envelope.signed(signature, timestamp, answered, sealed):
                return None
            return self._envelope.open(sealed)
        except (Unreadable, NotXml, ValueError, KeyError, TypeError):
            return None
