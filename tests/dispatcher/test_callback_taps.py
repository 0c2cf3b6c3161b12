"""A group takes no new card after a tap: the question it leads to stands on the tapped card (decisions/0008)."""

from __future__ import annotations

import pytest

from bot.simulator.inprocess import Style
from bot.simulator.player import play
from bot.simulator.story import parse
from tests.stories.stage import in_process

POST = (
    "刘洋: @线索助手 新线索 公司:顺风电气 联系人:周总 电话:13900523381 需求:换CRM 预算:50万 权限:决策人 "
    "时间:本季度 地区:上海 行业:制造 来源:官网\n"
)


@pytest.fixture(params=list(Style))
def style(request: pytest.FixtureRequest) -> Style:
    """Both ways in which the AI bot is connected."""
    return Style(request.param)


async def told(story: str, style: Style) -> str:
    """The conversation that follows from what people do."""
    async with in_process(style) as floor:
        return str((await play(parse(f"# 群里点按钮\n{POST}{story}"), floor)).came)


async def test_the_choices_are_on_the_tapped_card_for_whoever_tapped(style: Style) -> None:
    came = await told("孙婷(点 L1 CRM已有)\n", style)
    assert "机器人 → 派单群(更新, 孙婷 看到): [卡片 请选一个 | L1 顺风电气]" in came
    assert "[王磊] [李明] [欧阳娜] [王雷] [张伟] [没人在跟]" in came
    assert "机器人 → 派单群: L1 顺风电气 在 CRM 里现在是谁在跟？1. 王磊" in came


async def test_a_choice_on_it_is_obeyed_and_the_card_is_everybodys_again(style: Style) -> None:
    came = await told("孙婷(点 L1 CRM已有)\n孙婷(点 L1 张伟)\n", style)
    assert "机器人 → 派单群(更新): [卡片 线索派单 | L1 顺风电气 | 信息同步 · 张伟]" in came
    assert "信息已同步给 张伟" in came


async def test_the_words_answer_it_too(style: Style) -> None:
    came = await told("孙婷(点 L1 CRM已有)\n孙婷: @线索助手 没人跟\n", style)
    assert "CRM 已存在，目前没人在跟" in came


async def test_a_choice_after_the_words_is_told_politely(style: Style) -> None:
    came = await told("孙婷(点 L1 CRM已有)\n孙婷: @线索助手 没人跟\n孙婷(点 L1 张伟)\n", style)
    assert "不用答了" in came
    assert "信息已同步给" not in came


async def test_somebody_else_sees_the_card_as_it_was_and_may_use_it(style: Style) -> None:
    came = await told("孙婷(点 L1 CRM已有)\n李建国(点 L1 暂缓)\n", style)
    assert "派单由销管决定" in came
