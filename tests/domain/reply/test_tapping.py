"""Words as good as a tap, after the bot has asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.reply import Action, Choice, Deed, Pending, Situation, Topic, read
from tests.domain.reply.floor import in_room

ASSIGN = Action(deed=Deed.ASSIGN, lead=126)
WHO = Pending(
    topic=Topic.WHICH_OWNER,
    half=ASSIGN,
    choices=(Choice(label="王磊", value="wanglei"), Choice(label="王雷", value="wanglei2")),
)
WHICH = Pending(
    topic=Topic.WHICH_LEAD,
    half=Action(deed=Deed.ASSIGN, owner="liming"),
    choices=(Choice(label="L127", value=127), Choice(label="L126", value=126)),
)


def after(pending: Pending, text: str) -> Action:
    situation: Situation = replace(in_room("morning"), pending=pending)
    actions = read(text, situation).actions
    return actions[0] if actions else Action(deed=Deed.NONE)


@pytest.mark.parametrize("text", ["王雷", "第二个", "2", "第二位", "选2", "二", "王雷吧", "wanglei2"])
def test_a_choice_finishes_the_question(text: str) -> None:
    done = after(WHO, text)
    assert (done.deed, done.lead, done.owner) == (Deed.ASSIGN, 126, "wanglei2")


@pytest.mark.parametrize("text", ["L126", "l126", "126", "第二条"])
def test_a_lead_may_be_the_choice(text: str) -> None:
    done = after(WHICH, text)
    assert (done.deed, done.lead, done.owner) == (Deed.ASSIGN, 126, "liming")


@pytest.mark.parametrize("text", ["第三个", "9", "哈哈"])
def test_other_words_finish_nothing(text: str) -> None:
    assert after(WHO, text).deed is not Deed.ASSIGN


def test_a_fresh_instruction_is_read_as_such() -> None:
    done = after(WHO, "L127给李明哲")
    assert (done.deed, done.lead, done.owner) == (Deed.ASSIGN, 127, "limingzhe")


def test_a_reason_is_taken_as_written() -> None:
    pending = Pending(topic=Topic.REASON, half=Action(deed=Deed.REJECT, lead=160))
    done = after(pending, "预算不够")
    assert (done.deed, done.lead, done.reason) == (Deed.REJECT, 160, "预算不够")
    assert after(pending, "  ").deed is Deed.NONE


@pytest.mark.parametrize(
    "text", ["接了", "L160 接", "我接", "不退了", "算了", "L126 预算不够", "为什么要原因?", "帮助"]
)
def test_what_is_no_reason_is_not_taken_for_one(text: str) -> None:
    pending = Pending(topic=Topic.REASON, half=Action(deed=Deed.REJECT, lead=160))
    assert after(pending, text).deed is not Deed.REJECT


def test_a_reason_may_name_its_lead() -> None:
    pending = Pending(topic=Topic.REASON, half=Action(deed=Deed.REJECT, lead=160))
    assert after(pending, "L160 客户接了竞品的单").deed is Deed.REJECT
