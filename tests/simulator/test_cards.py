"""The limits of template cards, one by one (wecom §3.2)."""

from __future__ import annotations

from typing import Any

import pytest

from bot.simulator.card_rules import judge
from bot.simulator.errors import Refused
from tests.simulator.office import card


def options(count: int) -> list[dict[str, str]]:
    return [{"id": f"o{number}", "text": f"人{number}"} for number in range(count)]


def dropdown(key: str = "owner", count: int = 2, **more: Any) -> dict[str, Any]:
    return {"question_key": key, "title": "负责人", "option_list": options(count), **more}


def pressed(count: int, **more: Any) -> list[dict[str, Any]]:
    return [{"text": "好", "key": f"k{number}", **more} for number in range(count)]


def rows(count: int) -> list[dict[str, str]]:
    return [{"keyname": "公司", "value": "顺风"}] * count


SUBMIT = {"text": "提交", "key": "submit"}
VOTE = {"card_type": "vote_interaction", "checkbox": {"question_key": "q", "option_list": options(20)}}
MANY = {"card_type": "multiple_interaction", "submit_button": SUBMIT}
ACTION = {"type": 1, "url": "u"}
NEWS = {"card_type": "news_notice", "card_action": ACTION}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"button_selection": dropdown(count=10)},
        {"button_selection": None},
        {"button_list": pressed(6)},
        {"button_list": [{"text": "看", "type": 1, "url": "u"}]},
        {"task_id": "lead-1_a@B" + "9" * 118},
        {"horizontal_content_list": rows(6)},
        {"main_title": {"title": "很" * 100}},
        {"action_menu": {"desc": "更多", "action_list": pressed(3)}},
        VOTE | {"submit_button": SUBMIT},
        MANY | {"select_list": [dropdown("a"), dropdown("b"), dropdown("c")]},
        MANY | {"select_list": [dropdown("a")], "task_id": None},
        NEWS | {"card_image": {"url": "u", "aspect_ratio": 2.25}},
        {"card_type": "text_notice", "card_action": ACTION, "main_title": None, "sub_title_text": "字"},
    ],
)
def test_cards_within_the_limits_are_taken(change: dict[str, Any]) -> None:
    assert judge(card(**change))["card_type"]


@pytest.mark.parametrize(
    "change",
    [
        {"card_type": "unheard_of"},
        {"main_title": None},
        {"button_list": None},
        {"button_list": []},
        {"button_list": pressed(7)},
        {"button_list": pressed(2, key="same")},
        {"button_list": pressed(1, key="k" * 1025)},
        {"button_list": pressed(1, key="")},
        {"button_list": pressed(1, text="")},
        {"button_list": pressed(1, style=5)},
        {"button_selection": dropdown(count=11)},
        {"button_selection": dropdown(count=0)},
        {"button_selection": {"question_key": "q", "option_list": [{"id": "字" * 43, "text": "长"}]}},
        {"button_selection": {"question_key": "q", "option_list": [{"id": "a", "text": "甲"}] * 2}},
        {"button_selection": {"option_list": options(1)}},
        {"task_id": None},
        {"task_id": "lead#1"},
        {"task_id": "l" * 129},
        {"task_id": ""},
        {"horizontal_content_list": rows(7)},
        {"horizontal_content_list": [{"value": "没有名字"}]},
        {"jump_list": [{"type": 1, "title": "看", "url": "u"}] * 4},
        {"vertical_content_list": [{"title": "一"}] * 5},
        {"action_menu": {"desc": "更多", "action_list": pressed(4)}},
        {"action_menu": {"action_list": pressed(1)}},
        {"card_image": {"url": "u", "aspect_ratio": 1.2}},
        VOTE,
        VOTE | {"submit_button": SUBMIT, "checkbox": {"question_key": "q", "option_list": options(21)}},
        MANY | {"select_list": [dropdown(key) for key in "abcd"]},
        MANY | {"select_list": [dropdown("a"), dropdown("a")]},
        NEWS,
        {"card_type": "text_notice", "main_title": {"title": "题"}},
        {"card_type": "text_notice", "card_action": ACTION, "main_title": {}, "sub_title_text": ""},
    ],
)
def test_cards_that_break_a_limit_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        judge(card(**change))
    assert refused.value.code == 40058


@pytest.mark.parametrize("nonsense", [None, [], "card", {}])
def test_what_is_no_card_is_refused(nonsense: Any) -> None:
    with pytest.raises(Refused):
        judge(nonsense)
