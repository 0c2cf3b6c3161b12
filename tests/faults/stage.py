"""The whole bot in this process, on its real transports, and our WeCom: to be treated badly."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import re
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.app import AI_BOT_PATH, APP_PATH, Bot, running
from bot.clock import MovedClock
from bot.config import Settings
from bot.simulator.server import Served, serving
from tests.faults.company import PEOPLE, QUICK, company_name, config_of, free_port, group, post, wecom_of, world_of
from tests.faults.shared_clock import MONDAY

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from pathlib import Path

    from bot.simulator.rules import Rules
    from bot.simulator.settings import Patience
    from bot.simulator.world import World
    from bot.wecom.transport import Chat


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """A running bot and the WeCom around it."""

    bot: Bot
    served: Served
    world: World
    clock: MovedClock
    port: int

    @property
    def addresses(self) -> dict[str, str]:
        """Both callbacks of the bot."""
        base = f"http://127.0.0.1:{self.port}"
        return {"ai_bot": base + AI_BOT_PATH, "app": base + APP_PATH}

    async def until(self, ready: Callable[[], object], within: float = 30.0) -> None:
        """Wait until it is so."""
        async with asyncio.timeout(within):
            while not ready():  # noqa: ASYNC110 — the other side is a process of its own in real life
                await asyncio.sleep(0.02)

    def heard(self, chat: Chat) -> list[str]:
        """What the bot said in a chat, cards by their titles."""
        return [
            line.card["main_title"]["title"] if line.card else line.text
            for line in self.world.lines(chat)
            if line.sender == "@bot"
        ]

    async def works(self, number: int) -> int:
        """Lead ``number`` can be posted, given and offered as if nothing had happened; what the bot calls it."""
        await self._say_until("liuyang", post(number), lambda: self.number_of(number))
        lead = self.number_of(number)
        told = f"L{lead} 已分给"
        await self._say_until(
            "sunting", f"@线索助手 L{lead} 给王磊", lambda: any(told in one for one in self.heard(group()))
        )
        return lead

    async def _say_until(self, who: str, words: str, ready: Callable[[], object]) -> None:
        """Say it; who hears nothing says it again, for WeCom keeps nothing for a line that is just down."""
        for _ in range(8):
            self.world.say(who, group(), words)
            with contextlib.suppress(TimeoutError):
                return await self.until(ready, within=8.0)
            self.push(seconds=15)  # what has to be tried again is due sooner than on the wall
        return await self.until(ready)

    def number_of(self, number: int) -> int:
        """What the bot calls the lead that was posted as ``number``; 0 before it was carded."""
        found = (re.search(rf"L(\d+) {company_name(number)}", said) for said in self.heard(group()))
        return next((int(match.group(1)) for match in found if match), 0)

    def push(self, **by: float) -> None:
        """Let time pass."""
        self.clock.push(dt.timedelta(**by))

    def calls(self, name: str) -> list[dict[str, Any]]:
        """What the bot asked of WeCom under this name."""
        return self.world.history.of("call", name)


@asynccontextmanager
async def on_stage(
    folder: Path,
    mode: str = "callback",
    *,
    rules: Rules | None = None,
    patience: Patience = QUICK,
    watch: Mapping[str, str] | None = None,
) -> AsyncIterator[Stage]:
    """Raise the curtain, with SQLite in ``folder``; ``watch`` is the section of config.toml."""
    clock, port = MovedClock(MONDAY), free_port()
    world = world_of(clock, folder / "history.jsonl", rules)
    async with AsyncExitStack() as stack:
        served = await stack.enter_async_context(serving(world, wecom_of(port, mode, patience)))
        config = config_of(served, f"sqlite:///{folder / 'bot.db'}", port, mode)
        told = {name: value.format(wecom=served.http) for name, value in (watch or {}).items()}
        settings = Settings.model_validate({**config, "watch": told})
        bot = await stack.enter_async_context(running(settings, clock))
        await bot.database.do(lambda work: work.people.replace(PEOPLE))
        stage = Stage(bot=bot, served=served, world=world, clock=clock, port=port)
        if mode == "long_connection":
            await stage.until(lambda: served.long_connection.connected)
        yield stage
