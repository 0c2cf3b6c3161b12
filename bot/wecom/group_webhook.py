"""The group webhook: one way into one group, and the only one that can really ping somebody there (wecom §5)."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from bot.wecom import http, troubles
from bot.wecom import pace as paces
from bot.wecom.health import Vitals
from bot.wecom.http import API_URL, Patience
from bot.wecom.lengths import WEBHOOK_MARKDOWN_BYTES, WEBHOOK_TEXT_BYTES, cut, plain
from bot.wecom.pace import Pace
from bot.wecom.transport import Channel, Chat, ChatKind, Receipt, Rejected, Unsent

if TYPE_CHECKING:
    from collections.abc import Callable

    import aiohttp
    from pydantic import SecretStr

    from bot.clock import Clock
    from bot.wecom.health import Health
    from bot.wecom.transport import Outgoing

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class WebhookSettings:
    """The key of the address is the only credential; the group's chatid says whose webhook it is."""

    chat_id: str
    key: str = field(repr=False)
    api_url: str = API_URL
    patience: Patience = field(default_factory=Patience)


def settings_of(chat_id: str, address: SecretStr) -> WebhookSettings:
    """A webhook's address taken apart: where it is, and its key."""
    parts = urlsplit(address.get_secret_value())
    key = parse_qs(parts.query).get("key", [""])[0]
    return WebhookSettings(chat_id=chat_id, key=key, api_url=f"{parts.scheme}://{parts.netloc}")


class GroupWebhook:
    """Carries words into its group."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        settings: WebhookSettings,
        clock: Clock,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session = session
        self._settings = settings
        self._pace = Pace(paces.WEBHOOK, monotonic)
        self._vitals = Vitals(clock)

    def health(self) -> Health:
        """Unwell while WeCom does not know the key."""
        return self._vitals.health()

    async def send(self, message: Outgoing) -> Receipt:
        """Carry the words; a card's words stand in for it, for nobody can tap here.

        Raises:
            Unsent: too many at once, or WeCom cannot be reached.
            TryLater: WeCom is busy.
            Unsure: no answer came; nothing at WeCom would stop a repeat.
            Rejected: the wrong group or a dead key.
        """
        if message.to != Chat(kind=ChatKind.GROUP, id=self._settings.chat_id):
            raise Rejected("这个 Webhook 不通往那个群")
        if message.update is not None:
            raise Rejected("群机器人不能更新卡片")
        if (wait := self._pace.wait_for("group")) > 0:
            raise Unsent("发往这个群的消息太密，先等一等", after=wait)
        self._pace.note("group")
        reply = await http.post(
            self._session,
            f"{self._settings.api_url}/cgi-bin/webhook/send",
            body_of(message),
            params={"key": self._settings.key},
            patience=self._settings.patience,
        )
        return self._judge(reply)

    def _judge(self, reply: dict[str, Any]) -> Receipt:
        failed = troubles.trouble(reply)
        if failed is None:
            self._vitals.recovers()
            self._vitals.saw("taken")
            return Receipt(channel=Channel.WEBHOOK)
        self._vitals.count("refused")
        if failed.code in troubles.LIMITED:
            self._pace.pause("group")
        if troubles.is_our_setup(failed.code):
            self._vitals.ails(failed.reason)
            log.error("group webhook: %s", failed.reason)
        raise failed


def body_of(message: Outgoing) -> dict[str, Any]:
    """Plain text with real pings where somebody is to be pinged, else markdown. Never everybody."""
    named = [userid for userid in message.mention if userid.strip().casefold() not in ("", "@all")]
    if named:
        content = cut(plain(message.text), WEBHOOK_TEXT_BYTES)
        return {"msgtype": "text", "text": {"content": content, "mentioned_list": named}}
    return {"msgtype": "markdown", "markdown": {"content": cut(message.text, WEBHOOK_MARKDOWN_BYTES)}}
