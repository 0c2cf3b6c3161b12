"""The local door, and the terminal's way through it."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web

from bot.cli.reach import _through
from bot.cli.troubles import Refused
from bot.web.door import PATH, Door, door_file
from bot.web.errands import Errands
from bot.web.server import serve
from storage import Unavailable
from tests.cli.desk import PEOPLE
from tests.floor import FULL_POST, SalesFloor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@contextlib.asynccontextmanager
async def open_door(place: Path) -> AsyncIterator[tuple[SalesFloor, Path]]:
    floor = SalesFloor()
    errands = Errands(dispatcher=floor.dispatcher, database=floor.database, clock=floor.clock)
    try:
        async with Door(errands).open(place / "sunmao.db.door"):
            yield floor, place / "sunmao.db.door"
    finally:
        floor.close()


async def test_errands_are_done_through_the_door(tmp_path: Path) -> None:
    async with open_door(tmp_path) as (_, file):
        assert file.stat().st_mode & 0o777 == 0o600
        posted = await asyncio.to_thread(_through, file, {"do": "say", "as": "刘洋", "text": FULL_POST, "group": None})
        assert posted.ok
        given = await asyncio.to_thread(_through, file, {"do": "say", "as": "孙婷", "text": "L1 给王磊", "group": None})
        assert given.lines[0].startswith("L1 已分给")
        listed = await asyncio.to_thread(_through, file, {"do": "import_people", "people": PEOPLE})
        assert listed.facts["people"] == 7
        bad = await asyncio.to_thread(_through, file, {"do": "import_people", "people": [{"name": "王磊"}]})
        assert not bad.ok
    assert not file.exists()


async def test_a_door_that_was_left_behind_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "sunmao.db.door").write_text("old", encoding="utf-8")
    (tmp_path / "sunmao.db.door.part").write_text("older", encoding="utf-8")
    async with open_door(tmp_path) as (_, file):
        assert json.loads(file.read_text("utf-8"))["address"].startswith("http://127.0.0.1:")


async def test_whoever_has_no_token_finds_nothing_here(tmp_path: Path) -> None:
    async with open_door(tmp_path) as (_, file), aiohttp.ClientSession() as session:
        where = json.loads(file.read_text("utf-8"))
        right = {"Authorization": f"Bearer {where['token']}"}
        tries = [({}, 404), ({"Authorization": "Bearer x"}, 404), ({**right, "X-Forwarded-For": "203.0.113.9"}, 404)]
        for headers, status in [*tries, ({**right, "Origin": "http://evil.example"}, 404), (right, 400)]:
            async with session.post(where["address"], data=b"[]", headers=headers) as answer:
                assert answer.status == status
        async with session.post(where["address"], data=b"{", headers=right) as answer:
            assert answer.status == 400


async def test_a_database_in_trouble_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_door(tmp_path) as (floor, file):

        async def gone(_: object) -> None:
            raise Unavailable("gone")

        monkeypatch.setattr(floor.database, "do", gone)
        outcome = await asyncio.to_thread(_through, file, {"do": "reveal", "lead": 1})
    assert not outcome.ok
    assert "数据库没有应答" in outcome.lines[0]


def test_a_bot_that_does_not_answer_is_said(tmp_path: Path) -> None:
    file = tmp_path / "door"
    for left_behind in (None, "no json", "{}", '{"address": "http://127.0.0.1:1/door", "token": "x"}'):
        if left_behind is not None:
            file.write_text(left_behind, encoding="utf-8")
        with pytest.raises(Refused, match="它没有应答"):
            _through(file, {})


async def test_another_server_behind_the_door_is_refused(tmp_path: Path) -> None:
    async def other(_: web.Request) -> web.Response:
        return web.Response(status=405)

    async with serve("127.0.0.1", 0, [web.post(PATH, other)]) as address:
        (tmp_path / "door").write_text(json.dumps({"address": address + PATH, "token": "x"}), encoding="utf-8")
        with pytest.raises(Refused, match="HTTP 405"):
            await asyncio.to_thread(_through, tmp_path / "door", {})


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "postgresql://user@host/db"])
def test_where_nothing_keeps_the_terminal_out_there_is_no_door(url: str) -> None:
    assert door_file(url) is None
