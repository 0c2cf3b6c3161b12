"""The app in the simulator (wecom §3.3, §4, §11.1)."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.simulator.envelope import Envelope
from bot.simulator.rules import Rules
from bot.simulator.server import serving
from bot.simulator.settings import Settings
from bot.simulator.trouble import Mishap, close_after, close_before, half, hang, page, refuse, silence, slow
from bot.wecom.transport import Channel
from tests.simulator.conftest import QUICK
from tests.simulator.listening import Listener, listening
from tests.simulator.office import Office, alone, card

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.simulator.server import Served

BASE = Settings()
ENVELOPE = Envelope(token=BASE.app_token, aes_key=BASE.app_aes_key, receive_id=BASE.corp_id)


class Caller:
    """A client of the app's API with a fresh token."""

    def __init__(self, session: aiohttp.ClientSession, served: Served) -> None:
        self._session = session
        self._served = served
        self.token = ""

    async def get_token(self, **changes: str) -> dict[str, Any]:
        query = {"corpid": BASE.corp_id, "corpsecret": BASE.app_secret} | changes
        async with self._session.get(f"{self._served.http}/cgi-bin/gettoken", params=query) as response:
            body: dict[str, Any] = await response.json()
        self.token = body.get("access_token", self.token)
        return body

    async def post(self, what: str, body: dict[str, Any], token: str | None = None) -> dict[str, Any]:
        query = {"access_token": self.token if token is None else token}
        url = f"{self._served.http}/cgi-bin/message/{what}"
        async with self._session.post(url, params=query, json=body) as response:
            answer: dict[str, Any] = await response.json()
            return answer

    async def send(self, to: str = "wanglei", **parts: Any) -> dict[str, Any]:
        return await self.post("send", message(to) | parts)


def message(to: str = "wanglei") -> dict[str, Any]:
    return {"touser": to, "agentid": BASE.agent_id, "msgtype": "text", "text": {"content": "提醒"}}


def card_message(task_id: str = "lead-1", **changes: Any) -> dict[str, Any]:
    return {"msgtype": "template_card", "template_card": card(task_id, **changes)}


@pytest.fixture
async def app() -> AsyncIterator[Listener]:
    async with listening(ENVELOPE, xml=True) as listener:
        yield listener


@pytest.fixture
async def wecom(office: Office, app: Listener) -> AsyncIterator[Served]:
    async with serving(office.world, Settings(app_callback=app.url, patience=QUICK)) as served:
        yield served


@contextlib.asynccontextmanager
async def calling(wecom: Served) -> AsyncIterator[Caller]:
    async with aiohttp.ClientSession() as session:
        caller = Caller(session, wecom)
        await caller.get_token()
        yield caller


@pytest.fixture
async def caller(wecom: Served) -> AsyncIterator[Caller]:
    async with calling(wecom) as made:
        yield made


# --------------------------------------------------------------------------------------------------- tokens


async def test_the_token_is_the_same_while_it_is_good(office: Office, caller: Caller) -> None:
    first = caller.token
    office.push(hours=1)
    body = await caller.get_token()
    assert (body["access_token"], body["expires_in"]) == (first, 3600)
    office.push(hours=1)
    assert (await caller.get_token())["access_token"] != first
    assert (await caller.post("send", message(), first))["errcode"] == 42001


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"corpid": "wwOther"}, 40013), ({"corpsecret": "wrong"}, 40001), ({"corpsecret": BASE.secret}, 40091)],
)
async def test_wrong_credentials_give_no_token(caller: Caller, changes: dict[str, str], code: int) -> None:
    body = await caller.get_token(**changes)
    assert body["errcode"] == code
    assert "access_token" not in body


@pytest.mark.parametrize(("token", "code"), [("", 41001), ("made-up", 40014)])
async def test_a_call_needs_a_good_token(caller: Caller, token: str, code: int) -> None:
    assert (await caller.post("send", message(), token))["errcode"] == code


async def test_a_token_can_die_early(wecom: Served, caller: Caller) -> None:
    wecom.app.tokens.invalidate()
    assert (await caller.send())["errcode"] == 40014
    await caller.get_token()
    assert (await caller.send())["errcode"] == 0


async def test_too_many_token_calls_are_stopped() -> None:
    office = Office(Rules(tokens_a_minute=2))
    async with serving(office.world, BASE) as served, calling(served) as caller:
        assert (await caller.get_token())["errcode"] == 0
        assert (await caller.get_token())["errcode"] == 45009


async def test_a_caller_from_elsewhere_is_refused() -> None:
    office = Office(Rules(trusted_ip=False))
    async with serving(office.world, BASE) as served, calling(served) as caller:
        assert (await caller.send())["errcode"] == 60020


