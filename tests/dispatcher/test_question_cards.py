"""A question shows its choices as buttons and in words, and a tap says what the word would say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.people import Role
from tests.floor import FULL_POST, GROUP_NAME, ROSTER, SalesFloor, buttons

if TYPE_CHECKING:
    from bot.wecom.transport import Answer, Outgoing

SECOND = FULL_POST.replace("顺风电气", "朗驰机械").replace("13900523381", "13900523382")


@pytest.fixture
async def asked(floor: SalesFloor) -> SalesFloor:
    """Two leads wait, and 孙婷 did not say which of them."""
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", SECOND)
    await floor.say("孙婷", "给王磊")
    return floor


def owners(floor: SalesFloor) -> tuple[str | None, str | None]:
    return floor.lead(1).owner, floor.lead(2).owner


def choices(floor: SalesFloor) -> list[str]:
    return buttons(floor.card(GROUP_NAME).card)


def redrawn(card: Outgoing, answer: Answer) -> Outgoing:
    """The tapped card as the answer to the tap redraws it."""
    return replace(card, card=answer.update)


async def test_the_choices_are_buttons_and_words(asked: SalesFloor) -> None:
    message = asked.card(GROUP_NAME)
    assert len(choices(asked)) == 2
    assert all(name in message.text for name in ("顺风电气", "朗驰机械"))
    assert message.text.startswith("你说的是哪条线索")
    assert message.card is not None
    assert message.card.body == message.text


@pytest.mark.parametrize("at", [0, 1])
async def test_a_tap_finishes_what_was_half_said(asked: SalesFloor, at: int) -> None:
    meant = 1 if "顺风" in choices(asked)[at] else 2
    answer = await asked.tap("孙婷", asked.card(GROUP_NAME), choices(asked)[at])
    assert asked.lead(meant).owner == "wanglei"
    assert asked.lead(3 - meant).owner is None
    assert buttons(answer.update) == ["已答复"]


async def test_only_the_one_who_was_asked_may_choose(asked: SalesFloor) -> None:
    before = choices(asked)
    answer = await asked.tap("刘洋", asked.card(GROUP_NAME), before[0])
    assert owners(asked) == (None, None)
    assert "问 孙婷 的" in asked.last(GROUP_NAME)
    assert buttons(answer.update) == before


async def test_a_second_tap_and_a_tap_after_the_word_are_told_politely(asked: SalesFloor) -> None:
    card = asked.card(GROUP_NAME)
    await asked.say("孙婷", "第一个")
    given = owners(asked)
    answer = await asked.tap("孙婷", card, buttons(card.card)[1])
    assert owners(asked) == given
    assert "不用答了" in asked.last(GROUP_NAME)
    assert buttons(answer.update) == ["已答复"]


async def test_a_question_does_not_wait_for_ever(asked: SalesFloor) -> None:
    card = asked.card(GROUP_NAME)
    asked.clock.push(asked.settings.policy.question_lapses)
    await asked.tap("孙婷", card, buttons(card.card)[0])
    assert owners(asked) == (None, None)
    assert "不用答了" in asked.last(GROUP_NAME)


async def test_a_person_is_chosen_by_a_tap_for_the_crm(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    card = floor.card(GROUP_NAME)
    question = redrawn(card, await floor.tap("孙婷", card, "CRM已有"))
    shown = buttons(question.card)
    assert len(shown) == 6
    assert shown[-1] == "没人在跟"
    assert floor.messages(GROUP_NAME)[-1].card is None
    await floor.tap("孙婷", question, shown[0])
    owner = floor.lead(1).owner
    assert floor.lead(1).stage == "in_crm"
    assert owner is not None


async def test_when_the_lead_moves_on_its_question_lapses(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    card = floor.card(GROUP_NAME)
    question = redrawn(card, await floor.tap("孙婷", card, "CRM已有"))
    await floor.say("陈静", "L1 给王磊")
    await floor.say("孙婷", "L1 给王磊")
    assert floor.lead(1).owner == "wanglei"
    await floor.tap("孙婷", question, buttons(question.card)[0])
    assert floor.lead(1).stage == "assigned"
    assert "不用答了" in floor.last(GROUP_NAME)


async def test_a_choice_gives_no_right_that_was_lost_meanwhile(asked: SalesFloor) -> None:
    """The clicker's rights count at the moment of the tap."""
    demoted = replace(next(one for one in ROSTER if one.name == "孙婷"), roles=frozenset({Role.SDR}))
    asked.database.do_now(lambda work: work.people.put(demoted))
    card = asked.card(GROUP_NAME)
    await asked.tap("孙婷", card, buttons(card.card)[0])
    assert owners(asked) == (None, None)
    assert "销管" in asked.last(GROUP_NAME)
