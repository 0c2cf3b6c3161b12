"""The page of working hours, served over a whole sales floor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import aiohttp
import pytest_asyncio
from pydantic import SecretStr

from bot.web.hours import HoursPage
from bot.web.hours.keys import Keys
from bot.web.server import serve
from tests.floor import SalesFloor, floor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

__all__ = ["floor"]

TOKEN = "for-the-tests-of-the-page-only"


@dataclass
class Caller:
    """A browser without eyes."""

    address: str
    session: aiohttp.ClientSession
    floor: SalesFloor
    keys: Keys
    sent: list[dict[str, str]] = field(default_factory=list)

    async def get(self, path: str = "/hours") -> tuple[int, str]:
        async with self.session.get(self.address + path) as answer:
            return answer.status, await answer.text()

    async def post(self, path: str, form: dict[str, str], **headers: str) -> tuple[int, str]:
        async with self.session.post(self.address + path, data=form, headers=headers) as answer:
            return answer.status, await answer.text()

    async def sign_in(self, token: str = TOKEN) -> tuple[int, str]:
        return await self.post("/hours/in", {"token": token})

    async def come(self, userid: str) -> tuple[int, str]:
        """By the link of this person."""
        return await self.get(f"/hours?as={userid}&key={self.keys.of(userid)}")

    async def change(self, do: str, who: str = "", **form: str) -> str:
        """Send a form of the page that is open for ``who``; empty is the administrator."""
        status, text = await self.post("/hours", {"do": do, "form": self.keys.form(who), **form})
        assert status == 200
        return text


@pytest_asyncio.fixture
async def caller(floor: SalesFloor) -> AsyncIterator[Caller]:
    token = SecretStr(TOKEN)
    page = HoursPage(dispatcher=floor.dispatcher, database=floor.database, clock=floor.clock, token=token)
    jar = aiohttp.CookieJar(unsafe=True)
    async with serve("127.0.0.1", 0, page.routes()) as address, aiohttp.ClientSession(cookie_jar=jar) as session:
        yield Caller(address=address, session=session, floor=floor, keys=Keys(token=token))
