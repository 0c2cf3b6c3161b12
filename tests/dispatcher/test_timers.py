"""Clocks on a whole floor: what rings, when, for whom, and what never does (S67, S68, I15, I16)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from bot.domain.decision import Happened
from storage.alarm_rows import AlarmRow
from tests.floor import FULL_POST, GROUP_NAME, MONDAY_MORNING, SalesFloor


def _posts(count: int) -> list[str]:
    return [
        FULL_POST.replace("顺风电气", f"{'甲乙丙丁戊己庚'[number]}星科技").replace("13900523381", f"1390052338{number}")
        for number in range(count)
    ]


async def test_a_lead_that_nobody_takes_is_never_silent(floor: SalesFloor) -> None:
    """S68."""
    await floor.say("刘洋", FULL_POST)
    floor.hush()
    await floor.push(minutes=29)
    assert floor.carrier.carried == []
    await floor.push(minutes=1)
    assert "第 1 次提醒" in floor.last("孙婷")
    assert "L1" in floor.last(GROUP_NAME)
    assert floor.heard("钱海") == []
    await floor.push(minutes=150)
    assert "第 2 次提醒" in floor.last("钱海")


async def test_an_assignment_ends_the_reminders_of_sales_ops(dispatched: SalesFloor) -> None:
    dispatched.hush()
    await dispatched.push(minutes=90)
    assert dispatched.heard("孙婷") == []


async def test_contact_ends_the_reminders_and_an_accept_does_not(dispatched: SalesFloor) -> None:
    """I15."""
    await dispatched.alone("王磊", "L1 接收")
    dispatched.hush()
    await dispatched.push(hours=24)
    assert "首次联系" in dispatched.last("王磊")
    await dispatched.alone("王磊", "L1 已联系 周总说下周三演示")
    dispatched.hush()
    await dispatched.push(hours=48)
    assert dispatched.heard("王磊") == []


async def test_three_days_of_downtime_ring_once_and_late(dispatched: SalesFloor) -> None:
    """reliability.md E3: late rather than never, and everybody hears the highest rung only."""
    await dispatched.alone("王磊", "L1 接收")
    dispatched.hush()
    dispatched.start_again()
    await dispatched.push(hours=72)
    assert len(dispatched.heard("王磊")) == 1
    assert len(dispatched.heard("孙婷")) == 1
    assert len(dispatched.heard(GROUP_NAME)) == 1
    assert "补一次提醒" in dispatched.last("王磊")
    dispatched.hush()
    await dispatched.push(minutes=1)
    assert dispatched.carrier.carried == []


async def test_more_than_three_at_once_are_one_message(floor: SalesFloor) -> None:
    """I16."""
    for post in _posts(4):
        await floor.say("刘洋", post)
    floor.hush()
    await floor.push(minutes=30)
    assert len(floor.heard("孙婷")) == 1
    assert all(f"L{number}" in floor.last("孙婷") for number in (1, 2, 3, 4))
    assert len(floor.heard(GROUP_NAME)) == 1


async def test_three_at_once_are_three_messages(floor: SalesFloor) -> None:
    for post in _posts(3):
        await floor.say("刘洋", post)
    floor.hush()
    await floor.push(minutes=30)
    assert len(floor.heard("孙婷")) == 3


async def test_nothing_rings_at_night(dispatched: SalesFloor) -> None:
    """I16: what falls due at night waits for the morning."""
    dispatched.hush()
    rang = []
    for _ in range(48):
        await dispatched.push(minutes=30)
        if dispatched.carrier.carried:
            rang.append(dispatched.clock.now())
            dispatched.hush()
    shanghai = dt.timezone(dt.timedelta(hours=8))
    assert rang
    for moment in rang:
        assert dt.time(9) <= moment.astimezone(shanghai).time() <= dt.time(18, 30), moment


async def test_even_a_bot_that_wakes_at_night_lets_people_sleep(dispatched: SalesFloor) -> None:
    dispatched.hush()
    await dispatched.push(hours=36)
    assert dispatched.carrier.carried == []
    await dispatched.push(hours=11)
    assert dispatched.heard("王磊")


async def test_a_clock_this_program_does_not_know_is_parked(dispatched: SalesFloor) -> None:
    at = MONDAY_MORNING + dt.timedelta(minutes=1)
    odd = AlarmRow(lead=1, clock="birthday", cycle=1, step=0, due_at=at, true_at=at, tone="nudge", ears=("owner",))
    dispatched.look(lambda work: work.alarms.set((odd,)))
    dispatched.hush()
    await dispatched.push(minutes=2)
    assert dispatched.carrier.carried == []
    (kept,) = (row for row in dispatched.look(lambda work: work.alarms.of(1)) if row.clock == "birthday")
    assert kept.state == "parked"
    await dispatched.push(minutes=2)


async def test_a_rung_of_an_earlier_owner_never_rings(dispatched: SalesFloor) -> None:
    at = MONDAY_MORNING + dt.timedelta(minutes=1)
    old = AlarmRow(lead=1, clock="unanswered", cycle=0, step=0, due_at=at, true_at=at, tone="nudge", ears=("owner",))
    dispatched.look(lambda work: work.alarms.set((old,)))
    dispatched.hush()
    await dispatched.push(minutes=2)
    assert dispatched.carrier.carried == []
    assert Happened.RANG not in {event.happened for event in dispatched.history(1)}


async def test_two_ticks_ring_once(dispatched: SalesFloor) -> None:
    await dispatched.push(hours=2)
    dispatched.hush()
    assert await dispatched.timers.tick() == 0
    await dispatched.delivery.drain()
    assert dispatched.carrier.carried == []


async def test_one_bad_alarm_spoils_no_others(floor: SalesFloor) -> None:
    """An alarm whose ears nobody understands is parked; the lead beside it is heard all the same."""
    for post in _posts(2):
        await floor.say("刘洋", post)
    bad = floor.look(lambda work: next(row for row in work.alarms.of(1) if row.step == 0))
    floor.look(lambda work: work.alarms.set([replace(bad, ears=("nobody",))]))
    floor.hush()
    await floor.push(minutes=30)
    assert "L2" in floor.last("孙婷")
    kept = floor.look(lambda work: [row.state for row in work.alarms.of(1) if row.step == 0])
    assert kept == ["parked"]


async def test_a_lead_put_aside_is_asked_about_again_and_again(floor: SalesFloor) -> None:
    """S68."""
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 暂缓")
    for _ in range(3):
        floor.hush()
        await floor.push(days=14)
        assert "L1" in floor.last("孙婷")
