"""A bot that is stopped lets what is under way arrive, and begins nothing new."""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial
from typing import TYPE_CHECKING

from bot.delivery import Delivery
from bot.wecom.transport import Channel, Outgoing, Receipt
from storage.outbox import OutboxRow
from tests.floor import MONDAY_MORNING, SalesFloor

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from storage.unit_of_work import UnitOfWork


class SlowCarrier:
    """A WeCom that takes its time."""

    def __init__(self) -> None:
        self.tried: list[str] = []
        self.asked = asyncio.Event()
        self.may_arrive = asyncio.Event()

    async def send(self, message: Outgoing) -> Receipt:
        self.tried.append(message.id)
        self.asked.set()
        await self.may_arrive.wait()
        return Receipt(channel=Channel.APP)


@contextlib.contextmanager
def floor_with(*ids: str) -> Iterator[SalesFloor]:
    floor = SalesFloor()
    for one in ids:
        floor.database.do_now(partial(_put, one))
    try:
        yield floor
    finally:
        floor.close()


def _put(one: str, work: UnitOfWork) -> None:
    row = OutboxRow(
        id=one,
        chat_kind="single",
        chat_id="wanglei",
        text="到点了",
        kind="rings/progress",
        created_at=MONDAY_MORNING,
        next_at=MONDAY_MORNING,
    )
    work.outbox.put(row)


def state_of(one: str, floor: SalesFloor) -> str:
    row = floor.database.do_now(lambda work: work.outbox.get(one))
    return row.state.value if row else "unknown"


def delivery_of(floor: SalesFloor, carrier: SlowCarrier) -> Delivery:
    return Delivery(
        database=floor.database, transport=carrier, dispatcher=floor.dispatcher, clock=floor.clock, holder="this one"
    )


async def cut_short(delivery: Delivery, carrier: SlowCarrier) -> None:
    """Run until the first message is under way, then stop."""
    running = asyncio.create_task(delivery.run())
    await carrier.asked.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_what_is_under_way_arrives_and_the_next_waits() -> None:
    with floor_with("first", "second") as floor:
        carrier = SlowCarrier()
        delivery = delivery_of(floor, carrier)
        await cut_short(delivery, carrier)
        carrier.may_arrive.set()
        await delivery.finish()
        assert (state_of("first", floor), state_of("second", floor)) == ("sent", "new")
        assert carrier.tried == ["first"]


async def test_a_wecom_that_never_answers_does_not_keep_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.delivery._LAST_SENDS", 0.05)
    with floor_with("first") as floor:
        carrier = SlowCarrier()
        delivery = delivery_of(floor, carrier)
        await cut_short(delivery, carrier)
        async with asyncio.timeout(30):
            await delivery.finish()
        assert state_of("first", floor) == "sending", "its claim runs out, then it is tried again"


async def test_nothing_under_way_is_no_trouble() -> None:
    with floor_with() as floor:
        await delivery_of(floor, SlowCarrier()).finish()
