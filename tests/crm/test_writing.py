"""A lead that was given to sales comes into the CRM once, whatever breaks in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.crm import MOST_TRIES, WriteState
from bot.domain.decision import Happened
from bot.domain.policy import Policy
from tests.floor import FULL_POST, SalesFloor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.domain.crm import Write
    from tests.crm.pretended import PretendedCrm
    from tests.crm.stage import Stage


@pytest.fixture
async def floor() -> AsyncIterator[SalesFloor]:
    """A floor that writes back, with L1 given to 王磊."""
    opened = SalesFloor(policy=Policy(write_back=True))
    await opened.say("刘洋", FULL_POST)
    await opened.say("孙婷", "L1 给王磊")
    yield opened
    opened.close()


def write_of(stage: Stage, lead: int = 1) -> Write:
    write = stage.floor.look(lambda work: work.crm.write_of(lead))
    assert write
    return write


def happened(stage: Stage) -> list[Happened]:
    return [event.happened for event in stage.floor.history(1)]


async def test_it_is_written_once_it_can_no_longer_be_undone(stage: Stage, crm: PretendedCrm) -> None:
    writer = stage.writer()
    stage.pass_time(minutes=9)
    assert await writer.round() == 0
    stage.pass_time(minutes=1)
    assert await writer.round() == 1
    assert await writer.round() == 0
    (lead,) = crm.leads
    assert lead == {
        "external_id": "sunmao:L1",
        "title": "L1 顺风电气",
        "phone": "13900523381",
        "owner": "王磊",
        "id": 700,
    }
    event = stage.floor.history(1)[-1]
    assert (event.happened, event.by) == (Happened.WRITTEN_TO_CRM, "crm")
    assert event.detail == {"ref": "sunmao:L1", "remote": "700"}
    assert write_of(stage).state is WriteState.WRITTEN


async def test_what_was_undone_meanwhile_is_not_written(stage: Stage, crm: PretendedCrm) -> None:
    await stage.floor.say("孙婷", "L1 撤销")
    stage.pass_time(minutes=11)
    assert await stage.writer().round() == 0
    assert crm.asked == []
    assert write_of(stage).state is WriteState.VOID
    await stage.floor.say("孙婷", "L1 给李明")
    stage.pass_time(minutes=11)
    assert await stage.writer().round() == 1
    assert crm.leads[0]["owner"] == "李明"


@pytest.mark.parametrize("trouble", ["500 after", "hang after"])
async def test_an_answer_that_was_lost_makes_no_second_one(stage: Stage, crm: PretendedCrm, trouble: str) -> None:
    writer = stage.writer(timeout_seconds=1)
    stage.pass_time(minutes=11)
    crm.troubles = [None, trouble]
    assert await writer.round() == 0
    assert len(crm.leads) == 1
    write = write_of(stage)
    assert (write.state, write.attempts) == (WriteState.OWED, 1)
    assert write.error
    stage.pass_time(minutes=1)
    assert await writer.round() == 1
    assert (len(crm.leads), write_of(stage).remote) == (1, "700")
    assert happened(stage).count(Happened.WRITTEN_TO_CRM) == 1


async def test_a_kill_between_the_writing_and_our_knowing_makes_no_second_one(stage: Stage, crm: PretendedCrm) -> None:
    class Killed(BaseException):
        pass

    async def once(_: object) -> None:
        raise Killed

    stage.pass_time(minutes=11)
    writer = stage.writer()
    kept, stage.floor.dispatcher.once = stage.floor.dispatcher.once, once  # type: ignore[method-assign,assignment]
    with pytest.raises(Killed):
        await writer.round()
    stage.floor.dispatcher.once = kept  # type: ignore[method-assign]
    assert len(crm.leads) == 1
    stage.pass_time(minutes=2)
    assert await stage.writer().round() == 1
    assert len(crm.leads) == 1


async def test_what_the_crm_refuses_is_tried_for_a_day_and_a_night_and_then_shown(
    stage: Stage, crm: PretendedCrm
) -> None:
    writer = stage.writer()
    stage.pass_time(minutes=11)
    crm.troubles = ["403"] * 99
    for _ in range(MOST_TRIES):
        await writer.round()
        stage.pass_time(hours=1)
    await writer.round()
    write = write_of(stage)
    assert (write.state, write.attempts, len(crm.asked)) == (WriteState.GIVEN_UP, MOST_TRIES, MOST_TRIES)
    assert "没有权限" in write.error
    assert happened(stage)[-1] is Happened.NOT_WRITTEN_TO_CRM
    assert crm.leads == []


async def test_a_reassigned_lead_is_there_already(stage: Stage, crm: PretendedCrm) -> None:
    stage.pass_time(minutes=11)
    await stage.writer().round()
    await stage.floor.say("孙婷", "L1 改派给李明")
    stage.pass_time(minutes=11)
    assert await stage.writer().round() == 0
    assert len(crm.leads) == 1


async def test_without_the_switch_nothing_is_owed() -> None:
    floor = SalesFloor()
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    assert floor.look(lambda work: (work.crm.owed(), work.crm.write_of(1))) == (0, None)
    floor.close()


async def test_a_search_that_does_not_heed_our_reference_is_found_out(stage: Stage, crm: PretendedCrm) -> None:
    crm.leads.append({"external_id": "sunmao:L12", "id": 5})
    stage.pass_time(minutes=11)
    how = {"path": "/leads", "body": {"external_id": "{ref}"}, "find_path": "/leads"}
    writer = stage.writer(http_json={"write": {**how, "find_params": {"external_id": "sunmao:L12"}}})
    assert await writer.round() == 0
    assert len(crm.leads) == 1
    assert "没有带我们编号的" in write_of(stage).error


async def test_without_a_way_to_look_nothing_is_written(stage: Stage, crm: PretendedCrm) -> None:
    stage.pass_time(minutes=11)
    writer = stage.writer(http_json={"write": {"path": "/leads", "body": {"external_id": "{ref}"}}})
    assert await writer.round() == 0
    assert crm.leads == []
    assert "find_path" in write_of(stage).error


async def test_a_search_that_is_read_in_the_wrong_place_is_found_out_before_anything_is_written_twice(
    stage: Stage, crm: PretendedCrm
) -> None:
    crm.troubles = [None, "500 after"]
    how = {"path": "/leads", "body": {"external_id": "{ref}"}, "find_path": "/leads"}
    params = {"external_id": "{ref}"}
    writer = stage.writer(http_json={"write": {**how, "find_params": params, "find_items": "data.leads"}})
    for _ in range(3):
        stage.pass_time(hours=2)
        assert await writer.round() == 0
    assert crm.leads == []
    assert "请检查 find_items" in write_of(stage).error
