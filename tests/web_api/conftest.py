"""A floor with the API before it, in this process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr

from bot.web.api import Api
from bot.web.server import MAX_BODY
from tests.floor import SalesFloor, floor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

__all__ = ["Caller", "caller", "closed", "floor"]

TOKEN = "0123456789abcdef0123456789abcdef"
FULL: Mapping[str, Any] = {
    "sdr": "liuyang",
    "company": "顺风电气",
    "contact": "周建国",
    "phone": "13900523381",
    "need": "换CRM",
    "budget": "50万",
    "authority": "决策人",
    "timeline": "本季度",
    "region": "上海",
}


@dataclass(frozen=True, slots=True)
class Caller:
    """Another program that posts leads; its answers are (status, body)."""

    floor: SalesFloor
    client: TestClient[web.Request, web.Application]

    async def post(
        self, body: Any = None, *, data: bytes | None = None, token: str | None = TOKEN, **headers: str
    ) -> tuple[int, Any]:
        """Post this; header names with _ for -."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if token is not None:
            sent["Authorization"] = f"Bearer {token}"
        what = {"data": data} if data is not None else {"json": body}
        async with self.client.post("/api/leads", headers=sent, **what) as answer:
            told = await answer.json()
        await self.floor.delivery.drain()
        return answer.status, told

    def count(self) -> int:
        """How many leads there are."""
        return self.floor.look(lambda work: len(work.leads.list(limit=1000)))


async def _calling(floor: SalesFloor, token: str | None) -> AsyncIterator[Caller]:
    application = web.Application(client_max_size=MAX_BODY)
    secret = None if token is None else SecretStr(token)
    application.add_routes(Api(dispatcher=floor.dispatcher, clock=floor.clock, token=secret).routes())
    async with TestClient(TestServer(application)) as client:
        yield Caller(floor, client)


@pytest.fixture
async def caller(floor: SalesFloor) -> AsyncIterator[Caller]:
    """The API with its token."""
    async for one in _calling(floor, TOKEN):
        yield one


@pytest.fixture
async def closed(floor: SalesFloor) -> AsyncIterator[Caller]:
    """The API of a company that has set no token."""
    async for one in _calling(floor, None):
        yield one
