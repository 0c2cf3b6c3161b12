"""A small company to test in: who is there, a card, and a client that speaks frames."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from typing import TYPE_CHECKING, Any, Self

import aiohttp

from bot.clock import MovedClock
from bot.simulator.settings import Settings
from bot.simulator.things import Group, Person
from bot.simulator.world import World
from bot.wecom.transport import Chat, ChatKind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.simulator.rules import Rules
    from bot.simulator.server import Served

PATIENCE = 30
"""Seconds; a machine under load is slow, not wrong."""
MONDAY = dt.datetime(2026, 3, 2, 2, 0, tzinfo=dt.UTC)
FLOOR = Chat(kind=ChatKind.GROUP, id="wrGroup01")
QUIET = Chat(kind=ChatKind.GROUP, id="wrQuiet02")


def alone(userid: str) -> Chat:
    """The single chat with somebody."""
    return Chat(kind=ChatKind.SINGLE, id=userid)


class Office:
    """A world with three people, two groups and a clock that only moves when pushed."""

    def __init__(self, rules: Rules | None = None) -> None:
        self.clock = MovedClock(MONDAY, frozen=True)
        people = [
            Person(userid="sunting", name="孙婷"),
            Person(userid="wanglei", name="王磊"),
            Person(userid="LiuYang", name="刘洋"),
            Person(userid="outsider", name="外人", sees_bot=False, sees_app=False),
            Person(userid="unpaid", name="无证", licensed=False),
        ]
        everybody = ("sunting", "wanglei", "LiuYang", "outsider")
        groups = [
            Group(chatid=FLOOR.id, name="派单群", members=everybody, webhook_keys=("floor-key",)),
            Group(chatid=QUIET.id, name="没人说话的群", members=everybody),
        ]
        self.world = World(self.clock, people=people, groups=groups, rules=rules)

    def push(self, **by: float) -> None:
        """Let time pass."""
        self.clock.push(dt.timedelta(**by))


def card(task_id: str = "lead-1", **changes: Any) -> dict[str, Any]:
    """A card with a dropdown and two buttons."""
    return {
        "card_type": "button_interaction",
        "main_title": {"title": "L1 顺风电气"},
        "task_id": task_id,
        "button_selection": {
            "question_key": "owner",
            "title": "负责人",
            "option_list": [{"id": "wanglei", "text": "王磊"}, {"id": "liming", "text": "李明"}],
        },
        "button_list": [{"text": "分配", "key": "assign"}, {"text": "无效", "key": "junk", "style": 3}],
    } | changes


def markdown(text: str) -> dict[str, Any]:
    """A markdown body."""
    return {"msgtype": "markdown", "markdown": {"content": text}}


def stream(text: str, *, stream_id: str = "s1", finish: bool = False) -> dict[str, Any]:
    """A stream body."""
    return {"msgtype": "stream", "stream": {"id": stream_id, "content": text, "finish": finish}}


def card_body(task_id: str = "lead-1", **changes: Any) -> dict[str, Any]:
    """A card as a message body."""
    return {"msgtype": "template_card", "template_card": card(task_id, **changes)}


def update_body(task_id: str = "lead-1", **more: Any) -> dict[str, Any]:
    """A card update body."""
    new = card(task_id, main_title={"title": "L1 已分配"})
    return {"response_type": "update_template_card", "template_card": new, **more}


class Line:
    """A client that knows nothing but frames."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self._count = 0

    async def __aenter__(self) -> Self:
        return self

    async def send(self, cmd: str, body: dict[str, Any] | None = None, req_id: str | None = None) -> str:
        """Send a frame; returns its req_id."""
        self._count += 1
        req_id = req_id or f"{cmd}_{self._count}"
        await self.socket.send_json({"cmd": cmd, "headers": {"req_id": req_id}} | ({"body": body} if body else {}))
        return req_id

    async def read(self) -> dict[str, Any]:
        """The next frame."""
        frame: dict[str, Any] = json.loads(await self.socket.receive_str(timeout=PATIENCE))
        return frame

    async def ask(self, cmd: str, body: dict[str, Any] | None = None, req_id: str | None = None) -> dict[str, Any]:
        """Send, and the next frame must be the acknowledgement."""
        sent = await self.send(cmd, body, req_id)
        ack = await self.read()
        assert ack["headers"]["req_id"] == sent
        assert "cmd" not in ack
        return ack

    async def log_in(self, secret: str | None = None) -> dict[str, Any]:
        """Subscribe, with the right secret if none is given."""
        right = Settings()
        return await self.ask("aibot_subscribe", {"bot_id": right.bot_id, "secret": secret or right.secret})

    async def closed(self) -> int | None:
        """Wait until the server ends it; the close code."""
        while not self.socket.closed:
            await self.socket.receive(timeout=PATIENCE)
        return self.socket.close_code


@contextlib.asynccontextmanager
async def line(served: Served, *, log_in: bool = True) -> AsyncIterator[Line]:
    """A connection, logged in."""
    async with aiohttp.ClientSession() as session, session.ws_connect(served.ws) as socket:
        talking = Line(socket)
        if log_in:
            assert (await talking.log_in())["errcode"] == 0
        yield talking
