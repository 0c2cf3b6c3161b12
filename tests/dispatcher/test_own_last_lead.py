"""补充 and 改 without a number: the SDR's own lead that he means, or the question which one."""

from __future__ import annotations

import pytest

from tests.floor import FULL_POST, GROUP_NAME, SalesFloor, buttons

SECOND = FULL_POST.replace("顺风电气", "朗驰机械").replace("13900523381", "13900523382")
OTHERS = FULL_POST.replace("顺风电气", "云栖餐饮").replace("13900523381", "13900523383")


def budget(floor: SalesFloor, number: int) -> int | None:
    stated = floor.lead(number).inquiry.budget
    return stated.low if stated else None


async def test_the_only_open_lead_is_meant_however_old(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.push(days=1)
    await floor.say("刘洋", "改 预算 80万")
    assert budget(floor, 1) == 800_000
    assert floor.last(GROUP_NAME) == "L1 顺风电气 已更新：预算 80万。谢谢 刘洋。"


async def test_the_last_one_he_posted_is_meant(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.push(minutes=1)
    await floor.say("刘洋", SECOND)
    await floor.say("何静", OTHERS)
    await floor.say("刘洋", "改 电话 13900523389")
    assert floor.lead(2).inquiry.phones == ("13900523389",)
    assert "139＊＊＊＊3389" in floor.last(GROUP_NAME)


async def test_the_last_one_he_changed_is_meant(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.push(minutes=1)
    await floor.say("刘洋", SECOND)
    await floor.push(minutes=1)
    await floor.say("刘洋", "改 L1 预算 70万")
    await floor.push(minutes=1)
    await floor.say("刘洋", "更正 预算 80万")
    assert (budget(floor, 1), budget(floor, 2)) == (800_000, 500_000)


async def test_the_quoted_one_comes_before_the_last(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", SECOND)
    await floor.say("刘洋", "改 预算 80万", quote=floor.messages(GROUP_NAME)[0])
    assert (budget(floor, 1), budget(floor, 2)) == (800_000, 500_000)


async def test_what_is_missing_is_filled_where_it_is_missing(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST.replace("预算:50万\n", ""))
    await floor.say("刘洋", SECOND)
    await floor.say("刘洋", "补充 预算 30万")
    assert (budget(floor, 1), budget(floor, 2)) == (300_000, 500_000)


async def asked_later(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", SECOND)
    await floor.push(hours=2)
    await floor.say("刘洋", "改 预算 80万")


@pytest.mark.parametrize("answer", ["L1", "第二个", "1"])
async def test_later_it_is_asked_and_the_answer_changes_the_field(floor: SalesFloor, answer: str) -> None:
    await asked_later(floor)
    assert budget(floor, 1) == budget(floor, 2) == 500_000
    assert buttons(floor.card(GROUP_NAME).card) == ["L2 朗驰机械", "L1 顺风电气"]
    await floor.say("刘洋", answer)
    assert (budget(floor, 1), budget(floor, 2)) == (800_000, 500_000)


async def test_a_tap_answers_it_too(floor: SalesFloor) -> None:
    await asked_later(floor)
    await floor.tap("刘洋", floor.card(GROUP_NAME), "L2 朗驰机械")
    assert (budget(floor, 1), budget(floor, 2)) == (500_000, 800_000)


async def test_whoever_has_none_of_his_own_is_asked(floor: SalesFloor) -> None:
    await floor.say("何静", OTHERS)
    await floor.say("刘洋", "改 预算 80万")
    assert budget(floor, 1) == 500_000
    assert "哪条线索" in floor.last(GROUP_NAME)


async def test_where_there_is_none_at_all_the_number_is_asked_for(floor: SalesFloor) -> None:
    await floor.say("刘洋", "改 预算 80万")
    assert "请带上号码" in floor.last(GROUP_NAME)


async def test_alone_with_the_bot_it_is_the_same(floor: SalesFloor) -> None:
    await floor.alone("刘洋", FULL_POST)
    await floor.alone("刘洋", "改 预算 80万")
    assert budget(floor, 1) == 800_000


async def test_the_note_that_waited_for_its_lead_is_kept_as_it_was_written(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", SECOND)
    await floor.say("李建国", "我认识他们CTO,可以帮忙")
    await floor.say("李建国", "L1")
    (note,) = floor.look(lambda work: work.notes.of(1))
    assert note.note.words == "我认识他们CTO,可以帮忙"


@pytest.mark.parametrize(
    "words",
    [
        "L1 电话应该是13900523389",
        "电话写错了,是13900523389",
        "L1 电话不对,应该是13900523389",
        "手机号码改成13900523389",
        "改 电话 13900523389",
        "更正 L1 电话:13900523389",
    ],
)
async def test_a_mistake_is_corrected_in_plain_words(floor: SalesFloor, words: str) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", words)
    assert floor.lead(1).inquiry.phones == ("13900523389",)


async def test_words_about_a_mistake_that_state_nothing_correct_nothing(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", "L1 电话不对,打不通")
    assert floor.lead(1).inquiry.phones == ("13900523381",)
