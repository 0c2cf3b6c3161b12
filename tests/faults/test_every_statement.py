"""The database fails at every n-th statement of a flow, as SQLite tests itself: nothing half-done stays, and once it
works again the effect is there exactly once (reliability D, T3)."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from bot.wecom.transport import TryLater
from storage import Unavailable, prepared
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor, alone

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

    from bot.wecom.transport import Inbound
    from storage.unit_of_work import UnitOfWork

    Flow = Callable[[SalesFloor], Inbound]


@pytest.fixture
async def floor() -> AsyncIterator[SalesFloor]:
    opened = SalesFloor()
    yield opened
    opened.close()


class _Fuse:
    """Blows at the ``at``-th statement or commit from now on; never while ``at`` is None."""

    def __init__(self) -> None:
        self.at: int | None = None
        self.blown = False

    def burn(self, *_: Any) -> None:
        if self.at is None:
            return
        self.at -= 1
        if self.at == 0:
            self.at, self.blown = None, True
            raise OperationalError("", {}, sqlite3.OperationalError("disk I/O error"))


@contextmanager
def fused(floor: SalesFloor) -> Iterator[_Fuse]:
    """The floor's database with a fuse in it."""
    fuse, engine = _Fuse(), floor.database._engine  # noqa: SLF001 — the fault is put in below everything of ours
    really = prepared.asked

    def asked(*what: Any) -> Any:
        fuse.burn()
        return really(*what)

    for place in ("before_cursor_execute", "commit"):
        event.listen(engine, place, fuse.burn)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prepared, "asked", asked)
        yield fuse
    for place in ("before_cursor_execute", "commit"):
        event.remove(engine, place, fuse.burn)


def everything(floor: SalesFloor) -> dict[str, Any]:
    """All that can be told apart from outside the program's memory."""

    def look(work: UnitOfWork) -> dict[str, Any]:
        numbers = [number for number in range(1, 5) if work.leads.get(number)]
        states = ("new", "sending", "sent", "dead")
        return {
            "leads": [work.leads.get(number) for number in numbers],
            "history": [(one.happened, one.by) for number in numbers for one in work.history.of(number)],
            "outbox": sorted((row.chat_id, row.text) for state in states for row in work.outbox.list(state)),
            "clocks": sorted((row.lead, row.clock) for number in numbers for row in work.alarms.running(number)),
        }

    return floor.look(look)


async def until_it_works(floor: SalesFloor, act: Callable[[], Awaitable[object]]) -> int:
    """Fail at the first statement, at the second …; after each failure nothing has changed. How many places failed."""
    before = everything(floor)
    with fused(floor) as fuse:
        for place in range(1, 400):
            fuse.at, fuse.blown = place, False
            try:
                await act()
            except (TryLater, Unavailable):
                assert fuse.blown
                assert everything(floor) == before
            else:
                fuse.at = None
                assert not fuse.blown
                return place - 1
    raise AssertionError("it never worked")


async def _nothing(_: SalesFloor) -> None:
    return


async def _posted(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)


async def _given(floor: SalesFloor) -> None:
    await _posted(floor)
    await floor.say("孙婷", "L1 给王磊")


async def _accepted(floor: SalesFloor) -> None:
    await _given(floor)
    await floor.alone("王磊", "L1 接收")


def _alone(who: str, text: str) -> Flow:
    return lambda floor: floor.message(who, text, chat=alone(who))


def _group(who: str, text: str) -> Flow:
    return lambda floor: floor.message(who, f"@线索助手 {text}")


FLOWS: dict[str, tuple[Callable[[SalesFloor], Awaitable[None]], Flow]] = {
    "post": (_nothing, _group("刘洋", FULL_POST)),
    "post again": (_posted, _group("何静", FULL_POST)),
    "assign": (_posted, _group("孙婷", "L1 给王磊")),
    "tap to assign": (_posted, lambda floor: floor.tapped("孙婷", floor.card(GROUP_NAME), "分配", owner="wanglei")),
    "accept": (_given, _alone("王磊", "L1 接收")),
    "tap to accept": (_given, lambda floor: floor.tapped("王磊", floor.card("王磊"), "接收")),
    "reject": (_given, _alone("王磊", "L1 拒绝 预算不符")),
    "reject without a reason": (_given, _alone("王磊", "L1 拒绝")),
    "contacted": (_accepted, _alone("王磊", "L1 已联系 约了下周演示")),
    "give back": (_accepted, _alone("王磊", "L1 退回 客户没有需求了")),
    "reassign": (_given, _group("孙婷", "L1 改派给李明")),
    "note": (_given, _group("李建国", "L1 我认识他们的老板")),
    "undo": (_given, _group("孙婷", "L1 撤销")),
}


@pytest.mark.parametrize("name", FLOWS)
async def test_a_failure_at_any_statement_leaves_nothing_and_costs_nothing(floor: SalesFloor, name: str) -> None:
    prepare, flow = FLOWS[name]
    await prepare(floor)
    inbound = flow(floor)

    failed = await until_it_works(floor, lambda: floor.dispatcher.receive(inbound))
    assert failed >= 5

    once = everything(floor)
    await floor.receive(inbound)  # WeCom brings it once more, and the outbox is carried
    assert everything(floor)["leads"] == once["leads"] or name in {"assign", "tap to assign", "reassign", "undo"}
    assert [text for _, text in everything(floor)["outbox"]] == [text for _, text in once["outbox"]]


@pytest.mark.parametrize("name", ["post", "assign", "reject"])
async def test_after_all_failures_it_is_as_if_nothing_had_ever_failed(floor: SalesFloor, name: str) -> None:
    prepare, flow = FLOWS[name]
    smooth = SalesFloor()
    for one in (floor, smooth):
        await prepare(one)
    inbound = flow(floor)
    await until_it_works(floor, lambda: floor.dispatcher.receive(inbound))
    await smooth.dispatcher.receive(flow(smooth))

    assert everything(floor) == everything(smooth)
    smooth.close()


async def test_an_alarm_rings_once_however_often_its_ringing_failed(floor: SalesFloor) -> None:
    await _given(floor)
    floor.hush()
    due = floor.look(lambda work: work.alarms.next_due())
    assert due is not None
    floor.clock.push(due - floor.clock.now())

    before, broken = everything(floor), 0
    with fused(floor) as fuse:
        for place in range(1, 200):
            fuse.at, fuse.blown = place, False
            try:
                await floor.timers.tick()
            except Unavailable:
                broken += everything(floor) == before
                continue
            break
    await floor.delivery.drain()

    assert broken >= 5
    rung = [message.id for message in floor.carrier.carried]
    assert rung
    assert len(rung) == len(set(rung))
    await floor.timers.tick()
    await floor.delivery.drain()
    assert [message.id for message in floor.carrier.carried] == rung


async def test_what_was_owed_arrives_wherever_the_delivery_failed(floor: SalesFloor) -> None:
    """Delivery is at least once: a failure after sending may repeat a message, none may lose one."""
    await _posted(floor)
    await floor.dispatcher.receive(_group("孙婷", "L1 给王磊")(floor))
    owed = {row.id for row in floor.look(lambda work: work.outbox.list("new"))}
    with fused(floor) as fuse:
        for place in range(1, 100):
            fuse.at, fuse.blown = place, False
            try:
                await floor.delivery.drain()
            except Unavailable:
                await floor.push(minutes=1)  # the claim runs out
                continue
            if not fuse.blown:
                break
    assert owed <= {message.id for message in floor.carrier.carried}
    assert not floor.look(lambda work: work.outbox.waiting())
