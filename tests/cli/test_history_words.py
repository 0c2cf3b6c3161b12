"""A lead's history as a person reads it on the terminal: no codes, no stamps, nobody's name twice (S25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.history_words import history_line
from bot.domain.decision import Happened
from bot.domain.people import Roster
from bot.domain.policy import Policy
from storage.history import Event
from tests.floor import FULL_POST, MONDAY_MORNING, ROSTER, SalesFloor

if TYPE_CHECKING:
    from storage.unit_of_work import UnitOfWork

_ZONE = Policy().calendar.zone


def _lines(floor: SalesFloor) -> list[str]:
    def look(work: UnitOfWork) -> list[str]:
        roster = work.people.roster()
        return [history_line(event, roster, _ZONE, str) for event in work.history.of(1)]

    return floor.database.do_now(look)


async def test_the_life_of_a_lead_reads_like_a_diary() -> None:
    floor = SalesFloor()
    for who, words, later in (
        ("刘洋", FULL_POST, 0),
        ("孙婷", "L1 给李明", 5),
        ("孙婷", "撤销", 1),
        ("孙婷", "L1 暂缓到周五 客户出差", 1),
        ("孙婷", "L1 给磊哥", 1),
        ("王磊", "L1 接收", 1),
        ("王磊", "L1 稍后提醒 到周四 客户开会", 1),
        ("孙婷", "L1 改派给李明", 1),
        ("李明", "L1 拒绝 预算不符", 1),
    ):
        await floor.push(minutes=later)
        await floor.say(who, words)
    await floor.push(hours=6)
    told = [line.replace(f" “@线索助手 {FULL_POST}”", "").replace("@线索助手 ", "") for line in _lines(floor)]
    floor.close()
    assert told == [
        "03-02 10:00 刘洋 提交",
        "03-02 10:05 孙婷 分配给 李明 “L1 给李明”",
        "03-02 10:05 李明 看到完整联系方式",
        "03-02 10:05 投递 通知送达负责人",
        "03-02 10:06 孙婷 撤销(分配、李明) “撤销” 〔L1:接着刚才那一步说的〕",
        "03-02 10:07 孙婷 暂缓(周五、到周五 客户出差) “L1 暂缓到周五 客户出差” 〔先放着〕",
        "03-02 10:08 孙婷 分配给 王磊 “L1 给磊哥” 〔“磊哥”是王磊〕",
        "03-02 10:08 王磊 看到完整联系方式",
        "03-02 10:08 投递 通知送达负责人",
        "03-02 10:09 王磊 接收 “L1 接收” 〔负责人接收〕",
        "03-02 10:10 王磊 稍后提醒(03-05 00:00、客户开会) “L1 稍后提醒 到周四 客户开会”",
        "03-02 10:11 孙婷 改派给 李明 “L1 改派给李明”",
        "03-02 10:11 李明 看到完整联系方式",
        "03-02 10:11 投递 通知送达负责人",
        "03-02 10:12 李明 拒绝(预算不符) “L1 拒绝 预算不符” 〔负责人不接〕",
        "03-02 16:12 时钟 提醒(待分配、孙婷、赵琳、黄宇、包容、钱海、派单群)",
    ]


def test_codes_and_moments_of_the_program_are_said_in_words() -> None:
    said: list[str] = []
    for happened, detail, by in (
        (
            Happened.RETIMED,
            {"clock": "first_contact", "before": "2026-10-08T02:00+00:00", "after": "2026-10-09T02:00+00:00"},
            "clock",
        ),
        (Happened.UNASSIGNED, {"owner": "wanglei", "why": "left"}, "list"),
        (Happened.UNDONE, {"undone": "reassigned"}, "sunting"),
        (Happened.MARKED, {"mark": "must_win"}, "sunting"),
        (Happened.HELD, {"until": "2026-10-08"}, "sunting"),
    ):
        event = Event(lead=1, at=MONDAY_MORNING, by=by, happened=happened, words="", detail=detail)
        said.append(history_line(event, Roster(ROSTER), _ZONE, str))
    assert said == [
        "03-02 10:00 时钟 按新的工作日和工作时间重算时限(待首次联系、10-08 10:00 → 10-09 10:00)",
        "03-02 10:00 人员名单 收回(王磊) 〔离职〕",
        "03-02 10:00 孙婷 撤销(改派)",
        "03-02 10:00 孙婷 标记(必赢)",
        "03-02 10:00 孙婷 暂缓(2026-10-08)",
    ]
