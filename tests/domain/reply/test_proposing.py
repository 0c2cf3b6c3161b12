"""What is said about the proposal, and to it: why not him, what a lead is for, who gets none for now."""

from __future__ import annotations

import pytest

from bot.domain.people import Person, Role, Roster
from bot.domain.reply import Action, Deed, LeadIndex, LeadInView, Situation, Status, Topic, read

PEOPLE = Roster(
    [
        Person(userid="sunting", name="孙婷", roles=frozenset({Role.SALES_OPS})),
        Person(userid="liuyang", name="刘洋", roles=frozenset({Role.SDR})),
        Person(userid="wanglei", name="王磊", roles=frozenset({Role.SALES})),
        Person(userid="liming", name="李明", roles=frozenset({Role.SALES}), paused=True),
        Person(userid="wang1", name="王伟", roles=frozenset({Role.SALES}), nicknames=("小伟",)),
        Person(userid="wang2", name="张伟", roles=frozenset({Role.SALES}), nicknames=("小伟",)),
    ]
)
LEADS = LeadIndex(
    [
        LeadInView(number=1, company="顺风电气有限公司", status=Status.NEW),
        LeadInView(number=2, company="云帆软件有限公司", status=Status.ACCEPTED, owner="wanglei"),
    ]
)


def said(text: str, by: str = "sunting", **more: object) -> Action:
    """The one thing that was read."""
    situation = Situation(sender=PEOPLE.find(by), roster=PEOPLE, leads=LEADS, **more)  # type: ignore[arg-type]
    (action,) = read(text, situation).actions
    return action


@pytest.mark.parametrize(
    "text",
    [
        "L1 为什么没有李明?",
        "L1 为什么没有李明",
        "L1 为啥不是李明",
        "L1 怎么没推荐李明",
        "L1 李明怎么不在推荐里",
        "L1 为什么李明没有被推荐",
        "L1 为什么不推荐李明",
        "L1 为什么不给李明?",
        "L1 为什么推荐李明",
        "L1 why not 李明",
    ],
)
@pytest.mark.parametrize("by", ["sunting", "liuyang"])
def test_anybody_may_ask_why_somebody_is_not_proposed(text: str, by: str) -> None:
    action = said(text, by)
    assert (action.deed, action.what, action.owner, action.lead) == (Deed.QUERY, "why_not", "liming", 1)


def test_where_it_is_not_certain_which_lead_is_meant_it_is_asked() -> None:
    action = said("为什么没有李明?")
    assert action.ask is not None
    assert (action.deed, action.ask.topic) == (Deed.ASK, Topic.WHICH_LEAD)
    assert action.ask.half is not None
    assert (action.ask.half.what, action.ask.half.owner) == ("why_not", "liming")


def test_of_the_quoted_card_no_number_is_needed() -> None:
    assert (said("为什么没有李明?", quote_lead=1).what, said("推荐谁", quote_lead=1).what) == ("why_not", "owners")


@pytest.mark.parametrize("text", ["L1 为什么没有小伟", "L1 为什么不给小伟"])
def test_of_two_namesakes_it_is_asked_which_one(text: str) -> None:
    action = said(text)
    assert action.ask is not None
    assert (action.deed, action.ask.topic) == (Deed.ASK, Topic.WHICH_OWNER)
    assert {choice.value for choice in action.ask.choices} == {"wang1", "wang2"}


def test_a_name_that_nobody_has_is_said_to_be_unknown() -> None:
    action = said("L1 为什么没有小陈")
    assert action.ask is not None
    assert (action.deed, action.ask.topic) == (Deed.ASK, Topic.UNKNOWN_OWNER)


@pytest.mark.parametrize("text", ["L1 推荐谁", "L1 候选人有哪些", "L1 推荐名单", "L1 谁排第一?"])
def test_the_whole_list_can_be_asked_for(text: str) -> None:
    action = said(text)
    assert (action.deed, action.what, action.lead) == (Deed.QUERY, "owners", 1)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("L1 必赢", "must_win"),
        ("L1 标为必赢", "must_win"),
        ("L1 这条是重点", "must_win"),
        ("把 L1 标记为必赢单", "must_win"),
        ("L1 必须拿下!", "must_win"),
        ("L1 练手", "practice"),
        ("L1 低质线索", "practice"),
        ("L1 给新人练手", "practice"),
        ("L1 取消必赢", ""),
        ("L1 取消练手标记", ""),
        ("L1 不算重点了", ""),
        ("L1 去掉标记", ""),
    ],
)
def test_sales_ops_say_what_a_lead_is_for(text: str, mark: str) -> None:
    """S29."""
    action = said(text)
    assert (action.deed, action.what, action.lead) == (Deed.MARK, mark, 1)


