"""A list comes in by parts: others are heard in between, and the mirror is as of now only when the list is whole."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot.web.errands import Errands
from storage.companies import MIRROR_AS_OF

if TYPE_CHECKING:
    from tests.floor import SalesFloor

PARTS = [[f"上海{first}{second}机械有限公司" for second in "云海山川河湖星辰"] for first in "甲乙丙丁戊己庚辛"]
ALL = sum(map(len, PARTS))


def part(at: int) -> dict[str, Any]:
    customers = [
        {
            "ref": name, "name": name, "contacts": [], "opportunities": [], "aliases": [], "former": [], "websites": [],
        }
        for name in PARTS[at]
    ]  # fmt: skip
    return {"do": "import_customers", "customers": customers, "dry": False, "last": at == len(PARTS) - 1}


def errands_of(floor: SalesFloor) -> Errands:
    return Errands(dispatcher=floor.dispatcher, database=floor.database, clock=floor.clock)


async def test_whoever_speaks_meanwhile_waits_for_one_part_at_most(floor: SalesFloor) -> None:
    errands, seen = errands_of(floor), list[int]()

    async def bring() -> None:
        for at in range(len(PARTS)):
            assert (await errands.run(part(at))).ok

    async def ask() -> None:
        while not seen or seen[-1] < ALL:
            seen.append(await floor.database.do(lambda work: work.customers.count()))

    await asyncio.gather(bring(), ask())
    after_each = {len(PARTS[0]) * brought for brought in range(len(PARTS) + 1)}
    assert set(seen) <= after_each
    assert set(seen) - {0, ALL}, "nobody was heard before the list was in"


async def test_a_list_that_breaks_off_leaves_the_mirror_as_old_as_it_was(floor: SalesFloor) -> None:
    errands = errands_of(floor)
    for at in range(3):
        await errands.run(part(at))
    assert floor.look(lambda work: work.facts.get(MIRROR_AS_OF)) is None
    for at in range(len(PARTS)):
        await errands.run(part(at))
    assert floor.look(lambda work: work.facts.get(MIRROR_AS_OF)) == floor.clock.now().isoformat()
    assert floor.look(lambda work: work.customers.count()) == ALL
