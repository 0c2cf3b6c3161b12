"""Two colleagues about one lead, old cards, and whoever may not (I5, I7, I8, I18)."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.lead import Stage
from bot.wecom.transport import Channel, Chat, ChatKind, Inbound, Said, Tapped
from tests.floor import FULL_POST, GROUP_NAME, USERIDS, SalesFloor, buttons


async def test_of_two_sales_ops_who_tap_the_first_wins_and_the_second_is_told_by_whom(floor: SalesFloor) -> None:
    """product.md §3, "two sales-ops differ"."""
    await floor.say("刘洋", FULL_POST)
    card = floor.card(GROUP_NAME)
    first = floor.tapped("孙婷", card, "分配", owner="wanglei")
    second = floor.tapped("赵琳", card, "分配", owner="liming")
    await asyncio.gather(floor.dispatcher.receive(first), floor.dispatcher.receive(second))
    await floor.delivery.drain()
    assert floor.lead(1).owner == "wanglei"
    assert floor.heard("李明") == []
    assert "王磊" in floor.last(GROUP_NAME)
    assert "孙婷" in floor.last(GROUP_NAME)
    assert "改派" in floor.last(GROUP_NAME)


async def test_of_two_sales_ops_who_write_the_second_is_offered_to_reassign(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    await floor.say("赵琳", "L1 给李明")
    assert floor.lead(1).owner == "wanglei"
    assert "王磊" in floor.last(GROUP_NAME)
    assert "改派" in floor.last(GROUP_NAME)


async def test_a_tap_on_the_card_of_an_earlier_owner_changes_nothing(dispatched: SalesFloor) -> None:
    old = dispatched.card("王磊")
    await dispatched.say("孙婷", "L1 改派给李明")
    answer = await dispatched.tap("王磊", old, "接收")
    assert dispatched.lead(1).stage is Stage.ASSIGNED
    assert "过时" in dispatched.last("王磊")
    assert buttons(answer.update) == ["待接收"]
    assert answer.update is not None
    assert "13900523381" not in str(answer.update)


async def test_a_stale_card_of_a_lead_that_waits_again_says_so(dispatched: SalesFloor) -> None:
    old = dispatched.card(GROUP_NAME)
    await dispatched.alone("王磊", "L1 拒绝 近期没有预算")
    await dispatched.tap("孙婷", old, "分配", owner="liming")
    assert dispatched.lead(1).owner is None
    assert "过时" in dispatched.last(GROUP_NAME)
    assert "改派" not in dispatched.last(GROUP_NAME)


@pytest.mark.parametrize("known", [True, False])
async def test_a_key_or_a_card_we_never_sent_means_nothing(floor: SalesFloor, known: bool) -> None:  # noqa: FBT001
    await floor.say("刘洋", FULL_POST)
    card = floor.card(GROUP_NAME)
    assert card.card is not None
    what = Tapped(task_id=card.card.task_id if known else "lead-1", key="assign", chosen={"owner": "wanglei"})
    tap = Inbound(key="t", channel=Channel.AI_BOT, sender="sunting", chat=card.to, at=floor.clock.now(), what=what)
    await floor.receive(tap)
    assert floor.lead(1).owner is None
    assert "失效" in floor.last(GROUP_NAME)


async def test_a_stranger_is_told_so_and_may_nothing(dispatched: SalesFloor) -> None:
    for words in ("L1 给李明", "L1 ?", "我的", FULL_POST):
        await dispatched.say("nobody", words)
        assert "不认识" in dispatched.last(GROUP_NAME)
    assert dispatched.lead(1).owner == "wanglei"
    assert len(dispatched.look(lambda work: work.leads.list())) == 1


async def test_somebody_who_left_is_a_stranger(dispatched: SalesFloor) -> None:
    await dispatched.say("李走", "L1 ?")
    assert "不认识" in dispatched.last(GROUP_NAME)


async def test_an_unknown_group_gets_the_lines_for_the_configuration_and_nothing_else(floor: SalesFloor) -> None:
    chat = Chat(kind=ChatKind.GROUP, id="wrELSE")
    message = Inbound(
        key="x", channel=Channel.AI_BOT, sender="liuyang", chat=chat, at=floor.clock.now(), what=Said(text=FULL_POST)
    )
    await floor.receive(message)
    assert 'chat_id = "wrELSE"' in floor.last("wrELSE")
    assert floor.look(lambda work: work.leads.list()) == ()


DISPATCHING = [
    "L1 给李明",
    "L1 改派给李明",
    "L1 收回",
    "L1 暂缓",
    "L1 无效 同行",
    "L1 CRM已存在,张伟在跟进",
    "/强推 L1 给李明",
]


@pytest.mark.parametrize("words", DISPATCHING)
@pytest.mark.parametrize("who", ["刘洋", "李建国", "田间", "李明"])
async def test_nobody_but_sales_ops_dispatches(floor: SalesFloor, words: str, who: str) -> None:
    """S31, I7: whatever it is read as, the lead does not move."""
    await floor.say("刘洋", FULL_POST)
    before = floor.lead(1)
    await floor.say(who, words)
    assert floor.lead(1) == before


@pytest.mark.parametrize("words", ["L1 接收", "L1 拒绝 没预算", "L1 退回 没预算", "L1 已联系 聊了"])
@pytest.mark.parametrize("who", ["刘洋", "孙婷", "李建国", "李明"])
async def test_nobody_answers_for_the_owner(dispatched: SalesFloor, words: str, who: str) -> None:
    before = dispatched.lead(1)
    await dispatched.say(who, words)
    after = dispatched.lead(1)
    assert (after.stage, after.owner, after.contacted_at) == (before.stage, before.owner, before.contacted_at)


@pytest.mark.parametrize("button", ["接收", "拒绝", "已联系"])
async def test_a_card_gives_no_rights(dispatched: SalesFloor, button: str) -> None:
    """reliability.md C2: a tap counts for what the one who taps may do."""
    before = dispatched.lead(1)
    await dispatched.tap("李明", dispatched.card("王磊"), button, reason="no_need")
    assert dispatched.lead(1) == before


async def test_answering_for_a_lead_that_nobody_has_says_that(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("王磊", "L1 接收")
    assert "负责人" in floor.last(GROUP_NAME)
    assert "派单由销管决定" not in floor.last(GROUP_NAME)


async def test_userids_are_the_same_whatever_their_case(dispatched: SalesFloor) -> None:
    """wecom.md §1.10: one person, whether WeCom writes WangLei or wanglei."""
    USERIDS["大写王磊"] = "WangLei"
    dispatched.hush()
    await dispatched.alone("大写王磊", "L1 接收")
    assert dispatched.lead(1).stage is Stage.ACCEPTED
    assert len(dispatched.heard("WangLei")) + len(dispatched.heard("王磊")) == 1
    del USERIDS["大写王磊"]
