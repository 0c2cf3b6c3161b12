"""A whole story with every logger at DEBUG: no secret and no whole phone or mail gets out (reliability I5, T22)."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.app import doors
from bot.simulator import trouble
from bot.wecom.app import AppSettings
from bot.wecom.http import Patience
from bot.wecom.transport import Channel
from tests.faults.company import GROUPS, alone, group, key_of, phone, post
from tests.faults.run import PATIENT
from tests.faults.stage import Stage, on_stage
from tests.faults.test_malformed import INSIDE, RAW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAIL = "zhou.canary@example.com"
_SINGLE = 1
"""WeCom's chat_type of a chat with one person."""
_PHONE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_CODE = re.compile(r"response_code=([\w-]{8,})")
_LOUD = ("", "sqlalchemy", "sqlalchemy.engine", "sqlalchemy.pool", "aiohttp", "asyncio", "apscheduler", "alembic")


class _Ear(logging.Handler):
    """Keeps every record as it would be written, tracebacks too."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.name} {self.format(record)}")


@contextmanager
def listening() -> Iterator[_Ear]:
    """All loggers at DEBUG."""
    ear = _Ear()
    names = {*_LOUD, *(name for name in logging.root.manager.loggerDict)}
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    logging.root.addHandler(ear)
    try:
        yield ear
    finally:
        logging.root.removeHandler(ear)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


@pytest.mark.parametrize("mode", ["callback", "long_connection"])
async def test_nothing_secret_is_ever_written(tmp_path: Path, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = Patience(connect=1.0, total=1.0, again=0.5)
    monkeypatch.setattr(doors, "AppSettings", partial(AppSettings, patience=quick))
    bodies: list[str] = []
    with listening() as ear:
        async with on_stage(tmp_path, mode, rules=PATIENT) as stage, aiohttp.ClientSession() as session:
            seen = _codes(stage)
            await _story(stage)
            bodies.append(await _health(stage, session))
            await _mischief(stage, session)
            await _outage(stage)
            bodies.append(await _health(stage, session))
            await stage.works(4)
            secrets = _secrets(stage) | seen
            rows = stage.world.history.rows
    written = "\n".join([*ear.heard, *bodies])
    assert len(ear.heard) > 100
    assert not [secret for secret in secrets if secret in written]
    assert not [(found, _line(written, found)) for found in set(_PHONE.findall(written))]
    assert MAIL not in written
    _nothing_in_groups(rows)


def _codes(stage: Stage) -> set[str]:
    """Filled with the code of every response_url as it is given out."""
    codes: set[str] = set()
    bot = stage.served.callback._bot  # noqa: SLF001 — the simulator shows its codes to nobody
    asked = bot.ask

    def ask(token: str, event: object) -> None:
        codes.add(token)
        asked(token, event)  # type: ignore[arg-type]

    bot.ask = ask  # type: ignore[method-assign]
    return codes


def _secrets(stage: Stage) -> set[str]:
    mine = stage.served.settings
    tokens = set(stage.served.app.tokens._until)  # noqa: SLF001
    codes = set(stage.served.app._app._codes)  # noqa: SLF001
    kept = {mine.secret, mine.token, mine.aes_key, mine.app_secret, mine.app_token, mine.app_aes_key}
    assert tokens
    assert codes
    return kept | tokens | codes | {key_of(chatid) for chatid in GROUPS}


async def _story(stage: Stage) -> None:
    world = stage.world
    world.say("liuyang", group(), f"{post(1)}\n邮箱：{MAIL}")
    await stage.until(lambda: stage.heard(group()))
    world.say("sunting", group(), "@线索助手 L1 给王磊")
    await stage.until(lambda: stage.heard(alone("wanglei")))
    world.say("liuyang", group(), post(2))
    await stage.until(lambda: stage.number_of(2))
    await _tap(stage, "sunting", "分配")
    for who, words in (
        ("wanglei", "@线索助手 L2 给王磊"),
        ("liuyang", "@线索助手 L1 接收"),
        ("lijianguo", f"@线索助手 L1 他们老板电话 {phone(77)}，邮箱 {MAIL}，我熟"),
        ("sunting", "@线索助手 L1 进展怎么样"),
        ("sunting", f"@线索助手 新线索 电话：{phone(78)}"),
        ("liuyang", f"@线索助手 补充 L1 电话：{phone(79)}"),
        ("liuyang", post(1)),
    ):
        world.say(who, group(), words)
        await asyncio.sleep(0.1)
    world.say("wanglei", alone("wanglei"), "L1 接收", to=Channel.APP)
    await stage.until(lambda: any("成为 SQL" in said for said in stage.heard(alone("liuyang"))))
    for _ in range(3):
        stage.push(hours=13)
        await stage.bot.settle()


async def _tap(stage: Stage, who: str, button: str) -> None:
    cards = [line for line in stage.world.lines(group()) if line.card and "button_list" in line.card]
    if cards:
        face = cards[-1].face(who) or {}
        key = next(one["key"] for one in face["button_list"] if one["text"] == button)
        stage.world.tap(who, cards[-1].id, key, {"owner": "wanglei"})
        await asyncio.sleep(0.3)


async def _mischief(stage: Stage, session: aiohttp.ClientSession) -> None:
    """Malformed input at both callbacks, with phones in it."""
    for there in stage.addresses.values():
        for body in (*RAW.values(), json.dumps({"encrypt": phone(5)}).encode()):
            if len(body) < 200_000:
                async with session.post(there, data=body, params={"msg_signature": "x", "timestamp": "1"}) as answer:
                    assert phone(5) not in await answer.text()
    if stage.served.long_connection.connected:
        for text in INSIDE.values():
            stage.served.long_connection.send_raw(text)


async def _outage(stage: Stage) -> None:
    """Every way of failing, on every call, while a lead with a phone is under way."""
    calls = ("/cgi-bin/message/send", "/cgi-bin/webhook/send", "/cgi-bin/gettoken", "aibot_send_msg")
    for call in calls:
        ways = (trouble.refuse(42001), trouble.page(200), trouble.hang(30), trouble.half(), trouble.refuse(60020))
        stage.world.trouble.next(call, *ways)
    stage.world.say("liuyang", group(), post(3))
    await stage.until(lambda: stage.number_of(3))
    stage.world.say("sunting", group(), f"@线索助手 L{stage.number_of(3)} 给王磊")
    for _ in range(4):
        await asyncio.sleep(0.2)
        stage.push(minutes=1)
        await stage.bot.settle()


async def _health(stage: Stage, session: aiohttp.ClientSession) -> str:
    said = []
    for path in ("/healthz", "/metrics"):
        async with session.get(f"http://127.0.0.1:{stage.port}{path}") as answer:
            said.append(await answer.text())
    assert '"checks"' in said[0]
    return "\n".join(said)


def _line(written: str, found: str) -> str:
    return next((line[:200] for line in written.splitlines() if found in line), "")


def _nothing_in_groups(rows: list[dict[str, object]]) -> None:
    """What groups got: pushes, webhooks, answers. A person alone hears by the app, or by a push where it is silent."""
    to_groups = [row for row in rows if row["kind"] == "call" and row["name"] != "/cgi-bin/message/send"]
    bodies = [row.get("body") for row in to_groups if row.get("to") != "template_card_event"]
    said = [
        json.dumps(body, ensure_ascii=False)
        for body in bodies
        if not (isinstance(body, dict) and body.get("chat_type") == _SINGLE)
    ]
    assert any("L1" in one for one in said)
    assert not [one[:300] for one in said if _PHONE.search(one) or MAIL in one]


def test_the_ear_hears_what_it_should() -> None:
    with listening() as ear:
        logging.getLogger("bot.delivery").debug("calls %s", phone(1))
    assert _PHONE.search(ear.heard[0])
    assert _CODE.search("response_code=abcdefgh12")
