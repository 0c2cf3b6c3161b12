"""Taking back a decision on a whole floor (product.md §3, "undo")."""

from __future__ import annotations

import pytest

from bot.domain.lead import Stage
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor


async def test_within_ten_minutes_the_one_who_did_it_takes_it_back(dispatched: SalesFloor) -> None:
    await dispatched.push(minutes=9)
    await dispatched.say("孙婷", "L1 撤销")
    assert dispatched.lead(1).stage is Stage.QUALIFIED
    assert "不用你跟了" in dispatched.last("王磊")
    assert dispatched.clocks(1) == {"unassigned"}


@pytest.mark.parametrize(
    ("who", "minutes", "accepted", "why"),
    [
        ("孙婷", 11, False, "10 分钟"),
        ("孙婷", 1, True, "已经回应"),
        ("赵琳", 1, False, "不是你做的"),
        ("刘洋", 1, False, "派单由销管决定"),
    ],
)
async def test_otherwise_it_stands_and_the_reason_is_said(
    dispatched: SalesFloor,
    who: str,
    minutes: int,
    accepted: bool,  # noqa: FBT001 — a column of the table
    why: str,
) -> None:
    if accepted:
        await dispatched.alone("王磊", "L1 接收")
    await dispatched.push(minutes=minutes)
    await dispatched.say(who, "L1 撤销")
    assert dispatched.lead(1).owner == "wanglei"
    assert why in dispatched.last(GROUP_NAME)


async def test_the_card_after_an_undo_works(dispatched: SalesFloor) -> None:
    await dispatched.say("孙婷", "L1 撤销")
    await dispatched.tap("孙婷", dispatched.card(GROUP_NAME), "分配", owner="liming")
    assert dispatched.lead(1).owner == "liming"


async def test_what_the_sdr_learned_in_between_is_not_lost(dispatched: SalesFloor) -> None:
    await dispatched.say("刘洋", "改 L1 预算:80万")
    await dispatched.say("孙婷", "L1 撤销")
    budget = dispatched.lead(1).inquiry.budget
    assert budget is not None
    assert budget.low == 800_000


async def test_an_undone_junk_gives_the_owner_a_card_and_a_clock_again(dispatched: SalesFloor) -> None:
    await dispatched.say("孙婷", "L1 无效 同行")
    dispatched.hush()
    await dispatched.say("孙婷", "L1 撤销")
    assert dispatched.lead(1).owner == "wanglei"
    assert dispatched.clocks(1) == {"unanswered", "first_contact"}
    await dispatched.tap("王磊", dispatched.card("王磊"), "接收")
    assert dispatched.lead(1).stage is Stage.ACCEPTED
    assert "撤销" in dispatched.heard("刘洋")[0]


async def test_an_undo_of_nothing_says_so(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 撤销")
    assert "没有可以撤销" in floor.last(GROUP_NAME)
