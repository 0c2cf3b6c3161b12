"""How commands get at what the bot remembers: reading beside a running bot, changing through its door or directly."""

from __future__ import annotations

import asyncio
import http.client
import json
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot.app import dispatcher_of
from bot.cli.asked import address_of
from bot.cli.troubles import Refused
from bot.clock import SystemClock
from bot.web.door import door_file
from bot.web.errands import Errands, Outcome
from storage import AlreadyOpen
from storage.database import Database
from storage.engine import file_of, read_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import TypeVar

    from bot.config import Settings
    from storage.unit_of_work import UnitOfWork

    T = TypeVar("T")

_WAIT = 30.0
"""Seconds for a running bot to do an errand."""


def look(settings: Settings, piece: Callable[[UnitOfWork], T]) -> T:
    """What the piece finds in the database, which nothing is changed in; the bot may be running.

    Raises:
        Refused: there is no database yet.
        StorageError: it cannot be read.
    """
    url = address_of(settings)
    file = file_of(read_url(url))
    if file is not None and not file.exists():
        raise Refused(f"还没有数据库 {file.name};机器人第一次运行,或导入名单时会建立它。")
    with Database(url, read_only=True) as database:
        return database.do_now(piece)


def give(settings: Settings, errand: Mapping[str, Any]) -> tuple[Outcome, bool]:
    """Have an errand done; and whether a running bot did it.

    Raises:
        Refused: a bot has the database and does not answer.
        StorageError: the database cannot be opened.
    """
    with giving(settings) as (one, running):
        return one(errand), running


@contextmanager
def giving(settings: Settings) -> Iterator[tuple[Callable[[Mapping[str, Any]], Outcome], bool]]:
    """A way to have many errands done, one after another; and whether a running bot does them.

    Raises:
        Refused: a bot has the database and does not answer.
        StorageError: the database cannot be opened.
    """
    url = address_of(settings)
    database = Database(url)
    try:
        database.open()
    except AlreadyOpen:
        file = door_file(url)
        if file is None:
            raise
        yield partial(_through, file), True
        return
    with closing(database):
        yield lambda errand: asyncio.run(_directly(settings, database, errand)), False


def chat_of(settings: Settings, group: str | None) -> str | None:
    """The chatid of the group with this name.

    Raises:
        Refused: there is none.
    """
    if group is None:
        return None
    found = [one.chat_id for one in settings.groups if group in {one.name, one.chat_id}]
    if not found:
        raise Refused(f"config.toml 里没有群“{group}”;有:{'、'.join(one.name for one in settings.groups)}。")
    return found[0]


async def _directly(settings: Settings, database: Database, errand: Mapping[str, Any]) -> Outcome:
    clock = SystemClock()
    errands = Errands(dispatcher=dispatcher_of(settings, database, clock), database=database, clock=clock)
    return await errands.run(errand)


def _through(file: Path, errand: Mapping[str, Any]) -> Outcome:
    """Through the door of the running bot: never over a proxy, never to another machine."""
    try:
        where = json.loads(file.read_text(encoding="utf-8"))
        place = urlsplit(where["address"])
        headers = {"Authorization": f"Bearer {where['token']}", "Content-Type": "application/json"}
        with closing(http.client.HTTPConnection("127.0.0.1", place.port, timeout=_WAIT)) as line:
            line.request("POST", place.path, json.dumps(errand).encode(), headers)
            answer = line.getresponse()
            said = answer.read()
    except PermissionError:
        raise Refused("机器人由另一个用户运行;请用那个用户执行这条命令。") from None
    except (OSError, ValueError, KeyError, http.client.HTTPException):
        raise Refused("数据库正被另一个榫卯使用,但它没有应答;可能正在启动或停止,请稍后再试。") from None
    if answer.status != http.client.OK:
        raise Refused(f"机器人没有接受这个请求(HTTP {answer.status});请用同一版本的 sunmao。")
    return Outcome.from_json(json.loads(said))
