"""``sunmao run``: the bot, until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import threading
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import click

from bot.app import come_to_rest, dispatcher_of, running
from bot.cli.asked import address_of, config_option, settings_of
from bot.clock import SystemClock
from bot.people_file import PeopleError, read
from bot.web.errands import replace_people
from storage.database import Database
from storage.engine import file_of, read_url

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Bot
    from bot.config import Settings

_LONGEST_FAREWELL = 9.0
"""Seconds to stop in; systemd and Docker kill after ten."""
_WAYS = {"long_connection": "长连接", "callback": "回调"}
_log = logging.getLogger(__name__)


@click.command(help="启动机器人,直到收到 Ctrl+C 或 SIGTERM。日志写到标准错误,里面没有消息正文、密钥和电话。")
@config_option
def run(config: Path) -> None:
    """Run the bot."""
    settings = settings_of(config)
    _log_to_stderr()
    _import_people(settings)
    asyncio.run(_run(settings))


def _import_people(settings: Settings) -> None:
    """The list that config.toml names is the list.

    Raises:
        click.UsageError: it has mistakes; the bot does not start with half a floor.
    """
    if settings.people.file is None:
        return
    try:
        people = read(settings.people.file)
    except PeopleError as mistakes:
        raise click.UsageError("\n".join(map(str, mistakes.problems))) from None
    with Database(address_of(settings)) as database:
        dispatcher = dispatcher_of(settings, database, SystemClock())
        outcome = database.do_now(lambda work: replace_people(work, people, dispatcher))
    for line in outcome.lines:
        click.echo(line)


async def _run(settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(running(settings, SystemClock()))
        come_to_rest()
        click.echo(_where(settings, bot))
        sys.stdout.flush()
        await stop.wait()
        _log.info("stopping")
        last_resort = _give_up_after(_LONGEST_FAREWELL + 2)
        async with asyncio.timeout(_LONGEST_FAREWELL):
            await stack.aclose()
        last_resort.cancel()
    click.echo("已停止。")


def _give_up_after(seconds: float) -> threading.Timer:
    """End the process if it hangs in its farewell: whatever was acknowledged is committed, so nothing is lost."""
    last_resort = threading.Timer(seconds, os._exit, (1,))
    last_resort.daemon = True
    last_resort.start()
    return last_resort


def _where(settings: Settings, bot: Bot) -> str:
    """One line: where it listens, how it hears, where it remembers."""
    way = _WAYS[settings.wecom.ai_bot.mode] + ("、自建应用" if settings.wecom.app else "")
    file = file_of(read_url(address_of(settings)))
    return f"榫卯已启动:{bot.address}(企业微信:{way};数据库:{file.name if file else 'PostgreSQL'};停止:Ctrl+C)"


def _log_to_stderr() -> None:
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s", force=True
    )
    for chatty in ("apscheduler", "alembic", "aiohttp.access"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
