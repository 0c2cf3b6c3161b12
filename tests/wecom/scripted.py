"""An HTTP server that answers as the script says, and remembers what it was asked.

An outcome is a mapping (answered as JSON), a status, or ``hang``, ``close`` or one of ``_ANSWERS``. The last outcome
of a path is repeated.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.clock import MovedClock
from bot.wecom.http import Patience
from tests.wecom.samples import NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

Outcome = dict[str, Any] | str
QUICK = Patience(connect=5.0, total=1.0)


def still() -> MovedClock:
    """A clock that stands at NOW until it is pushed."""
    return MovedClock(NOW, frozen=True)


class Watch:
    """Monotonic seconds that stand still until a sleep moves them on."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


@dataclass
class Asked:
    """One request: its path, its query, its raw body."""

    path: str
    query: dict[str, str]
    raw: bytes

    @property
    def body(self) -> dict[str, Any]:
        """The JSON in it."""
        parsed: dict[str, Any] = json.loads(self.raw)
        return parsed


@dataclass
class Script:
    """What happens on each path, in order."""

    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    url: str = ""

    def at(self, path: str) -> list[Asked]:
        """What was asked of paths that end like this."""
        return [asked for asked in self.asked if asked.path.endswith(path)]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Do what the script says."""
        self.asked.append(Asked(path=request.path, query=dict(request.query), raw=await request.read()))
        outcomes = self.outcomes.get(request.path.removeprefix("/cgi-bin/"), ["404"])
        outcome = outcomes.pop(0) if len(outcomes) > 1 else outcomes[0]
        return web.json_response(outcome) if isinstance(outcome, dict) else await _misbehave(request, outcome)


_ANSWERS: dict[str, dict[str, Any]] = {
    "html": {"text": "<html>502 Bad Gateway</html>", "content_type": "text/html"},
    "half": {"body": b'{"errcode":', "content_type": "application/json"},
    "list": {"text": '[{"errcode": 0}]', "content_type": "application/json"},
    "long": {"body": b" " * 2_000_000},
    "redirect": {"status": 302, "headers": {"Location": "/cgi-bin/elsewhere"}},
}


async def _misbehave(request: web.Request, how: str) -> web.StreamResponse:
    if how == "hang":
        await asyncio.sleep(2.0)
    if how == "close" and request.transport is not None:
        request.transport.close()
    return web.Response(**_ANSWERS.get(how, {"status": int(how) if how.isdigit() else 200}))


@asynccontextmanager
async def playing(**outcomes: list[Outcome]) -> AsyncIterator[tuple[Script, aiohttp.ClientSession]]:
    """A server that plays this script; in the names of paths ``__`` stands for ``/``."""
    script = Script({name.replace("__", "/"): list(steps) for name, steps in outcomes.items()})
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", script.handle)
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        script.url = str(server.make_url("")).rstrip("/")
        yield script, session
