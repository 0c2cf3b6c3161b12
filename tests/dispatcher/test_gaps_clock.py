"""An inquiry with gaps is not forgotten: its SDR is reminded alone, then sales-ops hear of it (S68)."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.dispatcher.batches import Batch
from bot.domain.batch import Post
from bot.domain.inquiry import Inquiry
from bot.domain.lead import Stage
from bot.domain.own_commands import MindInquiries
from bot.domain.people import Role
from bot.domain.sla import ClockKind
from bot.domain.watch import MUST_RUN
from tests.floor import FULL_POST, GROUP, GROUP_NAME, MONDAY_MORNING, ROSTER, SalesFloor

NO_BUDGET = FULL_POST.replace("预算:50万\n", "")
NO_BUDGET_NO_TIME = NO_BUDGET.replace("时间:本季度\n", "")
SALES_OPS = [person.name for person in ROSTER if Role.SALES_OPS in person.roles]
_RUNS = {ClockKind.GAPS.value}


async def test_after_a_working_day_the_sdr_is_reminded_alone_with_the_question_to_ask(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET)
    assert floor.clocks(1) == _RUNS
    floor.hush()
    await floor.push(hours=24)
    (reminder,) = floor.heard("刘洋")
    assert reminder.startswith(
        "第 1 次提醒：L1 顺风电气 还差 1 项，可以这样问客户：\n- **预算**：这次大概准备了多少预算"
    )
    assert "补充 L1 预算：…" in reminder
    assert [message.to.id for message in floor.carrier.carried] == ["liuyang"], "nobody else hears of it"


async def test_after_two_working_days_each_of_sales_ops_hears_one_line(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.push(hours=24)
    floor.hush()
    await floor.push(hours=24)
    for name in SALES_OPS:
        (line,) = floor.heard(name)
        assert line.startswith("第 2 次提醒：L1 顺风电气 还差预算（03-02 10:00 提交），刘洋 没补齐。")
        assert "\n" not in line
    assert not floor.heard("刘洋")
    assert not floor.heard(GROUP_NAME)
    floor.hush()
    await floor.push(days=30)
    assert not floor.carrier.carried, "the ladder is at its end"


async def test_a_supplement_that_leaves_a_gap_lets_the_clock_go_on(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET_NO_TIME)
    before = floor.look(lambda work: work.alarms.running(1))
    await floor.push(hours=5)
    await floor.say("刘洋", "补充 L1 时间：本季度")
    assert floor.look(lambda work: work.alarms.running(1)) == before
    floor.hush()
    await floor.push(hours=19)
    assert "还差 1 项" in floor.last("刘洋")


@pytest.mark.parametrize(
    ("who", "words", "runs"),
    [
        ("刘洋", "补充 L1 预算：50万", {"unassigned"}),
        ("孙婷", "/强推 L1 给王磊", {"unanswered", "first_contact"}),
        ("孙婷", "L1 无效 同行", set()),
        ("孙婷", "L1 CRM已存在，张伟在跟进", set()),
    ],
)
async def test_whatever_ends_the_inquiry_stops_its_clock(
    floor: SalesFloor, who: str, words: str, runs: set[str]
) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.say(who, words)
    assert floor.lead(1).stage is not Stage.INQUIRY
    assert floor.clocks(1) == runs


async def test_an_undo_of_its_end_starts_it_anew(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.say("孙婷", "L1 无效 同行")
    await floor.say("孙婷", "L1 撤销")
    assert floor.clocks(1) == _RUNS


async def test_nobody_is_told_to_ask_a_customer_who_must_not_be_touched(floor: SalesFloor) -> None:
    await floor.say("李建国", "不要联系 顺风电气有限公司,合同纠纷")
    await floor.say("刘洋", NO_BUDGET)
    await floor.push(hours=24)
    assert "标了勿扰" in floor.last("刘洋")
    assert "这样问客户" not in floor.last("刘洋")


@pytest.mark.parametrize(
    ("words", "said", "quiet"),
    [
        ("L1 暂缓 到周五 客户出国", "03-06 09:00 之前不提醒；刘洋 随时补齐，照样派单。", 3),
        ("L1 暂缓", "L1 顺风电气 的补齐已暂缓，03-09 10:00 之前不提醒", 6),
    ],
)
async def test_sales_ops_can_put_it_aside_and_it_comes_back(
    floor: SalesFloor, words: str, said: str, quiet: int
) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.say("孙婷", words)
    assert said in floor.last(GROUP_NAME)
    assert (floor.lead(1).stage, floor.clocks(1)) == (Stage.INQUIRY, _RUNS)
    floor.hush()
    for _ in range(quiet):
        await floor.push(days=1)
    assert not floor.carrier.carried
    await floor.push(days=1)
    assert "还差 1 项" in floor.last("刘洋")
    assert "刘洋 没补齐" in floor.last("孙婷")


async def test_what_was_put_aside_is_dispatched_as_soon_as_it_is_complete(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.say("孙婷", "L1 暂缓")
    await floor.say("刘洋", "补充 L1 预算：50万")
    assert floor.lead(1).stage is Stage.QUALIFIED
    assert floor.clocks(1) == {"unassigned"}


async def test_while_the_sdr_is_away_sales_ops_hear_it(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.alone("刘洋", "请假到周五")
    floor.hush()
    await floor.push(hours=24)
    assert not floor.heard("刘洋")
    assert all("刘洋 没补齐" in floor.last(name) for name in SALES_OPS)


async def test_whoever_brought_it_sees_the_clock_among_his_own(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.say("刘洋", FULL_POST.replace("顺风电气", "朗驰机械").replace("13900523381", "13900523382"))
    await floor.alone("刘洋", "我的")
    mine = floor.last("刘洋")
    assert "**等你补齐的 1 条**\n- L1 顺风电气 · 缺预算 · 03-02 10:00 提交\n  时钟：待补齐，" in mine
    assert "**你带来的 1 条**\n- L2 朗驰机械" in mine
    await floor.alone("刘洋", "L1 ?")
    assert "时钟：待补齐，03-02 10:00 起，03-03 10:00 到期；03-03 10:00 提醒 刘洋" in floor.last("刘洋")


@pytest.mark.slow
async def test_an_event_of_hundreds_is_one_digest_for_each(floor: SalesFloor) -> None:
    await floor.database.do(lambda work: floor.dispatcher.post_all(Batch(posts=EVENT), work))
    floor.hush()
    await floor.push(hours=24)
    (digest,) = floor.heard("刘洋")
    assert digest.startswith(
        "有 300 条线索到点了，最要紧的 15 条：\n- L1 客户0 · 待补齐 · 缺预算、权限、需求、时间、沟通"
    )
    assert digest.endswith("回复“我的”看全部，或直接说“补充 L编号 预算：…”。")
    floor.hush()
    await floor.push(hours=24)
    for name in SALES_OPS:
        (digest,) = floor.heard(name)
        assert digest.startswith("有 300 条线索到点了")
        assert "· 刘洋\n" in digest
    assert {message.to.id for message in floor.carrier.carried} == {
        person.userid for person in ROSTER if person.name in SALES_OPS
    }
    await floor.alone("刘洋", "我的")
    assert "**等你补齐的 300 条**，最早的 15 条" in floor.last("刘洋")


EVENT = tuple(
    Post(
        key=f"row{number}",
        sdr="liuyang",
        group=GROUP,
        inquiry=Inquiry(company=f"客户{number}", contact="周总", phones=(f"1390052{number:04d}",)),
        words="",
        event="工博会",
    )
    for number in range(300)
)


async def test_inquiries_of_an_earlier_version_get_their_clock_at_the_start(floor: SalesFloor) -> None:
    await floor.say("刘洋", NO_BUDGET)
    await floor.say("刘洋", FULL_POST.replace("顺风电气", "朗驰机械").replace("13900523381", "13900523382"))
    await floor.database.do(lambda work: work.alarms.cancel(1, None, MONDAY_MORNING))
    await floor.database.do(lambda work: work.alarms.stop(1, None, MONDAY_MORNING))
    assert _clockless(floor) == {1}
    floor.clock.push(dt.timedelta(days=7))
    for start in ("first", "second"):
        await floor.dispatcher.give(MindInquiries(), by="clock", key=start)
    assert _clockless(floor) == set()
    (running,) = floor.look(lambda work: work.alarms.running(1))
    assert (running.clock, running.started_at) == (ClockKind.GAPS, floor.clock.now())
    floor.hush()
    await floor.push(hours=24)
    assert [text for text in floor.heard("刘洋") if "L1" in text and text.startswith("第 1 次提醒")]


def _clockless(floor: SalesFloor) -> set[int]:
    def look(work: object) -> set[int]:
        return {lead for must in MUST_RUN for lead in work.audit.without_clock(must, 1, 10)}  # type: ignore[attr-defined]

    return floor.look(look)
