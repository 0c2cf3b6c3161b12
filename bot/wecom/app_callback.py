"""WeCom calls our app: what colleagues write to it, and what they tap on its cards (wecom §3.3, §4.4)."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from aiohttp import web

from bot.wecom import app_payloads, xml
from bot.wecom.callback import ANSWER_WITHIN, Callback, Malformed
from bot.wecom.cards import BadCard

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.wecom.envelope import Envelope, Opened
    from bot.wecom.transport import Answer, Inbound, Receiver

log = logging.getLogger(__name__)


class AppCallback(Callback):
    """A self-built app's callback. A tap is answered with the card as its tapper sees it now, all else with nothing."""

    def __init__(
        self,
        envelope: Envelope,
        receiver: Receiver,
        clock: Clock,
        *,
        corp_id: str,
        answer_within: float = ANSWER_WITHIN,
    ) -> None:
        super().__init__(envelope, receiver, clock, answer_within=answer_within)
        self._corp_id = corp_id

    def _sealed_part(self, body: bytes) -> str:
        try:
            encrypt = xml.text(xml.read(body, limit=len(body)), "Encrypt")
        except xml.BadXml:
            raise Malformed from None
        if not encrypt:
            raise Malformed
        return encrypt

    async def _take(self, opened: Opened, *, within: float) -> web.Response:
        try:
            inbound = app_payloads.inbound(opened.body, now=self._clock.now())
        except xml.BadXml:
            raise Malformed from None
        answer = await self._hear(inbound, within=within)
        if isinstance(answer, web.Response):
            return answer
        update = self._update(answer, inbound) if inbound else None
        return self._answer(opened, update) if update else web.Response()

    def _update(self, answer: Answer, inbound: Inbound) -> str | None:
        try:
            return app_payloads.passive(answer, inbound, corp_id=self._corp_id, now=self._clock.now())
        except BadCard as bad:
            log.warning("the card in answer to %s cannot be shown: %s", inbound.key, bad)
            return None

    def _answer(self, opened: Opened, plain: str) -> web.Response:
        sealed = self._envelope.seal(plain, nonce=opened.nonce, now=self._clock.now(), lock=opened.lock)
        body = xml.write(
            "xml",
            {
                "Encrypt": sealed.encrypt,
                "MsgSignature": sealed.signature,
                "TimeStamp": int(sealed.timestamp),
                "Nonce": sealed.nonce,
            },
        )
        return web.Response(text=body, content_type="application/xml")
