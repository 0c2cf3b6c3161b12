"""Words as good as a tap, after the bot has asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.reply import NOBODY, Action, Choice, Deed, Pending, Situation, Topic, read
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


@pytest.mark.parametrize(
    "text", ["L160 客户接了竞品的单", "L160 已联系不上", "L160 客户说已联系别家", "已联系,没有预算"]
)
def test_a_reason_may_name_its_lead(text: str) -> None:
    pending = Pending(topic=Topic.REASON, half=Action(deed=Deed.REJECT, lead=160))
    assert after(pending, text).deed is Deed.REJECT


@pytest.mark.parametrize(
    "text", ["L160 已联系 约了周四", "L160:已联系,约了周四", "L160 跟进 周四上门", "L160 备注 认识他们CTO"]
)
def test_a_new_answer_under_the_number_of_the_lead_is_no_reason(text: str) -> None:
    """What our messages teach must not reject the lead that it speaks well of."""
    pending = Pending(topic=Topic.REASON, half=Action(deed=Deed.REJECT, lead=160))
    assert after(pending, text).deed is not Deed.REJECT


FULL = Pending(
    topic=Topic.FULL_OWNER,
    half=Action(deed=Deed.ASSIGN, lead=126, owner="wanglei"),
    choices=(Choice(label="仍给王磊", value="wanglei"), Choice(label="李明", value="liming")),
)
IN_CRM = Pending(
    topic=Topic.WHICH_CRM_OWNER,
    half=Action(deed=Deed.IN_CRM, lead=126),
    choices=(Choice(label="王磊", value="wanglei"), Choice(label="没人在跟", value=NOBODY)),
)
BACK = Pending(
    topic=Topic.NOT_IN_CRM,
    half=Action(deed=Deed.UNDO, lead=121),
    choices=(Choice(label="撤销", value=121),),
)


@pytest.mark.parametrize(
    "text", ["是", "是的", "确认", "好的,给他", "仍然给他", "就给她吧", "王磊", "给王磊", "第一个", "强推"]
)
def test_a_yes_or_the_same_name_confirms_whoever_is_full(text: str) -> None:
    done = after(FULL, text)
    assert (done.deed, done.lead, done.owner, done.although_full) == (Deed.ASSIGN, 126, "wanglei", True)


@pytest.mark.parametrize("text", ["李明", "那给李明吧", "换李明", "第二个", "改成李明"])
def test_another_name_is_not_confirmed(text: str) -> None:
    done = after(FULL, text)
    assert (done.deed, done.lead, done.owner, done.although_full) == (Deed.ASSIGN, 126, "liming", False)


@pytest.mark.parametrize("text", ["是吗?", "不", "算了", "李明怎么样?", "哈哈", "给他们发个报价"])
def test_what_is_no_yes_confirms_nothing(text: str) -> None:
    assert after(FULL, text).deed not in {Deed.ASSIGN, Deed.REASSIGN}


@pytest.mark.parametrize("text", ["张伟", "是张伟", "张伟在跟", "现在是张伟", "张伟那边"])
def test_a_name_that_was_no_choice_answers_who_works_it(text: str) -> None:
    done = after(IN_CRM, text)
    assert (done.deed, done.lead, done.owner) == (Deed.IN_CRM, 126, "zhangwei")


@pytest.mark.parametrize("text", ["没人跟", "没人在跟", "目前没人跟", "在公海", "第二个"])
def test_nobody_works_it_is_an_answer(text: str) -> None:
    done = after(IN_CRM, text)
    assert (done.deed, done.lead, done.owner, done.nobody) == (Deed.IN_CRM, 126, None, True)


@pytest.mark.parametrize("text", ["是", "对,撤销", "撤销吧", "第一个", "撤销"])
def test_a_yes_takes_the_mark_back(text: str) -> None:
    done = after(BACK, text)
    assert (done.deed, done.lead) == (Deed.UNDO, 121)


@pytest.mark.parametrize("quote", [127, 119])
def test_a_quote_of_another_card_is_no_answer(quote: int) -> None:
    situation = replace(in_room("morning"), pending=IN_CRM, quote_lead=quote)
    assert all(action.lead != 126 for action in read("张伟", situation).actions)


def test_a_question_without_its_lead_wants_the_whole_instruction() -> None:
    pending = Pending(topic=Topic.WHICH_OWNER, half=Action(deed=Deed.ASSIGN))
    assert after(pending, "张伟").deed is Deed.ASK


def test_a_name_is_no_answer_to_which_lead() -> None:
    pending = replace(WHICH, half=Action(deed=Deed.ASSIGN, lead=126, owner="liming"))
    assert after(pending, "张伟").lead != 126


@pytest.mark.parametrize("text", ["L121 不是撞单,看错了", "L121 CRM里没有,搞错了"])
def test_a_mark_of_the_crm_that_was_wrong_is_asked_about(text: str) -> None:
    (action,) = read(text, in_room("morning")).actions
    assert action.ask is not None
    assert action.ask.topic is Topic.NOT_IN_CRM
    assert action.ask.half == Action(deed=Deed.UNDO, lead=121)


@pytest.mark.parametrize("text", ["L126 不是撞单", "L121 没撞单,给王磊", "L121 不在CRM里吗?"])
def test_nothing_to_take_back_is_asked_about_as_ever(text: str) -> None:
    actions = read(text, in_room("morning")).actions
    assert all(action.ask is None or action.ask.topic is not Topic.NOT_IN_CRM for action in actions)


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        ("L160 接了,约了周四上门", [Deed.CONTACTED, Deed.ACCEPT]),
        ("L160 接收,已电话联系", [Deed.CONTACTED, Deed.ACCEPT]),
        ("L160 接了,跟客户聊过,周五演示", [Deed.CONTACTED, Deed.ACCEPT]),
        ("L160 接了,明天联系", [Deed.ACCEPT]),
        ("L160 接了,周四上门", [Deed.ACCEPT]),
        ("L160 接单", [Deed.ACCEPT]),
        ("L160 接,打了没人接", [Deed.FOLLOW_UP]),
    ],
)
def test_accepting_may_come_with_what_was_done(text: str, deeds: list[Deed]) -> None:
    assert [action.deed for action in read(text, in_room("all_given", "wanglei")).actions] == deeds


def test_an_unknown_number_is_said_to_be_unknown_also_in_a_question() -> None:
    (action,) = read("L999 进展怎么样", in_room("morning")).actions
    assert action.ask is not None
    assert (action.ask.topic, action.ask.words) == (Topic.UNKNOWN_LEAD, "L999")


# ------------------------------------------------------------------------------------------- what the CRM says

DIFFERS = Pending(
    topic=Topic.CRM_DISAGREES,
    half=Action(deed=Deed.IN_CRM, lead=126, owner="liming"),
    choices=(Choice(label="张伟", value="zhangwei"), Choice(label="李明", value="liming")),
)
COMPANIES = Pending(
    topic=Topic.WHICH_COMPANY,
    half=Action(deed=Deed.SAME_COMPANY, lead=126),
    choices=(
        Choice(label="上海朗驰精密机械有限公司(张伟)", value="c:C1"),
        Choice(label="苏州朗驰(李明)", value="c:C2"),
        Choice(label="都不是", value=NOBODY),
    ),
)


@pytest.mark.parametrize(
    ("text", "owner"), [("张伟", "zhangwei"), ("1", "zhangwei"), ("李明在跟", "liming"), ("第二个", "liming")]
)
def test_whoever_is_named_after_the_crm_differed_is_meant(text: str, owner: str) -> None:
    done = after(DIFFERS, text)
    assert (done.deed, done.lead, done.owner, done.although_differs) == (Deed.IN_CRM, 126, owner, True)


def test_nobody_is_an_answer_after_the_crm_differed() -> None:
    done = after(DIFFERS, "没人跟")
    assert (done.owner, done.nobody, done.although_differs) == (None, True, True)


@pytest.mark.parametrize(
    ("text", "company"),
    [("1", "c:C1"), ("上海朗驰精密机械有限公司", "c:C1"), ("苏州朗驰（李明）", "c:C2"), ("都不是", ""), ("3", "")],
)
def test_a_company_is_chosen_by_its_place_or_its_name(text: str, company: str) -> None:
    done = after(COMPANIES, text)
    assert (done.deed, done.lead, done.company) == (Deed.SAME_COMPANY, 126, company)


def test_yes_is_no_answer_to_which_of_two() -> None:
    assert after(DIFFERS, "是").deed is not Deed.IN_CRM


def asked_who_is_away() -> Action:
    (asked,) = read("小王请假到周五", in_room("morning")).actions
    return asked


def test_of_two_called_alike_it_is_asked_who_is_away() -> None:
    asked = asked_who_is_away()
    assert asked.ask is not None
    assert asked.ask.topic is Topic.WHICH_PERSON
    assert [choice.value for choice in asked.ask.choices] == ["wanglei", "wanglei2"]


@pytest.mark.parametrize(("text", "owner"), [("第二个", "wanglei2"), ("是雷子", "wanglei2"), ("刘洋", "liuyang")])
def test_the_answer_says_who_is_away(text: str, owner: str) -> None:
    question = asked_who_is_away().ask
    assert question is not None
    assert question.half is not None
    pending = Pending(topic=Topic.WHICH_PERSON, half=question.half, choices=question.choices)
    done = after(pending, text)
    assert (done.deed, done.owner, done.note) == (Deed.LEAVE, owner, "小王请假到周五")


def test_an_answer_counts_for_every_lead_of_which_the_same_was_said() -> None:
    half = replace(ASSIGN, also=(127,))
    situation = replace(in_room("morning"), pending=replace(WHO, half=half))
    assert [(one.deed, one.lead, one.owner, one.also) for one in read("王雷", situation).actions] == [
        (Deed.ASSIGN, 126, "wanglei2", ()),
        (Deed.ASSIGN, 127, "wanglei2", ()),
    ]


def test_whose_customers_they_are_is_answered_once_for_all_of_them() -> None:
    (asked,) = read("L126 L127 CRM已有,王总在跟", in_room("morning")).actions
    assert asked.ask is not None
    assert asked.ask.half is not None
    half = replace(asked.ask.half, lead=asked.lead)
    pending = Pending(topic=asked.ask.topic, half=half, choices=asked.ask.choices)
    done = read("王雷", replace(in_room("morning"), pending=pending)).actions
    assert [(one.deed, one.lead, one.owner) for one in done] == [
        (Deed.IN_CRM, 126, "wanglei2"),
        (Deed.IN_CRM, 127, "wanglei2"),
    ]


def test_what_is_asked_once_is_asked_of_every_lead() -> None:
    (asked,) = read("L126 L127 都给王总", in_room("morning")).actions
    assert asked.ask is not None
    assert asked.ask.half is not None
    assert (asked.lead, asked.ask.half.also) == (126, (127,))
