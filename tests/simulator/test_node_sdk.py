"""WeCom's own Node packages hold the simulator, and our envelope, to the truth (wecom §10.5, §10.6)."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.simulator import envelope as theirs
from bot.simulator.settings import Settings
from bot.wecom import envelope as ours
from tests.simulator.office import FLOOR, Office, alone

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.simulator.server import Served

pytestmark = pytest.mark.node
HERE = Path(__file__).parent / "node"
PATIENCE = 60


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder with node_modules, installed once into a cache outside of the tree."""
    if not shutil.which("node") or not shutil.which("npm"):
        if os.environ.get("CI") == "true":
            pytest.fail("node and npm are needed in CI")
        pytest.skip("node and npm are not here")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sunmao-node"
    cache.mkdir(parents=True, exist_ok=True)
    wanted = (HERE / "package.json").read_text(encoding="utf-8")
    if not (cache / "installed.json").exists() or (cache / "installed.json").read_text(encoding="utf-8") != wanted:
        shutil.copy(HERE / "package.json", cache)
        quiet = ("--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts")
        install = ["npm", "install", *quiet]
        subprocess.run(install, cwd=cache, check=True, capture_output=True, timeout=300)  # noqa: S603 — our own words
        (cache / "installed.json").write_text(wanted, encoding="utf-8")
    return cache


class Sdk:
    """The SDK in its own process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def tells(self, what: str) -> dict[str, Any]:
        """The next thing it tells must be this."""
        assert self._process.stdout
        line = await asyncio.wait_for(self._process.stdout.readline(), PATIENCE)
        told: dict[str, Any] = json.loads(line or "{}")
        assert told.get("what") == what, told
        return told


@contextlib.asynccontextmanager
async def running(packages: Path, served: Served, secret: str) -> AsyncIterator[Sdk]:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        "node", str(HERE / "sdk.cjs"), served.ws, served.settings.bot_id, secret,
        stdin=pipe, stdout=pipe, env=os.environ | {"NODE_PATH": str(packages / "node_modules")},
    )  # fmt: skip
    try:
        yield Sdk(process)
    finally:
        assert process.stdin
        process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), PATIENCE)
        except TimeoutError:
            process.kill()
            await process.wait()
        process._transport.close()  # type: ignore[attr-defined]  # noqa: SLF001 — asyncio warns of pipes otherwise


@pytest.fixture
async def sdk(packages: Path, served: Served) -> AsyncIterator[Sdk]:
    async with running(packages, served, served.settings.secret) as made:
        await made.tells("authenticated")
        yield made


async def test_it_hears_and_answers_by_a_stream(office: Office, sdk: Sdk) -> None:
    office.world.say("sunting", FLOOR, "@线索助手 hello")
    told = await sdk.tells("message")
    assert (told["text"], told["chattype"], told["from"]) == ("@线索助手 hello", "group", "sunting")
    assert [(await sdk.tells("stream"))["errcode"] for _ in range(2)] == [0, 0]
    line = office.world.lines(FLOOR)[-1]
    assert (line.text, line.open) == ("thought", False)


async def test_it_shows_a_card_and_updates_it_when_tapped(office: Office, sdk: Sdk) -> None:
    office.world.say("sunting", FLOOR, "@线索助手 card")
    await sdk.tells("message")
    assert (await sdk.tells("card"))["errcode"] == 0
    shown = office.world.lines(FLOOR)[-1]
    office.world.tap("wanglei", shown.id, "take")
    assert (await sdk.tells("tap"))["task"] == "node-1"
    assert (await sdk.tells("wrong"))["errcode"] == 846605
    assert (await sdk.tells("update"))["errcode"] == 0
    assert (office.world.line(shown.id).card or {})["main_title"]["title"] == "L1 taken"


async def test_it_pushes_welcomes_and_carries_files(office: Office, sdk: Sdk) -> None:
    office.world.say("sunting", FLOOR, "@线索助手 push")
    await sdk.tells("message")
    assert (await sdk.tells("push"))["errcode"] == 0
    office.world.enter("wanglei")
    assert (await sdk.tells("welcome"))["errcode"] == 0
    assert office.world.lines(alone("wanglei"))[-1].text == "welcome"
    office.world.show("wanglei", alone("wanglei"), "image", b"picture")
    assert (await sdk.tells("image"))["text"] == "picture"
    assert (await sdk.tells("file"))["errcode"] == 0
    media = office.world.lines(alone("wanglei"))[-1].media
    assert media
    assert len(media.data) == 600 * 1024


async def test_a_bad_secret_is_refused(packages: Path, served: Served) -> None:
    async with running(packages, served, "wrong") as sdk:
        assert "853000" in json.dumps(await sdk.tells("error"))
    assert not served.long_connection.connected


async def test_it_is_kicked_by_a_second_login(packages: Path, served: Served, sdk: Sdk) -> None:
    async with running(packages, served, served.settings.secret) as second:
        await second.tells("authenticated")
        await sdk.tells("kicked")


TEXTS = ["", "a", "x" * 11, "x" * 12, "x" * 13, '{"text":"线索 🎯 ]]>"}', "字" * 7000]


def crypto(packages: Path, orders: list[dict[str, str]]) -> list[dict[str, Any]]:
    asked = "".join(json.dumps(order) + "\n" for order in orders)
    env = os.environ | {"NODE_PATH": str(packages / "node_modules")}
    script = ["node", str(HERE / "crypto.cjs")]
    done = subprocess.run(script, input=asked, env=env, check=True, capture_output=True, text=True, timeout=60)  # noqa: S603 — likewise
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("receiver", ["", "ww-simulated"])
def test_the_envelopes_open_each_other(packages: Path, receiver: str) -> None:
    settings = Settings()
    here = theirs.Envelope(token=settings.token, aes_key=settings.aes_key, receive_id=receiver)
    lock = ours.Lock(token=settings.token, aes_key=settings.aes_key)
    bot = ours.Envelope([lock], receive_id=receiver)
    now = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
    stamp = str(int(now.timestamp()))
    order = {"token": settings.token, "key": settings.aes_key, "id": receiver, "timestamp": stamp, "nonce": "n1"}
    sealed = crypto(packages, [order | {"do": "seal", "text": text} for text in TEXTS])
    for text, envelope in zip(TEXTS, sealed, strict=True):
        assert here.open(envelope["sealed"]) == text
        assert here.signed(envelope["signature"], stamp, "n1", envelope["sealed"])
        came = ours.Sealed(encrypt=envelope["sealed"], signature=envelope["signature"], timestamp=stamp, nonce="n1")
        assert bot.open(came, now=now).body.decode() == text
    back = [order | {"do": "open", "sealed": here.seal(text)} for text in TEXTS]
    back += [order | {"do": "open", "sealed": bot.seal(text, nonce="n1", now=now).encrypt} for text in TEXTS]
    for text, asked, opened in zip(TEXTS * 2, back, crypto(packages, back), strict=True):
        assert (opened["text"], opened["id"]) == (text, receiver)
        assert opened["signature"] == here.sign(stamp, "n1", asked["sealed"])
