"""Starts the company's WeCom, the bot and the page; pushes time; begins again."""

from __future__ import annotations

import asyncio
import socket
import tempfile
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from bot.app import AI_BOT_PATH, APP_PATH, running
from bot.clock import MovedClock, SystemClock
from bot.config import Settings
from bot.demo.customers import customers
from bot.demo.people import GROUP, GROUP_NAME, PEOPLE, PLAYERS
from bot.demo.story import tell
from bot.domain.calendar import Calendar
from bot.simulator import page, things
from bot.simulator.server import serving
from bot.simulator.settings import Settings as WeCom
from bot.simulator.stage import Player
from bot.simulator.world import World
from bot.web.customers_errands import keep

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import AsyncIterator, Callable, Sequence

    from bot.app import Bot
    from bot.simulator.narrator import Narrator
    from bot.simulator.server import Served
    from storage.unit_of_work import UnitOfWork

HOST = "127.0.0.1"
_KEY = "webhook-of-the-dispatch-group"
_STEP = timedelta(seconds=1)
_QUIET_WITHIN = 30.0


class Demo:
    """Our WeCom and the bot in it, ``mode`` as in [wecom.ai_bot]. It is the page's hand on the clock.

    ``opening`` is when it begins (now, or the next working hour); a ``frozen`` clock moves only when it is pushed.
    ``strangers`` and ``groups`` are in our WeCom too, and the bot knows nothing of them. ``with_crm``: there is a CRM
    that knows some customers.
    """

    def __init__(
        self,
        mode: str = "long_connection",
        *,
        opening: dt.datetime | None = None,
        frozen: bool = False,
        strangers: Sequence[things.Person] = (),
        groups: Sequence[things.Group] = (),
        with_crm: bool = False,
    ) -> None:
        self._mode = mode
        self._opening = opening
        self._frozen = frozen
        self._strangers = strangers
        self._groups = groups
        self._with_crm = with_crm
        self._stage = AsyncExitStack()
        self._bot: Bot | None = None
        self._served: Served | None = None
        self.clock = self._wind()
        self.world = World(self.clock)

    def _wind(self) -> MovedClock:
        return MovedClock(self._opening or _opening_hour(), frozen=self._frozen)

    async def raise_curtain(self) -> World:
        """A new company in which nothing was said yet, and the bot connected to it."""
        port = _free_port()
        self.clock = self._wind()
        self.world = _company(self.clock, self._strangers, self._groups)
        folder = Path(self._stage.enter_context(tempfile.TemporaryDirectory(prefix="sunmao-demo-")))
        wecom = WeCom(app_callback=f"http://{HOST}:{port}{APP_PATH}")
        if self._mode == "callback":
            wecom = replace(wecom, bot_callback=f"http://{HOST}:{port}{AI_BOT_PATH}")
        served = self._served = await self._stage.enter_async_context(serving(self.world, wecom))
        settings = _settings(served, self._mode, folder, port)
        self._bot = await self._stage.enter_async_context(running(settings, self.clock))
        await self._bot.database.do(lambda work: work.people.replace(PEOPLE))
        if self._with_crm:
            now = self.clock.now()
            await self._bot.database.do(lambda work: keep(customers(now), work, now=now, dry=False))
        await self._connected()
        return self.world

    async def drop_curtain(self) -> None:
        """Stop the bot and its WeCom, and forget everything."""
        await self._stage.aclose()
        self._stage = AsyncExitStack()
        self._bot = None

    # ------------------------------------------------------------------------------- the page's Controls

    def players(self) -> Sequence[Player]:
        """Whom one can be."""
        return [Player(userid=userid, role=role) for userid, role in PLAYERS]

    async def push_time(self, by: timedelta) -> None:
        """Move time on, from one thing that falls due to the next, so that each is said at its own hour."""
        until = self.clock.now() + by
        while (due := await self._next_due()) is not None and due <= until:
            await self._jump(due)
        await self._jump(until)

    async def play_story(self, narrator: Narrator) -> None:
        """One lead from the post to the contact, in about a minute."""
        await tell(narrator)

    async def reset(self) -> World:
        """Begin again with nothing said."""
        await self.drop_curtain()
        return await self.raise_curtain()

    async def settle(self) -> None:
        """Everything that was said has been heard, and everything that follows from it has been said."""
        if self._bot is not None and self._served is not None:
            await self._served.settled()
            await self._heard(self._bot)
            await self._jump(self.clock.now())
            await self._connected()

    async def _connected(self) -> None:
        """What is said to a bot that is just logging in again is lost, as it is in WeCom."""
        served = self._served
        await _until(lambda: served is None or self._mode == "callback" or served.long_connection.connected)

    async def _heard(self, bot: Bot) -> None:
        """The bot has taken in everything that our WeCom sent it over the long connection."""
        sent = [row["body"]["msgid"] for row in self.world.history.of("delivery") if row["outcome"] == "sent"]
        async with asyncio.timeout(_QUIET_WITHIN):
            while sent and await bot.database.do(lambda work: work.inbox.answer(sent[-1])) is None:  # noqa: ASYNC110
                await asyncio.sleep(0.005)

    # --------------------------------------------------------------------------------------------- time

    async def _jump(self, to: dt.datetime) -> None:
        self.clock.push(max(to - self.clock.now(), timedelta()))
        if self._bot is not None:
            await self._bot.settle()
            await self._quiet(self._bot)

    async def _next_due(self) -> dt.datetime | None:
        if self._bot is None:
            return None
        after = self.clock.now() + _STEP
        due = await self._bot.database.do(lambda work: (work.alarms.next_due(), work.outbox.next_due()))
        return min((max(moment, after) for moment in due if moment is not None), default=None)

    async def _quiet(self, bot: Bot) -> None:
        """Everything that could be said has been said."""
        async with asyncio.timeout(_QUIET_WITHIN):
            while await bot.database.do(lambda work: _in_hand(work, self.clock)):
                await bot.delivery.drain()
                await asyncio.sleep(0.02)


