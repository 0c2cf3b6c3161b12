"""Companies of leads that were kept before names had keys are found as those of new leads are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from bot.app.earlier_names import AT_ONCE, know_earlier_names, step
from bot.domain.matching import knowing
from tests.floor import FULL_POST, GROUP_NAME

if TYPE_CHECKING:
    from storage.unit_of_work import UnitOfWork
    from tests.floor import SalesFloor

OTHER_WRITING = FULL_POST.replace("顺风电气", "上海顺风电气有限公司").replace("13900523381", "13900523382")


def forget_names(work: UnitOfWork) -> None:
    """As the database was before revision 0008."""
    for emptied in ("DELETE FROM company", "DELETE FROM company_key"):
        work.companies._desk.connection.execute(text(emptied))  # noqa: SLF001 — no repository forgets names


def forget_keys(work: UnitOfWork) -> None:
    """As if all names lay under keys of an older version."""
    work.companies._desk.connection.execute(text("DELETE FROM company_key"))  # noqa: SLF001 — as above
    work.facts.put("earlier_names", '{"lead": null, "keys": 2, "after": ""}')


async def test_a_lead_from_before_there_were_keys_is_shown_with_the_next_one(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    floor.look(forget_names)
    await floor.say("刘洋", OTHER_WRITING)
    assert "往来" not in floor.last(GROUP_NAME)
    await know_earlier_names(floor.database)
    await floor.say("刘洋", OTHER_WRITING.replace("3382", "3383"))
    assert "往来：Ｌ2" in floor.last(GROUP_NAME)
    assert "往来：Ｌ1" in floor.last(GROUP_NAME)


async def test_names_under_older_keys_are_found_under_the_keys_of_today(floor: SalesFloor) -> None:
    names = [f"上海{first}{second}电气有限公司" for first in "甲乙丙丁戊己庚辛" for second in "云海山川河湖星辰"]
    floor.look(lambda work: [work.companies.meet(knowing(name)) for name in names])
    floor.look(forget_keys)
    assert floor.look(lambda work: work.companies.like(knowing(names[-1]))) == ()
    steps = 0
    while floor.look(step):
        steps += 1
    assert steps == len(names) // AT_ONCE + 1
    assert floor.look(lambda work: all(work.companies.like(knowing(name)) for name in names))


async def test_a_restart_goes_on_where_it_was_and_then_there_is_nothing_left_to_do(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    assert floor.look(step)
    assert floor.look(step)
    assert not floor.look(step)
