"""What people can ask, and the deeds that change least (S24, S31, S36)."""

from __future__ import annotations

from bot.domain.commands import AskLoad, AskMine, FindInCrm, FollowUp, LogCall, Unassign
from bot.domain.lead import Stage
from bot.domain.own_commands import OwnUp
from tests.floor import GROUP_NAME, MONDAY_MORNING, SalesFloor


async def test_everybody_sees_what_waits_for_him(dispatched: SalesFloor) -> None:
    assert "你负责的 1 条" in (await dispatched.dispatcher.give(AskMine(), by="wanglei", key="a"))[0]
    assert "你带来的 1 条" in (await dispatched.dispatcher.give(AskMine(), by="liuyang", key="b"))[0]
    assert "没有待办" in (await dispatched.dispatcher.give(AskMine(), by="tianjian", key="c"))[0]
    await dispatched.dispatcher.give(Unassign(lead=1, reason="出差"), by="sunting", key="d")
    assert "等你分配的 1 条" in (await dispatched.dispatcher.give(AskMine(), by="sunting", key="e"))[0]


async def test_the_load_names_the_busiest_first(dispatched: SalesFloor) -> None:
    """S31."""
    (said,) = await dispatched.dispatcher.give(AskLoad(), by="sunting", key="a")
    assert said.splitlines()[1].startswith("- 王磊（上海）：1 条")
    assert "李走" not in said


async def test_calls_are_counted_by_their_records(dispatched: SalesFloor) -> None:
    """S24."""
    for number in (1, 2, 3):
        (said,) = await dispatched.dispatcher.give(LogCall(lead=1, words="没人接"), by="liuyang", key=f"c{number}")
        assert f"第 {number} 次通话" in said


async def test_a_follow_up_is_kept_in_the_owners_words(dispatched: SalesFloor) -> None:
    await dispatched.dispatcher.give(FollowUp(lead=1, words="约了演示"), by="wanglei", key="f")
    (note,) = dispatched.look(lambda work: work.notes.of(1))
    assert (note.by, note.note.words) == ("wanglei", "约了演示")


async def test_the_information_goes_to_whoever_works_the_customer(dispatched: SalesFloor) -> None:
    """S36: no transfer; the one who had it hears that he has not."""
    await dispatched.dispatcher.give(FindInCrm(lead=1, owner="zhangwei"), by="sunting", key="s")
    await dispatched.delivery.drain()
    assert dispatched.lead(1).stage is Stage.IN_CRM
    assert "13900523381" in dispatched.last("张伟")
    assert "不用你跟了" in dispatched.last("王磊")
    assert dispatched.clocks(1) == set()


async def test_a_customer_whom_nobody_works_can_still_be_given_away(dispatched: SalesFloor) -> None:
    await dispatched.dispatcher.give(FindInCrm(lead=1, owner=None), by="sunting", key="s")
    await dispatched.say("孙婷", "L1 给李明")
    assert dispatched.lead(1).owner == "liming"


async def test_a_command_given_twice_is_obeyed_once(dispatched: SalesFloor) -> None:
    command = Unassign(lead=1, reason="出差")
    first = await dispatched.dispatcher.give(command, by="sunting", key="same")
    assert first
    assert await dispatched.dispatcher.give(command, by="sunting", key="same") == ()
    assert dispatched.lead(1).cycle == 2


async def test_the_group_is_asked_to_say_again_what_the_bot_did_not_hear(floor: SalesFloor) -> None:
    command = OwnUp(since=MONDAY_MORNING, until=floor.clock.now())
    await floor.dispatcher.give(command, by="clock", key="deaf")
    await floor.delivery.drain()
    assert "重发" in floor.last(GROUP_NAME)
