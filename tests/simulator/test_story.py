"""Reading stories, their time, and how cards look in them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from bot.simulator.rendering import card_words
from bot.simulator.story import Act, Heard, How, Remark, Unreadable, Wait, Where, parse
from bot.simulator.story_time import HERE, passed
from tests.simulator.office import card

MONDAY_TEN = dt.datetime(2026, 3, 2, 10, 0, tzinfo=HERE)


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("# 说明", Remark(text="# 说明")),
        ("(12 小时)", Wait(words="12 小时")),
        ("（到 周一 09:00）", Wait(words="到 周一 09:00")),
        (
            "刘洋: @线索助手 新线索 公司:顺风(电气)",
            Act(who="刘洋", how=How.SAY, where=Where.GROUP, text="@线索助手 新线索 公司:顺风(电气)", head="刘洋"),
        ),
        ("刘洋：你好", Act(who="刘洋", how=How.SAY, where=Where.GROUP, text="你好", head="刘洋")),
        (
            "孙婷（引用 L1）: 给王磊",
            Act(who="孙婷", how=How.SAY, where=Where.GROUP, about="L1", text="给王磊", head="孙婷(引用 L1)"),
        ),
        (
            "孙婷(点 L1 分配 王磊)",
            Act(
                who="孙婷", how=How.TAP, where=Where.GROUP, about="L1", button="分配", options=("王磊",),
                head="孙婷(点 L1 分配 王磊)",
            ),
        ),
        (
            "王磊(私聊，点 L1 接收)",
            Act(who="王磊", how=How.TAP, where=Where.BOT, about="L1", button="接收", head="王磊(私聊, 点 L1 接收)"),
        ),
        ("王磊(进入)", Act(who="王磊", how=How.ENTER, where=Where.BOT, head="王磊(进入)")),
        (
            "王磊(应用): 收到",
            Act(who="王磊", how=How.SAY, where=Where.APP, text="收到", head="王磊(应用)"),
        ),
        (
            "王磊(在 华东群): 收到",
            Act(who="王磊", how=How.SAY, where=Where.GROUP, group="华东群", text="收到", head="王磊(在 华东群)"),
        ),
        ("机器人 → 派单群: L1：好", Heard(to="派单群", text="L1：好")),
        ("机器人->派单群（更新）：好", Heard(to="派单群", note="更新", text="好")),
    ],
)  # fmt: skip
def test_a_line_is_read(line: str, item: object) -> None:
    assert parse(line).items == (item,)


@pytest.mark.parametrize("line", ["刘洋", "刘洋(飞走): 你好", "刘洋(点 L1 分配): 你好", "(点 L1", "王磊(点 L1)"])
def test_a_line_that_says_nothing_is_a_mistake_with_its_number(line: str) -> None:
    with pytest.raises(Unreadable, match="第 2 行"):
        parse(f"# 一\n{line}")


def test_messages_go_on_in_indented_lines_and_keep_their_empty_lines() -> None:
    story = parse("刘洋: 一\n    二\n\n      三\n\n\n刘洋: 四\n")
    acts = [item for item in story.items if isinstance(item, Act)]
    assert [act.text for act in acts] == ["一\n二\n\n  三", "四"]


@pytest.mark.parametrize(
    "text", ["# 题\n\n刘洋: 一\n    二\n\n    三\n(2 天)\n\n\n机器人 → 派单群(更新): 四\n    五\n刘洋(点 L1 分配)\n"]
)
def test_a_story_is_written_as_it_is_read(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("12 小时", "03-02 22:00"),
        ("1天 2 小时 30分钟", "03-03 12:30"),
        ("1.5 小时", "03-02 11:30"),
        ("到 11:30", "03-02 11:30"),
        ("到 09:30", "03-03 09:30"),
        ("到 明天 09:00", "03-03 09:00"),
        ("到 后天 9:00", "03-04 09:00"),
        ("到 周一 10:00", "03-02 10:00"),
        ("到 周一 09:00", "03-09 09:00"),
        ("到 周五 18:30", "03-06 18:30"),
        ("到 下周一 09:00", "03-09 09:00"),
        ("到 下周日 09:00", "03-15 09:00"),
        ("到 03-05 10:00", "03-05 10:00"),
        ("到 2026-04-01 00:00", "04-01 00:00"),
    ],
)
def test_time_in_words(words: str, until: str) -> None:
    assert f"{MONDAY_TEN + passed(words, MONDAY_TEN):%m-%d %H:%M}" == until


@pytest.mark.parametrize("words", ["一会儿", "12 小时后", "到 昨天 09:00", "到 今天 09:00", "到 2025-01-01 00:00", ""])
def test_time_that_cannot_be(words: str) -> None:
    with pytest.raises(ValueError, match=r"读不懂|已经过去"):
        passed(words, MONDAY_TEN)


def test_a_date_that_is_over_is_next_years() -> None:
    assert (MONDAY_TEN + passed("到 01-05 09:00", MONDAY_TEN)).year == 2027


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, ["[卡片 L1 顺风电气]", "选 负责人: 王磊* / 李明", "[分配] [无效]"]),
        ({"replace_text": "已处理", "button_selection": None}, ["[卡片 L1 顺风电气]", "（已处理）"]),
        (
            {
                "source": {"desc": "榫卯"},
                "sub_title_text": "换系统",
                "horizontal_content_list": [{"keyname": "公司", "value": "顺风"}],
                "quote_area": {"title": "原话", "quote_text": "下周演示"},
                "button_selection": None,
                "button_list": [{"text": "看", "type": 1, "url": "u"}],
            },
            ["[卡片 榫卯 | L1 顺风电气]", "换系统", "公司: 顺风", "「原话」下周演示", "[看↗]"],
        ),
    ],
)
def test_a_card_in_a_story(changes: dict[str, Any], lines: list[str]) -> None:
    assert card_words(card(**changes)).split("\n") == lines
