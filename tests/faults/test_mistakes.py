"""A mistake of ours in one message is loud, and does not keep the others from going out."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bot.app.at_work import at_work
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor

if TYPE_CHECKING:
    import pytest


async def test_one_message_that_cannot_be_carried_does_not_stop_the_delivery(caplog: pytest.LogCaptureFixture) -> None:
    floor = SalesFloor()
    await floor.say("刘洋", FULL_POST)
    floor.carrier.trouble["wanglei"] = [KeyError("13900523381")]
    carrying = asyncio.create_task(floor.delivery.run())
    try:
        await floor.dispatcher.receive(floor.message("孙婷", "@线索助手 L1 给王磊"))
        async with asyncio.timeout(30):
            while not any("已分给" in said for said in floor.heard(GROUP_NAME)):  # noqa: ASYNC110 — the delivery's own pace
                await asyncio.sleep(0.02)
        assert not carrying.done()
        assert not floor.heard("王磊")
        assert "KeyError" in caplog.text
        assert "13900523381" not in caplog.text
        await floor.push(minutes=1)  # the claim runs out
        assert floor.heard("王磊")
    finally:
        carrying.cancel()
        await asyncio.gather(carrying, return_exceptions=True)
        floor.close()


async def test_a_part_of_the_bot_that_stops_is_loud(caplog: pytest.LogCaptureFixture) -> None:
    async def breaks() -> None:
        raise ValueError("13900523381")

    with caplog.at_level(logging.CRITICAL):
        async with at_work([breaks()]):
            await asyncio.sleep(0.01)
    assert "ValueError" in caplog.text
    assert "13900523381" not in caplog.text
