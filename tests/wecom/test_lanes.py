"""Lanes are orderly, bounded, and given up after a last wait."""

from __future__ import annotations

import asyncio

from bot.wecom.lanes import Lanes


async def test_there_is_only_so_much_room_and_it_is_freed_again() -> None:
    gate, done = asyncio.Event(), []

    async def work(item: int) -> None:
        await gate.wait()
        done.append(item)

    lanes = Lanes(work, room=3)
    assert [lanes.put("a", 1), lanes.put("a", 2), lanes.put("b", 3), lanes.put("c", 4)] == [True, True, True, False]
    gate.set()
    await lanes.finish(1.0)
    assert sorted(done) == [1, 2, 3]
    assert lanes.put("c", 5)
    await lanes.finish(1.0)
    assert done[-1] == 5


async def test_what_does_not_end_is_given_up() -> None:
    gone: list[int] = []

    async def stuck(item: int) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            gone.append(item)

    lanes = Lanes(stuck, room=2)
    lanes.put("a", 1)
    lanes.put("a", 2)
    await lanes.finish(0.01)
    await asyncio.sleep(0)
    assert gone == [1]
    assert lanes.put("a", 3)
    await lanes.finish(0)
