"""A card is always one that WeCom takes, whatever we wrote on it; what identifies it is never bent."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wecom import cards
from bot.wecom.cards import BadCard, template_card
from bot.wecom.transport import Button, Card, Channel, Dropdown
from tests.wecom.samples import CARD


def test_the_card_of_a_lead() -> None:
    assert template_card(CARD, kind=Channel.AI_BOT) == {
        "card_type": "button_interaction",
        "source": {"desc": "榫卯"},
        "main_title": {"title": "L128 顺风电气", "desc": "预算 50 万"},
        "task_id": "lead-128-offer-x7Yq",
        "button_list": [
            {"text": "分配", "style": 1, "key": "k-assign"},
            {"text": "退回", "style": 4, "key": "k-back"},
        ],
        "sub_title_text": "建议分给王磊",
        "quote_area": {"type": 0, "title": "同事说", "quote_text": "认识他们 CTO"},
        "horizontal_content_list": [{"keyname": "地区", "value": "上海"}, {"keyname": "联系人", "value": "周总"}],
        "button_selection": {
            "question_key": "owner",
            "title": "分给",
            "option_list": [{"id": "wl", "text": "王磊"}, {"id": "zw", "text": "张伟"}],
            "selected_id": "zw",
        },
    }


@pytest.mark.parametrize(
    ("kind", "lengths"),
    [
        (Channel.AI_BOT, {"source": 13, "title": 26, "desc": 30, "body": 112, "value": 26, "option": 10}),
        (Channel.APP, {"source": 20, "title": 36, "desc": 44, "body": 160, "value": 30, "option": 16}),
    ],
)
def test_long_words_are_shortened_to_what_each_channel_shows(kind: Channel, lengths: dict[str, int]) -> None:
    long = "长" * 500
    card = replace(
        CARD,
        source=long,
        title=long,
        title_note=long,
        body=long,
        lines=((long, long),),
        dropdown=Dropdown(question_key="q", title=long, options=(("a", long),)),
        buttons=(Button(text=long, key="k"),),
    )
    made = template_card(card, kind=kind)
    line, option = made["horizontal_content_list"][0], made["button_selection"]["option_list"][0]
    assert {
        "source": len(made["source"]["desc"]),
        "title": len(made["main_title"]["title"]),
        "desc": len(made["main_title"]["desc"]),
        "body": len(made["sub_title_text"]),
        "value": len(line["value"]),
        "option": len(option["text"]),
    } == lengths
    assert (len(line["keyname"]), len(made["button_list"][0]["text"])) == (5, 10)
    assert made["main_title"]["title"].endswith("…")


def test_the_surplus_falls_away_from_the_end() -> None:
    many = tuple((f"id{n}", f"名{n}") for n in range(30))
    card = replace(
        CARD,
        lines=many,
        dropdown=Dropdown(question_key="q", title="t", options=many),
        buttons=tuple(Button(text=text, key=key) for key, text in many),
    )
    made = template_card(card, kind=Channel.APP)
    assert [option["id"] for option in made["button_selection"]["option_list"]] == [f"id{n}" for n in range(10)]
    assert [button["key"] for button in made["button_list"]] == [f"id{n}" for n in range(6)]
    assert len(made["horizontal_content_list"]) == 6


@pytest.mark.parametrize(
    "changes",
    [
        {"task_id": ""},
        {"task_id": "线索"},
        {"task_id": "a b"},
        {"task_id": "a\n"},
        {"task_id": "a" * 129},
        {"buttons": (Button(text="a", key=""),)},
        {"buttons": (Button(text="a", key="k" * 1025),)},
        {"buttons": (Button(text="a", key="k"), Button(text="b", key="k"))},
        {"dropdown": Dropdown(question_key="", title="t", options=(("a", "b"),))},
        {"dropdown": Dropdown(question_key="q", title="t", options=(("", "b"),))},
        {"dropdown": Dropdown(question_key="q", title="t", options=(("王" * 43, "b"),))},
        {"dropdown": Dropdown(question_key="q", title="t", options=(("a", "b"), ("a", "c")))},
    ],
)
def test_what_identifies_is_never_bent(changes: dict[str, Any]) -> None:
    with pytest.raises(BadCard):
        template_card(replace(CARD, **changes), kind=Channel.AI_BOT)


def test_a_card_that_is_done_has_one_grey_button() -> None:
    done = replace(CARD, buttons=(), dropdown=replace(CARD.dropdown, closed=True) if CARD.dropdown else None)
    made = cards.update(done)
    assert made["response_type"] == "update_template_card"
    assert made["template_card"]["button_list"] == [{"text": "已处理", "style": 4, "key": cards.CLOSED_KEY}]
    assert made["template_card"]["button_selection"]["disable"] is True
    assert cards.app_card(done)["replace_text"] == "已处理"
    assert "replace_text" not in cards.app_card(CARD)


def test_a_card_may_be_drawn_anew_for_some_alone() -> None:
    assert cards.update(CARD, only_for=("sunting",))["userids"] == ["sunting"]
    assert "userids" not in cards.update(CARD)


def test_a_choice_that_is_not_offered_is_not_preselected() -> None:
    dropdown = Dropdown(question_key="q", title="t", options=(("a", "b"),), selected="gone")
    made = template_card(replace(CARD, dropdown=dropdown), kind=Channel.AI_BOT)
    assert "selected_id" not in made["button_selection"]


def test_a_dropdown_without_options_is_left_out() -> None:
    dropdown = Dropdown(question_key="q", title="t", options=())
    assert "button_selection" not in template_card(replace(CARD, dropdown=dropdown), kind=Channel.AI_BOT)


words = st.text(max_size=200)
ids = st.text("abcdef-_@019", min_size=1, max_size=20)
some_cards = st.builds(
    Card,
    task_id=ids,
    source=words,
    title=words,
    title_note=words,
    body=words,
    quote=st.none() | st.tuples(words, words),
    lines=st.lists(st.tuples(words, words), max_size=9).map(tuple),
    dropdown=st.none()
    | st.builds(
        Dropdown,
        question_key=ids,
        title=words,
        options=st.lists(st.tuples(ids, words), max_size=14, unique_by=lambda option: option[0]).map(tuple),
    ),
    buttons=st.lists(
        st.builds(Button, text=words, key=ids, style=st.integers(-1, 9)), max_size=8, unique_by=lambda b: b.key
    ).map(tuple),
)


@given(some_cards, st.sampled_from([Channel.AI_BOT, Channel.APP]))
def test_every_card_is_within_wecoms_limits(card: Card, kind: Channel) -> None:
    made = template_card(card, kind=kind)
    assert made["main_title"]["title"]
    assert 1 <= len(made["button_list"]) <= 6
    assert all(button["text"] and 1 <= button["style"] <= 4 for button in made["button_list"])
    assert re.fullmatch(r"[0-9A-Za-z_@-]{1,128}", made["task_id"])
    assert len(made.get("horizontal_content_list", [])) <= 6
    assert len(made.get("button_selection", {}).get("option_list", [1])) in range(1, 11)
    assert "\n" not in "".join(line["value"] for line in made.get("horizontal_content_list", []))
