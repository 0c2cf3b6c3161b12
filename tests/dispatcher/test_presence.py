"""People who are away: told in chat, not proposed, asked about, passed over to the deputy (I11, I12)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot.domain.calendar import Calendar
from bot.domain.decision import Happened
from bot.domain.lead import Stage
from bot.domain.own_commands import HandBack, LearnHolidays
from bot.web.errands import replace_people
from tests.floor import FULL_POST, GROUP_NAME, ROSTER, SalesFloor, buttons


async def test_leave_told_in_chat_is_kept_and_told_back(floor: SalesFloor) -> None:
    await floor.say("王磊", "我请假到周三，李明代")
    assert "王磊 03-02 周一 至 03-04 周三 请假" in floor.last(GROUP_NAME)
    assert "提醒由 李明 代收" in floor.last(GROUP_NAME)
    assert "由你代收" in floor.last("李明")
    await floor.say("刘洋", FULL_POST)
    assert "王磊" not in str(floor.card(GROUP_NAME).card)
    await floor.say("孙婷", "谁手上多少")
    assert "王磊（上海）：0 条 · 不在，03-04 周三 后回来" in floor.last(GROUP_NAME)


async def test_who_is_back_gets_leads_again(floor: SalesFloor) -> None:
    await floor.alone("王磊", "下周出差")
    await floor.alone("王磊", "我请假到周三")
    await floor.alone("王磊", "我回来了")
    assert "照常派单" in floor.last("王磊")
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    assert floor.lead(1).owner == "wanglei"
    await floor.alone("李明", "销假")
    assert "没有登记请假" in floor.last("李明")


async def test_sales_ops_tell_of_others_and_nobody_else_does(floor: SalesFloor) -> None:
    await floor.say("孙婷", "王磊请假到周五")
    assert "03-06 周五" in floor.last("王磊"), "he hears that it was told of him"
    await floor.say("王磊", "李明请假到周五")
    assert "别人的请假由销管登记" in floor.last(GROUP_NAME)
    await floor.alone("王磊", "我出差了")
    assert "从哪天到哪天" in floor.last("王磊")


async def test_a_lead_for_somebody_away_is_asked_about_first(floor: SalesFloor) -> None:
    await floor.say("孙婷", "王磊请假到周三")
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    assert floor.lead(1).owner is None
    question = floor.card(GROUP_NAME)
    assert "王磊 请假到 03-04 周三" in question.text
    assert buttons(question.card)[0] == "仍给王磊"
    await floor.tap("孙婷", question, "仍给王磊")
    assert floor.lead(1).owner == "wanglei"


@pytest.mark.parametrize(("answer", "owner"), [("是", "wanglei"), ("李明", "liming"), ("仍然给他", "wanglei")])
async def test_the_question_can_be_answered_in_words(floor: SalesFloor, answer: str, owner: str) -> None:
    await floor.say("孙婷", "王磊请假到周三")
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给李明")
    await floor.say("孙婷", "L1 改派给王磊")
    await floor.say("孙婷", answer)
    assert floor.lead(1).owner == owner


async def test_reminders_of_somebody_away_reach_the_deputy_who_may_answer(dispatched: SalesFloor) -> None:
    await dispatched.say("王磊", "我明天出差，李明代")
    dispatched.hush()
    await dispatched.push(hours=24)
    assert dispatched.heard("王磊") == []
    assert "王磊 出差到 03-03，请你代为跟进" in dispatched.last("李明")
    assert "王磊 出差到 03-03" in dispatched.last("孙婷")
    await dispatched.alone("李明", "L1 ？")
    assert "13900523381" in dispatched.last("李明")
    await dispatched.alone("李明", "L1 已联系 周总说下周三演示")
    assert dispatched.lead(1).contacted_at is not None


async def test_a_lead_for_somebody_away_reaches_the_deputy_at_once(floor: SalesFloor) -> None:
    await floor.say("王磊", "我请假到周三，李明代")
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    await floor.say("孙婷", "是")
    assert "请你代为跟进" in floor.last("李明")
    assert "13900523381" in floor.last("李明")
    await floor.alone("李明", "L1 接收")
    assert floor.lead(1).stage is Stage.ACCEPTED


async def test_without_a_deputy_sales_ops_hear_it(dispatched: SalesFloor) -> None:
    await dispatched.say("王磊", "我明天出差")
    dispatched.hush()
    await dispatched.push(hours=23)
    assert dispatched.heard("王磊") == []
    assert "王磊 出差到 03-03" in dispatched.last("孙婷")


async def test_who_left_leaves_no_lead_behind(dispatched: SalesFloor) -> None:
    """I12."""
    await dispatched.say("刘洋", FULL_POST.replace("顺风电气", "乙星科技").replace("13900523381", "13900523382"))
    await dispatched.say("孙婷", "L2 给王磊")
    await dispatched.alone("王磊", "L2 接收")
    dispatched.hush()
    staying = [person for person in ROSTER if person.userid != "wanglei"]
    outcome = dispatched.look(lambda work: replace_people(work, staying, dispatched.dispatcher))
    assert outcome.facts["orphans"] == ["L1", "L2"]
    await dispatched.delivery.drain()
    for where in ("孙婷", GROUP_NAME):
        assert "王磊 已离职，留下 2 条线索" in dispatched.last(where)
        assert "L1 顺风电气 · 推荐 李明" in dispatched.last(where)
    assert {dispatched.lead(number).stage for number in (1, 2)} == {Stage.QUALIFIED}
    assert dispatched.clocks(1) == dispatched.clocks(2) == {"unassigned"}
    dispatched.hush()
    await dispatched.push(minutes=30)
    assert dispatched.heard("孙婷"), "nobody took them yet"


async def test_who_left_nothing_behind_is_not_spoken_of(floor: SalesFloor) -> None:
    await floor.dispatcher.give(HandBack(person="lizou"), by="list", key="k")
    assert floor.carrier.carried == []


async def test_a_deadline_beyond_the_known_holidays_says_so_and_is_reckoned_anew(floor: SalesFloor) -> None:
    """What was used stays used, the rest is computed anew when the holidays are known."""
    floor.close()
    friday = dt.datetime(2035, 3, 2, 8, tzinfo=dt.UTC)
    late = SalesFloor(at=friday)
    await late.say("刘洋", FULL_POST)
    await late.say("孙婷", "L1 给王磊")
    await late.alone("王磊", "L1 ？")
    assert "放假安排还没公布" in late.last("王磊")
    await late.push(hours=2)
    before = {row.step: row for row in late.look(lambda work: work.alarms.of(1)) if row.clock == "unanswered"}
    days = [friday.date() + dt.timedelta(days=n) for n in range(12)]
    policy = replace(late.settings.policy, calendar=Calendar(extra={day: day not in days[1:6] for day in days}))
    late.settings = replace(late.settings, policy=policy)
    late.start_again()
    late.hush()
    await late.dispatcher.give(LearnHolidays(), by="clock", key="holidays")
    await late.delivery.drain()
    assert "时限按新的工作日和工作时间改为" in late.last("王磊")
    after = {row.step: row for row in late.look(lambda work: work.alarms.of(1)) if row.clock == "unanswered"}
    assert after[0] == before[0], "what has rung has rung"
    assert after[1].due_at > before[1].due_at
    assert Happened.RETIMED in {event.happened for event in late.history(1)}
    late.hush()
    await late.dispatcher.give(LearnHolidays(), by="clock", key="holidays again")
    assert late.carrier.carried == []
    late.close()


async def test_nobody_is_away_for_ever_and_names_that_fit_two_are_asked_about(floor: SalesFloor) -> None:
    await floor.say("孙婷", "查无此人请假到周五")
    assert floor.look(lambda work: [person for person in work.people.roster() if person.leave]) == []


async def test_a_lead_given_in_the_same_breath_is_no_leave(dispatched: SalesFloor) -> None:
    await dispatched.say("孙婷", "请假到周三,给李明")
    assert not any("请假" in one for one in dispatched.heard(GROUP_NAME))


async def test_of_two_with_this_surname_nobody_is_sent_away(dispatched: SalesFloor) -> None:
    await dispatched.say("孙婷", "小王请假到周五")
    asked = dispatched.heard(GROUP_NAME)[-1]
    assert asked.startswith("是哪位“小王”？1. 王磊（上海）；2. 王雷（北京）")
    assert dispatched.look(lambda work: [person for person in work.people.roster() if person.leave]) == []


@pytest.mark.parametrize("answer", ["第二个", "王雷", "雷子"])
async def test_the_answer_says_who_is_away(dispatched: SalesFloor, answer: str) -> None:
    await dispatched.say("孙婷", "小王请假到周五")
    await dispatched.say("孙婷", answer)
    away = dispatched.look(lambda work: [person.name for person in work.people.roster() if person.leave])
    assert away == ["王雷"]


async def test_a_reminder_can_be_acknowledged_by_the_number_of_its_lead(dispatched: SalesFloor) -> None:
    await dispatched.push(hours=12.5)
    await dispatched.push(hours=11)
    await dispatched.alone("王磊", "L1 知道了")
    assert dispatched.last("王磊").startswith("好，L1 先不催你")
