"""Which door a message goes out by (wecom §0): the one that its answer, its place and its mentions ask for.

===================  =======================================================================================
to a group           its webhook when somebody is to be pinged; else an answer to the message; else a push;
                     else its webhook
to a person          the app; else an answer; else a push to whoever has written to the bot before
an app card's update the app, nobody else
===================  =======================================================================================

Only a door that will never take the message leads to the next one. A door that is busy, or may have taken it, is tried
again later: going round by another would say it twice.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.wecom.transport import ChatKind, Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.wecom.app import App
    from bot.wecom.app_callback import AppCallback
    from bot.wecom.callback import BotCallback
    from bot.wecom.group_webhook import GroupWebhook
    from bot.wecom.health import Health
    from bot.wecom.long_connection import LongConnection
    from bot.wecom.response_url import ResponseUrls
    from bot.wecom.transport import Outgoing, Receipt, Transport

log = logging.getLogger(__name__)


class PostOffice:
    """All the doors that are configured; ``webhooks`` by the chatid of their group."""

    def __init__(
        self,
        *,
        long_connection: LongConnection | None = None,
        bot_callback: BotCallback | None = None,
        response_urls: ResponseUrls | None = None,
        app: App | None = None,
        app_callback: AppCallback | None = None,
        webhooks: Mapping[str, GroupWebhook] | None = None,
    ) -> None:
        self._long_connection = long_connection
        self._response_urls = response_urls
        self._app = app
        self._webhooks = dict(webhooks or {})
        doors = {
            "long_connection": long_connection,
            "bot_callback": bot_callback,
            "response_urls": response_urls,
            "app": app,
            "app_callback": app_callback,
        }
        self._doors = {name: door.health for name, door in doors.items() if door is not None}

    async def send(self, message: Outgoing) -> Receipt:
        """Carry one message by the first door that takes it.

        Raises:
            TryLater: the door it should go by is busy.
            Rejected: no door leads there; the reasons of all that were tried.
        """
        refusals: list[Rejected] = []
        for door in self._doors_for(message):
            try:
                return await door.send(message)
            except Rejected as refused:
                log.info("%s was refused at %s: %s", message.id, type(door).__name__, refused.reason)
                refusals.append(refused)
        if not refusals:
            raise Rejected(_no_door(message))
        raise Rejected("；".join(refused.reason for refused in refusals), code=refusals[-1].code)

    def health(self) -> dict[str, Health]:
        """How each door is, by its name; webhooks are numbered, for a chatid is nobody else's business."""
        healths: dict[str, Callable[[], Health]] = dict(self._doors)
        healths |= {f"webhook_{number}": door.health for number, door in enumerate(self._webhooks.values(), 1)}
        return {name: health() for name, health in healths.items()}

    def _doors_for(self, message: Outgoing) -> Iterator[Transport]:
        if message.update is not None:
            doors: tuple[Transport | None, ...] = (self._app,)
        elif message.to.kind is ChatKind.SINGLE:
            doors = (self._app, self._answer(message), self._long_connection)
        else:
            webhook = self._webhooks.get(message.to.id)
            doors = (
                webhook if message.mention else None,
                self._answer(message),
                self._long_connection,
                None if message.mention else webhook,
            )
        return (door for door in doors if door is not None)

    def _answer(self, message: Outgoing) -> ResponseUrls | None:
        """The response_url, where there is one; a req_id is the long connection's own affair."""
        urls = self._response_urls
        return urls if urls is not None and urls.leads_there(message) else None


def _no_door(message: Outgoing) -> str:
    if message.update is not None:
        return "没有配置自建应用，卡片不能更新"
    if message.to.kind is ChatKind.GROUP:
        return "没有通往这个群的通道：长连接、可回复的消息、群 Webhook 都没有"
    return "没有通往这个人的通道：自建应用和长连接都没有配置"
