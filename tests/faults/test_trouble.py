"""Trouble on request, through the real transports: nothing owed is lost, calls stay few, other chats go on (T6)."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.app import doors
from bot.simulator import trouble
from bot.simulator.trouble import Carriage, Kick, Mishap
from bot.wecom import group_webhook
from bot.wecom.app import AppSettings
from bot.wecom.group_webhook import WebhookSettings
from bot.wecom.http import Patience
from bot.wecom.line import Timing
from bot.wecom.long_connection import LongConnectionSettings
from bot.wecom.rest import Rests
from bot.wecom.transport import Channel
from tests.faults.company import alone, group, post
from tests.faults.run import PATIENT
from tests.faults.stage import Stage, on_stage

if TYPE_CHECKING:
    from pathlib import Path

SEND, WEBHOOK, TOKEN = "/cgi-bin/message/send", "/cgi-bin/webhook/send", "/cgi-bin/gettoken"
MISHAPS = {
    "42001": trouble.refuse(42001),
    "40014": trouble.refuse(40014),
    "45009": trouble.refuse(45009),
    "busy": trouble.refuse(-1),
    "a page for JSON": trouble.page(200),
    "502": trouble.page(502),
    "503 after the effect": trouble.page(503, effect=True),
    "hang": trouble.hang(30),
    "slow": trouble.slow(0.7),
    "silence": trouble.silence(),
    "close before": trouble.close_before(),
    "close after": trouble.close_after(),
    "half an answer": trouble.half(),
    "a wrong word": trouble.wrong_word(-1),
}
_REPEATED = 3
"""A message may be seen so often at most where WeCom has no protection against repeats."""


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same waits, in tenths of them."""
    quick = Patience(connect=1.0, total=1.0, again=0.5)
    monkeypatch.setattr(doors, "AppSettings", partial(AppSettings, patience=quick))
    monkeypatch.setattr(group_webhook, "WebhookSettings", partial(WebhookSettings, patience=quick))
    monkeypatch.setattr("bot.wecom.pace.SHORTEST_PAUSE", 1.0)
    monkeypatch.setattr("bot.wecom.troubles.PAUSE", 1.0)
    timing = Timing(ping_every=1.0, ping_answer=1.0, ack=2.0, close=0.2, look=0.2)
    rests = Rests(first=0.2, kicked=0.5, kicked_longest=1.0)
    monkeypatch.setattr(doors, "LongConnectionSettings", partial(LongConnectionSettings, timing=timing, rests=rests))


async def _patiently(stage: Stage, there: str, where: str, within: float = 15.0) -> int:
    """Let time pass until somebody has heard this; how often it was heard."""
    until = time.monotonic() + within
    chat = group() if where == "group" else alone(where)
    while not any(there in said for said in stage.heard(chat)):
        assert time.monotonic() < until, (there, stage.world.history.rows[-5:])
        stage.push(seconds=10)
        await stage.bot.settle()
    return sum(there in said for said in stage.heard(chat))


@pytest.mark.parametrize("name", MISHAPS)
async def test_an_offer_arrives_in_spite_of_it(tmp_path: Path, name: str) -> None:
    async with on_stage(tmp_path, rules=PATIENT) as stage:
        await stage.works(1)
        await _patiently(stage, "L1 ", "wanglei")
        sent, fetched = len(stage.calls(SEND)), len(stage.calls(TOKEN))
        stage.world.trouble.next(SEND, MISHAPS[name])

        began = time.monotonic()
        await stage.works(2)
        assert time.monotonic() - began < 5  # the group is not held up by a person's chat

        assert await _patiently(stage, "L2 ", "wanglei") == 1
        _happened(stage, SEND)
        assert len(stage.calls(SEND)) - sent <= 3
        assert len(stage.calls(TOKEN)) - fetched <= 1


@pytest.mark.parametrize("name", MISHAPS)
async def test_the_group_hears_of_an_acceptance_in_spite_of_it(tmp_path: Path, name: str) -> None:
    async with on_stage(tmp_path, rules=PATIENT) as stage:
        await stage.works(1)
        await _patiently(stage, "L1 ", "wanglei")
        stage.world.trouble.next(WEBHOOK, MISHAPS[name])

        stage.world.say("wanglei", alone("wanglei"), "L1 接收", to=Channel.APP)
        await stage.until(lambda: any("成为 SQL" in said for said in stage.heard(alone("liuyang"))))

        assert await _patiently(stage, "接收了 L1", "group") < _REPEATED
        _happened(stage, WEBHOOK)
        assert len(stage.calls(WEBHOOK)) < _REPEATED


@pytest.mark.parametrize(
    "name", ["busy", "a page for JSON", "502", "hang", "silence", "close before", "half an answer"]
)
async def test_a_token_is_fetched_in_spite_of_it(tmp_path: Path, name: str) -> None:
    async with on_stage(tmp_path, rules=PATIENT) as stage:
        stage.world.trouble.next(TOKEN, MISHAPS[name])
        await stage.works(1)
        assert await _patiently(stage, "L1 ", "wanglei") == 1
        _happened(stage, TOKEN)
        assert len(stage.calls(TOKEN)) <= 3


