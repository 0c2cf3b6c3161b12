"""The self-built app: it reaches any colleague in its visible range, and can change its card later (wecom §4)."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.wecom import app_payloads, http, troubles
from bot.wecom import pace as paces
from bot.wecom.cards import BadCard
from bot.wecom.health import Vitals
from bot.wecom.http import API_URL, Patience
from bot.wecom.pace import Pace
from bot.wecom.token import AccessToken
from bot.wecom.transport import Channel, ChatKind, Receipt, Rejected, SendError, TryLater, Unsent

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    import aiohttp

    from bot.clock import Clock
    from bot.wecom.health import Health
    from bot.wecom.transport import Outgoing

log = logging.getLogger(__name__)

_BUSY_TRIES = 3
_BREAK_AFTER = 3
_BREAK_SECONDS = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class AppSettings:
    """``api_url`` without a slash at its end; another one only for a private WeCom or our own."""

    corp_id: str
    agent_id: int
    secret: str = field(repr=False)
    api_url: str = API_URL
    patience: Patience = field(default_factory=Patience)


class App:
    """Carries words and cards to one person."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        settings: AppSettings,
        clock: Clock,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._session = session
        self._settings = settings
        self._sleep = sleep
        self._monotonic = monotonic
        self._pace = Pace(paces.APP_MEMBER, monotonic)
        self._vitals = Vitals(clock)
        self._token = AccessToken(
            session,
            api_url=settings.api_url,
            corp_id=settings.corp_id,
            secret=settings.secret,
            patience=settings.patience,
            clock=monotonic,
        )
        self._dead_tokens = 0
        self._rests_until = 0.0
        self._rests_for = ""

    def health(self) -> Health:
        """Unwell while the secret, the corpid or the trusted addresses are wrong."""
        return self._vitals.health()

    async def send(self, message: Outgoing) -> Receipt:
        """Carry one message to one person, or change the card behind ``message.update``.

        Raises:
            Unsent: too many to this person, or WeCom cannot be reached.
            TryLater: WeCom is busy, silent or over its limit.
            Rejected: nobody would ever get it.
        """
        _check_receiver(message)
        if message.update is not None:
            return await self._update(message)
        try:
            card = app_payloads.card_to(message, message.card, agent_id=self._settings.agent_id) if message.card else {}
        except BadCard as bad:
            log.warning("card of %s cannot be shown, its words go out instead: %s", message.id, bad)
            card = {}
        if card:
            return await self._deliver_card(message, card)
        return await self._deliver_words(message)

    async def _deliver_card(self, message: Outgoing, card: Mapping[str, Any]) -> Receipt:
        try:
            return _receipt(await self._deliver(message, card), carried_card=True)
        except Rejected as refused:
            if refused.code not in troubles.CARD_REFUSED | {43012}:
                raise
        log.warning("WeCom refuses the card of %s, its words go out instead", message.id)
        return await self._deliver_words(message)

    async def _deliver_words(self, message: Outgoing) -> Receipt:
        receipt = Receipt(channel=Channel.APP)
        for part in app_payloads.words_to(message, agent_id=self._settings.agent_id):
            receipt = _receipt(await self._deliver(message, part), carried_card=False)
        return receipt

    async def _deliver(self, message: Outgoing, body: Mapping[str, Any]) -> dict[str, Any]:
        reply = await self._call("message/send", body, message.to.id.casefold())
        _check_delivered(reply)
        return reply

    async def _update(self, message: Outgoing) -> Receipt:
        """A code that is spent or past its 72 h has done what it can (§3.3); its errcode is not documented."""
        try:
            body = app_payloads.card_update(message, agent_id=self._settings.agent_id)
        except BadCard as bad:
            raise Rejected(f"卡片不合规：{bad}") from None
        try:
            await self._call("message/update_template_card", body, f"update {message.to.id.casefold()}")
        except SendError as refused:
            if refused.code is None or troubles.is_known(refused.code):
                raise
            log.info("the card behind %s takes no update any more (%s)", message.id, refused.code)
            return Receipt(channel=Channel.APP)
        return Receipt(channel=Channel.APP, carried_card=message.card is not None)

    async def _call(self, name: str, body: Mapping[str, Any], key: str) -> dict[str, Any]:
        """One API call: up to 3 tries while WeCom is busy, never more than one fresh token."""
        self._check_rest()
        if (wait := self._pace.wait_for(key)) > 0:
            raise Unsent("发给这个人的消息太密，先等一等", after=wait)
        self._pace.note(key)
        failed = await self._busy_tries(name, body)
        if not isinstance(failed, SendError):
            self._vitals.recovers()
            self._vitals.saw("taken")
            return failed
        self._vitals.count("refused")
        if failed.code in troubles.LIMITED:
            self._pace.pause(key)
        if troubles.is_our_setup(failed.code):
            self._vitals.ails(failed.reason)
            log.error("%s failed for good: %s", name, failed.reason)
        raise failed

    async def _busy_tries(self, name: str, body: Mapping[str, Any]) -> dict[str, Any] | SendError:
        for attempt in range(_BUSY_TRIES):
            if attempt:
                await self._sleep(0.2 * 2**attempt)
            try:
                reply = await self._with_token(name, body)
            except SendError as failed:
                if isinstance(failed, Unsent) and failed.after is not None:
                    self._rest(failed.after, failed.reason)
                return failed
            if troubles.code_of(reply) != troubles.BUSY:
                break
        else:
            return TryLater("企业微信忙", code=troubles.BUSY)
        return troubles.trouble(reply) or reply

    async def _with_token(self, name: str, body: Mapping[str, Any]) -> dict[str, Any]:
        reply: dict[str, Any] = {}
        for _ in range(2):
            token = await self._token.get()
            reply = await http.post(
                self._session,
                f"{self._settings.api_url}/cgi-bin/{name}",
                body,
                params={"access_token": token},
                patience=self._settings.patience,
            )
            if troubles.code_of(reply) not in troubles.TOKEN_SPENT:
                self._dead_tokens = 0
                return reply
            self._token.expire(token)
        self._count_dead_token()
        code = troubles.code_of(reply)
        raise TryLater(f"企业微信不认刚取的 access_token（{code}）", code=code, after=troubles.PAUSE)

    def _count_dead_token(self) -> None:
        self._dead_tokens += 1
        if self._dead_tokens >= _BREAK_AFTER:
            self._rest(_BREAK_SECONDS, "企业微信一再不认 access_token，先停一停")
            self._vitals.ails("企业微信一再不认 access_token")

    def _rest(self, seconds: float, why: str) -> None:
        self._rests_until, self._rests_for = self._monotonic() + seconds, why

    def _check_rest(self) -> None:
        """Nobody asks for a while: after three calls with dead fresh tokens (reliability B2 #21), or without an answer.

        Else each message would wait anew for a WeCom that cannot be reached, and keep the others waiting.
        """
        if (wait := self._rests_until - self._monotonic()) > 0:
            raise Unsent(self._rests_for, after=wait)


def _check_receiver(message: Outgoing) -> None:
    """One person: never everybody, never several by a trick in the id (wecom §4.2)."""
    userid = message.to.id
    if message.to.kind is not ChatKind.SINGLE:
        raise Rejected("应用不能往群里发消息")
    if not userid.strip() or "|" in userid or userid.strip().casefold() == "@all":
        raise Rejected("收件人不是一个人")


def _check_delivered(reply: Mapping[str, Any]) -> None:
    """Errcode 0 does not mean delivered (wecom §4.2)."""
    if reply.get("invaliduser"):
        raise Rejected("收件人不在应用的可见范围里（invaliduser）", code=81013)
    if reply.get("unlicenseduser"):
        raise Rejected("收件人没有企业微信接口许可（unlicenseduser）")


def _receipt(reply: Mapping[str, Any], *, carried_card: bool) -> Receipt:
    remote_id, code = reply.get("msgid"), reply.get("response_code")
    return Receipt(
        channel=Channel.APP,
        remote_id=remote_id if isinstance(remote_id, str) else None,
        response_code=code if isinstance(code, str) and code else None,
        carried_card=carried_card,
    )
