"""The outbox to WeCom: order, retries, giving up, and when the salesperson's clock starts (I13, S48)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery import Delivery, pause
from bot.domain.decision import Happened
from bot.wecom.transport import Rejected, TryLater, Unsent
from tests.floor import FULL_POST, GROUP, GROUP_NAME, MONDAY_MORNING, SalesFloor

SECOND_POST = FULL_POST.replace("顺风电气", "朗驰机械").replace("13900523381", "13900523382")


async def test_a_chat_hears_things_in_the_order_they_happened(floor: SalesFloor) -> None:
    for text in (FULL_POST, SECOND_POST):
        await floor.dispatcher.receive(floor.message("刘洋", text))
    await floor.dispatcher.receive(floor.message("孙婷", "@线索助手 L1 给王磊"))
    await floor.delivery.drain()
    assert [message.id for message in floor.messages(GROUP_NAME)] == ["m1#1", "m2#1", "m3#1"]


async def test_what_cannot_be_sent_holds_back_its_own_chat_only(floor: SalesFloor) -> None:
    floor.carrier.trouble[GROUP] = [TryLater("busy", after=60.0)]
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    assert floor.heard(GROUP_NAME) == []
    assert len(floor.heard("王磊")) == 1
    await floor.push(minutes=1)
    assert [message.id for message in floor.messages(GROUP_NAME)] == ["m1#1", "m2#1"]


@pytest.mark.parametrize(
    ("attempts", "least", "most"),
    [(0, 0.8, 1.2), (1, 0.8, 1.2), (2, 4, 6), (3, 24, 36), (6, 1440, 2160), (99, 1440, 2160)],
)
def test_each_pause_is_longer_and_none_is_the_same(attempts: int, least: float, most: float) -> None:
    pauses = {pause(attempts, TryLater("busy"), waited=timedelta(days=1)) for _ in range(20)}
    assert all(least <= one <= most for one in pauses)
    assert len(pauses) > 1


def test_wecom_is_given_the_pause_it_asks_for() -> None:
    assert pause(1, TryLater("busy", after=42.0), waited=timedelta()) == 42.0
    assert pause(9, TryLater("busy", after=0.0), waited=timedelta(days=1)) == 0.0


@pytest.mark.parametrize(("waited", "seconds"), [(0, 2.0), (20, 2.0), (100, 10.0), (300, 30.0), (80_000, 30.0)])
def test_a_closed_way_is_looked_at_again_soon_however_long_it_was_closed(waited: int, seconds: float) -> None:
    assert pause(5, Unsent("长连接断开了"), waited=timedelta(seconds=waited)) == seconds


async def test_after_an_hour_without_a_line_all_goes_out_as_soon_as_it_is_back(floor: SalesFloor) -> None:
    floor.carrier.trouble[GROUP] = [Unsent("长连接断开了") for _ in range(60)]
    await floor.say("刘洋", FULL_POST)
    while floor.carrier.trouble[GROUP]:
        await floor.push(minutes=1)
    assert not floor.heard(GROUP_NAME)
    waiting = floor.look(lambda work: work.outbox.list("new"))
    assert {row.attempts for row in waiting} == {0}
    assert waiting[0].last_error == "长连接断开了"
    await floor.push(minutes=1)
    assert len(floor.heard(GROUP_NAME)) == len(waiting)


async def test_the_first_contact_clock_starts_when_the_owner_is_reached(floor: SalesFloor) -> None:
    floor.carrier.trouble["wanglei"] = [TryLater("busy", after=1200.0)]
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    assert floor.lead(1).notified_at is None
    assert "first_contact" not in floor.clocks(1)
    await floor.push(minutes=20)
    assert floor.lead(1).notified_at == MONDAY_MORNING + timedelta(minutes=20)
    (clock,) = (row for row in floor.look(lambda work: work.alarms.running(1)) if row.clock == "first_contact")
    assert clock.due_at == MONDAY_MORNING + timedelta(hours=24, minutes=20)


async def test_sales_ops_hear_of_an_owner_whom_nothing_reaches(floor: SalesFloor) -> None:
    """S48."""
    floor.carrier.trouble["wanglei"] = [Rejected("nobody there")]
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    assert "nobody there" in floor.last("孙婷")
    assert "nobody there" in floor.last("赵琳")
    assert [event.happened for event in floor.history(1)][-1] is Happened.NOT_REACHED
    assert floor.clocks(1) == {"unanswered"}


async def test_after_a_day_of_trying_it_is_given_up(floor: SalesFloor) -> None:
    floor.carrier.trouble["wanglei"] = [TryLater("busy", after=3600.0) for _ in range(30)]
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    for _ in range(26):
        floor.clock.push(timedelta(hours=1))
        await floor.delivery.drain()
    assert any("busy" in said for said in floor.heard("孙婷"))
    assert floor.look(lambda work: work.outbox.waiting()) == 0


async def test_an_offer_of_an_earlier_owner_starts_no_clock(floor: SalesFloor) -> None:
    floor.carrier.trouble["wanglei"] = [TryLater("busy", after=60.0)]
    floor.carrier.trouble["liming"] = [TryLater("busy", after=6000.0)]
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    await floor.say("孙婷", "L1 改派给李明")
    await floor.push(minutes=2)
    assert len(floor.heard("王磊")) > 0
    assert floor.lead(1).notified_at is None
    assert "first_contact" not in floor.clocks(1)


async def test_a_message_that_was_carried_is_not_carried_again_after_a_restart(dispatched: SalesFloor) -> None:
    carried = len(dispatched.carrier.carried)
    dispatched.start_again()
    await dispatched.delivery.drain()
    assert len(dispatched.carrier.carried) == carried


async def test_a_claim_that_ran_out_is_carried_by_another(floor: SalesFloor) -> None:
    """A crash between claiming and sending: at least once."""
    await floor.dispatcher.receive(floor.message("刘洋", FULL_POST))
    now = floor.clock.now()
    floor.look(lambda work: work.outbox.claim(now, "another", timedelta(seconds=30), 32))
    await floor.delivery.drain()
    assert floor.heard(GROUP_NAME) == []
    await floor.push(minutes=1)
    assert len(floor.heard(GROUP_NAME)) == 1


async def test_the_bell_wakes_the_delivery(floor: SalesFloor) -> None:
    carrying = asyncio.create_task(floor.delivery.run())
    await floor.dispatcher.receive(floor.message("刘洋", FULL_POST))
    for _ in range(100):
        if floor.heard(GROUP_NAME):
            break
        await asyncio.sleep(0.01)
    carrying.cancel()
    assert len(floor.heard(GROUP_NAME)) == 1


@pytest.mark.parametrize("may_carry", [True, False])
async def test_a_bell_that_rings_for_nothing_is_heard_once(floor: SalesFloor, *, may_carry: bool) -> None:
    """Else a replica that is not on the line, or a bot whose answers all travelled in place, would look for ever."""
    looks = 0

    def look() -> bool:
        nonlocal looks
        looks += 1
        if looks > 50:
            pytest.fail("it looks without a rest, and nothing else gets its turn")
        return may_carry

    delivery = Delivery(
        database=floor.database,
        transport=floor.carrier,
        dispatcher=floor.dispatcher,
        clock=floor.clock,
        holder="this one",
        may_carry=look,
    )
    carrying = asyncio.create_task(delivery.run())
    for _ in range(5):
        delivery.ring_the_bell()
        await asyncio.sleep(0.02)
    await asyncio.sleep(0.1)
    assert not carrying.done()
    carrying.cancel()
    assert 1 <= looks <= 7, "two rings close together may be one look"


async def test_the_code_by_which_a_card_can_be_changed_is_kept(dispatched: SalesFloor) -> None:
    (card,) = dispatched.look(lambda work: work.cards.of(1, "owner"))
    assert card.response_code is not None
    assert card.response_code.startswith("code-")


async def test_nobody_else_gets_the_way_to_answer_a_message(floor: SalesFloor) -> None:
    await floor.receive(replace(floor.message("刘洋", FULL_POST), passive=False))
    assert all(message.reply is None for message in floor.carrier.carried)
