"""转出 in words (S34, S35): where the SDR transfers, and where naming the owner does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.lead import Stage
from bot.domain.policy import Policy
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
async def floor() -> AsyncIterator[SalesFloor]:
    """A lead whose owner is named, where the SDR transfers."""
    opened = SalesFloor(policy=Policy(transfer="by_sdr"))
    await opened.say("刘洋", FULL_POST)
    await opened.say("孙婷", "L1 给王磊")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "words",
    [
        "转出",
        "一键转出",
        "L1 转出",
        "l1转出。",
        "转出L1",
        "转出 L1 给王磊",
        "L1 转出给王磊",
        "L1,转出给磊哥",
        "把L1转出给wanglei吧",
    ],
)
async def test_the_sdr_lets_it_go_in_any_of_these_words(floor: SalesFloor, words: str) -> None:
    await floor.say("刘洋", words)
    assert floor.lead(1).stage is Stage.ASSIGNED, floor.heard(GROUP_NAME)[-1]
    assert floor.heard("王磊")[0].startswith("新线索给你")


async def test_only_to_whom_sales_ops_named(floor: SalesFloor) -> None:
    await floor.say("刘洋", "L1 转出给李明")
    assert floor.lead(1).stage is Stage.NAMED
    assert "定的是 王磊" in floor.heard(GROUP_NAME)[-1]


async def test_a_salesperson_does_not_transfer(floor: SalesFloor) -> None:
    await floor.say("王磊", "L1 转出")
    assert floor.lead(1).stage is Stage.NAMED


async def test_sales_ops_may_let_it_go_for_an_sdr_who_is_away(floor: SalesFloor) -> None:
    await floor.say("孙婷", "L1 转出")
    assert floor.lead(1).stage is Stage.ASSIGNED


async def test_of_several_the_bot_asks_which(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST.replace("顺风", "逆风").replace("13900523381", "13900523382"))
    await floor.say("孙婷", "L2 给李明")
    await floor.say("刘洋", "转出")
    assert "你有 2 条待转出：L1 顺风电气（王磊）、L2 逆风电气（李明）" in floor.heard(GROUP_NAME)[-1]
    await floor.say("刘洋", "转出", quote="L2 定给 李明")
    assert floor.lead(2).stage is Stage.ASSIGNED


async def test_the_named_owner_is_told_nothing_and_has_nothing_to_do(floor: SalesFloor) -> None:
    await floor.alone("王磊", "我的")
    assert floor.heard("王磊") == ["你手上没有待办的线索。"]


async def test_an_inquiry_is_named_by_force_only() -> None:
    floor = SalesFloor(policy=Policy(transfer="by_sdr"))
    await floor.say("刘洋", FULL_POST.replace("\n预算:50万", ""))
    await floor.say("孙婷", "L1 给王磊")
    assert floor.lead(1).stage is Stage.INQUIRY
    await floor.say("孙婷", "/强推 L1 给王磊")
    assert floor.lead(1).stage is Stage.NAMED
    assert "缺预算，由 孙婷 强推" in floor.heard(GROUP_NAME)[-1]
    floor.close()