@pytest.mark.parametrize("code", [42001, 40014])
async def test_a_token_that_is_never_good_does_not_start_a_storm(tmp_path: Path, code: int) -> None:
    async with on_stage(tmp_path, rules=PATIENT) as stage:
        stage.world.trouble.always(SEND, trouble.refuse(code))
        await stage.works(1)
        for _ in range(10):
            stage.push(minutes=5)
            await stage.bot.settle()
        assert len(stage.calls(SEND)) <= 20
        assert len(stage.calls(TOKEN)) <= 11

        stage.world.trouble.always(SEND, None)
        stage.push(hours=1)
        await stage.bot.settle()
        assert not await stage.bot.database.do(lambda work: work.outbox.list("dead"))


async def test_deliveries_that_come_thrice_or_late_or_backwards_do_no_harm(tmp_path: Path) -> None:
    async with on_stage(tmp_path, rules=PATIENT) as stage:
        world = stage.world
        world.trouble.deliver(Carriage(copies=3), Carriage(copies=2, wait=0.3))
        await stage.works(1)
        assert await _patiently(stage, "L1 ", "wanglei") == 1
        world.trouble.deliver(*[Carriage(held=True)] * 3)
        for number in (2, 3, 4):
            world.say("liuyang", group(), post(number))
        world.post.release(backwards=True)
        await stage.until(lambda: sum(said.startswith(("L2 ", "L3 ", "L4 ")) for said in stage.heard(group())) == 3)
        world.say("liuyang", group(), post(2))
        await stage.until(lambda: any("这位客户已经是 L" in said for said in stage.heard(group())))
        await stage.works(5)


LINES = {
    "kicked": lambda stage: stage.served.long_connection.kick(Kick.CLOSE),
    "kicked and broken off": lambda stage: stage.served.long_connection.kick(Kick.ABORT),
    "kicked and half alive": lambda stage: stage.served.long_connection.kick(Kick.HALF_ALIVE),
    "broken off": lambda stage: stage.served.long_connection.drop(),
    "hung up": lambda stage: stage.served.long_connection.hang_up(),
    "silent": lambda stage: stage.world.trouble.next("ping", *[trouble.silence()] * 4),
}


@pytest.mark.parametrize("name", LINES)
async def test_a_line_that_is_gone_is_taken_up_again_once(tmp_path: Path, name: str) -> None:
    async with on_stage(tmp_path, "long_connection", rules=PATIENT) as stage:
        await stage.works(1)
        logins = len(stage.calls("aibot_subscribe"))
        LINES[name](stage)
        await stage.until(lambda: len(stage.calls("aibot_subscribe")) > logins, within=20)
        await stage.until(lambda: stage.served.long_connection.connected)
        await stage.works(2)
        assert len(stage.calls("aibot_subscribe")) == logins + 1
        assert await _patiently(stage, "L2 ", "wanglei") == 1


SPOKEN = ("45009", "busy", "silence", "close before", "close after", "slow")


@pytest.mark.parametrize("name", SPOKEN)
async def test_an_answer_on_the_line_arrives_in_spite_of_it(tmp_path: Path, name: str) -> None:
    async with on_stage(tmp_path, "long_connection", rules=PATIENT) as stage:
        await stage.works(1)
        stage.world.trouble.next("aibot_respond_msg", MISHAPS[name])
        stage.world.say("liuyang", group(), post(2))
        await _patiently(stage, "L2 ", "group")
        _happened(stage, "aibot_respond_msg")
        assert sum(said.startswith(("L2 ", "**L2 ")) for said in stage.heard(group())) < _REPEATED
        await stage.until(lambda: stage.served.long_connection.connected)
        await stage.works(3)


@pytest.mark.parametrize("name", SPOKEN)
async def test_a_push_on_the_line_arrives_in_spite_of_it(tmp_path: Path, name: str) -> None:
    async with on_stage(tmp_path, "long_connection", rules=PATIENT) as stage:
        await stage.works(1)
        await _patiently(stage, "L1 ", "wanglei")
        stage.world.trouble.next("aibot_send_msg", MISHAPS[name])
        stage.world.say("wanglei", alone("wanglei"), "L1 接收", to=Channel.APP)
        assert await _patiently(stage, "接收了 L1", "group") < _REPEATED
        _happened(stage, "aibot_send_msg")
        await stage.until(lambda: stage.served.long_connection.connected)
        await stage.works(2)


def _happened(stage: Stage, call: str) -> None:
    """The trouble that was asked for has been used up: the test cannot pass by another way."""
    assert not stage.world.trouble._next[call]  # noqa: SLF001


def test_every_mishap_goes_wrong() -> None:
    assert all(mishap != Mishap() for mishap in MISHAPS.values())
