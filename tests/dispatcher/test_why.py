"""The history says why words were taken for what was done."""

from __future__ import annotations

import pytest

from bot.domain.decision import Happened
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor


def why(floor: SalesFloor, happened: Happened) -> str | None:
    (event,) = [event for event in floor.history(1) if event.happened is happened]
    return event.detail.get("why")


async def test_an_assignment_in_words_keeps_the_words_that_decided_it(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    assert "王磊" in (why(floor, Happened.ASSIGNED) or "")


@pytest.mark.parametrize(
    ("words", "expected"), [("补充 L1 邮箱:zhou@example.com", "空缺"), ("改 L1 预算 80万", "替换")]
)
async def test_fields_keep_whether_they_filled_or_replaced(floor: SalesFloor, words: str, expected: str) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.alone("刘洋", words)
    assert expected in (why(floor, Happened.FILLED) or "")


async def test_each_of_two_orders_has_its_own_reason(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", FULL_POST.replace("13900523381", "13900523382"))
    await floor.say("孙婷", "L1 给王磊,L2 给李明")
    second = [event for event in floor.history(2) if event.happened is Happened.ASSIGNED]
    assert "李明" not in (why(floor, Happened.ASSIGNED) or "")
    assert "李明" in second[0].detail["why"]


async def test_a_tap_needs_no_reason(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.tap("孙婷", floor.card(GROUP_NAME), "分配", owner="wanglei")
    assert why(floor, Happened.ASSIGNED) is None