@asynccontextmanager
async def playing(host: str, port: int, *, mode: str = "long_connection") -> AsyncIterator[str]:
    """The whole demo; the address of its page."""
    demo = Demo(mode, with_crm=True)
    world = await demo.raise_curtain()
    try:
        application = web.Application()
        page.mount(application, world, demo)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, host, port).start()
        try:
            yield f"http://{host}:{runner.addresses[0][1]}/"
        finally:
            await runner.cleanup()
    finally:
        await demo.drop_curtain()


def _company(clock: MovedClock, strangers: Sequence[things.Person], groups: Sequence[things.Group]) -> World:
    people = [*(things.Person(userid=person.userid, name=person.name) for person in PEOPLE), *strangers]
    members = tuple(person.userid for person in people)
    ours = things.Group(chatid=GROUP, name=GROUP_NAME, members=members, webhook_keys=(_KEY,))
    return World(clock, people=people, groups=[ours, *groups])


def _settings(served: Served, mode: str, folder: Path, port: int) -> Settings:
    """A config.toml in which every address is the simulator's."""
    wecom = served.settings
    return Settings.model_validate(
        {
            "database": {"url": f"sqlite:///{folder / 'demo.db'}"},
            "server": {"host": HOST, "port": port},
            "wecom": {
                "ai_bot": {
                    "mode": mode,
                    "bot_id": wecom.bot_id,
                    "secret": wecom.secret,
                    "url": served.ws,
                    "token": wecom.token,
                    "aes_key": wecom.aes_key,
                },
                "app": {
                    "corp_id": wecom.corp_id,
                    "agent_id": wecom.agent_id,
                    "secret": wecom.app_secret,
                    "token": wecom.app_token,
                    "aes_key": wecom.app_aes_key,
                    "api_url": served.http,
                },
            },
            "group": [
                {"name": GROUP_NAME, "chat_id": GROUP, "webhook": f"{served.http}/cgi-bin/webhook/send?key={_KEY}"}
            ],
        }
    )


def _opening_hour() -> dt.datetime:
    """Now, if anybody works now; else an hour into the next working time, so that reminders come at a real hour."""
    now = SystemClock().now()
    begins = Calendar().next_working(now)
    return now if begins == now else begins + timedelta(hours=1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def _in_hand(work: UnitOfWork, clock: MovedClock) -> bool:
    """Whether something is still to be carried now, or on its way in this moment."""
    due = work.outbox.next_due()
    return bool(work.outbox.list("sending")) or (due is not None and due <= clock.now())


async def _until(ready: Callable[[], bool]) -> None:
    async with asyncio.timeout(_QUIET_WITHIN):
        while not ready():  # noqa: ASYNC110 — the other side is a process of its own in real life
            await asyncio.sleep(0.02)
