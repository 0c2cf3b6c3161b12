"""The page's door: this machine, this origin, small and exact requests."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import ClientSession

from tests.web.stage import GROUP, Behind, assigned, serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

SAY = {"as": "liuyang", "chat": {"kind": "group", "id": GROUP.id}, "text": "你好"}


@pytest.fixture
def behind() -> Behind:
    return Behind()


@pytest.fixture
async def client(behind: Behind) -> AsyncIterator[ClientSession]:
    runner, address = await serve(behind, tempo=0)
    async with ClientSession(address) as session:
        yield session
    await runner.cleanup()


async def status(client: ClientSession, path: str, sent: Any = None, **headers: str) -> int:
    """What a request is answered with; a POST when something is sent."""
    method = "GET" if sent is None else "POST"
    async with client.request(method, path, json=sent, headers=headers) as answer:
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
        return answer.status


@pytest.mark.parametrize("path", ["/", "/static/main.js", "/static/layout.css", "/static/icon.svg", "/api/world"])
async def test_the_page_and_its_parts_are_there(client: ClientSession, path: str) -> None:
    assert await status(client, path) == 200


async def test_the_page_holds_no_script_or_style_of_its_own(client: ClientSession) -> None:
    async with client.get("/") as answer:
        markup = await answer.text()
    assert "<style" not in markup
    assert "style=" not in markup
    assert "onclick" not in markup
    assert markup.count("<script") == 1


@pytest.mark.parametrize("name", ["..%2fpage.py", "%2e%2e%2fworld.py", "nothing.js", "..%5cpage.py", "", ".", "main"])
async def test_nothing_but_the_pages_files_can_be_had(client: ClientSession, name: str) -> None:
    async with client.get(f"/static/{name}") as answer:
        assert answer.status == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "192.168.1.5", "localhost.evil.example", ""])
async def test_another_name_for_this_machine_is_refused(client: ClientSession, host: str) -> None:
    assert await status(client, "/api/world", Host=host) == 403


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:80"])
async def test_this_machine_is_welcome_by_its_own_names(client: ClientSession, host: str) -> None:
    assert await status(client, "/api/world", Host=host) == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_origin_cannot_act(client: ClientSession, behind: Behind, headers: dict[str, str]) -> None:
    assert await status(client, "/api/say", SAY, **headers) == 403
    assert behind.world.lines() == ()


async def test_only_json_of_a_sane_size_is_read(client: ClientSession) -> None:
    assert await status(client, "/api/say", SAY | {"text": "长" * 30000}) == 413
    async with client.post("/api/say", data="as=liuyang") as answer:
        assert answer.status == 415
    async with client.post("/api/say", data=b"[" * 60000, headers={"Content-Type": "application/json"}) as answer:
        assert answer.status == 400


@pytest.mark.parametrize(
    ("what", "sent"),
    [
        ("say", {}),
        ("say", SAY | {"text": ""}),
        ("say", SAY | {"as": "nobody"}),
        ("say", SAY | {"chat": {"kind": "group", "id": "nowhere"}}),
        ("say", SAY | {"chat": {"kind": "single", "id": "wanglei"}}),
        ("say", SAY | {"quote": "msg99"}),
        ("say", SAY | {"admin": True}),
        ("tap", {"as": "liuyang", "line": "msg99", "key": "k1"}),
        ("enter", {"as": "nobody"}),
        ("time", {}),
        ("time", {"minutes": 0}),
        ("time", {"minutes": -30}),
        ("time", {"minutes": 10**9}),
        ("time", {"minutes": 30, "until": "09:00"}),
        ("time", {"until": "25:00"}),
        ("reset", {"really": True}),
    ],
)
async def test_what_nobody_could_do_is_refused(client: ClientSession, behind: Behind, what: str, sent: object) -> None:
    before = behind.clock.now()
    assert await status(client, f"/api/{what}", sent) == 400
    assert behind.world.lines() == ()
    assert (behind.clock.now() - before).total_seconds() < 5


async def test_a_button_that_is_not_there_cannot_be_tapped(client: ClientSession, behind: Behind) -> None:
    line = behind.bot(GROUP, assigned())
    assert await status(client, "/api/tap", {"as": "liuyang", "line": line.id, "key": "k1"}) == 400


async def test_time_is_in_one_hand_at_a_time(client: ClientSession, behind: Behind) -> None:
    held = asyncio.Event()
    behind.before_the_story = held.wait
    assert await status(client, "/api/story", {"play": True}) == 200
    assert await status(client, "/api/time", {"minutes": 30}) == 409
    assert await status(client, "/api/story", {"play": True}) == 409
    assert await status(client, "/api/story", {"play": False}) == 200
    assert await status(client, "/api/time", {"minutes": 30}) == 200


async def test_a_story_that_breaks_off_lets_go(client: ClientSession, behind: Behind) -> None:
    async def break_off() -> None:
        raise RuntimeError("the bot fell over")

    behind.before_the_story = break_off
    async with client.get("/api/changes") as stream:
        assert await status(client, "/api/story", {"play": True}) == 200
        async with asyncio.timeout(30):
            while b'"failed": true' not in await stream.content.readline():
                pass
    assert await status(client, "/api/time", {"minutes": 30}) == 200


async def test_changes_are_told_in_order_to_everybody_also_after_a_reset(client: ClientSession, behind: Behind) -> None:
    async with client.get("/api/changes") as one, client.get("/api/changes") as other, asyncio.timeout(30):
        for stream in (one, other):
            assert await stream.content.readline() == b"retry: 400\n"
        behind.bot(GROUP, "一")
        behind.bot(GROUP, "二")
        assert await status(client, "/api/reset", {}) == 200
        behind.bot(GROUP, "三")
        for stream in (one, other):
            events = [await event(stream.content) for _ in range(4)]
            assert [name for name, _ in events] == ["line", "line", "reset", "line"]
            assert ["三" in data for _, data in events] == [False, False, False, True]


async def event(content: Any) -> tuple[str, str]:
    """The next event of a stream."""
    while not (line := (await content.readline()).decode()).startswith("event: "):
        pass
    return line.removeprefix("event: ").strip(), (await content.readline()).decode()