async def test_callback_addresses_are_told(wecom: Served, caller: Caller) -> None:
    url = f"{wecom.http}/cgi-bin/getcallbackip"
    async with aiohttp.ClientSession() as session:
        async with session.get(url, params={"access_token": caller.token}) as response:
            assert (await response.json())["ip_list"] == ["127.0.0.1", "127.0.0.*"]
        async with session.get(url) as response:
            assert (await response.json())["errcode"] == 41001


# --------------------------------------------------------------------------------------------------- to whom


async def test_errcode_0_does_not_mean_that_everybody_got_it(office: Office, caller: Caller) -> None:
    body = await caller.send("WangLei|Nobody|OUTSIDER|unpaid")
    assert body["errcode"] == 0
    assert body["invaliduser"] == "nobody|outsider"
    assert body["unlicenseduser"] == "unpaid"
    assert [line.text for line in office.world.lines(alone("wanglei"))] == ["提醒"]
    assert office.world.lines(alone("unpaid")) == ()


async def test_nobody_valid_is_81013(caller: Caller) -> None:
    assert (await caller.send("nobody|outsider"))["errcode"] == 81013


async def test_at_all_reaches_the_whole_visible_range(office: Office, caller: Caller) -> None:
    await caller.send("@all")
    assert {line.chat.id for line in office.world.lines()} == {"sunting", "wanglei", "LiuYang"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"agentid": 7}, 40056),
        ({"msgtype": "file", "file": {"media_id": "x"}}, 40008),
        ({"text": {"content": "字" * 682 + "ab"}}, 0),  # 682 * 3 + 2 = 2048 bytes
        ({"text": {"content": "字" * 683}}, 45002),
        ({"msgtype": "markdown", "markdown": {"content": "字" * 683}}, 45002),
        ({"text": {"content": ""}}, 44004),
        ({"text": None}, 40058),
        ({"msgtype": "textcard", "textcard": {"title": "t", "description": "d", "url": "u"}}, 0),
        ({"msgtype": "textcard", "textcard": {"title": "题" * 43, "description": "d", "url": "u"}}, 45002),
        ({"msgtype": "textcard", "textcard": {"title": "t", "description": "d"}}, 40058),
        ({"touser": "|".join(f"u{n}" for n in range(1001))}, 40058),
        ({"toparty": "|".join("1" for _ in range(101))}, 40058),
    ],
)
async def test_what_may_be_sent(caller: Caller, change: dict[str, Any], code: int) -> None:
    assert (await caller.post("send", message() | change))["errcode"] == code


async def test_the_thirty_first_message_of_a_minute_vanishes(office: Office, caller: Caller) -> None:
    for number in range(31):
        assert (await caller.send(text={"content": f"第{number}条"}))["errcode"] == 0
    assert len(office.world.lines(alone("wanglei"))) == 30
    assert [line.text for line in office.world.unseen] == ["第30条"]
    office.push(minutes=1)
    await caller.send()
    assert len(office.world.lines(alone("wanglei"))) == 31


async def test_the_same_bytes_are_shown_once_inside_the_interval(office: Office, caller: Caller) -> None:
    checked = message() | {"enable_duplicate_check": 1, "duplicate_check_interval": 600}
    first = await caller.post("send", checked)
    assert await caller.post("send", checked) == first
    assert len(office.world.lines()) == 1
    await caller.post("send", checked | {"text": {"content": "别的"}})
    office.push(seconds=601)
    await caller.post("send", checked)
    assert len(office.world.lines()) == 3
    assert (await caller.post("send", checked | {"duplicate_check_interval": 14401}))["errcode"] == 40058


async def test_a_message_can_be_taken_back_for_a_day(office: Office, caller: Caller) -> None:
    sent = await caller.send("wanglei|sunting")
    assert (await caller.post("recall", {"msgid": sent["msgid"]}))["errcode"] == 0
    assert all(line.recalled for line in office.world.lines())
    late = await caller.send()
    office.push(hours=24, seconds=1)
    await caller.get_token()
    assert (await caller.post("recall", {"msgid": late["msgid"]}))["errcode"] == 40058


# --------------------------------------------------------------------------------------------------- cards


async def test_cards_with_buttons_need_a_callback_url(office: Office) -> None:
    async with serving(office.world, BASE) as served, calling(served) as caller:
        assert (await caller.send(**card_message()))["errcode"] == 43012


async def test_a_response_code_is_good_once(office: Office, caller: Caller) -> None:
    sent = await caller.send("wanglei|sunting", **card_message())
    change = {"agentid": BASE.agent_id, "response_code": sent["response_code"], "userids": ["WangLei", "Nobody"]}
    answer = await caller.post("update_template_card", change | {"button": {"replace_name": "已接收"}})
    assert (answer["errcode"], answer["invaliduser"]) == (0, "nobody")
    assert (office.world.lines(alone("wanglei"))[0].card or {})["replace_text"] == "已接收"
    assert "replace_text" not in (office.world.lines(alone("sunting"))[0].card or {})
    again = await caller.post("update_template_card", change | {"button": {"replace_name": "又"}})
    assert again["errcode"] == 40058


