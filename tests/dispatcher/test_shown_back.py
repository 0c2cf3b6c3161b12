"""What was understood of a post is shown back to its SDR, alone, so that a mistake is found at once."""

from __future__ import annotations

from bot.domain.decision import Happened
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor

READ = (
    "我读到的是：公司 顺风电气 · 联系人 周建国 · 电话 13900523381 · 需求 换CRM · 预算 50万 · 权限 决策人 · 时间 本季度"
    " · 地区 上海 · 行业 制造 · 来源 未知（未填来源）；不对就回复“改 L1 电话 …”。"
)


async def test_a_complete_post_made_alone_is_read_back_field_by_field(floor: SalesFloor) -> None:
    await floor.alone("刘洋", FULL_POST)
    (words,) = floor.heard("刘洋")
    assert READ in words
    assert "我读到的是" not in floor.last(GROUP_NAME)
    assert Happened.REVEALED in {event.happened for event in floor.history(1)}


async def test_a_complete_post_in_the_group_leaves_its_sdr_alone(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    assert floor.heard("刘洋") == []


async def test_a_doubtful_post_in_the_group_is_read_back_alone(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST.replace("13900523381", "400-820-8820"))
    (words,) = floor.heard("刘洋")
    assert "我读到的是" in words
    assert "存疑：" in words


async def test_a_doubtful_post_made_alone_is_read_back_once(floor: SalesFloor) -> None:
    await floor.alone("刘洋", FULL_POST.replace("13900523381", "400-820-8820"))
    assert len(floor.heard("刘洋")) == 1


async def test_with_the_gaps_comes_what_was_read(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST.replace("预算:50万\n", ""))
    (words,) = floor.heard("刘洋")
    assert "离标准还差" in words
    assert "我读到的是：公司 顺风电气 · 联系人 周建国 · 电话 13900523381 · 需求 换CRM · 权限 决策人" in words


async def test_source_second_number_and_remarks_are_read_back_too(floor: SalesFloor) -> None:
    posted = FULL_POST.replace("13900523381", "13900523381、0512-66881234")
    await floor.alone("刘洋", f"{posted}\n来源:工博会\n备注:周末别打,老板姓周")
    (words,) = floor.heard("刘洋")
    assert "电话 13900523381、0512-66881234" in words
    assert "来源 工博会" in words
    assert "其他 周末别打,老板姓周" in words
