"""Who has as many leads as he can work gets one more only on purpose (S32, I11)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.commands import Assign
from bot.domain.decision import Happened
from bot.domain.lead import Stage
from tests.floor import FULL_POST, GROUP_NAME, ROSTER, SalesFloor, buttons

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PHONES = ("13900523381", "13900523382", "13900523383")
COMPANIES = ("顺风电气", "朗驰机械", "云栖餐饮")


def one_lead_each() -> list[object]:
    """Everybody in the list, 王磊 and 李明 with room for one lead."""
    return [replace(one, capacity=1) if one.userid in {"wanglei", "liming"} else one for one in ROSTER]


@pytest.fixture
async def full() -> AsyncIterator[SalesFloor]:
    """王磊 has L1 and no room for more; L2 and L3 wait."""
    floor = SalesFloor(people=one_lead_each())  # type: ignore[arg-type]
    for company, phone in zip(COMPANIES, PHONES, strict=True):
        await floor.say("刘洋", FULL_POST.replace(COMPANIES[0], company).replace(PHONES[0], phone))
    await floor.say("孙婷", "L1 给王磊")
    yield floor
    floor.close()


async def test_the_figures_are_named_and_nothing_happens_yet(full: SalesFloor) -> None:
    await full.say("孙婷", "L2 给王磊")
    assert full.lead(2).stage is Stage.QUALIFIED
    assert full.lead(2).owner is None
    asked = full.last(GROUP_NAME)
    assert asked.startswith("王磊 手上已有 1 条，容量 1 条。L2 朗驰机械 仍要分给 王磊 吗？")
    assert buttons(full.card(GROUP_NAME).card)[0] == "仍给王磊"
    assert "王磊" not in buttons(full.card(GROUP_NAME).card)[1:]


@pytest.mark.parametrize(
    "answer", ["是", "是的", "确认", "仍然给他", "就给他吧", "第一个", "王磊", "还是给王磊", "强推", "好的,给他"]
)
async def test_a_yes_in_many_words_gives_it_all_the_same(full: SalesFloor, answer: str) -> None:
    await full.say("孙婷", "L2 给王磊")
    await full.say("孙婷", answer)
    assert full.lead(2).owner == "wanglei"
    assert full.lead(3).owner is None


@pytest.mark.parametrize("answer", ["张伟", "那给张伟吧", "换张伟", "改成张伟", "L2 给张伟"])
async def test_another_name_gives_it_to_somebody_else(full: SalesFloor, answer: str) -> None:
    await full.say("孙婷", "L2 给王磊")
    await full.say("孙婷", answer)
    assert (full.lead(2).owner, full.lead(3).owner) == ("zhangwei", None)


@pytest.mark.parametrize("answer", ["不用了", "算了", "张伟怎么样?", "是吗?", "哈哈"])
async def test_other_words_give_it_to_nobody(full: SalesFloor, answer: str) -> None:
    await full.say("孙婷", "L2 给王磊")
    await full.say("孙婷", answer)
    assert full.lead(2).owner is None


async def test_a_tap_confirms_and_a_tap_chooses(full: SalesFloor) -> None:
    await full.say("孙婷", "L2 给王磊")
    await full.tap("孙婷", full.card(GROUP_NAME), "仍给王磊")
    assert full.lead(2).owner == "wanglei"
    await full.say("孙婷", "L3 给王磊")
    question = full.card(GROUP_NAME)
    other = buttons(question.card)[1]
    await full.tap("孙婷", question, other)
    assert full.lead(3).owner not in {None, "wanglei"}


async def test_nobody_else_can_confirm(full: SalesFloor) -> None:
    await full.say("孙婷", "L2 给王磊")
    await full.say("赵琳", "是")
    await full.tap("赵琳", full.card(GROUP_NAME), "仍给王磊")
    assert full.lead(2).owner is None


async def test_the_dropdown_of_the_card_asks_too(full: SalesFloor) -> None:
    second = full.messages(GROUP_NAME)[1]
    await full.tap("孙婷", second, "分配", owner="wanglei")
    assert full.lead(2).owner is None
    assert "手上已有 1 条" in full.last(GROUP_NAME)
    await full.say("孙婷", "确认")
    assert full.lead(2).owner == "wanglei"


async def test_a_reassignment_asks_too_and_keeps_its_reason(full: SalesFloor) -> None:
    await full.say("孙婷", "L2 给张伟")
    await full.say("孙婷", "L2 改派给王磊,张伟休假")
    assert full.lead(2).owner == "zhangwei"
    await full.say("孙婷", "是")
    assert full.lead(2).owner == "wanglei"
    last = [event for event in full.history(2) if event.happened is Happened.REASSIGNED][-1]
    assert last.detail["reason"] == "张伟休假"


async def test_somebody_who_is_full_too_is_asked_about_in_turn(full: SalesFloor) -> None:
    await full.say("孙婷", "L3 给李明")
    await full.say("孙婷", "L2 给王磊")
    await full.say("孙婷", "换李明")
    assert full.last(GROUP_NAME).startswith("李明 手上已有 1 条")
    await full.say("孙婷", "是")
    assert full.lead(2).owner == "liming"


async def test_of_several_leads_those_with_room_are_given(full: SalesFloor) -> None:
    await full.say("孙婷", "L2、L3 给李明")
    assert (full.lead(2).owner, full.lead(3).owner) == ("liming", None)
    assert full.last(GROUP_NAME).startswith("李明 手上已有 1 条")


async def test_the_question_lapses_when_somebody_else_decides(full: SalesFloor) -> None:
    await full.say("孙婷", "L2 给王磊")
    await full.say("陈静", "L2 给张伟")
    await full.say("孙婷", "L2 给张伟")
    await full.say("孙婷", "是")
    assert full.lead(2).owner != "wanglei"


async def test_forcing_it_is_on_purpose_already(full: SalesFloor) -> None:
    await full.say("孙婷", "L2 强推给王磊")
    assert full.lead(2).owner == "wanglei"


async def test_the_mistake_that_is_none_comes_before_the_doubt(full: SalesFloor) -> None:
    """A lead that cannot be assigned at all is refused, whoever was named."""
    await full.say("孙婷", "L2 无效")
    await full.dispatcher.give(Assign(lead=2, owner="wanglei"), by="sunting", key="x")
    assert full.lead(2).stage is Stage.JUNK
    (told,) = await full.dispatcher.give(Assign(lead=3, owner="wanglei"), by="sunting", key="y")
    assert "手上已有 1 条" in told


async def test_in_callback_mode_the_question_is_the_answer_in_place() -> None:
    floor = SalesFloor(people=one_lead_each(), passive=True)  # type: ignore[arg-type]
    for company, phone in zip(COMPANIES[:2], PHONES[:2], strict=True):
        await floor.say("刘洋", FULL_POST.replace(COMPANIES[0], company).replace(PHONES[0], phone))
    await floor.say("孙婷", "L1 给王磊")
    answer = await floor.say("孙婷", "L2 给王磊")
    assert buttons(answer.card)[0] == "仍给王磊"
    await floor.say("孙婷", "是")
    assert floor.lead(2).owner == "wanglei"
    floor.close()
