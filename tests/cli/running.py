"""The bot in a process of its own, against a WeCom of our own on the loopback interface."""

from __future__ import annotations

import asyncio
import json
import signal
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from bot.clock import SystemClock
from bot.simulator.server import serving
from bot.simulator.settings import Settings
from bot.simulator.things import BOT, Group, Person
from bot.simulator.world import World
from bot.wecom.transport import Chat, ChatKind
from tests.cli.desk import GROUP, PEOPLE

if TYPE_CHECKING:
    import subprocess
    from collections.abc import AsyncIterator, Callable

    from bot.simulator.server import Served
    from tests.cli.desk import Desk

FLOOR = Chat(kind=ChatKind.GROUP, id=GROUP)
PATIENCE = 40.0
"""Seconds for a slow machine to start a Python and open a database."""


def new_world() -> World:
    """The desk's people in their dispatch group."""
    everybody = [Person(userid=str(one["userid"]), name=str(one["name"])) for one in PEOPLE]
    group = Group(chatid=GROUP, name="派单群", members=tuple(one.userid for one in everybody), webhook_keys=("key1",))
    return World(SystemClock(), people=everybody, groups=[group])


@dataclass(slots=True)
class Running:
    """A bot that runs. ``out`` and ``log`` are what it has printed so far."""

    desk: Desk
    served: Served
    process: subprocess.Popen[str]
    out: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    _readers: list[asyncio.Future[None]] = field(default_factory=list)

    @property
    def world(self) -> World:
        return self.served.world

    def listen(self) -> None:
        loop = asyncio.get_running_loop()
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        self._readers = [
            loop.run_in_executor(None, _read, self.process.stdout, self.out),
            loop.run_in_executor(None, _read, self.process.stderr, self.log),
        ]

    async def sunmao(self, *words: str) -> tuple[int, str, str]:
        """A command beside the running bot: code, standard output, standard error."""
        result = await asyncio.to_thread(self.desk.run, *words)
        assert "Traceback" not in result.output
        return result.exit_code, result.stdout, result.stderr

    async def apart(self, *words: str) -> tuple[int, str, str]:
        """The same, in a process of its own."""
        process = self.desk.start(*words)
        out, err = await asyncio.to_thread(process.communicate, timeout=PATIENCE)
        return process.returncode, out, err

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait for it, or say what the bot printed instead."""
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < deadline, ("it did not happen", self.out, self.log)
            assert self.process.poll() is None, ("the bot has ended", self.out, self.log)
            await asyncio.sleep(0.05)

    def heard_in_group(self) -> str:
        """Everything the bot said in the dispatch group."""
        ours = [line for line in self.world.lines(FLOOR) if line.sender == BOT]
        return "\n".join([json.dumps(line.card, ensure_ascii=False) if line.card else line.text for line in ours])

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Stop it: its exit code, and how many seconds that took."""
        began = time.monotonic()
        self.process.send_signal(how)
        code = await asyncio.to_thread(self.process.wait, PATIENCE)
        await asyncio.gather(*self._readers)
        return code, time.monotonic() - began


@asynccontextmanager
async def running(desk: Desk, world: World | None = None, *, more: str = "") -> AsyncIterator[Running]:
    """A bot at this desk that has logged in, and is ended at the latest with the block."""
    settings = Settings()
    async with serving(world or new_world(), settings) as served:
        desk.configure(wecom=wecom_of(served), more=f'webhook = "{served.http}/cgi-bin/webhook/send?key=key1"\n{more}')
        bot = Running(desk, served, desk.start("run"))
        bot.listen()
        try:
            await bot.until(lambda: bool(bot.out) and "榫卯已启动" in bot.out[-1])
            await bot.until(lambda: served.long_connection.connected)  # WeCom keeps nothing for a bot that is not there
            yield bot
        finally:
            if bot.process.poll() is None:
                await bot.stop(signal.SIGKILL)


def wecom_of(served: Served) -> str:
    """The sections of config.toml that lead to this WeCom."""
    mine = served.settings
    return f"""\
[wecom.ai_bot]
bot_id = "{mine.bot_id}"
secret = "{mine.secret}"
url = "{served.ws}"
[wecom.app]
corp_id = "{mine.corp_id}"
agent_id = {mine.agent_id}
secret = "{mine.app_secret}"
token = "{mine.app_token}"
aes_key = "{mine.app_aes_key}"
api_url = "{served.http}"
"""


def _read(pipe: IO[str], into: list[str]) -> None:
    with pipe:
        into.extend(line.rstrip("\n") for line in pipe)
