"""Leave that is told, ended or listed while a clock runs: its open rungs move, and people read it (I11)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from bot.domain.calendar import Leave
from bot.domain.decision import Happened
from bot.domain.sla import Running
from bot.web.errands import replace_people
from tests.floor import FULL_POST, GROUP_NAME, ROSTER, SalesFloor

TUESDAY = dt.date(2026, 3, 3)


def answer_by(floor: SalesFloor) -> dt.datetime:
    """When the owner's answer on L1 is due, on the wall."""
    rows = floor.look(lambda work: work.alarms.running_on([1]))
    running = next(Running.from_json(row.policy) for row in rows if row.clock == "unanswered")
    return running.due.at.astimezone(floor.settings.policy.calendar.zone).replace(tzinfo=None)


def march(day: int, hour: int) -> dt.datetime:
    return dt.datetime(2026, 3, day, hour)  # noqa: DTZ001 — on the wall


def retimed(floor: SalesFloor) -> int:
    return sum(event.happened is Happened.RETIMED for event in floor.history(1))


async def on_monday_evening(floor: SalesFloor) -> None:
    """Two hours of the four are used, two are left for Tuesday."""
    await floor.push(hours=6)
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    assert answer_by(floor) == march(3, 11)
    await floor.push(hours=1)


async def test_leave_without_a_deputy_moves_the_answer_and_says_so(floor: SalesFloor) -> None:
    await on_monday_evening(floor)
    await floor.say("孙婷", "王磊明天请假")
    assert answer_by(floor) == march(4, 11)
    for where in (GROUP_NAME, "王磊"):
        assert "时限重算：L1 到 03-04 11:00。" in floor.last(where)
    assert retimed(floor) == 1
    floor.hush()
    await floor.push(hours=1)
    await floor.push(hours=18)
    assert "回应" not in "".join(floor.heard("孙婷")), "the answer is not overdue on the day away"
    await floor.push(hours=24)
    assert "等 王磊 回应" in "".join(floor.heard("孙婷"))


async def test_a_deputy_keeps_the_promise_as_it_was(floor: SalesFloor) -> None:
    await on_monday_evening(floor)
    await floor.say("孙婷", "王磊明天请假,李明代")
    assert answer_by(floor) == march(3, 11)
    assert "时限重算" not in floor.last(GROUP_NAME)
    assert retimed(floor) == 0
    await floor.say("孙婷", "李明明天请假")
    assert answer_by(floor) == march(4, 11), "then nobody is there to keep it"


async def test_who_is_back_early_has_his_hours_back(floor: SalesFloor) -> None:
    await on_monday_evening(floor)
    await floor.say("孙婷", "王磊请假到周五")
    assert answer_by(floor) == march(9, 12), "one hour of the four is used"
    await floor.push(hours=42)
    await floor.alone("王磊", "我回来了")
    assert answer_by(floor) == march(4, 14), "it is eleven"
    assert "时限重算：L1 到 03-04 14:00。" in floor.last("王磊")


async def test_the_list_moves_clocks_too_and_the_owner_hears_it(floor: SalesFloor) -> None:
    await on_monday_evening(floor)
    floor.hush()
    away = (Leave(first=TUESDAY, last=TUESDAY, words="出差"),)
    people = [replace(person, leave=away) if person.userid == "wanglei" else person for person in ROSTER]
    floor.look(lambda work: replace_people(work, people, floor.dispatcher))
    await floor.delivery.drain()
    assert answer_by(floor) == march(4, 11)
    assert "的时限按新的工作日和工作时间改为 03-04 11:00（原来 03-03 11:00）" in floor.last("王磊")
    floor.look(lambda work: replace_people(work, ROSTER, floor.dispatcher))
    assert answer_by(floor) == march(3, 11)
    assert retimed(floor) == 2
