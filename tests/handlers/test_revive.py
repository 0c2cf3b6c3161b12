"""恢复: sales-ops bring a lead back that was thrown out, however long ago."""

from __future__ import annotations

import pytest

from bot.domain.decision import Happened
from bot.domain.lead import Stage
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor, buttons

NO_BUDGET = FULL_POST.replace("预算:50万\n", "")


@pytest.fixture
async def thrown_out(floor: SalesFloor) -> SalesFloor:
    """L1 was thrown out an hour ago, when it was 王磊's."""
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    await floor.say("孙婷", "L1 无效 同行")
    await floor.push(hours=1)
    floor.hush()
    return floor


@pytest.mark.parametrize("words", ["恢复 L1", "L1 恢复", "恢复"])
async def test_it_waits_again_with_a_card_and_a_clock(thrown_out: SalesFloor, words: str) -> None:
    await thrown_out.say("孙婷", words)
    lead = thrown_out.lead(1)
    assert (lead.stage, lead.owner, lead.previous_owners) == (Stage.QUALIFIED, None, ("wanglei",))
    assert thrown_out.clocks(1) == {"unassigned"}
    assert "分配" in buttons(thrown_out.card(GROUP_NAME).card)
    assert "孙婷 恢复了 L1 顺风电气（之前标为无效），现在：待分配。" in thrown_out.heard(GROUP_NAME)
    assert thrown_out.heard("刘洋") == ["孙婷 恢复了 L1 顺风电气（之前标为无效），现在：待分配。"]
    assert thrown_out.history(1)[-1].happened is Happened.REVIVED
    await thrown_out.push(minutes=30)
    assert "还没人认领" in thrown_out.last(GROUP_NAME)
    await thrown_out.say("孙婷", "L1 给李明")
    assert thrown_out.lead(1).owner == "liming"


async def test_anybody_of_sales_ops_may_and_nobody_else(thrown_out: SalesFloor) -> None:
    await thrown_out.say("刘洋", "L1 恢复")
    assert "孙婷" in thrown_out.last(GROUP_NAME)
    assert thrown_out.lead(1).stage is Stage.JUNK
    await thrown_out.say("赵琳", "L1 恢复")
    assert thrown_out.lead(1).stage is Stage.QUALIFIED


async def test_it_is_not_taken_back_again(thrown_out: SalesFloor) -> None:
    await thrown_out.say("孙婷", "L1 恢复")
    await thrown_out.say("孙婷", "L1 撤销")
    assert thrown_out.lead(1).stage is Stage.QUALIFIED


async def test_only_what_was_thrown_out_can_be_brought_back(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 恢复")
    assert floor.last(GROUP_NAME).startswith("L1 现在是“待分配”，这一步办不了。")


async def test_a_customer_who_was_posted_anew_is_not_kept_twice(thrown_out: SalesFloor) -> None:
    await thrown_out.say("刘洋", FULL_POST)
    await thrown_out.say("孙婷", "L1 恢复")
    assert "这个电话已经在 L2 上" in thrown_out.last(GROUP_NAME)
    assert thrown_out.lead(1).stage is Stage.JUNK


async def test_with_gaps_its_sdr_is_asked_for_them_again(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.say("孙婷", "L1 无效 同行")
    floor.hush()
    await floor.say("孙婷", "L1 恢复")
    assert (floor.lead(1).stage, floor.clocks(1)) == (Stage.INQUIRY, {"gaps"})
    assert floor.last(GROUP_NAME).endswith("现在：询盘。还缺预算，补齐后自动派单。")
    assert "可以这样问客户" in floor.last("刘洋")
