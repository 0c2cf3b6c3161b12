"""What makes a lead doubtful is shown with its reason to whoever has to do with it, and never drops it (S17, S69)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.intake import Reason
from bot.domain.lead import Stage
from bot.domain.policy import Policy
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

LANDLINE = FULL_POST.replace("13900523381", "0512-55501234")
GAPS = "新线索 公司:绿洲农业 联系人:张三 电话:0512-55501234 需求:想上系统"
ANOTHER = FULL_POST.replace("顺风电气", "绿洲农业").replace("周建国", "孙二")


@pytest.fixture
async def wary() -> AsyncIterator[SalesFloor]:
    """A floor that knows its competitors."""
    opened = SalesFloor(policy=Policy(competitors=("绿洲农业", "某某软件")))
    yield opened
    opened.close()


async def test_an_sdr_who_is_asked_for_gaps_is_told_what_is_doubtful_too(floor: SalesFloor) -> None:
    await floor.say("刘洋", GAPS)
    assert "存疑：只有座机；姓名像占位" in floor.last("刘洋")


async def test_a_competitor_is_marked_and_dispatched_all_the_same(wary: SalesFloor) -> None:
    await wary.say("刘洋", ANOTHER)
    assert wary.lead(1).stage is Stage.QUALIFIED
    assert "存疑：疑似同行" in wary.last(GROUP_NAME)


async def test_a_telephone_that_replaces_a_landline_ends_the_doubt(floor: SalesFloor) -> None:
    await floor.say("刘洋", LANDLINE)
    assert floor.lead(1).inquiry.doubts == (Reason.LANDLINE_ONLY,)
    await floor.alone("刘洋", "改 L1 电话 13900220501")
    assert floor.lead(1).inquiry.doubts == ()


async def test_a_correction_can_make_a_lead_doubtful(wary: SalesFloor) -> None:
    await wary.say("刘洋", FULL_POST)
    await wary.alone("刘洋", "改 L1 公司 绿洲农业")
    assert wary.lead(1).inquiry.doubts == (Reason.COMPETITOR,)


async def test_one_telephone_under_two_names_marks_the_lead_that_has_it(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("何静", FULL_POST)
    assert floor.lead(1).inquiry.doubts == ()
    await floor.say("何静", ANOTHER)
    assert floor.lead(1).inquiry.doubts == (Reason.SHARED_PHONE,)
    await floor.say("孙婷", "L1 ?")
    assert "存疑：同一号码报过别的名字" in floor.last(GROUP_NAME)


async def test_a_new_lead_with_the_telephone_of_a_closed_one_of_another_name_is_marked(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 无效 空号")
    await floor.say("何静", ANOTHER)
    assert floor.lead(2).inquiry.doubts == (Reason.SHARED_PHONE,)
    await floor.say("何静", "改 L2 电话 13900220501")
    assert floor.lead(2).inquiry.doubts == ()


async def test_a_telephone_corrected_to_that_of_a_closed_lead_of_another_name_is_marked(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 无效 空号")
    await floor.say("何静", ANOTHER.replace("13900523381", "13900220501"))
    await floor.say("何静", "改 L2 电话 13900523381")
    assert floor.lead(2).inquiry.doubts == (Reason.SHARED_PHONE,)


async def test_a_bare_sum_or_number_corrects_the_lead_that_was_posted_last(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.alone("刘洋", "改成60万")
    assert "预算 60万" in floor.last("刘洋")
    await floor.alone("刘洋", "改 13900220501")
    assert floor.lead(1).inquiry.phones == ("13900220501",)
