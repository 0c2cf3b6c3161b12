"""Puts the bot together: the only file that knows all the parts."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import secrets
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import aiohttp

from bot.auditor import Auditor, Looks, hired
from bot.config.floor import policy_of, vocabulary_of
from bot.delivery import Delivery
from bot.dispatcher import Dispatcher, Floor
from bot.domain.calendar import LAST_KNOWN_DAY
from bot.domain.commands import LearnHolidays, OwnUp
from bot.domain.standard import Standard
from bot.lease import Lease
from bot.messages import TemplateSpeaker
from bot.timers import Timers
from bot.web.api import Api
from bot.web.door import Door, door_file
from bot.web.errands import Errands
from bot.web.health import Checks
from bot.web.server import serve
from bot.wecom.app import App, AppSettings
from bot.wecom.app_callback import AppCallback
from bot.wecom.callback import BotCallback, whereabouts
from bot.wecom.envelope import Envelope, Lock
from bot.wecom.group_webhook import GroupWebhook, settings_of
from bot.wecom.long_connection import LongConnection, LongConnectionSettings
from bot.wecom.post_office import PostOffice
from bot.wecom.response_url import ResponseUrls
from storage.database import Database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
    from datetime import datetime

    from aiohttp import web

    from bot.clock import Clock
    from bot.config import Settings
    from bot.domain.calendar import Calendar
    from bot.wecom.transport import Transport

_log = logging.getLogger(__name__)

AI_BOT_PATH = "/wecom/ai-bot"
APP_PATH = "/wecom/app"
_NOTICEABLE = timedelta(seconds=15)
"""Messages of a longer silence are gone for good: WeCom does not send them again (wecom.md §2.4)."""
_ALONE = "the only one"
"""Who holds the lease where there can be no other: after a crash nobody has to wait for it to run out."""
API_URL = "https://qyapi.weixin.qq.com"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bot:
    """The bot while it runs; ``address`` is where its own server listens."""

    database: Database
    dispatcher: Dispatcher
    delivery: Delivery
    timers: Timers
    auditor: Auditor
    checks: Checks
    address: str

    async def settle(self) -> None:
        """Ring everything that is due and carry everything that may go, now (the demo's pushed time)."""
        await self.timers.tick()
        await self.delivery.drain()


def floor_of(settings: Settings) -> Floor:
    """What the dispatcher must know of this company."""
    return Floor(
        policy=policy_of(settings.policy),
        standard=Standard(),
        groups={group.chat_id: group.name for group in settings.groups},
        default_group=settings.default_group.chat_id,
        bot_name=settings.bot.name,
        vocabulary=vocabulary_of(settings.words),
    )


def dispatcher_of(settings: Settings, database: Database, clock: Clock) -> Dispatcher:
    """The one door, over an open database."""
    speaker = TemplateSpeaker(settings.words.folder)
    return Dispatcher(database=database, speaker=speaker, floor=floor_of(settings), clock=clock)


@asynccontextmanager
async def running(settings: Settings, clock: Clock) -> AsyncIterator[Bot]:
    """The whole bot, from its database to its doors, until the block is left."""
    holder = secrets.token_hex(8)
    async with AsyncExitStack() as stack:
        database = stack.enter_context(Database(settings.database.url.get_secret_value()))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        dispatcher = dispatcher_of(settings, database, clock)
        lease = Lease(database=database, clock=clock, holder=_ALONE if database.is_ours_alone else holder)
        doors = _Doors(settings, session, dispatcher, clock, lease)
        delivery = Delivery(
            database=database,
            transport=doors.post_office,
            dispatcher=dispatcher,
            clock=clock,
            holder=holder,
            may_carry=doors.may_carry,
        )
        dispatcher.ring_the_bell = delivery.ring_the_bell
        await dispatcher.give(LearnHolidays(), by="clock", key=_holidays_key(dispatcher.floor.policy.calendar))
        timers = Timers(database=database, dispatcher=dispatcher, clock=clock, holder=holder)
        pulses = {"timers": lambda: timers.last_tick, "delivery": lambda: delivery.last_round}
        # With connections of his own: what clogs the bot's does not clog the watchman's.
        apart = await stack.enter_async_context(aiohttp.ClientSession())
        floor = dispatcher.floor
        looks = Looks(
            database=database,
            clock=clock,
            calendar=floor.policy.calendar,
            groups=floor.groups,
            pulses=pulses,
            doors=doors.post_office.health,
            is_ours=doors.may_carry,
        )
        auditor = hired(settings.watch, looks, database=database, session=apart, ways=doors.ways(apart), holder=holder)
        checks = Checks(
            database=database,
            pulses=pulses,
            doors=doors.post_office,
            findings=lambda: auditor.findings,
            watched_at=lambda: auditor.last_look,
        )
        server = settings.server
        api = Api(dispatcher=dispatcher, clock=clock, token=settings.api.token)
        routes = [*checks.routes(), *api.routes(), *doors.routes()]
        address = await stack.enter_async_context(serve(server.host, server.port, routes))
        await _open_the_local_door(stack, settings, Errands(dispatcher=dispatcher, database=database, clock=clock))
        # Left in the reverse order: the doors of WeCom stay up until what is under way has arrived.
        await stack.enter_async_context(_at_work(doors.tasks()))
        stack.push_async_callback(delivery.finish)
        await stack.enter_async_context(_at_work([delivery.run(), timers.run(), auditor.run()]))
        yield Bot(
            database=database,
            dispatcher=dispatcher,
            delivery=delivery,
            timers=timers,
            auditor=auditor,
            checks=checks,
            address=address,
        )


def _holidays_key(calendar: Calendar) -> str:
    """The same for the same knowledge of holidays: what it changes is changed once."""
    own = ",".join(f"{day}{'+' if works else '-'}" for day, works in sorted(calendar.extra.items()))
    return f"holidays:{LAST_KNOWN_DAY}:{hashlib.sha256(own.encode()).hexdigest()[:16]}"


async def _open_the_local_door(stack: AsyncExitStack, settings: Settings, errands: Errands) -> None:
    """Let the terminal reach the bot, where the database is a file that one process alone may open."""
    file = door_file(settings.database.url.get_secret_value())
    if file is not None:
        await stack.enter_async_context(Door(errands).open(file))


class _Doors:
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
        async with _at_work([self._lease.run()]):
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


@asynccontextmanager
async def _at_work(work: Sequence[Coroutine[None, None, None]]) -> AsyncIterator[None]:
    """These run while the block does; if one of them fails, that is loud."""
    tasks = [asyncio.create_task(one) for one in work]
    for task in tasks:
        task.add_done_callback(_loud)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _loud(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (mistake := task.exception()) is not None:
        _log.critical("a part of the bot has stopped, please restart it: %s", whereabouts(mistake))