async def test_a_response_code_is_good_for_72_hours(office: Office, caller: Caller) -> None:
    first = await caller.send(**card_message("lead-1"))
    second = await caller.send(**card_message("lead-2"))
    change = {"agentid": BASE.agent_id, "userids": ["wanglei"], "button": {"replace_name": "过"}}
    office.push(hours=72)
    await caller.get_token()
    body = change | {"response_code": first["response_code"]}
    assert (await caller.post("update_template_card", body))["errcode"] == 0
    office.push(seconds=1)
    body = change | {"response_code": second["response_code"]}
    assert (await caller.post("update_template_card", body))["errcode"] == 40058


async def test_an_update_can_bring_a_new_card_but_no_new_task(office: Office, caller: Caller) -> None:
    sent = await caller.send(**card_message())
    change = {"agentid": BASE.agent_id, "response_code": sent["response_code"], "atall": 1}
    new = card("lead-9", main_title={"title": "L1 已接收"})
    assert (await caller.post("update_template_card", change | {"template_card": new}))["errcode"] == 40058
    new["task_id"] = "lead-1"
    assert (await caller.post("update_template_card", change | {"template_card": new}))["errcode"] == 0
    assert (office.world.lines()[0].card or {})["main_title"]["title"] == "L1 已接收"


async def test_notices_get_no_response_code(caller: Caller) -> None:
    notice = {"card_type": "text_notice", "main_title": {"title": "周报"}, "card_action": {"type": 1, "url": "u"}}
    assert "response_code" not in await caller.send(msgtype="template_card", template_card=notice)


async def test_a_task_id_is_used_once_per_app(caller: Caller) -> None:
    assert (await caller.send(**card_message()))["errcode"] == 0
    assert (await caller.send(**card_message()))["errcode"] == 40058


# --------------------------------------------------------------------------------------------------- callbacks


async def test_the_url_check_uses_the_corp_id(wecom: Served) -> None:
    assert await wecom.app.verify()


async def test_a_message_to_the_app_is_xml_and_tried_three_times(office: Office, app: Listener, wecom: Served) -> None:
    app.answers.extend([500, 500, 500])
    office.world.say("LiuYang", alone("LiuYang"), "]]> <b>", to=Channel.APP)
    await wecom.settled()
    assert len(app.heard) == 3
    assert app.heard[0]["Content"] == "]]> <b>"
    assert app.heard[0]["FromUserName"] == "LiuYang"
    assert int(app.heard[0]["MsgId"]) < 2**63
    assert app.heard[0] == app.heard[2]


async def test_a_message_can_be_answered_in_place(office: Office, app: Listener, wecom: Served) -> None:
    app.answers.append({"MsgType": "text", "Content": "收到"})
    office.world.say("LiuYang", alone("LiuYang"), "在", to=Channel.APP)
    await wecom.settled()
    assert [line.text for line in office.world.lines(alone("LiuYang"))] == ["在", "收到"]


async def tapped(office: Office, caller: Caller, wecom: Served) -> None:
    await caller.send("wanglei|sunting", **card_message())
    office.world.tap("wanglei", office.world.lines(alone("wanglei"))[0].id, "assign", {"owner": "liming"})
    await wecom.settled()


async def test_a_tap_is_told_once_with_a_response_code(
    office: Office, app: Listener, caller: Caller, wecom: Served
) -> None:
    app.answers.append(500)
    await tapped(office, caller, wecom)
    (told,) = app.heard
    assert (told["Event"], told["EventKey"], told["TaskId"]) == ("template_card_event", "assign", "lead-1")
    assert told["SelectedItems"] == {"SelectedItem": {"QuestionKey": "owner", "OptionIds": {"OptionId": "liming"}}}
    change = {"agentid": BASE.agent_id, "response_code": told["ResponseCode"], "userids": ["wanglei", "sunting"]}
    answer = await caller.post("update_template_card", change | {"button": {"replace_name": "过"}})
    assert answer["errcode"] == 0


async def test_the_answer_to_a_tap_changes_the_clickers_card_only(
    office: Office, app: Listener, caller: Caller, wecom: Served
) -> None:
    app.answers.append({"MsgType": "update_button", "Button": {"ReplaceName": "已接收"}})
    watch = office.world.watch()
    await tapped(office, caller, wecom)
    assert watch.take()[-1].viewers == ("wanglei",)
    mine = office.world.lines(alone("wanglei"))[0]
    assert (mine.card or {})["replace_text"] == "已接收"
    assert "replace_text" not in (office.world.lines(alone("sunting"))[0].card or {})
    with pytest.raises(ValueError, match="no button"):
        office.world.tap("wanglei", mine.id, "assign")


