"""Who works a customer of the CRM is asked, and the answer stays with that lead; the mark can be taken back (S36)."""

from __future__ import annotations

import pytest

from bot.domain.lead import Stage
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor, buttons

SECOND = FULL_POST.replace("顺风电气", "朗驰机械").replace("13900523381", "13900523382")


@pytest.fixture
async def two(floor: SalesFloor) -> SalesFloor:
    """L1 and L2 wait."""
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", SECOND)
    return floor


@pytest.mark.parametrize("words", ["系统里已经有了", "CRM已有", "撞单了", "CRM里有这家"])
async def test_without_a_name_it_is_asked_who_works_it(two: SalesFloor, words: str) -> None:
    await two.say("孙婷", words, quote=two.messages(GROUP_NAME)[0])
    assert two.lead(1).stage is Stage.QUALIFIED
    assert two.last(GROUP_NAME).startswith("L1 顺风电气 在 CRM 里现在是谁在跟？")
    assert buttons(two.card(GROUP_NAME).card)[-1] == "没人在跟"


@pytest.mark.parametrize("words", ["张伟", "是张伟", "张伟在跟", "现在是张伟", "老张"])
async def test_a_bare_name_answers_for_that_lead_and_no_other(two: SalesFloor, words: str) -> None:
    await two.say("孙婷", "L1 系统里已经有了")
    await two.say("孙婷", words)
    assert (two.lead(1).stage, two.lead(1).owner) == (Stage.IN_CRM, "zhangwei")
    assert (two.lead(2).stage, two.lead(2).owner) == (Stage.QUALIFIED, None)


@pytest.mark.parametrize("words", ["没人跟", "没人在跟", "现在没人跟了", "在公海"])
async def test_nobody_is_an_answer(two: SalesFloor, words: str) -> None:
    await two.say("孙婷", "L1 系统里已经有了")
    await two.say("孙婷", words)
    assert (two.lead(1).stage, two.lead(1).owner) == (Stage.IN_CRM, None)


async def test_a_name_with_another_lead_is_about_that_one(two: SalesFloor) -> None:
    await two.say("孙婷", "L1 系统里已经有了")
    await two.say("孙婷", "张伟", quote=two.messages(GROUP_NAME)[1])
    assert two.lead(1).stage is Stage.QUALIFIED
    assert two.lead(2).owner == "zhangwei"


async def test_whoever_had_a_lead_of_the_company_is_named_first(two: SalesFloor) -> None:
    await two.say("孙婷", "L1 给张伟")
    await two.say("刘洋", FULL_POST.replace("13900523381", "13900523383"))
    await two.say("孙婷", "L3 系统里已经有了")
    assert buttons(two.card(GROUP_NAME).card)[0] == "张伟"


async def test_it_is_not_asked_of_a_lead_that_is_settled(two: SalesFloor) -> None:
    await two.say("孙婷", "L1 无效")
    await two.say("孙婷", "L1 系统里已经有了")
    assert "这一步办不了" in two.last(GROUP_NAME)


@pytest.mark.parametrize("words", ["L1 不是撞单,看错了", "L1 CRM里没有,搞错了", "L1 查错了,不在系统里"])
async def test_taking_the_mark_back_is_offered(two: SalesFloor, words: str) -> None:
    await two.say("孙婷", "L1 CRM已存在,张伟在跟")
    await two.say("孙婷", words)
    assert two.lead(1).stage is Stage.IN_CRM
    assert "要撤销吗" in two.last(GROUP_NAME)
    assert buttons(two.card(GROUP_NAME).card) == ["撤销"]


@pytest.mark.parametrize("words", ["是", "撤销", "撤销吧", "对,撤销", "第一个"])
async def test_a_yes_takes_it_back(two: SalesFloor, words: str) -> None:
    await two.say("孙婷", "L1 CRM已存在,张伟在跟")
    await two.say("孙婷", "L2 给王磊")
    await two.say("孙婷", "L1 不是撞单,看错了")
    await two.say("孙婷", words)
    assert (two.lead(1).stage, two.lead(1).owner) == (Stage.QUALIFIED, None)
    assert two.lead(2).owner == "wanglei"


async def test_a_tap_takes_it_back(two: SalesFloor) -> None:
    await two.say("孙婷", "L1 CRM已存在,张伟在跟")
    await two.say("孙婷", "L1 不是撞单,看错了")
    await two.tap("孙婷", two.card(GROUP_NAME), "撤销")
    assert two.lead(1).stage is Stage.QUALIFIED


@pytest.mark.parametrize(
    ("who", "minutes", "why"), [("孙婷", 11, "，已过 10 分钟，不能撤销"), ("赵琳", 1, "，不是你标的，不能撤销")]
)
async def test_when_it_cannot_be_taken_back_there_is_another_way(
    two: SalesFloor, who: str, minutes: int, why: str
) -> None:
    await two.say("孙婷", "L1 CRM已存在,张伟在跟")
    await two.push(minutes=minutes)
    await two.say(who, "L1 不是撞单,看错了")
    assert why in two.last(GROUP_NAME)
    assert "“L1 改派给某某”" in two.last(GROUP_NAME)
    await two.say(who, "L1 改派给李明")
    assert (two.lead(1).stage, two.lead(1).owner) == (Stage.ASSIGNED, "liming")
    assert "不用你跟了" in two.last("张伟") or "李明" in two.last("张伟")
    assert any("不按 CRM 已存在处理了" in words for words in two.heard("刘洋"))


async def test_a_note_on_it_since_does_not_make_it_final(two: SalesFloor) -> None:
    await two.say("孙婷", "L1 CRM已存在,现在没人跟")
    await two.say("李建国", "L1 我认识他们CTO")
    await two.say("孙婷", "L1 不是撞单,看错了")
    assert "要撤销吗" in two.last(GROUP_NAME)
    assert "在跟" not in two.last(GROUP_NAME)
