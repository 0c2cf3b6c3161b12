"""A response_url is followed only to WeCom, only once, and a repeat after silence cannot appear twice."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.wecom.response_url import ResponseUrls
from bot.wecom.transport import Rejected, TryLater, Unsure
from tests.wecom.samples import CARD, WANGLEI, handle, outgoing
from tests.wecom.scripted import QUICK, Outcome, Script, playing, still

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

OK: Outcome = {"errcode": 0}
PATH = "/cgi-bin/aibot/response?response_code=CODE"


@asynccontextmanager
async def urls(*outcomes: Outcome) -> AsyncIterator[tuple[ResponseUrls, Script]]:
    """Answers in front of a WeCom that plays this script."""
    async with playing(aibot__response=list(outcomes)) as (script, session):
        yield ResponseUrls(session, still(), api_url=script.url, patience=QUICK), script


@pytest.mark.parametrize(
    "url",
    [
        "http://qyapi.weixin.qq.com" + PATH,
        "https://qyapi.weixin.qq.com:8443" + PATH,
        "https://qyapi.weixin.qq.com.example.com" + PATH,
        "https://example.com/qyapi.weixin.qq.com" + PATH,
        "https://user@qyapi.weixin.qq.com" + PATH,
        "https://user:pw@qyapi.weixin.qq.com" + PATH,
        "https://qyapi.weixin.qq.com@example.com" + PATH,
        "https://example.com\\@qyapi.weixin.qq.com" + PATH,
        "https://127.0.0.1" + PATH,
        "https://0x7f000001" + PATH,
        "https://[::1]" + PATH,
        "https://[::1" + PATH,
        "https://qyapi.weixin.qq.com:x" + PATH,
        "https://ｑyapi.weixin.qq.com" + PATH,
        "https://qyapi.weixin.qq.com/elsewhere",
        "file:///etc/passwd",
        "//qyapi.weixin.qq.com" + PATH,
        "junk",
    ],
)
async def test_only_wecoms_own_address_is_followed(url: str) -> None:
    async with aiohttp.ClientSession() as session:
        answers = ResponseUrls(session, still())
        with pytest.raises(Rejected, match="地址"):
            await answers.send(outgoing(reply=handle(url, once=True)))


async def test_an_answer_goes_out_once() -> None:
    async with urls(OK) as (answers, script):
        message = outgoing(reply=handle(script.url + PATH, once=True))
        assert answers.leads_there(message)
        await answers.send(message)
        assert not answers.leads_there(message)
        with pytest.raises(Rejected):
            await answers.send(message)
        assert len(script.asked) == 1


async def test_a_redirect_is_not_followed() -> None:
    async with urls("redirect") as (answers, script):
        with pytest.raises(TryLater):
            await answers.send(outgoing(reply=handle(script.url + PATH, once=True)))
        assert not script.at("elsewhere")


@pytest.mark.parametrize(("group", "msgtype"), [(True, "markdown"), (False, "template_card")])
async def test_a_card_goes_only_to_a_single_chat(group: bool, msgtype: str) -> None:  # noqa: FBT001 — a table
    async with urls(OK) as (answers, script):
        there = {} if group else {"to": WANGLEI}
        receipt = await answers.send(outgoing(card=CARD, reply=handle(script.url + PATH, once=True), **there))
        assert script.asked[0].body["msgtype"] == msgtype
    assert receipt.carried_card is not group


async def test_after_silence_a_refusal_says_that_it_had_arrived() -> None:
    async with urls("hang", {"errcode": 40099}) as (answers, script):
        message = outgoing(reply=handle(script.url + PATH, once=True))
        with pytest.raises(Unsure):
            await answers.send(message)
        await answers.send(message)
        assert not answers.leads_there(message)


async def test_a_refusal_at_first_leaves_the_message_to_others() -> None:
    async with urls({"errcode": 40099}) as (answers, script):
        message = outgoing(reply=handle(script.url + PATH, once=True))
        with pytest.raises(Rejected):
            await answers.send(message)
        assert not answers.leads_there(message)


async def test_busy_leaves_the_address_for_later() -> None:
    async with urls({"errcode": 45009}, OK) as (answers, script):
        message = outgoing(reply=handle(script.url + PATH, once=True))
        with pytest.raises(TryLater) as told:
            await answers.send(message)
        assert told.value.after == 60
        assert answers.leads_there(message)


async def test_an_address_of_yesterday_leads_nowhere() -> None:
    async with urls(OK) as (answers, script):
        for reply in (handle(script.url + PATH, once=True, hours=0), handle("req-1"), None):
            assert not answers.leads_there(outgoing(reply=reply))
