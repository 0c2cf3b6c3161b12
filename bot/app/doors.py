"""The ways into WeCom that the configuration names, and who holds the line."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.app.at_work import at_work
from bot.domain.own_commands import OwnUp
from bot.wecom.app import App, AppSettings
from bot.wecom.app_callback import AppCallback
from bot.wecom.callback import BotCallback
from bot.wecom.envelope import Envelope, Lock
from bot.wecom.group_webhook import GroupWebhook, settings_of
from bot.wecom.long_connection import LongConnection, LongConnectionSettings
from bot.wecom.post_office import PostOffice
from bot.wecom.response_url import ResponseUrls

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping
    from datetime import datetime

    import aiohttp
    from aiohttp import web

    from bot.clock import Clock
    from bot.config import Settings
    from bot.dispatcher import Dispatcher
    from bot.lease import Lease
    from bot.wecom.transport import Transport

AI_BOT_PATH = "/wecom/ai-bot"
APP_PATH = "/wecom/app"
API_URL = "https://qyapi.weixin.qq.com"
_NOTICEABLE = timedelta(seconds=15)
"""Messages of a longer silence are gone for good: WeCom does not send them again (wecom.md §2.4)."""


class Doors:
    """The channels that the configuration names."""

    def __init__(
        self,
        settings: Settings,
        session: aiohttp.ClientSession,
        dispatcher: Dispatcher,
        clock: Clock,
        lease: Lease,
    ) -> None:
        self._settings = settings
        self._session = session
        self._dispatcher = dispatcher
        self._clock = clock
        self._lease = lease
        self._long_connection = self._make_long_connection()
        self._bot_callback = self._make_bot_callback()
        self._app_callback = self._make_app_callback()
        self.post_office = PostOffice(
            long_connection=self._long_connection,
            bot_callback=self._bot_callback,
            response_urls=ResponseUrls(session, clock, api_url=self._api_url) if self._bot_callback else None,
            app=self._make_app(session),
            app_callback=self._app_callback,
            webhooks=self._make_webhooks(),
        )

    def routes(self) -> list[web.RouteDef]:
        """Where WeCom calls us."""
        bot = self._bot_callback.routes(AI_BOT_PATH) if self._bot_callback else []
        app = self._app_callback.routes(APP_PATH) if self._app_callback else []
        return [*bot, *app]

    def may_carry(self) -> bool:
        """Whether this replica is the one that sends: with a long connection, whoever holds its lease."""
        return self._long_connection is None or self._lease.is_held

    def ways(self, session: aiohttp.ClientSession) -> Mapping[str, Transport]:
        """How the watchman reaches a person alone, by the names of the doors."""
        ways: dict[str, Transport | None] = {"app": self._make_app(session), "long_connection": self._long_connection}
        return {name: way for name, way in ways.items() if way is not None}

    def tasks(self) -> list[Coroutine[None, None, None]]:
        """What has to run for the doors to work."""
        return [self._hold_the_line(self._long_connection)] if self._long_connection else []

    @property
    def _api_url(self) -> str:
        app = self._settings.wecom.app
        return app.api_url if app else API_URL

    async def _hold_the_line(self, line: LongConnection) -> None:
        """Take the lease, own up to the time we slept, then stay connected while the lease is ours."""
        since = await self._lease.asleep_since()
        async with at_work([self._lease.run()]):
            await self._lease.taken.wait()
            if since is not None and self._clock.now() - since > _NOTICEABLE:
                await self._own_up(since, self._clock.now())
            await line.run()

    async def _own_up(self, since: datetime, until: datetime) -> None:
        await self._dispatcher.give(OwnUp(since=since, until=until), by="delivery", key=f"gap:{since.isoformat()}")

    def _make_long_connection(self) -> LongConnection | None:
        bot = self._settings.wecom.ai_bot
        if bot.mode != "long_connection" or bot.bot_id is None or bot.secret is None:
            return None
        settings = LongConnectionSettings(
            bot_id=bot.bot_id,
            secret=bot.secret.get_secret_value(),
            url=bot.url,
            push_cards_to_groups=bot.push_cards_to_groups,
        )
        return LongConnection(
            self._session,
            settings,
            self._dispatcher.receive,
            self._clock,
            may_connect=lambda: self._lease.is_held,
            on_gap=self._own_up,
        )

    def _make_bot_callback(self) -> BotCallback | None:
        bot = self._settings.wecom.ai_bot
        if bot.mode != "callback" or bot.token is None or bot.aes_key is None:
            return None
        lock = Lock(token=bot.token.get_secret_value(), aes_key=bot.aes_key.get_secret_value())
        return BotCallback(Envelope([lock]), self._dispatcher.receive, self._clock)

    def _make_app(self, session: aiohttp.ClientSession) -> App | None:
        app = self._settings.wecom.app
        if app is None:
            return None
        settings = AppSettings(
            corp_id=app.corp_id,
            agent_id=app.agent_id,
            secret=app.secret.get_secret_value(),
            api_url=app.api_url,
        )
        return App(session, settings, self._clock)

    def _make_app_callback(self) -> AppCallback | None:
        app = self._settings.wecom.app
        if app is None:
            return None
        lock = Lock(token=app.token.get_secret_value(), aes_key=app.aes_key.get_secret_value())
        envelope = Envelope([lock], receive_id=app.corp_id)
        return AppCallback(envelope, self._dispatcher.receive, self._clock, corp_id=app.corp_id)

    def _make_webhooks(self) -> Mapping[str, GroupWebhook]:
        return {
            group.chat_id: GroupWebhook(self._session, settings_of(group.chat_id, group.webhook), self._clock)
            for group in self._settings.groups
            if group.webhook
        }
