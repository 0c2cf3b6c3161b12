"""Stories are played in this process in both styles, and over sockets through the bot's real transports."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot.simulator.inprocess import InProcess, Style
from bot.simulator.player import Impossible, Played, WorldFloor, play, rewrite
from bot.simulator.story import parse
from tests.simulator.office import FLOOR, Office
from tests.simulator.real_floor import floor_over_sockets
from tests.simulator.small_bot import SmallBot

STORIES = {path.stem: path.read_text(encoding="utf-8") for path in (Path(__file__).parent / "stories").glob("*.txt")}
FORGOTTEN = STORIES["assigned_and_forgotten"]


def floor_in_process(style: Style = Style.LONG_CONNECTION) -> tuple[WorldFloor, SmallBot]:
    office = Office()
    bot = SmallBot(clock=office.clock, group=FLOOR)
    door = InProcess(office.world, bot, style=style)

    async def settle() -> None:
        await door.settle()
        await bot.deliver(door)

    return WorldFloor(office.world, office.clock, settle), bot


@pytest.mark.parametrize("name", STORIES)
async def test_the_story_is_told_word_for_word_in_process(name: str) -> None:
    floor, _ = floor_in_process()
    assert (await play(parse(STORIES[name]), floor)).differences == ""


@pytest.mark.parametrize("name", STORIES)
async def test_the_story_is_told_word_for_word_over_sockets(name: str) -> None:
    async with floor_over_sockets() as floor:
        assert (await play(parse(STORIES[name]), floor)).differences == ""


async def test_callback_mode_answers_in_place() -> None:
    floor, bot = floor_in_process(Style.CALLBACK)
    story = parse(
        "刘洋: @线索助手 新线索 顺风电气\n机器人 → 派单群: [卡片 榫卯 | L1 顺风电气 | 待分配]\n"
        "    选 负责人: 王磊* / 刘洋\n    [分配]\n"
        "刘洋(引用 L1): @线索助手 他们上周来过\n机器人 → 派单群: L1：记下了。\n"
        "刘洋(进入)\n机器人 → 刘洋: 你好，我是线索助手。\n"
    )
    assert (await play(story, floor)).differences == ""
    assert not bot.problems


async def test_a_wrong_word_is_shown_as_a_difference() -> None:
    floor, _ = floor_in_process()
    played = await play(parse("刘洋(私聊): 你好\n机器人 → 刘洋: 你说：再见\n"), floor)
    assert "-机器人 → 刘洋: 你说：再见\n+机器人 → 刘洋: 你说：你好\n" in played.differences


TOLD = "刘洋: 走\n机器人 → 派单群: 一\n机器人 → 派单群: 二\n机器人 → 王磊: 三\n机器人 → 派单群(更新): 四\n"


@pytest.mark.parametrize(
    ("came", "is_alike"),
    [
        ("刘洋: 走\n机器人 → 王磊: 三\n机器人 → 派单群(更新): 四\n机器人 → 派单群: 一\n机器人 → 派单群: 二\n", True),
        ("刘洋: 走\n机器人 → 派单群: 二\n机器人 → 派单群: 一\n机器人 → 王磊: 三\n机器人 → 派单群(更新): 四\n", False),
        ("机器人 → 王磊: 三\n刘洋: 走\n机器人 → 派单群: 一\n机器人 → 派单群: 二\n机器人 → 派单群(更新): 四\n", False),
        ("刘洋: 走\n机器人 → 派单群: 一\n机器人 → 派单群: 二\n机器人 → 王磊: 三\n", False),
    ],
)
def test_of_messages_that_travel_at_once_the_order_in_each_place_counts(came: str, *, is_alike: bool) -> None:
    played = Played(story=parse(TOLD), came=parse(came))
    assert (played.differences_in_any_place == "") is is_alike
    assert played.differences


async def test_silence_where_words_were_expected_and_words_out_of_turn_are_differences() -> None:
    floor, _ = floor_in_process()
    assert (await play(parse("刘洋: 嗯\n机器人 → 派单群: 嗯\n"), floor)).differences
    assert (await play(parse("刘洋(私聊): 您好\n"), floor)).differences
    assert (await play(parse("刘洋(私聊): 你好\n机器人 → 刘洋: 你说：你好\n"), floor)).differences == ""


async def test_a_story_can_be_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(FORGOTTEN.replace("两小时没有人接收", "怎么了"), encoding="utf-8")
    assert await rewrite(path, floor_in_process()[0])
    assert path.read_text(encoding="utf-8") == FORGOTTEN
    assert not await rewrite(path, floor_in_process()[0])


@pytest.mark.parametrize(
    "story",
    ["路人: 你好", "刘洋(点 L1 分配)", "刘洋(引用 L9): @线索助手 嗯", "刘洋(在 别的群): 你好"],
)
async def test_what_nobody_can_do_is_a_mistake_in_the_story(story: str) -> None:
    floor, _ = floor_in_process()
    with pytest.raises(Impossible):
        await play(parse(story), floor)


async def test_a_lead_is_not_taken_for_one_with_a_longer_number() -> None:
    floor, bot = floor_in_process()
    posts = "刘洋: @线索助手 新线索 公司甲\n" * 10
    played = await play(parse(posts + "孙婷(点 L1 分配 刘洋)\n孙婷(引用 L1): @线索助手 认识\n"), floor)
    assert "机器人 → 派单群(更新): [卡片 榫卯 | L1 公司甲 | 已分配]" in str(played.came)
    assert list(bot.due) == ["L1"]
    assert "机器人 → 派单群: L1：记下了。" in str(played.came)


async def test_time_passes_step_by_step() -> None:
    office = Office()
    times: list[str] = []

    async def settle() -> None:
        times.append(f"{office.clock.now():%H:%M}")

    floor = WorldFloor(office.world, office.clock, settle, step=dt.timedelta(hours=1))
    await play(parse("(2 小时 30 分钟)"), floor)
    assert times == ["03:00", "04:00", "04:30"]
