"""Several leads, and a name that fits two: asked once, and the answer counts for all of them."""

from __future__ import annotations

import pytest

from bot.domain.lead import Stage
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor

SECOND = FULL_POST.replace("顺风电气", "绿洲农业").replace("13900523381", "13900220501")
THIRD = FULL_POST.replace("顺风电气", "海川机械").replace("13900523381", "13900220502")


@pytest.fixture
async def three(floor: SalesFloor) -> SalesFloor:
    """Three leads wait for an owner."""
    for post in (FULL_POST, SECOND, THIRD):
        await floor.say("刘洋", post)
    return floor


def owners(floor: SalesFloor) -> list[str | None]:
    return [floor.lead(number).owner for number in (1, 2, 3)]


@pytest.mark.parametrize("answer", ["王磊", "第一个", "给王磊吧"])
async def test_an_answer_in_words_settles_all_of_them(three: SalesFloor, answer: str) -> None:
    await three.say("孙婷", "L1 L2 都给王总")
    assert "L1 给哪位“王总”？" in three.last(GROUP_NAME)
    assert "L2 也照此办" in three.last(GROUP_NAME)
    await three.say("孙婷", answer)
    assert owners(three) == ["wanglei", "wanglei", None]


async def test_a_tap_settles_all_of_them(three: SalesFloor) -> None:
    await three.say("孙婷", "L1、L2、L3 给王总")
    assert "L2、L3 也照此办" in three.last(GROUP_NAME)
    await three.tap("孙婷", three.card(GROUP_NAME), "王雷（北京）")
    assert owners(three) == ["wanglei2"] * 3


async def test_what_somebody_decided_meanwhile_is_asked_about(three: SalesFloor) -> None:
    await three.say("孙婷", "L1 L2 都给王总")
    await three.say("赵琳", "L2 给李明")
    await three.say("孙婷", "王磊")
    assert owners(three) == ["wanglei", "liming", None]
    assert "L2 现在在 李明 手上" in three.last(GROUP_NAME)


async def test_what_is_not_the_same_for_all_stays_with_its_lead(three: SalesFloor) -> None:
    await three.say("孙婷", "L1 给王总，L2 给李明")
    assert "照此办" not in three.last(GROUP_NAME)
    await three.say("孙婷", "王磊")
    assert owners(three) == ["wanglei", "liming", None]
    assert three.lead(3).stage is Stage.QUALIFIED
