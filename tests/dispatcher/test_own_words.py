"""What stands in the history and in the group are people's own words, each of its own part of the message."""

from __future__ import annotations

import pytest

from tests.floor import FULL_POST, GROUP_NAME, SalesFloor

SECOND = FULL_POST.replace("顺风电气", "朗驰机械").replace("13900523381", "13900523382")


@pytest.fixture
async def given(floor: SalesFloor) -> SalesFloor:
    """L1 and L2 are with 王磊."""
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", SECOND)
    await floor.say("孙婷", "L1 L2 给王磊")
    return floor


async def last_reason(floor: SalesFloor, number: int) -> str:
    events = [event for event in floor.history(number) if event.happened in {"reassigned", "unassigned", "held"}]
    return str(events[-1].detail.get("reason", ""))


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("L1 改派给李明,王磊出差; L2 改派给张伟", "", ""),
        ("L1 改派给李明,L2 改派给张伟", "", ""),
        ("撤回L1", "", None),
        ("L1 收回,王磊休假", "王磊休假", None),
        ("L1 改派给李明,王磊休假", "王磊休假", None),
    ],
)
async def test_the_reason_is_of_its_own_part(given: SalesFloor, words: str, first: str, second: str | None) -> None:
    await given.say("孙婷", words)
    assert await last_reason(given, 1) == first
    if second is not None:
        assert given.lead(2).owner == "zhangwei"
        assert await last_reason(given, 2) == second


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("L1 无效", ""),
        ("L1 L2 无效", ""),
        ("L1 L2 都无效", ""),
        ("L1、L2都是无效线索", ""),
        ("L1和L2 这两条都无效,同行来套价", "同行来套价"),
        ("L1-L2 全部无效", ""),
        ("L1 到 L2 都无效", ""),
        ("L1 L2 都联系不上 无效", "都联系不上 无效"),
        ("L1，无效：同行", "同行"),
    ],
)
async def test_what_is_said_of_several_at_once_is_no_reason(floor: SalesFloor, words: str, reason: str) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", SECOND)
    await floor.say("孙婷", words)
    junked = [event for number in (1, 2) for event in floor.history(number) if event.happened == "junked"]
    assert junked
    assert {event.detail.get("reason", "") for event in junked} == {reason}


async def test_the_hold_of_one_part_keeps_its_own_reason(given: SalesFloor) -> None:
    await given.say("孙婷", "L1 L2 收回")
    await given.say("孙婷", "L1 给李明，L2 暂缓 等预算")
    assert given.lead(1).owner == "liming"
    assert await last_reason(given, 2) == "等预算"


async def test_what_was_done_at_accepting_is_the_note(given: SalesFloor) -> None:
    await given.say("王磊", "L1 接了，约了周四上门")
    (note,) = given.look(lambda work: work.notes.of(1))
    assert (note.note.kind, note.note.words) == ("contacted", "约了周四上门")
    assert given.lead(1).stage == "accepted"
    assert "first_contact" not in given.clocks(1)
    assert [words for words in given.heard(GROUP_NAME) if "接收了 L1" in words] == ["王磊 接收了 L1。"]


@pytest.mark.parametrize(
    "words", ["L1 接收,已电话联系", "L1 接了,刚打过电话", "L1 接，跟周总聊过了", "L1 已接,加了微信"]
)
async def test_accepting_and_reaching_are_two_things_in_one_message(given: SalesFloor, words: str) -> None:
    await given.say("王磊", words)
    assert given.lead(1).stage == "accepted"
    assert given.lead(1).contacted_at is not None
    assert "已联系 L1" in given.heard(GROUP_NAME)[-2]


@pytest.mark.parametrize(
    "words", ["L1 接了,明天去拜访", "L1 接收,马上联系", "L1 接了", "L1 接了,周四上门", "L1 接了,准备约他聊"]
)
async def test_a_plan_stops_no_clock(given: SalesFloor, words: str) -> None:
    await given.say("王磊", words)
    assert given.lead(1).stage == "accepted"
    assert given.lead(1).contacted_at is None