async def test_the_answer_to_a_tap_can_be_a_whole_card(
    office: Office, app: Listener, caller: Caller, wecom: Served
) -> None:
    new = {
        "CardType": "button_interaction",
        "MainTitle": {"Title": "L1 已接收"},
        "HorizontalContentList": [{"KeyName": "负责人", "Value": "王磊"}],
        "ButtonSelection": {
            "QuestionKey": "owner",
            "Disable": "true",
            "OptionList": [{"Id": "a", "Text": "甲"}],
        },
        "ButtonList": [{"Text": "已联系", "Key": "contacted", "Style": 2}],
        "TaskId": "lead-1",
    }
    app.answers.append({"MsgType": "update_template_card", "TemplateCard": new})
    await tapped(office, caller, wecom)
    assert office.world.history.of("call", "passive")[0]["answer"]["errcode"] == 0, office.world.history.rows[-1]
    face = office.world.lines(alone("wanglei"))[0].card or {}
    assert face["button_list"] == [{"text": "已联系", "key": "contacted", "style": 2}]
    assert face["button_selection"]["disable"] is True


@pytest.mark.parametrize(
    "answer",
    [
        {"MsgType": "update_button", "Button": {}},
        {"MsgType": "update_template_card", "TemplateCard": {"CardType": "button_interaction"}},
        {"MsgType": "text", "Content": "不行"},
        "bare text",
    ],
)
async def test_an_answer_that_is_not_allowed_changes_nothing(
    office: Office, app: Listener, caller: Caller, wecom: Served, answer: Any
) -> None:
    app.answers.append(answer)
    await tapped(office, caller, wecom)
    assert office.world.history.of("call", "passive")[0]["answer"]["errcode"] == 40058
    assert (office.world.lines(alone("wanglei"))[0].card or {}) == card("lead-1")


@pytest.mark.parametrize("change", [{"agentid": 7}, {"userids": []}, {"button": {}, "template_card": None}])
async def test_an_update_that_is_not_good_leaves_the_code_unused(
    office: Office, caller: Caller, change: dict[str, Any]
) -> None:
    sent = await caller.send(**card_message())
    good = {
        "agentid": BASE.agent_id,
        "response_code": sent["response_code"],
        "userids": ["wanglei"],
        "button": {"replace_name": "过"},
    }
    assert (await caller.post("update_template_card", good | change))["errcode"] in {40056, 40058}
    assert (await caller.post("update_template_card", good))["errcode"] == 0
    assert (office.world.lines()[0].card or {})["replace_text"] == "过"


async def test_departments_and_tags_do_not_exist_here(caller: Caller) -> None:
    answer = await caller.send("wanglei", toparty="2|3", totag="1")
    assert (answer["invalidparty"], answer["invalidtag"]) == ("2|3", "1")


# --------------------------------------------------------------------------------------------------- trouble

PATH = "/cgi-bin/message/send"


@pytest.mark.parametrize(
    ("mishap", "said"),
    [
        (page(200), 0),
        (page(502), 0),
        (hang(0.02), 0),
        (close_before(), 0),
        (close_after(), 1),
        (half(), 1),
        (silence(), 1),
    ],
)
async def test_answers_can_be_missing_or_broken(
    office: Office, wecom: Served, caller: Caller, mishap: Mishap, said: int
) -> None:
    office.world.trouble.next(PATH, mishap)
    limit = aiohttp.ClientTimeout(total=0.1)
    async with aiohttp.ClientSession(timeout=limit) as session:
        impatient = Caller(session, wecom)
        impatient.token = caller.token
        with pytest.raises((aiohttp.ClientError, TimeoutError)):
            await impatient.send()
    assert len(office.world.lines()) == said
    assert (await caller.send(text={"content": "之后"}))["errcode"] == 0


@pytest.mark.parametrize("code", [-1, 40014, 42001, 45009, 60020, 81013])
async def test_any_errcode_can_be_asked_for(office: Office, caller: Caller, code: int) -> None:
    office.world.trouble.next(PATH, refuse(code))
    assert (await caller.send())["errcode"] == code
    assert office.world.lines() == ()


async def test_an_answer_can_be_slow(office: Office, caller: Caller) -> None:
    office.world.trouble.next(PATH, slow(0.02))
    assert (await caller.send())["errcode"] == 0


async def test_tokens_and_codes_are_not_in_the_history(office: Office, caller: Caller) -> None:
    sent = await caller.send(**card_message())
    written = str(office.world.history.rows)
    assert caller.token not in written
    assert sent["response_code"] not in written