def test_what_others_say_of_it_is_a_note() -> None:
    assert said("L1 必赢", "liuyang").deed is Deed.ANNOTATE


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("L1 给王磊,必赢", "must_win"), ("L1 必赢,给王磊", "must_win"), ("L1 给王磊 必赢单", "must_win"),
        ("L1 分给王磊。这条必须拿下!", "must_win"), ("L1 给王磊,练手", "practice"), ("L1 给王磊,取消必赢", ""),
        ("L1 强推给王磊,必赢", "must_win"),
    ],
)  # fmt: skip
def test_a_lead_is_marked_and_given_in_one_breath(text: str, mark: str) -> None:
    marked, given = read(text, Situation(sender=PEOPLE.find("sunting"), roster=PEOPLE, leads=LEADS)).actions
    assert (marked.deed, marked.lead, marked.what) == (Deed.MARK, 1, mark)
    assert given.deed in {Deed.ASSIGN, Deed.FORCE}
    assert (given.lead, given.owner) == (1, "wanglei")


@pytest.mark.parametrize("text", ["L1 给王磊,重点跟进", "L1 重点客户,给王磊"])
def test_a_name_with_other_words_is_only_an_assignment(text: str) -> None:
    action = said(text)
    assert (action.deed, action.owner) == (Deed.ASSIGN, "wanglei")


@pytest.mark.parametrize(
    ("text", "by", "deed"),
    [
        ("L2 赢单", "wanglei", Deed.WON),
        ("L2 赢单了,签了80万", "sunting", Deed.WON),
        ("L2 签单 80万", "wanglei", Deed.WON),
        ("L2 输单 选了别家", "wanglei", Deed.LOST),
        ("L2 丢单了", "sunting", Deed.LOST),
    ],
)
def test_the_owner_or_sales_ops_say_how_a_lead_ended(text: str, by: str, deed: Deed) -> None:
    action = said(text, by)
    assert (action.deed, action.lead) == (deed, 2)


@pytest.mark.parametrize(
    ("text", "by"), [("L2 赢单了吗", "sunting"), ("L2 如果赢单就请客", "wanglei"), ("L2 赢单", "liuyang")]
)
def test_a_question_a_condition_and_a_bystander_end_nothing(text: str, by: str) -> None:
    situation = Situation(sender=PEOPLE.find(by), roster=PEOPLE, leads=LEADS)
    assert not {Deed.WON, Deed.LOST} & {action.deed for action in read(text, situation).actions}


@pytest.mark.parametrize(
    ("text", "deed", "who"),
    [
        ("暂停派单 王磊", Deed.PAUSE, "wanglei"),
        ("暂停给王磊派单", Deed.PAUSE, "wanglei"),
        ("别给王磊派单了", Deed.PAUSE, "wanglei"),
        ("王磊先暂停接单", Deed.PAUSE, "wanglei"),
        ("恢复派单 李明", Deed.RESUME, "liming"),
        ("恢复给李明派单", Deed.RESUME, "liming"),
        ("李明恢复接单", Deed.RESUME, "liming"),
        ("给李明恢复派单", Deed.RESUME, "liming"),
    ],
)
def test_somebody_gets_no_new_leads_or_gets_them_again(text: str, deed: Deed, who: str) -> None:
    action = said(text)
    assert (action.deed, action.owner) == (deed, who)


def test_a_doubtful_name_pauses_nobody() -> None:
    action = said("暂停派单 小伟")
    assert (action.deed, action.ask and action.ask.topic) == (Deed.ASK, Topic.WHAT)


@pytest.mark.parametrize("text", ["暂停派单 王磊?", "L1 暂停派单 王磊", "暂停派单"])
def test_a_question_a_lead_and_nobody_pause_nobody(text: str) -> None:
    situation = Situation(sender=PEOPLE.find("sunting"), roster=PEOPLE, leads=LEADS)
    assert not {Deed.PAUSE, Deed.RESUME} & {action.deed for action in read(text, situation).actions}


def test_on_a_quoted_card_it_is_about_the_lead() -> None:
    situation = Situation(sender=PEOPLE.find("sunting"), roster=PEOPLE, leads=LEADS, quote_lead=1)
    assert Deed.PAUSE not in {action.deed for action in read("暂停派单 王磊", situation).actions}


def test_an_outsider_pauses_nobody() -> None:
    situation = Situation(sender=None, roster=PEOPLE, leads=LEADS)
    assert Deed.PAUSE not in {action.deed for action in read("暂停派单 王磊", situation).actions}
