"""Reports of calls go where they belong, and what only names the next owner is no reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Happened

if TYPE_CHECKING:
    from tests.floor import SalesFloor


async def test_an_owner_who_reached_nobody_has_followed_up(dispatched: SalesFloor) -> None:
    await dispatched.say("王磊", "L1 打了两遍没人接")
    assert dispatched.history(1)[-1].happened is Happened.FOLLOWED_UP


async def test_a_call_of_the_sdr_is_a_call_whoever_was_reached(dispatched: SalesFloor) -> None:
    """S24."""
    await dispatched.say("刘洋", "L1 又打了一次,客户说周三下午再聊")
    assert dispatched.history(1)[-1].happened is Happened.CALLED


async def test_a_correction_that_only_names_the_next_owner_gives_no_reason(dispatched: SalesFloor) -> None:
    await dispatched.say("孙婷", "错了,给李明")
    [corrected] = [event for event in dispatched.history(1) if event.happened is Happened.REASSIGNED]
    assert corrected.detail["owner"] == "liming"
    assert "reason" not in corrected.detail


async def test_thanks_are_no_order(floor: SalesFloor, dispatched: SalesFloor) -> None:
    floor.hush()
    await dispatched.say("周强", "辛苦了")
    assert dispatched.carrier.carried == []
