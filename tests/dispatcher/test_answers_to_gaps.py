"""What a lead lacks is filled by a plain answer of its SDR (S20, issue: "a plain answer fills it")."""

from __future__ import annotations

import pytest

from bot.domain.lead import Stage
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor, buttons

NO_BUDGET = FULL_POST.replace("预算:50万\n", "")
NO_BUDGET_EITHER = NO_BUDGET.replace("顺风电气", "朗驰机械").replace("13900523381", "13900523382")


@pytest.mark.parametrize("words", ["预算50万", "50万左右", "L1 50万", "客户说预算50万"])
async def test_a_plain_answer_fills_the_gap_and_the_card_comes(floor: SalesFloor, words: str) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.say("刘洋", words)
    assert floor.lead(1).stage is Stage.QUALIFIED
    assert "分配" in buttons(floor.card(GROUP_NAME).card)


async def test_alone_with_the_bot_too(floor: SalesFloor) -> None:
    await floor.alone("刘洋", NO_BUDGET)
    await floor.alone("刘洋", "预算50万")
    assert floor.lead(1).stage is Stage.QUALIFIED


async def test_of_two_that_lack_it_the_one_is_asked_for_and_then_filled(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.say("刘洋", NO_BUDGET_EITHER)
    await floor.say("刘洋", "50万左右")
    assert "哪条线索" in floor.last(GROUP_NAME)
    await floor.say("刘洋", "L1")
    assert (floor.lead(1).stage, floor.lead(2).stage) == (Stage.QUALIFIED, Stage.INQUIRY)


NEITHER = NO_BUDGET.replace("权限:决策人\n", "")
NEITHER_EITHER = NO_BUDGET_EITHER.replace("权限:决策人\n", "")


@pytest.mark.parametrize("answer", ["L1", "第二个"])
async def test_two_answers_in_a_row_are_asked_about_together_and_none_is_lost(floor: SalesFloor, answer: str) -> None:
    await floor.say("刘洋", NEITHER)
    await floor.say("刘洋", NEITHER_EITHER)
    await floor.say("刘洋", "50万左右")
    await floor.say("刘洋", "老板拍板")
    assert floor.last(GROUP_NAME).startswith("“50万左右；老板拍板”说的是哪条线索？")
    await floor.say("刘洋", answer)
    first, second = floor.lead(1), floor.lead(2)
    assert (first.stage, second.stage) == (Stage.QUALIFIED, Stage.INQUIRY)
    assert first.inquiry.budget is not None
    assert first.inquiry.authority is not None
    assert second.missing == ("budget", "authority")


async def test_the_card_of_the_question_takes_both_answers_too(floor: SalesFloor) -> None:
    await floor.say("刘洋", NEITHER)
    await floor.say("刘洋", NEITHER_EITHER)
    await floor.say("刘洋", "50万左右")
    old = floor.card(GROUP_NAME)
    await floor.say("刘洋", "老板拍板")
    await floor.say("刘洋", "L2 ?")
    assert floor.lead(1).missing == floor.lead(2).missing == ("budget", "authority")
    await floor.tap("刘洋", floor.card(GROUP_NAME), "L1 顺风电气")
    assert floor.lead(1).stage is Stage.QUALIFIED
    await floor.tap("刘洋", old, "L2 朗驰机械")
    assert floor.lead(2).missing == ("budget", "authority"), "what was asked anew is not answered twice"


async def test_an_answer_that_fits_one_lead_only_leaves_the_question_about_another_open(floor: SalesFloor) -> None:
    await floor.say("刘洋", NEITHER)
    await floor.say("刘洋", NO_BUDGET_EITHER)
    await floor.say("刘洋", "50万左右")
    await floor.say("刘洋", "老板拍板")
    assert floor.lead(1).missing == ("budget",)
    await floor.say("刘洋", "L2")
    assert floor.lead(2).stage is Stage.QUALIFIED
    assert floor.lead(1).missing == ("budget",)


async def test_the_quoted_one_is_meant(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.say("刘洋", NO_BUDGET_EITHER)
    await floor.say("刘洋", "50万", quote=floor.messages(GROUP_NAME)[0])
    assert (floor.lead(1).stage, floor.lead(2).stage) == (Stage.QUALIFIED, Stage.INQUIRY)


@pytest.mark.parametrize("who", ["何静", "李建国", "王磊"])
async def test_somebody_elses_words_fill_nothing(floor: SalesFloor, who: str) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.say(who, "L1 预算50万")
    assert floor.lead(1).stage is Stage.INQUIRY


async def test_a_call_record_stays_a_call_record(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.say("刘洋", "L1 打了电话,没人接")
    assert floor.lead(1).stage is Stage.INQUIRY
    assert "次通话已记" in floor.last(GROUP_NAME)


async def test_a_call_that_brought_the_answer_is_both(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.say("刘洋", "L1 打通电话了,客户说预算50万")
    assert floor.lead(1).stage is Stage.QUALIFIED
    assert [note.note.kind for note in floor.look(lambda work: work.notes.of(1))] == ["call"]


async def test_what_is_known_is_not_replaced(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", "L1 预算80万")
    budget = floor.lead(1).inquiry.budget
    assert budget is not None
    assert budget.low == 500_000
