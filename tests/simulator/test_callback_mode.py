"""The AI bot's callback mode in the simulator (wecom §1, §11.1)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.simulator.envelope import Envelope, decrypt, key_of
from bot.simulator.server import serving
from bot.simulator.settings import Settings
from bot.simulator.things import Opinion
from tests.simulator.conftest import QUICK
from tests.simulator.listening import Listener, listening
from tests.simulator.office import FLOOR, Office, alone, card, card_body, markdown, stream, update_body

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.simulator.server import Served

ENVELOPE = Envelope(token=Settings().token, aes_key=Settings().aes_key)
HELLO = "@线索助手 你好"


@pytest.fixture
async def bot() -> AsyncIterator[Listener]:
    async with listening(ENVELOPE) as listener:
        yield listener


@pytest.fixture
async def wecom(office: Office, bot: Listener) -> AsyncIterator[Served]:
    async with serving(office.world, Settings(bot_callback=bot.url, patience=QUICK)) as served:
        yield served


async def say(office: Office, wecom: Served, text: str = HELLO) -> None:
    office.world.say("sunting", FLOOR, text)
    await wecom.settled()


async def active(url: str, body: dict[str, Any]) -> int:
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as response:
        code: int = (await response.json())["errcode"]
        return code


async def test_the_url_check_wants_the_bare_plaintext(bot: Listener, wecom: Served) -> None:
    assert await wecom.callback.verify()
    bot.echo_quoted = True
    assert not await wecom.callback.verify()


async def test_the_url_check_waits_one_second_only(bot: Listener, wecom: Served) -> None:
    bot.echo_after = QUICK.verify * 2
    assert not await wecom.callback.verify()


async def test_a_message_is_sealed_and_has_a_response_url(office: Office, bot: Listener, wecom: Served) -> None:
    await say(office, wecom)
    (body,) = bot.heard
    assert body["text"]["content"] == HELLO
    assert body["response_url"].startswith(f"{wecom.http}/cgi-bin/aibot/response?response_code=")


async def test_a_message_is_tried_three_times_with_the_same_bytes(office: Office, bot: Listener, wecom: Served) -> None:
    bot.answers.extend([500, QUICK.callback * 2, 302])
    await say(office, wecom)
    assert len(bot.heard) == 3
    assert bot.heard[0] == bot.heard[1] == bot.heard[2]
    assert bot.queries[0] == bot.queries[2]
    outcomes = [row["outcome"] for row in office.world.history.of("delivery", "message")]
    assert outcomes == [500, "TimeoutError", 302]


async def test_a_message_is_not_repeated_once_taken(office: Office, bot: Listener, wecom: Served) -> None:
    bot.answers.extend([503])
    await say(office, wecom)
    assert len(bot.heard) == 2


async def test_a_tap_is_told_once_only(office: Office, bot: Listener, wecom: Served) -> None:
    bot.answers.append(card_body())
    await say(office, wecom)
    bot.answers.append(500)
    office.world.tap("sunting", office.world.lines(FLOOR)[-1].id, "assign")
    await wecom.settled()
    taps = [body for body in bot.heard if body["msgtype"] == "event"]
    assert len(taps) == 1


async def test_a_tap_is_answered_in_place(office: Office, bot: Listener, wecom: Served) -> None:
    bot.answers.extend([card_body(), update_body()])
    await say(office, wecom)
    shown = office.world.lines(FLOOR)[-1].id
    office.world.tap("sunting", shown, "assign")
    await wecom.settled()
    assert (office.world.line(shown).card or {})["main_title"]["title"] == "L1 已分配"
    assert "response_url" in bot.heard[-1]


async def test_a_stream_is_polled_until_it_is_finished(office: Office, bot: Listener, wecom: Served) -> None:
    bot.answers.extend([stream("想"), stream("想想"), None, stream("好", finish=True)])
    await say(office, wecom)
    kinds = [body["msgtype"] for body in bot.heard]
    assert kinds == ["text", "stream", "stream", "stream"]
    assert bot.heard[1]["stream"] == {"id": "s1"}
    assert "response_url" not in bot.heard[1]
    assert len({body["msgid"] for body in bot.heard}) == 4
    assert office.world.lines(FLOOR)[-1].text == "好"


async def test_polling_ends_after_six_minutes(office: Office, bot: Listener, wecom: Served) -> None:
    bot.answers.append(stream("想"))
    office.world.say("sunting", FLOOR, HELLO)
    while len(bot.heard) < 2:
        await wecom.callback.verify()
    office.push(minutes=7)
    async with asyncio.timeout(30):
        await wecom.settled()
    assert office.world.lines(FLOOR)[-1].text == "想"


async def test_words_and_a_card_travel_together_and_one_card_only(office: Office, bot: Listener, wecom: Served) -> None:
    both = stream("请看", finish=False) | {"msgtype": "stream_with_template_card", "template_card": card()}
    again = stream("再看", finish=True) | {"msgtype": "stream_with_template_card", "template_card": card("lead-2")}
    bot.answers.extend([both, again])
    await say(office, wecom)
    assert [line.kind for line in office.world.lines(FLOOR)] == ["text", "stream", "template_card"]
    refused = office.world.history.of("call", "passive")[-1]["answer"]
    assert refused["errcode"] == 40058


async def test_plain_text_is_no_passive_answer_to_a_message(office: Office, bot: Listener, wecom: Served) -> None:
    bot.answers.append({"msgtype": "text", "text": {"content": "hi"}})
    await say(office, wecom)
    assert office.world.history.of("call", "passive")[-1]["answer"]["errcode"] == 40008
    assert len(office.world.lines(FLOOR)) == 1


async def test_entering_may_be_answered_by_text(office: Office, bot: Listener, wecom: Served) -> None:
    bot.answers.append({"msgtype": "text", "text": {"content": "欢迎"}})
    office.world.enter("wanglei")
    await wecom.settled()
    assert office.world.lines(alone("wanglei"))[-1].text == "欢迎"
    assert "response_url" not in bot.heard[0]


async def test_feedback_may_only_be_answered_by_nothing(office: Office, bot: Listener, wecom: Served) -> None:
    answer = stream("答", finish=True)
    answer["stream"]["feedback"] = {"id": "f1"}
    bot.answers.extend([answer, stream("谢谢", finish=True)])
    await say(office, wecom)
    office.world.judge("sunting", office.world.lines(FLOOR)[-1].id, Opinion(id="", type=1))
    await wecom.settled()
    assert bot.heard[-1]["event"]["feedback_event"]["id"] == "f1"
    assert office.world.history.of("call", "passive")[-1]["answer"]["errcode"] == 40058


async def test_an_answer_under_another_nonce_counts_for_nothing(office: Office, bot: Listener, wecom: Served) -> None:
    bot.nonce = "forged"
    bot.answers.append(stream("答", finish=True))
    await say(office, wecom)
    assert len(office.world.lines(FLOOR)) == 1
    assert office.world.history.of("delivery", "message")[0]["outcome"] == "unreadable answer"


async def test_the_response_url_works_once(office: Office, bot: Listener, wecom: Served) -> None:
    await say(office, wecom)
    url = bot.heard[0]["response_url"]
    assert await active(url, markdown("晚答")) == 0
    assert await active(url, markdown("再答")) == 40058
    line = office.world.lines(FLOOR)[-1]
    assert (line.text, line.quote) == ("晚答", office.world.lines(FLOOR)[0].id)


async def test_the_response_url_ends_after_an_hour(office: Office, bot: Listener, wecom: Served) -> None:
    await say(office, wecom)
    office.push(hours=1, seconds=1)
    assert await active(bot.heard[0]["response_url"], markdown("晚答")) == 40058


async def test_cards_by_response_url_go_to_single_chats_only(office: Office, bot: Listener, wecom: Served) -> None:
    await say(office, wecom)
    assert await active(bot.heard[0]["response_url"], card_body()) == 40008
    office.world.say("wanglei", alone("wanglei"), "在吗")
    await wecom.settled()
    assert await active(bot.heard[1]["response_url"], update_body()) == 40008
    assert await active(bot.heard[1]["response_url"], card_body()) == 0


async def test_files_are_sealed_with_the_bots_own_key(office: Office, bot: Listener, wecom: Served) -> None:
    office.world.show("wanglei", alone("wanglei"), "file", b"sheet", name="a.xlsx")
    await wecom.settled()
    file = bot.heard[0]["file"]
    assert "aeskey" not in file
    async with aiohttp.ClientSession() as session, session.get(file["url"]) as response:
        assert decrypt(key_of(Settings().aes_key), await response.read()) == b"sheet"


@pytest.mark.parametrize("nonsense", [[1], "text", {"msgtype": "stream", "stream": []}])
async def test_an_answer_that_makes_no_sense_is_written_down(
    office: Office, bot: Listener, wecom: Served, nonsense: Any
) -> None:
    bot.answers.append(nonsense)
    await say(office, wecom)
    assert office.world.history.of("call", "passive")[0]["answer"]["errcode"] in {40008, 40058}


async def test_a_call_with_a_body_that_is_no_json_is_refused(wecom: Served) -> None:
    url = f"{wecom.http}/cgi-bin/aibot/response?response_code=made-up"
    async with aiohttp.ClientSession() as session:
        for body in (b"not json", b"[]", b""):
            async with session.post(url, data=body) as response:
                assert (await response.json())["errcode"] == 40058
