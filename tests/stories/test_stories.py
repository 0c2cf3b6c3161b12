"""Every story is told word for word: in this process, and three of them over sockets in each mode of the AI bot."""

from __future__ import annotations

import pytest

from bot.simulator.player import play
from bot.simulator.story import parse
from tests.stories.stage import FOLDER, POLICIES, accounts_of, crm_of, in_process, opening_of, over_sockets

STORIES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}
OVER_SOCKETS = ("一条线索的一生", "缺字段补齐", "拒绝和退回")


def test_there_are_at_least_eight_stories() -> None:
    assert len(STORIES) >= 8


@pytest.mark.parametrize("name", STORIES)
async def test_the_story_is_told_word_for_word(name: str) -> None:
    story = STORIES[name]
    told = in_process(policy=POLICIES.get(name), at=opening_of(story), accounts=accounts_of(story), crm=crm_of(name))
    async with told as floor:
        assert (await play(parse(STORIES[name]), floor)).differences == ""


@pytest.mark.parametrize("name", OVER_SOCKETS)
async def test_the_story_is_told_word_for_word_on_the_long_connection(name: str) -> None:
    async with over_sockets("long_connection") as floor:
        assert (await play(parse(STORIES[name]), floor)).differences_in_any_place == ""


@pytest.mark.parametrize("name", OVER_SOCKETS)
async def test_the_story_ends_alike_in_callback_mode(name: str) -> None:
    """Answers come in place there, and the group is spoken to by its webhook: the words are the same, not the order."""
    async with over_sockets("callback") as floor:
        played = await play(parse(STORIES[name]), floor)
        assert sorted(str(played.came).split("\n")) == sorted(str(parse(STORIES[name])).split("\n"))
