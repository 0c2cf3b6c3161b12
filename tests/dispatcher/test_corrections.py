"""What is said of a lead after its post: 补充 fills gaps, 改 replaces, and no customer is kept twice."""

from __future__ import annotations

import pytest

from bot.domain.decision import Happened
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor

OTHER = FULL_POST.replace("顺风电气", "朗驰机械").replace("13900523381", "13900523382")


def budget(floor: SalesFloor) -> str:
    stated = floor.lead(1).inquiry.budget
    return stated.words if stated else ""


async def test_a_gap_filler_replaces_nothing_and_says_so(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.alone("刘洋", "补充 L1 预算:80万")
    assert budget(floor) == "50万"
    assert "改 L1 预算" in floor.last("刘洋")
    assert Happened.FILLED not in {event.happened for event in floor.history(1)}


@pytest.mark.parametrize("words", ["改 L1 预算 80万", "L1 改 预算:80万", "更正 L1 预算:80万"])
async def test_a_correction_replaces(floor: SalesFloor, words: str) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.alone("刘洋", words)
    assert budget(floor) == "80万"
    assert "已更新" in floor.last("刘洋")


async def test_what_was_not_named_stays(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    before = floor.lead(1).inquiry
    await floor.alone("刘洋", "改 L1 电话 13900523389")
    after = floor.lead(1).inquiry
    assert after.phones == ("13900523389",)
    assert (after.company, after.budget, after.need) == (before.company, before.budget, before.need)


async def test_a_gap_is_filled_beside_a_field_that_stays(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST.replace("地区:上海\n", ""))
    await floor.alone("刘洋", "补充 L1 地区:北京 预算:80万")
    assert (floor.lead(1).inquiry.region, budget(floor)) == ("北京", "50万")
    assert any("预算之前已经写过" in words for words in floor.heard("刘洋"))


async def test_a_replaced_phone_that_another_lead_has_is_refused_by_its_name(floor: SalesFloor) -> None:
    """I10: one customer is not kept twice."""
    await floor.say("刘洋", FULL_POST)
    await floor.say("何静", OTHER)
    await floor.alone("刘洋", "改 L1 电话 13900523382")
    assert floor.lead(1).inquiry.phones == ("13900523381",)
    assert "L2" in floor.last("刘洋")
    assert "13900523382" not in floor.last("刘洋")


async def test_the_phone_of_a_closed_lead_may_be_taken(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("何静", OTHER)
    await floor.say("孙婷", "L2 无效 同行")
    await floor.alone("刘洋", "改 L1 电话 13900523382")
    assert floor.lead(1).inquiry.phones == ("13900523382",)


async def test_saying_what_is_known_changes_nothing(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.alone("刘洋", "改 L1 电话 13900523381")
    assert "没有变化" in floor.last("刘洋")


async def test_who_it_should_have_been_is_no_reason(dispatched: SalesFloor) -> None:
    await dispatched.say("孙婷", "不对,是李明")
    assert dispatched.lead(1).owner == "liming"
    assert "原因" not in dispatched.heard(GROUP_NAME)[-1]


@pytest.mark.parametrize("words", ["朗驰机械 补充一下 预算:80万", "朗驰 改 预算:80万", "朗驰那家，更正 预算:80万"])
async def test_the_company_in_front_says_which_lead_is_meant(floor: SalesFloor, words: str) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", OTHER.replace("预算:50万\n", ""))
    await floor.say("刘洋", words)
    assert budget(floor) == "50万"
    stated = floor.lead(2).inquiry.budget
    assert stated is not None
    assert stated.words == "80万"


async def test_words_in_front_that_are_no_company_say_nothing(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST.replace("预算:50万\n", ""))
    await floor.say("刘洋", "客户 补充 预算:80万")
    assert budget(floor) == "80万"


async def test_a_company_of_two_leads_is_asked_about(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", OTHER.replace("朗驰机械", "顺风机械"))
    await floor.say("刘洋", "顺风 改 预算:80万")
    assert budget(floor) == "50万"
    assert "哪一条" in floor.last(GROUP_NAME) or "哪条" in floor.last(GROUP_NAME)
