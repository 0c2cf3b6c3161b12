"""Whatever a lead goes through, the watchman finds a clock on it where one must run (S68)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.watch import MUST_RUN

if TYPE_CHECKING:
    from tests.floor import SalesFloor

LIVES = [
    (("王磊", "L1 接收"), ("王磊", "L1 已联系 聊了半小时"), ("王磊", "L1 退回 没预算"), ("刘洋", "L1 打过电话,没人接")),
    (("王磊", "L1 拒绝 没预算"), ("孙婷", "L1 给李明"), ("李明", "L1 接收")),
    (("孙婷", "L1 改派给李明"), ("李明", "L1 退回 没预算"), ("孙婷", "L1 搁置 客户下个月回来")),
]


def unwatched(floor: SalesFloor) -> set[int]:
    """The leads on which a clock must run and none does, or whose clock lacks an alarm."""
    silent = floor.look(lambda work: {lead for must in MUST_RUN for lead in work.audit.without_clock(must, 1, 9)})
    return silent | {lead for lead, _ in floor.look(lambda work: work.audit.torn(1, 9))}


@pytest.mark.parametrize("life", LIVES)
async def test_no_lead_is_silent_at_any_time_of_its_life(
    dispatched: SalesFloor, life: tuple[tuple[str, str], ...]
) -> None:
    assert unwatched(dispatched) == set()
    for who, words in life:
        before = dispatched.history(1)
        await dispatched.say(who, words)
        assert dispatched.history(1) != before, words
        assert unwatched(dispatched) == set(), words
        await dispatched.push(days=9)
        assert unwatched(dispatched) == set(), words
