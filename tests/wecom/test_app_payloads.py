"""An app's XML reads as what somebody did; dangerous XML is refused; answers are the XML that WeCom reads."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wecom import app_payloads, xml
from bot.wecom.transport import Answer, Channel, Said, Tapped
from tests.wecom.samples import CARD, NOW, WANGLEI, outgoing

STAMP = int(NOW.timestamp())
HEAD = f"<ToUserName>corp</ToUserName><FromUserName><![CDATA[WangLei]]></FromUserName><CreateTime>{STAMP}</CreateTime>"
TEXT = f"<xml>{HEAD}<MsgType>text</MsgType><Content><![CDATA[已联系 L1 <b>]]></Content><MsgId>77</MsgId></xml>"
TAP = (
    f"<xml>{HEAD}<MsgType>event</MsgType><Event>template_card_event</Event><EventKey>k1</EventKey><TaskId>t1</TaskId>"
    "<CardType>button_interaction</CardType><ResponseCode>RC</ResponseCode><SelectedItems><SelectedItem>"
    "<QuestionKey>why</QuestionKey><OptionIds><OptionId>busy</OptionId></OptionIds></SelectedItem>"
    "<SelectedItem><QuestionKey>none</QuestionKey><OptionIds></OptionIds></SelectedItem></SelectedItems></xml>"
)


def test_words_to_the_app() -> None:
    heard = app_payloads.inbound(TEXT.encode(), now=NOW)
    assert heard is not None
    assert (heard.what, heard.sender, heard.chat) == (Said(text="已联系 L1 <b>"), "WangLei", WANGLEI)
    assert (heard.channel, heard.passive, heard.reply, heard.at) == (Channel.APP, False, None, NOW)


def test_a_tap_on_the_apps_card() -> None:
    heard = app_payloads.inbound(TAP.encode(), now=NOW)
    assert heard is not None
    assert heard.what == Tapped(task_id="t1", key="k1", chosen={"why": "busy"}, response_code="RC")


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<MsgType>voice</MsgType><Recognition>已联系</Recognition>", "已联系"),
        ("<MsgType>image</MsgType><PicUrl>x</PicUrl>", ""),
    ],
)
def test_voice_counts_as_text_and_a_picture_has_no_words(inside: str, words: str) -> None:
    heard = app_payloads.inbound(f"<xml>{HEAD}{inside}</xml>".encode(), now=NOW)
    assert heard is not None
    assert heard.what == Said(text=words)


def test_two_taps_in_the_same_second_are_two() -> None:
    keys = set()
    for change in ("k1", "k2"), ("t1", "t2"), ("RC", "RC2"), ("WangLei", "ZhangWei"), (str(STAMP), str(STAMP + 1)):
        heard = app_payloads.inbound(TAP.replace(f">{change[0]}<", f">{change[1]}<").encode(), now=NOW)
        changed = app_payloads.inbound(TAP.replace(change[0], change[1]).encode(), now=NOW)
        assert heard is not None
        assert changed is not None
        keys.add(changed.key)
    assert len(keys) == 5
    first, again = (app_payloads.inbound(TAP.encode(), now=NOW + dt.timedelta(seconds=n)) for n in (0, 5))
    assert first is not None
    assert again is not None
    assert first.key == again.key not in keys


@pytest.mark.parametrize(
    "inside",
    [
        "<MsgType>event</MsgType><Event>enter_agent</Event>",
        "<MsgType>event</MsgType><Event>subscribe</Event>",
        "<MsgType>event</MsgType><Event>template_card_event</Event><EventKey>closed</EventKey>",
        "<MsgType>location</MsgType>",
        "",
    ],
)
def test_other_events_are_nothing(inside: str) -> None:
    assert app_payloads.inbound(f"<xml>{HEAD}{inside}</xml>".encode(), now=NOW) is None


def test_words_without_msgid_are_known_by_their_whole_body() -> None:
    bodies = [TEXT.replace("<MsgId>77</MsgId>", "").replace("L1", lead).encode() for lead in ("L1", "L2")]
    keys = {heard.key for body in bodies if (heard := app_payloads.inbound(body, now=NOW))}
    assert len(keys) == 2


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<xml>",
        b"<xml></xml><xml></xml>",
        b"junk",
        b"\xff\xfe<\0x\0>\0",
        b'<!DOCTYPE x [<!ENTITY a "b">]><xml><a>&a;</a></xml>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><xml></xml>',
        b"<xml><a>&undefined;</a></xml>",
        b"<xml>" * 50 + b"</xml>" * 50,
        b"<xml>" * 50_000,
        b"<xml>" + b"x" * 70_000 + b"</xml>",
    ],
)
def test_dangerous_or_broken_xml_is_refused(body: bytes) -> None:
    with pytest.raises(xml.BadXml):
        app_payloads.inbound(body, now=NOW)


@given(st.binary(max_size=300))
def test_random_bytes_are_refused_and_nothing_else(body: bytes) -> None:
    with pytest.raises(xml.BadXml):
        xml.read(body)


plain_words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1)


@given(plain_words)
def test_what_is_written_is_read_again(words: str) -> None:
    assert xml.text(xml.read(xml.write("xml", {"A": words}).encode()), "A") == words


def test_a_tap_is_answered_by_the_new_card_for_the_one_who_tapped() -> None:
    heard = app_payloads.inbound(TAP.encode(), now=NOW)
    assert heard is not None
    answer = app_payloads.passive(Answer(update=CARD), heard, corp_id="corp", now=NOW)
    assert answer is not None
    tree = xml.read(answer.encode())
    card = xml.trees(tree, "TemplateCard")[0]
    assert xml.text(tree, "MsgType") == "update_template_card"
    assert (xml.text(tree, "ToUserName"), xml.text(tree, "FromUserName")) == ("WangLei", "corp")
    assert xml.text(card, "CardType") == "button_interaction"
    assert xml.text(card, "TaskId") == CARD.task_id
    assert [xml.text(line, "KeyName") for line in xml.trees(card, "HorizontalContentList")] == ["地区", "联系人"]
    assert [xml.text(button, "Key") for button in xml.trees(card, "ButtonList")] == ["k-assign", "k-back"]
    selection = xml.trees(card, "ButtonSelection")[0]
    assert [xml.text(option, "Id") for option in xml.trees(selection, "OptionList")] == ["wl", "zw"]


def test_words_are_not_answered_in_place() -> None:
    heard = app_payloads.inbound(TEXT.encode(), now=NOW)
    assert heard is not None
    assert app_payloads.passive(Answer(text="好", update=CARD), heard, corp_id="corp", now=NOW) is None


def test_every_message_to_a_person_asks_wecom_to_swallow_its_repeats() -> None:
    body = app_payloads.card_to(outgoing(WANGLEI), CARD, agent_id=7)
    assert body["touser"] == "WangLei"
    assert (body["agentid"], body["enable_duplicate_check"]) == (7, 1)
    assert 12_600 < body["duplicate_check_interval"] <= 14_400
    assert body["template_card"]["task_id"] == CARD.task_id


def test_words_too_long_for_one_message_go_in_numbered_parts() -> None:
    bodies = app_payloads.words_to(outgoing(WANGLEI, text="王磊今天要联系的线索\n" * 200), agent_id=7)
    contents = [body["markdown"]["content"] for body in bodies]
    assert len(contents) > 1
    assert all(len(content.encode()) <= 2048 for content in contents)
    assert contents[0].startswith(f"(1/{len(contents)})\n")


def test_an_update_names_the_card_by_its_code_alone() -> None:
    message = outgoing(WANGLEI, card=replace(CARD, buttons=()), update="RC")
    body = app_payloads.card_update(message, agent_id=7)
    assert (body["userids"], body["response_code"], body["agentid"]) == (["WangLei"], "RC", 7)
    assert body["template_card"]["replace_text"] == "已处理"


def test_an_update_without_a_card_turns_the_buttons_into_a_word() -> None:
    body = app_payloads.card_update(outgoing(WANGLEI, text="已由张伟接收", update="RC"), agent_id=7)
    assert body["button"] == {"replace_name": "已由张伟接收"}
