"""The one later answer that callback mode has: a POST to the address that came with the message (wecom §1.8).

The address comes from outside, so only WeCom's own host is followed, never a redirect (reliability B2 #31). One address
takes one answer: a repeat after silence cannot appear twice.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.wecom import http, payloads, troubles
from bot.wecom import pace as paces
from bot.wecom.cards import BadCard
from bot.wecom.health import Vitals
from bot.wecom.http import API_URL, Patience
from bot.wecom.pace import Pace
from bot.wecom.transport import Channel, ChatKind, Receipt, Rejected, SendError, Unsent, Unsure

if TYPE_CHECKING:
    from collections.abc import Callable
    from urllib.parse import SplitResult

    import aiohttp

    from bot.clock import Clock
    from bot.wecom.health import Health
    from bot.wecom.transport import Outgoing

log = logging.getLogger(__name__)

_REMEMBERED = 2_000
_PATHS = "/cgi-bin/"


class ResponseUrls:
    """Answers messages that came by callback. ``api_url`` names the only host that is followed."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        clock: Clock,
        *,
        api_url: str = API_URL,
        patience: Patience | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session = session
        self._clock = clock
        self._origin = _origin(urlsplit(api_url))
        self._patience = patience or Patience()
        self._pace = Pace(paces.AI_BOT, monotonic)
        self._vitals = Vitals(clock)
        self._spent: dict[str, bool] = {}

    def health(self) -> Health:
        """Always well: each address stands for itself."""
        return self._vitals.health()

    def leads_there(self, message: Outgoing) -> bool:
        """Whether the message has an address that still takes an answer."""
        reply = message.reply
        if reply is None or not reply.once or reply.channel is not Channel.AI_BOT or message.update is not None:
            return False
        return self._clock.now() < reply.good_until and self._spent.get(reply.token) is not True

    async def send(self, message: Outgoing) -> Receipt:
        """Carry one answer; a card only to a single chat, in a group its words.

        Raises:
            Unsent: too many in this chat, or WeCom cannot be reached.
            TryLater: WeCom is busy or silent.
            Rejected: no address, a spent one, or one that does not lead to WeCom.
        """
        if message.reply is None or not self.leads_there(message):
            raise Rejected("这条消息已经不能再回复")
        url = message.reply.token
        self._check(url)
        key = f"{message.to.kind} {message.to.id}"
        if (wait := self._pace.wait_for(key)) > 0:
            raise Unsent("发往这里的消息太密，先等一等", after=wait)
        self._pace.note(key)
        body, carried_card = _body(message)
        return await self._answer(url, body, key, carried_card=carried_card)

    async def _answer(self, url: str, body: dict[str, object], key: str, *, carried_card: bool) -> Receipt:
        maybe_there_already = url in self._spent
        try:
            reply = await http.post(self._session, url, body, patience=self._patience)
        except Unsure:
            self._remember(url, spent=False)
            raise
        failed = troubles.trouble(reply)
        if failed is None or (maybe_there_already and _means_spent(failed)):
            self._remember(url, spent=True)
            self._vitals.saw("taken")
            return Receipt(channel=Channel.AI_BOT, carried_card=carried_card)
        self._vitals.count("refused")
        if failed.code in troubles.LIMITED:
            self._pace.pause(key)
        if _means_spent(failed):
            self._remember(url, spent=True)
            raise Rejected(failed.reason, code=failed.code)
        raise failed

    def _check(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            there = _origin(parts)
        except ValueError:
            raise Rejected("回复地址不是企业微信的") from None
        strange = parts.username is not None or parts.password is not None or not url.isascii() or "\\" in url
        if there != self._origin or not parts.path.startswith(_PATHS) or strange:
            self._vitals.count("foreign address")
            log.warning("a response_url does not lead to WeCom and was not followed")
            raise Rejected("回复地址不是企业微信的")

    def _remember(self, url: str, *, spent: bool) -> None:
        self._spent[url] = spent
        while len(self._spent) > _REMEMBERED:
            self._spent.pop(next(iter(self._spent)))


def _means_spent(failed: SendError) -> bool:
    """Any refusal that is not about being busy: an address takes one answer, and its code is not documented."""
    return failed.code not in troubles.LIMITED and failed.code != troubles.BUSY


def _origin(parts: SplitResult) -> tuple[str, str, int]:
    """Scheme, host and port. http only where the setting itself says http: a WeCom of our own."""
    return parts.scheme, (parts.hostname or ""), parts.port or (443 if parts.scheme == "https" else 80)


def _body(message: Outgoing) -> tuple[dict[str, object], bool]:
    if message.card is not None and message.to.kind is ChatKind.SINGLE:
        try:
            return payloads.card(message.card), True
        except BadCard as bad:
            log.warning("card of %s cannot be shown, its words go out instead: %s", message.id, bad)
    return payloads.markdown(message.text), False
