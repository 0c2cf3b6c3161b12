"""``sunmao clocks``, the clocks and legs on a lead, ``sunmao report legs``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.domain.lead import Stage

if TYPE_CHECKING:
    from tests.cli.desk import Desk


def test_the_clocks_that_run_are_shown_with_what_happens_next(busy: Desk) -> None:
    head, line = busy.ok("clocks").splitlines()
    assert head.split() == ["线索", "公司", "时钟", "开始", "到期", "该谁办", "接下来"]
    assert line.split()[:3] == ["L1", "顺风电气有限公司", "待分配"]
    assert "提醒 孙婷和派单群" in line
    busy.ok("say", "L1 给王磊", "--as", "孙婷")
    (row,) = busy.rows("clocks", "--lead", "L1", "--json")
    assert (row["lead"], row["clock"], row["cycle"], row["whose"]) == ("L1", "unanswered", 1, "王磊")
    assert (row["next"]["tone"], row["next"]["to"], row["next"]["to_group"]) == ("nudge", ["wanglei"], False)
    assert row["since"] < row["next"]["at"] <= row["due_at"]


def test_a_persons_clocks_are_those_he_has_to_keep(busy: Desk) -> None:
    assert "L1" in busy.ok("clocks", "--person", "孙婷")
    assert busy.ok("clocks", "--person", "wanglei") == "没有在走的时钟。\n"
    busy.ok("say", "L1 给王磊", "--as", "孙婷")
    assert "L1" in busy.ok("clocks", "--person", "王磊")
    assert "陈静" in busy.refused("clocks", "--person", "陈静")
    assert "没有" in busy.refused("clocks", "--person", "无此人")


def test_a_clock_that_is_past_its_ladder_rings_no_more(busy: Desk) -> None:
    now = busy.do(lambda work: work.alarms.of(1)[-1].due_at)
    busy.do(lambda work: work.alarms.ring(work.alarms.due_on([1], now), now))
    assert "不再提醒" in busy.ok("clocks")
    assert busy.rows("clocks", "--json")[0]["next"] is None
    assert busy.ok("clocks", "--lead", "L77") == "没有在走的时钟。\n"


def test_a_lead_shows_its_clocks_and_whose_hours_they_were(busy: Desk) -> None:
    busy.ok("say", "L1 给王磊", "--as", "孙婷")
    shown = busy.ok("leads", "show", "L1")
    assert "待接收 " in shown
    assert "提醒 王磊" in shown
    assert "到首次联系,每段用时" in shown
    assert "销管分配 0m(工作时间 0m)" in shown
    told = json.loads(busy.ok("leads", "show", "L1", "--json"))
    assert [clock["clock"] for clock in told["clocks"]] == ["unanswered"]
    assert set(told["legs"]) == {"sdr", "sales_ops", "transfer", "sales"}
    assert set(told["legs"]["sales"]) == {"clock_seconds", "working_seconds"}


def test_the_chat_says_the_same(busy: Desk) -> None:
    busy.ok("say", "L1 给王磊", "--as", "孙婷")
    asked = busy.ok("say", "L1 ?", "--as", "孙婷")
    assert "时钟：待接收，" in asked
    assert "提醒 王磊" in asked
    assert "时钟：待接收，" in busy.ok("say", "我的", "--as", "王磊")


def test_the_report_says_whose_hours_they_were(busy: Desk) -> None:
    busy.ok("say", "L1 给王磊", "--as", "孙婷")
    lines = busy.ok("report", "legs").splitlines()
    assert lines[0].split()[0] == "环节"
    assert [line.split()[:2] for line in lines[1:]] == [
        ["销管分配", "合计"],
        ["销管分配", "孙婷"],
        ["转出送达", "合计"],
    ]
    rows = busy.rows("report", "legs", "--json")
    assert [(row["leg"], row["who"], row["leads"]) for row in rows] == [
        ("sales_ops", None, 1),
        ("sales_ops", "sunting", 1),
        ("transfer", None, 1),
    ]


def test_a_report_over_nothing(desk: Desk) -> None:
    desk.with_people()
    assert desk.ok("report", "legs", "--days", "7") == "这段时间没有线索。\n"


def test_a_settled_lead_has_no_clock(busy: Desk) -> None:
    busy.ok("say", "L1 无效", "--as", "孙婷")
    assert busy.do(lambda work: work.leads.get(1)).stage is Stage.JUNK  # type: ignore[union-attr]
    assert busy.ok("clocks") == "没有在走的时钟。\n"
