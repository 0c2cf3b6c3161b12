"""Plain answers to what a lead lacks: what was asked for is heard, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.inquiry import Authority
from bot.domain.intake import Corrections, Manner, read_answers
from bot.domain.intake.gaps import LONGEST

TODAY = date(2026, 3, 2)
ALL = ("budget", "authority", "need", "timeline")


def heard(text: str, *gaps: str) -> Corrections:
    return read_answers(text, gaps or ALL, today=TODAY, contact="周总")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("预算50万", 500_000, 500_000),
        ("50万", 500_000, 500_000),
        ("五十万左右", 500_000, 500_000),
        ("大概30-50万吧", 300_000, 500_000),
        ("L1 预算80万", 800_000, 800_000),
        ("客户说预算50万", 500_000, 500_000),
    ],
)
def test_a_sum_is_the_budget_that_was_asked_for(text: str, low: int, high: int) -> None:
    budget = heard(text).stated.budget
    assert budget is not None
    assert (budget.low, budget.high) == (low, high)
    assert heard(text).names == {"budget"}
    assert heard(text).manner is Manner.FILL


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("他自己就能定", Authority.DECISION_MAKER),
        ("周总能拍板", Authority.DECISION_MAKER),
        ("决策人是他们总经理", Authority.DECISION_MAKER),
        ("老板定", Authority.INFLUENCER),
    ],
)
def test_who_decides_is_the_authority(text: str, authority: Authority) -> None:
    assert heard(text).stated.authority is authority
    assert heard(text).names == {"authority"}


@pytest.mark.parametrize(("text", "months"), [("三个月内", 3), ("时间是年底前", 10), ("Q2上线", 4)])
def test_a_window_is_the_timeline(text: str, months: int) -> None:
    timeline = heard(text).stated.timeline
    assert timeline is not None
    assert timeline.months == months


def test_several_answers_in_one_message_are_all_heard() -> None:
    assert heard("预算5万,老板拍板,三个月内上线").names == {"budget", "authority", "timeline"}
    assert heard("需求是换CRM").stated.need == "换CRM"


def test_what_was_not_asked_for_is_not_heard() -> None:
    assert heard("预算5万,老板拍板", "authority").names == {"authority"}
    assert not heard("预算5万", "timeline")
    assert not heard("电话13900523381", "budget")


@pytest.mark.parametrize(
    "text",
    [
        "他们去年预算50万", "注册资本500万", "他们刚融了5000万", "预算多少?", "预算多少合适", "好的,我去问", "谢谢",
        "打了电话没人接", "我认识他们CTO", "周五要演示", "今天天气不错", "", "。",
        "预算50万" + "，客户那边的情况说来话长" * 8,
    ],
)  # fmt: skip
def test_other_talk_is_no_answer(text: str) -> None:
    assert not heard(text)


@pytest.mark.slow
@given(text=st.text(max_size=LONGEST + 20), gaps=st.sets(st.sampled_from(ALL)))
def test_any_words_are_read_and_state_only_what_was_asked_for(text: str, gaps: set[str]) -> None:
    assert read_answers(text, gaps, today=TODAY, contact=None).names <= gaps


@pytest.mark.parametrize("text", ["没说预算", "客户没提预算", "预算没聊到,想约演示"])
def test_what_the_customer_left_unsaid_stays_a_gap(text: str) -> None:
    assert "budget" not in heard(text).names
