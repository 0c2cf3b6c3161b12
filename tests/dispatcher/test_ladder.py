"""The ladder on a whole floor: to its end, put off, acknowledged, answered by one tap (product.md §3, S60, S67)."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from bot.domain.decision import Happened
from bot.domain.lead import Stage
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor, buttons


@pytest.fixture
async def accepted(dispatched: SalesFloor) -> SalesFloor:
    """王磊 has accepted L1 at 10:00 on Monday and not called anybody."""
    await dispatched.alone("王磊", "L1 接收")
    dispatched.hush()
    return dispatched


async def test_the_ladder_goes_from_owner_to_sales_ops_to_the_head_and_ends_in_an_offer(accepted: SalesFloor) -> None:
    await accepted.push(hours=23)
    assert [text[:8] for text in accepted.heard("王磊")] == ["第 1 次提醒："[:8]]
    assert accepted.heard("孙婷") == accepted.heard(GROUP_NAME) == []
    await accepted.push(hours=1)
    assert "已过首次联系时限" in accepted.last("王磊")
    assert "已过首次联系时限" in accepted.last("孙婷")
    assert "已过首次联系时限" in accepted.last(GROUP_NAME)
    accepted.hush()
    await accepted.push(hours=6)
    assert len(accepted.heard("钱海")) == 1
    assert accepted.heard("王磊") == accepted.heard(GROUP_NAME) == []
    await accepted.push(hours=18)
    offer = accepted.card("孙婷")
    assert "李明" in buttons(offer.card)
    assert "王磊" not in buttons(offer.card)
    await accepted.tap("孙婷", offer, "李明")
    assert accepted.lead(1).owner == "liming"
    assert accepted.clocks(1) == {"unanswered", "first_contact"}
    accepted.hush()
    await accepted.push(days=30)
    assert accepted.heard("王磊") == []


async def test_only_sales_ops_may_tap_the_offer(accepted: SalesFloor) -> None:
    await accepted.push(hours=48)
    offer = accepted.card("孙婷")
    await accepted.tap("王磊", offer, "李明")
    assert accepted.lead(1).owner == "wanglei"


async def test_the_owner_puts_his_reminders_off_and_others_still_hear(accepted: SalesFloor) -> None:
    await accepted.alone("王磊", "L1 稍后提醒 到周四 客户出差")
    assert "缓到 03-05 09:00" in accepted.last(GROUP_NAME)
    assert "客户出差" in accepted.last(GROUP_NAME)
    accepted.hush()
    await accepted.push(hours=24)
    assert accepted.heard("王磊") == []
    assert "王磊 缓到 03-05（客户出差）" in accepted.last("孙婷")
    await accepted.push(days=2)
    assert len(accepted.heard("王磊")) == 1, "on Thursday at nine it rings, once"


@pytest.mark.parametrize(
    "words", ["L1 缓到周四,客户出差", "L1 稍后提醒 到周四 客户出差", "L1 稍後提醒 到週四 客戶出差"]
)
async def test_sales_ops_put_off_everybodys(accepted: SalesFloor, words: str) -> None:
    await accepted.say("孙婷", words)
    accepted.hush()
    for _ in range(35):
        await accepted.push(hours=2)
    assert accepted.carrier.carried == []
    await accepted.push(hours=2)
    assert "第" in accepted.last("王磊")
    assert len(accepted.heard("孙婷")) == 1


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("L1 稍后提醒", "要缓到什么时候"),
        ("L1 稍后提醒 到周四", "为什么要缓"),
        ("L1 稍后提醒 60天后 再说吧客户不急", "最多缓 30 天"),
    ],
)
async def test_a_snooze_needs_an_end_and_a_reason(accepted: SalesFloor, words: str, answer: str) -> None:
    await accepted.alone("王磊", words)
    assert answer in accepted.last("王磊")
    assert Happened.SNOOZED not in {event.happened for event in accepted.history(1)}


async def test_nobody_puts_off_the_reminders_of_others(accepted: SalesFloor) -> None:
    await accepted.say("李明", "L1 稍后提醒 到周四 客户出差")
    assert Happened.SNOOZED not in {event.happened for event in accepted.history(1)}


async def test_an_acknowledgement_lapses(accepted: SalesFloor) -> None:
    await accepted.push(hours=12 + 11)
    assert len(accepted.heard("王磊")) == 1
    await accepted.alone("王磊", "知道了")
    assert "先不催你" in accepted.last("王磊")
    accepted.hush()
    await accepted.push(hours=3)
    assert accepted.heard("王磊") == []
    assert accepted.heard("孙婷"), "what others hear is not quietened"
    await accepted.push(hours=1)
    assert len(accepted.heard("王磊")) == 1


async def test_heard_without_a_reminder_is_only_courtesy(dispatched: SalesFloor) -> None:
    dispatched.hush()
    await dispatched.alone("王磊", "收到")
    assert dispatched.carrier.carried == []


@pytest.mark.parametrize(
    ("button", "kind"), [("在跟", Happened.FOLLOWED_UP), ("约访", Happened.CONTACTED), ("搁置", Happened.SNOOZED)]
)
async def test_one_tap_answers_the_question_for_progress(accepted: SalesFloor, button: str, kind: Happened) -> None:
    """S60: two taps at most."""
    await accepted.alone("王磊", "L1 已联系 聊得不错")
    await accepted.push(days=7)
    question = accepted.card("王磊")
    assert buttons(question.card) == ["在跟", "约访", "搁置", "退回"]
    await accepted.tap("王磊", question, button)
    await accepted.tap("王磊", question, button)
    assert [event.happened for event in accepted.history(1)].count(kind) == 1 + (button == "约访")
    accepted.hush()
    await accepted.push(days=6)
    assert accepted.heard("王磊") == []
    for _ in range(8):
        await accepted.push(days=1)
    assert buttons(accepted.card("王磊").card) == ["在跟", "约访", "搁置", "退回"]


async def test_two_taps_return_a_lead_with_a_reason(accepted: SalesFloor) -> None:
    """S55, S60."""
    await accepted.push(days=7)
    await accepted.tap("王磊", next(one for one in accepted.messages("王磊")[::-1] if one.card), "退回")
    await accepted.tap("王磊", accepted.card("王磊"), "近期无需求")
    assert accepted.lead(1).stage is Stage.RETURNED
    assert "近期无需求" in accepted.heard("刘洋")[-1]


async def test_the_group_hears_of_a_lead_once_an_hour_at_most(floor: SalesFloor) -> None:
    """I16."""
    await floor.say("刘洋", FULL_POST)
    floor.hush()
    lines = []
    for _ in range(20):
        await floor.push(minutes=30)
        lines += [floor.clock.now()] * len(floor.heard(GROUP_NAME))
        floor.hush()
    assert len(lines) >= 2
    assert all(later - earlier >= dt.timedelta(hours=1) for earlier, later in pairwise(lines))


async def test_escalation_comes_before_reminder(accepted: SalesFloor) -> None:
    await accepted.say("刘洋", FULL_POST.replace("顺风电气", "乙星科技").replace("13900523381", "13900523382"))
    await accepted.push(hours=12)
    accepted.hush()
    await accepted.push(hours=36)
    heard = [text for text in accepted.heard("钱海") if "第" in text]
    assert heard


async def test_what_should_have_rung_days_ago_is_told_as_late(accepted: SalesFloor) -> None:
    await accepted.push(hours=72)
    assert len(accepted.heard("王磊")) == 1
    assert "补一次提醒" in accepted.last("王磊")
