"""An AI bot's JSON reads as what people did, leniently; our words go out in the only shapes WeCom takes."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wecom import payloads
from bot.wecom.transport import Answer, Chat, ChatKind, Entered, Said, Tapped
from tests.wecom.samples import CARD, GROUP, NOW, WANGLEI, message, tap


def text_of(body: dict[str, Any]) -> str | None:
    """What somebody said."""
    heard = payloads.inbound(body, now=NOW)
    assert heard is not None
    assert isinstance(heard.what, Said)
    return heard.what.text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "@线索助手 给王磊"),
        ({"msgtype": "voice", "voice": {"content": "给王磊"}}, "给王磊"),
        (
            {
                "msgtype": "mixed",
                "mixed": {
                    "msg_item": [
                        {"msgtype": "text", "text": {"content": "@线索助手"}},
                        {"msgtype": "image", "image": {"url": "https://example.com/a"}},
                        {"msgtype": "text", "text": {"content": "给王磊"}},
                    ]
                },
            },
            "@线索助手\n给王磊",
        ),
        ({"msgtype": "mixed", "mixed": {"msg_item": ["junk", 1, {}]}}, ""),
        ({"msgtype": "mixed", "mixed": {"msg_item": "junk"}}, ""),
        ({"msgtype": "image", "image": {"url": "https://example.com/a"}}, ""),
        ({"msgtype": "file", "file": {"url": "https://example.com/a"}}, ""),
        ({"text": None}, ""),
        ({"text": {"content": "\ud800L1\0"}}, "?L1"),
        ({"surprise": {"new": 1}}, "@线索助手 给王磊"),
    ],
)
def test_every_kind_of_message_gives_its_words(changes: dict[str, Any], text: str) -> None:
    assert text_of(message(**changes)) == text


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ({"msgtype": "text", "text": {"content": "L128 顺风电气"}}, "L128 顺风电气"),
        ({"msgtype": "voice", "voice": {"content": "L128"}}, "L128"),
        ({"msgtype": "markdown", "markdown": {"content": "**L128**"}}, "**L128**"),
        (
            {"msgtype": "mixed", "mixed": {"msg_item": [{"msgtype": "text", "text": {"content": "L128"}}, {}]}},
            "L128",
        ),
        ({"msgtype": "image", "image": {"url": "https://example.com/L1"}}, ""),
        ({"msgtype": "file", "file": {"filename": "L128.xlsx", "url": "https://example.com"}}, "L128.xlsx"),
        (
            {"msgtype": "template_card", "template_card": {"main_title": {"title": "L128"}, "x": [{"value": "上海"}]}},
            "L128\n上海",
        ),
        ({}, ""),
    ],
)
def test_the_words_of_a_quote_are_found_in_every_kind(quote: dict[str, Any], words: str) -> None:
    heard = payloads.inbound(message(quote=quote), now=NOW)
    assert heard is not None
    assert isinstance(heard.what, Said)
    assert heard.what.quote == words


@pytest.mark.parametrize("quote", [None, "L1", []])
def test_no_quote_is_no_quote(quote: object) -> None:
    heard = payloads.inbound(message(quote=quote), now=NOW)
    assert heard is not None
    assert heard.what == Said(text="@线索助手 给王磊")


@pytest.mark.parametrize(
    ("changes", "chat"),
    [
        ({}, GROUP),
        ({"chattype": None}, GROUP),
        ({"chattype": "single"}, Chat(kind=ChatKind.SINGLE, id="SunTing")),
        ({"chattype": "single", "chatid": None}, Chat(kind=ChatKind.SINGLE, id="SunTing")),
        ({"chattype": None, "chatid": None}, Chat(kind=ChatKind.SINGLE, id="SunTing")),
        ({"chatid": "wrgroup01"}, Chat(kind=ChatKind.GROUP, id="wrgroup01")),
    ],
)
def test_where_it_was_said(changes: dict[str, Any], chat: Chat) -> None:
    heard = payloads.inbound(message(**changes), now=NOW)
    assert heard is not None
    assert (heard.chat, heard.sender) == (chat, "SunTing")


def test_a_tap_is_read_with_what_was_chosen_and_when() -> None:
    heard = payloads.inbound(tap(), now=NOW + dt.timedelta(hours=1))
    assert heard is not None
    assert heard.what == Tapped(task_id=CARD.task_id, key="k-assign", chosen={"owner": "wl"})
    assert (heard.at, heard.key) == (NOW, "m2")


def test_words_after_a_tap_never_wait_for_its_answer_which_holds_only_the_card() -> None:
    heard = payloads.inbound(tap(), now=NOW)
    assert heard is not None
    assert not heard.passive


@pytest.mark.parametrize(
    ("items", "chosen"),
    [
        ({"selected_item": [{"question_key": "owner", "option_ids": {"option_id": "wl"}}]}, {"owner": "wl"}),
        ({"selected_item": [{"question_key": "owner", "optionids": {"option_id": ["wl", "zw"]}}]}, {"owner": "wl"}),
        ({"selected_item": [{"question_key": "owner", "option_ids": {"option_id": []}}, 7]}, {}),
        ({"selected_item": "junk"}, {}),
        (None, {}),
    ],
)
def test_choices_are_read_in_every_spelling(items: object, chosen: dict[str, str]) -> None:
    body = tap()
    body["event"]["template_card_event"]["selected_items"] = items
    heard = payloads.inbound(body, now=NOW)
    assert heard is not None
    assert isinstance(heard.what, Tapped)
    assert heard.what.chosen == chosen


def test_a_tap_in_the_spelling_of_the_field_table_is_read_too() -> None:
    body = tap()
    body["event"]["template_card_event"] = {"cardtype": "x", "eventkey": "k", "taskid": "t"}
    heard = payloads.inbound(body, now=NOW)
    assert heard is not None
    assert heard.what == Tapped(task_id="t", key="k")


def test_somebody_who_comes_in_is_greeted_even_without_chattype() -> None:
    body = {"msgid": "e", "from": {"userid": "WangLei"}, "msgtype": "event", "event": {"eventtype": "enter_chat"}}
    heard = payloads.inbound(body, now=NOW)
    assert heard is not None
    assert (heard.what, heard.chat, heard.at) == (Entered(), WANGLEI, NOW)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"msgtype": "text"},
        message() | {"from": {}},
        message() | {"from": "SunTing"},
        message(chatid="", chattype="group"),
        message(msgtype="stream", stream={"id": "s"}),
        message(msgtype="hologram"),
        message(msgtype=["text"]),
        tap("closed"),
        tap(event={"eventtype": "feedback_event", "feedback_event": {"type": 2}}),
        tap(event={"eventtype": "auth_change_event"}),
        tap(event={"eventtype": "disconnected_event"}),
        tap(event=None),
    ],
)
def test_what_is_neither_words_nor_tap_nor_entry_is_nothing(body: dict[str, Any]) -> None:
    assert payloads.inbound(body, now=NOW) is None


@pytest.mark.parametrize("stamp", [None, "", "soon", -1, 10**12, 10**40, 0, True])
def test_a_time_stamp_that_makes_no_sense_is_now(stamp: object) -> None:
    heard = payloads.inbound(tap(create_time=stamp), now=NOW)
    assert heard is not None
    assert heard.at == NOW


def test_without_msgid_the_whole_body_is_the_key() -> None:
    first, again, other = (
        payloads.inbound(tap(key, msgid=None), now=NOW) for key in ("k-assign", "k-assign", "k-back")
    )
    assert first is not None
    assert again is not None
    assert other is not None
    assert first.key == again.key != other.key


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ["msgid", "chatid", "chattype", "from", "msgtype", "text", "event", "quote", "mixed", "create_time"]


@given(st.sampled_from([message, tap]), st.dictionaries(st.sampled_from(FIELDS), json_values, max_size=3))
def test_nothing_in_a_body_makes_reading_fail(make: Any, changes: dict[str, Any]) -> None:
    heard = payloads.inbound(make(**changes), now=NOW)
    if heard is not None:
        json.dumps([heard.key, heard.sender, heard.chat.id], ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "junk", ["", "[]", "1", "null", "{", '"x"', b"\xff", "[" * 200_000, '{"a":' * 200_000, '{"a":' + "9" * 9999 + "}"]
)
def test_what_is_no_json_object_is_none(junk: str | bytes) -> None:
    assert payloads.loads(junk) is None


def test_a_message_by_the_long_connection_can_be_answered_for_24_hours() -> None:
    heard = payloads.inbound(message(response_url="https://example.com/never"), now=NOW, req_id="r1")
    assert heard is not None
    assert heard.reply is not None
    assert (heard.reply.token, heard.reply.once, heard.passive) == ("r1", False, False)
    assert heard.reply.good_until == NOW + dt.timedelta(hours=24)


def test_an_event_by_the_long_connection_can_be_answered_only_at_once() -> None:
    heard = payloads.inbound(tap(), now=NOW, req_id="r1")
    assert heard is not None
    assert heard.reply is None


def test_a_callback_can_be_answered_once_within_the_hour() -> None:
    heard = payloads.inbound(message(response_url="https://qyapi.weixin.qq.com/x?response_code=SECRET"), now=NOW)
    assert heard is not None
    assert heard.reply is not None
    assert (heard.passive, heard.reply.once) == (True, True)
    assert heard.reply.good_until == NOW + dt.timedelta(hours=1)
    assert "SECRET" not in repr(heard)


@pytest.mark.parametrize(
    ("answer", "what", "msgtype"),
    [
        (Answer(), Said(text="x"), None),
        (Answer(text="好"), Said(text="x"), "stream"),
        (Answer(card=CARD), Said(text="x"), "template_card"),
        (Answer(text="好", card=CARD), Said(text="x"), "stream_with_template_card"),
        (Answer(text="欢迎"), Entered(), "text"),
        (Answer(card=CARD), Entered(), "template_card"),
        (Answer(), Entered(), None),
        (Answer(text="好"), Tapped(task_id="t", key="k"), None),
    ],
)
def test_each_kind_is_answered_in_the_only_shapes_it_may(answer: Answer, what: Any, msgtype: str | None) -> None:
    body = payloads.passive(answer, what, stream="s1")
    assert (body and body["msgtype"]) == msgtype


def test_words_and_card_travel_together() -> None:
    body = payloads.passive(Answer(text="好", card=CARD), Said(text="x"), stream="s1")
    assert body is not None
    assert body["stream"] == {"id": "s1", "finish": True, "content": "好"}
    assert body["template_card"]["task_id"] == CARD.task_id


def test_a_tap_is_answered_by_the_card_as_it_looks_now() -> None:
    body = payloads.passive(Answer(update=CARD), Tapped(task_id="t", key="k"), stream="s")
    assert body is not None
    assert body["response_type"] == "update_template_card"
    assert "msgtype" not in body


@pytest.mark.parametrize(("chat", "kind"), [(GROUP, 2), (WANGLEI, 1)])
def test_a_push_always_says_what_kind_of_chat_it_goes_to(chat: Chat, kind: int) -> None:
    assert payloads.push(chat, payloads.markdown("hi")) == {
        "chatid": chat.id,
        "chat_type": kind,
        "msgtype": "markdown",
        "markdown": {"content": "hi"},
    }


def test_long_words_are_cut_at_20480_bytes() -> None:
    content = payloads.markdown("王" * 7000)["markdown"]["content"]
    assert len(content.encode()) <= 20480
    assert content.endswith("王…")


def test_the_same_message_is_always_the_same_bytes() -> None:
    assert payloads.dumps(payloads.markdown("L1 🎯\ud800")) == payloads.dumps(payloads.markdown("L1 🎯\ud800"))
