"""Alone with the bot a salesperson speaks of what he has: his only lead needs no number, of several he is asked."""

from __future__ import annotations

import pytest

from bot.domain.lead import Stage
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor, buttons

POSTS = [
    FULL_POST,
    FULL_POST.replace("顺风电气", "朗驰机械").replace("13900523381", "13900523382"),
    FULL_POST.replace("顺风电气", "云栖餐饮").replace("13900523381", "13900523383"),
]


@pytest.fixture
async def three(floor: SalesFloor) -> SalesFloor:
    """L1 is with 王磊, L2 and L3 wait."""
    for post in POSTS:
        await floor.say("刘洋", post)
    await floor.say("孙婷", "L1 给王磊")
    return floor


async def test_his_only_lead_is_meant(three: SalesFloor) -> None:
    await three.alone("王磊", "接收")
    assert three.lead(1).stage is Stage.ACCEPTED
    await three.alone("王磊", "已联系 客户约下周三演示")
    assert three.lead(1).contacted_at is not None
    await three.alone("王磊", "发了报价")
    assert [note.note.kind for note in three.look(lambda work: work.notes.of(1))] == ["contacted", "follow_up"]
    await three.alone("王磊", "退回,客户预算砍了")
    assert three.lead(1).stage is Stage.RETURNED


async def test_of_several_he_is_asked_and_only_his_are_choices(three: SalesFloor) -> None:
    await three.say("孙婷", "L2 给王磊")
    await three.alone("王磊", "已联系 客户约下周三演示")
    assert buttons(three.card("王磊").card) == ["L2 朗驰机械", "L1 顺风电气"]
    await three.alone("王磊", "L1")
    assert three.lead(1).contacted_at is not None
    (note,) = three.look(lambda work: work.notes.of(1))
    assert "客户约下周三演示" in note.note.words


@pytest.mark.parametrize(("words", "stage"), [("不接", Stage.REJECTED), ("接收", Stage.ACCEPTED)])
async def test_a_refusal_stays_a_refusal_while_it_is_asked_of_which(
    three: SalesFloor, words: str, stage: Stage
) -> None:
    await three.say("孙婷", "L2 给王磊")
    await three.alone("王磊", words)
    assert three.lead(1).stage is three.lead(2).stage is Stage.ASSIGNED
    await three.alone("王磊", "L2")
    if stage is Stage.REJECTED:
        await three.alone("王磊", "客户没预算")
    assert (three.lead(1).stage, three.lead(2).stage) == (Stage.ASSIGNED, stage)


async def test_of_what_he_took_a_refusal_is_a_return(three: SalesFloor) -> None:
    await three.say("孙婷", "L2 给王磊")
    await three.alone("王磊", "L1 接收")
    await three.alone("王磊", "退回")
    await three.alone("王磊", "L1")
    await three.alone("王磊", "预算砍了")
    assert three.lead(1).stage is Stage.RETURNED


async def test_whoever_has_none_is_asked_as_before(three: SalesFloor) -> None:
    await three.alone("李明", "接收")
    assert three.lead(2).stage is three.lead(3).stage is Stage.QUALIFIED
    assert "哪条线索" in three.last("李明")


@pytest.mark.parametrize("words", ["退回", "退回 客户没预算", "不接"])
async def test_whoever_has_none_has_none_to_return(three: SalesFloor, words: str) -> None:
    for speak, where in ((three.alone, "李明"), (three.say, GROUP_NAME)):
        await speak("李明", words)
        assert three.last(where).startswith("你名下没有线索，没有可以拒绝或退回的。")
    assert three.lead(1).stage is Stage.ASSIGNED


async def test_whoever_stands_in_is_asked_which_of_his_it_is(three: SalesFloor) -> None:
    await three.alone("王磊", "请假到周三,李明代")
    await three.alone("李明", "退回")
    assert "你名下没有线索" not in three.last("李明")


async def test_chatter_alone_is_left_alone(three: SalesFloor) -> None:
    three.hush()
    await three.alone("王磊", "今天天气不错")
    assert three.heard("王磊") == []
