"""What comes twice happens once; what fails is not kept (design.md §1, sentences 3 and 6; I9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.decision import Happened
from bot.domain.lead import Stage
from bot.wecom.transport import TryLater
from storage import Unavailable
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor, buttons, card_of

if TYPE_CHECKING:
    from collections.abc import Callable


async def test_the_same_message_three_times_is_one_lead(floor: SalesFloor) -> None:
    post = floor.message("刘洋", FULL_POST)
    answers = [await floor.receive(post) for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert len(floor.heard(GROUP_NAME)) == 1
    assert [event.happened for event in floor.history(1)] == [Happened.POSTED]


async def test_the_same_message_gets_the_same_answer_in_place() -> None:
    """Callback mode: the words travel in the answer, and WeCom asks up to three times."""
    floor = SalesFloor(passive=True)
    question = floor.message("孙婷", "@线索助手 帮助")
    first = await floor.receive(question)
    assert first.text
    assert [await floor.receive(question) for _ in range(2)] == [first, first]
    assert floor.heard(GROUP_NAME) == []
    floor.close()


async def test_a_message_is_known_again_after_a_restart(floor: SalesFloor) -> None:
    post = floor.message("刘洋", FULL_POST)
    await floor.receive(post)
    floor.start_again()
    await floor.receive(post)
    assert len(floor.heard(GROUP_NAME)) == 1


async def test_the_same_tap_three_times_is_one_assignment(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    tap = floor.tapped("孙婷", floor.card(GROUP_NAME), "分配", owner="wanglei")
    answers = [await floor.receive(tap) for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0].update is not None
    assert len(floor.heard("王磊")) == 1


async def test_the_ids_of_what_is_to_be_said_follow_from_the_message(floor: SalesFloor) -> None:
    """A commit that is done again after a crash puts the same rows out, not new ones."""
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    assert [message.id for message in floor.carrier.carried] == ["m1#1", "m2#1", "m2#2"]


async def test_a_database_that_does_not_answer_asks_wecom_to_come_again(
    floor: SalesFloor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gone(_: Callable[..., object]) -> None:
        raise Unavailable("the disk is full")

    post = floor.message("刘洋", FULL_POST)
    with monkeypatch.context() as broken:
        broken.setattr(floor.database, "do", gone)
        with pytest.raises(TryLater):
            await floor.dispatcher.receive(post)
    assert floor.look(lambda work: work.leads.list()) == ()
    await floor.receive(post)
    assert floor.lead(1).stage is Stage.QUALIFIED


async def test_what_breaks_half_way_leaves_nothing_behind(floor: SalesFloor, monkeypatch: pytest.MonkeyPatch) -> None:
    post = floor.message("刘洋", FULL_POST)
    with monkeypatch.context() as broken:
        broken.setattr("storage.outbox.Outbox.post", _cannot)
        with pytest.raises(RuntimeError):
            await floor.dispatcher.receive(post)
    assert floor.look(lambda work: (work.leads.list(), work.outbox.waiting(), work.alarms.pending())) == ((), 0, 0)
    await floor.receive(post)
    assert floor.lead(1).number == 1


def _cannot(*_: object) -> None:
    raise RuntimeError("a bug")


async def test_one_refused_command_of_several_keeps_the_others(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", FULL_POST.replace("顺风电气", "朗驰机械").replace("13900523381", "13900523382"))
    await floor.say("孙婷", "L1 给王磊")
    await floor.say("孙婷", "L1 给李明;L2 给李明")
    assert (floor.lead(1).owner, floor.lead(2).owner) == ("wanglei", "liming")


async def test_a_double_click_gives_the_lead_away_once(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    card = floor.card(GROUP_NAME)
    await floor.tap("孙婷", card, "分配", owner="wanglei")
    answer = await floor.tap("孙婷", card, "分配", owner="wanglei")
    assert len(floor.heard("王磊")) == 1
    assert buttons(answer.update) == ["待接收"]
    assert floor.lead(1).cycle == 1


@pytest.mark.parametrize("button", ["暂缓", "无效"])
async def test_a_double_click_on_other_buttons_is_one_step(floor: SalesFloor, button: str) -> None:
    await floor.say("刘洋", FULL_POST)
    card = floor.card(GROUP_NAME)
    for _ in range(2):
        await floor.tap("孙婷", card, button)
    done = [event.happened for event in floor.history(1) if event.happened in {Happened.HELD, Happened.JUNKED}]
    assert len(done) == 1


async def test_a_double_click_on_contacted_is_one_contact(dispatched: SalesFloor) -> None:
    offer = dispatched.card("王磊")
    for _ in range(2):
        await dispatched.tap("王磊", offer, "已联系")
    assert [event.happened for event in dispatched.history(1)].count(Happened.CONTACTED) == 1


async def test_a_card_shows_what_it_can_still_do(dispatched: SalesFloor) -> None:
    offer = dispatched.card("王磊")
    assert buttons(card_of(offer)) == ["接收", "拒绝", "已联系", "备注"]
    accepted = await dispatched.tap("王磊", offer, "接收")
    assert buttons(accepted.update) == ["已联系", "退回", "备注"]
    contacted = await dispatched.tap("王磊", offer, "已联系")
    assert buttons(contacted.update) == ["退回", "备注"]


async def test_the_delivery_looks_only_when_something_is_to_be_carried() -> None:
    floor = SalesFloor(passive=True)
    rung: list[str] = []
    floor.dispatcher.ring_the_bell = lambda: rung.append("rung")
    await floor.dispatcher.receive(floor.message("孙婷", "@线索助手 帮助"))
    assert rung == [], "the answer went back in place"
    await floor.dispatcher.receive(floor.message("刘洋", FULL_POST))
    await floor.dispatcher.receive(floor.message("孙婷", "@线索助手 L1 给王磊"))
    assert rung, "王磊 is to hear of it"
    floor.close()
