"""The story that the demo's page plays ends well whenever it is begun, and as often as one likes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from bot.demo.demo import Demo
from bot.demo.people import GROUP
from bot.demo.story import COMPANIES
from bot.simulator.narrator import Narrator, Scene
from bot.wecom.transport import Chat, ChatKind
from tests.stories.stage import MONDAY

if TYPE_CHECKING:
    from bot.simulator.world import World

_GROUP = Chat(kind=ChatKind.GROUP, id=GROUP)
_WANG_LEI = Chat(kind=ChatKind.SINGLE, id="wanglei")
_FRIDAY_AFTERNOON = dt.datetime(2026, 3, 6, 7, tzinfo=dt.UTC)
_BEFORE_THE_HOLIDAYS = dt.datetime(2026, 9, 30, 9, tzinfo=dt.UTC)
_OF_A_VISITOR = "@线索助手 新线索 公司:苏州云帆软件 联系人:陈总 电话:13800001111 需求:换CRM 预算:50万 权限:决策人"


def _show(_: Scene) -> None:
    """Nobody looks."""


def _told(world: World, chat: Chat, words: str) -> list[str]:
    return [line.text for line in world.lines(chat) if words in line.text]


@pytest.mark.parametrize("opening", [MONDAY, _FRIDAY_AFTERNOON, _BEFORE_THE_HOLIDAYS])
async def test_whenever_it_begins_a_reminder_comes_before_the_owner_acts(opening: dt.datetime) -> None:
    demo = Demo(opening=opening, frozen=True)
    world = await demo.raise_curtain()
    try:
        await demo.play_story(Narrator(world, _show, demo.push_time, tempo=0))
        await demo.settle()
        assert _told(world, _WANG_LEI, "时限")
        assert _told(world, _GROUP, "王磊 已联系 L1 的客户")
    finally:
        await demo.drop_curtain()


async def test_it_is_told_again_of_another_company_after_a_visitor_has_played() -> None:
    demo = Demo(opening=MONDAY, frozen=True)
    world = await demo.raise_curtain()
    try:
        world.say("liuyang", _GROUP, _OF_A_VISITOR)
        await demo.settle()
        for number in (2, 3):
            await demo.play_story(Narrator(world, _show, demo.push_time, tempo=0))
            await demo.settle()
            assert _told(world, _GROUP, f"L{number} 已分给 王磊")
            assert _told(world, _GROUP, f"王磊 已联系 L{number} 的客户")
        assert [bool(_told(world, _GROUP, company)) for company in COMPANIES[:3]] == [True, True, False]
    finally:
        await demo.drop_curtain()


_POST = (
    "@线索助手 新线索\n公司：{}\n联系人：周总\n电话：13900523391\n"
    "需求：换 CRM\n预算：50万\n权限：决策人\n时间：本季度\n地区：上海"
)


@pytest.mark.parametrize(
    ("company", "told"),
    [
        ("恒通物流", "CRM 已有：张伟 在跟，02-21 拜访"),
        ("江海能源苏州热电", "母公司 江海能源集团有限公司：李明 在跟"),
        ("禾木家居", "勿扰（CRM 01-21 说的）"),
        ("华信", "CRM 相似：华信食品有限公司"),
        ("华兴食品", "CRM 未见"),
    ],
)
async def test_the_demos_crm_knows_some_customers(company: str, told: str) -> None:
    demo = Demo(opening=MONDAY, frozen=True, with_crm=True)
    world = await demo.raise_curtain()
    try:
        world.say("liuyang", _GROUP, _POST.format(company))
        await demo.settle()
        assert [line for line in world.lines(_GROUP) if told in repr(line)]
    finally:
        await demo.drop_curtain()


async def test_nobody_of_the_played_story_is_one_of_them() -> None:
    demo = Demo(opening=MONDAY, frozen=True, with_crm=True)
    world = await demo.raise_curtain()
    try:
        await demo.play_story(Narrator(world, _show, demo.push_time, tempo=0))
        await demo.settle()
        assert _told(world, _GROUP, "王磊 已联系 L1 的客户")
    finally:
        await demo.drop_curtain()
