"""A post that comes again is answered with how the lead stands: whoever was not sure sees it (I9, I10)."""

from __future__ import annotations

import pytest

from tests.floor import FULL_POST, GROUP_NAME, SalesFloor

NO_BUDGET = FULL_POST.replace("预算:50万\n", "")


@pytest.mark.parametrize(
    ("deeds", "state"),
    [
        ([], "等销管分配"),
        ([("孙婷", "L1 暂缓")], "等销管分配"),
        ([("孙婷", "L1 给王磊")], "在 王磊 手上，03-03 10:00 前首次联系"),
        ([("孙婷", "L1 给王磊"), ("王磊", "L1 已联系 聊了")], "在 王磊 手上，已联系客户"),
        ([("孙婷", "L1 CRM已存在,张伟在跟")], "CRM 里 张伟 在跟"),
    ],
)
async def test_the_same_post_is_answered_with_the_state(
    floor: SalesFloor, deeds: list[tuple[str, str]], state: str
) -> None:
    await floor.say("刘洋", FULL_POST)
    for who, words in deeds:
        await floor.say(who, words)
    await floor.say("刘洋", FULL_POST)
    assert floor.last(GROUP_NAME).startswith("这位客户已经是 L1 顺风电气（刘洋 03-02 10:00 提交，")
    assert state in floor.last(GROUP_NAME)
    assert "和原来一样，没有多记" in floor.last(GROUP_NAME)
    assert all(note.note.kind != "other" for note in floor.look(lambda work: work.notes.of(1)))


async def test_what_it_lacks_is_asked_for_again(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET)
    floor.hush()
    await floor.say("刘洋", NO_BUDGET)
    assert "还缺预算" in floor.last(GROUP_NAME)
    assert "预算" in floor.last("刘洋")


async def test_somebody_elses_post_of_an_inquiry_hears_what_it_lacks(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.say("何静", FULL_POST)
    assert "还缺预算，补齐请回复“补充 L1 …”" in floor.last(GROUP_NAME)
    assert "已作为备注留在 L1 上" in floor.last(GROUP_NAME)


async def test_the_same_message_delivered_again_after_a_restart_says_nothing_twice(floor: SalesFloor) -> None:
    message = floor.message("刘洋", f"@线索助手 {FULL_POST}")
    await floor.dispatcher.receive(message)
    floor.start_again()
    await floor.receive(message)
    assert len(floor.messages(GROUP_NAME)) == 1
    assert floor.messages(GROUP_NAME)[0].card is not None


async def test_in_callback_mode_the_second_delivery_gets_the_same_card() -> None:
    floor = SalesFloor(passive=True)
    message = floor.message("刘洋", f"@线索助手 {FULL_POST}")
    first = await floor.dispatcher.receive(message)
    floor.start_again()
    assert await floor.receive(message) == first
    assert first.card is not None
    floor.close()
