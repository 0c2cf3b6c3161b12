"""What a reading carries besides the deed: questions, reasons, notes, the missing right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.people import Person, Role, Roster
from bot.domain.reply import (
    Action,
    Deed,
    LeadIndex,
    LeadInView,
    Right,
    Situation,
    Status,
    Topic,
    Vocabulary,
    read,
)
from bot.domain.reply.names import names_in
from bot.domain.reply.numerals import value_of
from bot.domain.reply.text import fold, open_message
from tests.domain.reply.floor import ROSTER, heard, in_room, short


def first(text: str, room: str = "morning", sender: str = "sunting", quote: int | None = 126) -> Action:
    return read(text, in_room(room, sender, quote)).actions[0]


@pytest.mark.parametrize(
    ("text", "quote", "topic"),
    [
        ("给王磊", None, Topic.WHICH_LEAD),
        ("给小王", 126, Topic.WHICH_OWNER),
        ("给赵六", 126, Topic.UNKNOWN_OWNER),
        ("L999给王磊", None, Topic.UNKNOWN_LEAD),
        ("L127给王磊", 126, Topic.NUMBER_AGAINST_QUOTE),
        ("给婷姐", 126, Topic.NOT_SALES),
        ("给王磊", 119, Topic.ALREADY_OWNED),
        ("不对", 126, Topic.BARE_NEGATION),
        ("126-130给王磊", None, Topic.RANGE_UNCLEAR),
        ("如果王磊有空就给他", 126, Topic.CONDITIONAL),
        ("好像撞了,给老张", 126, Topic.WHICH_CRM_OWNER),
        ("126", None, Topic.WHAT),
        ("强推", 126, Topic.WHICH_OWNER),
        ("等客户定了再给王磊", 126, Topic.CONDITIONAL),
        ("王磊,周报发我", 126, Topic.WHICH_OWNER),
        ("优码给王磊", 126, Topic.NUMBER_AGAINST_QUOTE),
    ],
)
def test_a_question_says_what_it_is_about(text: str, quote: int | None, topic: Topic) -> None:
    asked = first(text, quote=quote)
    assert asked.deed is Deed.ASK
    assert asked.ask is not None
    assert asked.ask.topic is topic


def test_a_question_offers_the_people_it_may_be_about() -> None:
    asked = first("给王蕾").ask
    assert asked is not None
    assert {choice.value for choice in asked.choices} == {"wanglei", "wanglei2"}
    assert asked.half == Action(deed=Deed.ASSIGN)


def test_a_question_about_the_lead_keeps_the_half_made_action() -> None:
    asked = first("给王磊", quote=None).ask
    assert asked is not None
    assert [choice.value for choice in asked.choices] == [128, 127, 126, 119]
    assert asked.half is not None
    assert (asked.half.deed, asked.half.owner) == (Deed.ASSIGN, "wanglei")


@pytest.mark.parametrize(
    ("text", "sender", "right"),
    [
        ("给王磊", "liuyang", Right.DISPATCH),
        ("这条我接了", "wanglei", Right.DISPATCH),
        ("L119我接了", "wanglei", Right.ANSWER_FOR_OWNER),
        ("给王磊", "stranger", Right.OUTSIDER),
    ],
)
def test_a_refusal_says_which_right_was_missing(text: str, sender: str, right: Right) -> None:
    denied = first(text, sender=sender, quote=None if "L" in text else 126)
    assert (denied.deed, denied.reason) == (Deed.DENY, right)


def test_a_rejection_carries_its_reason() -> None:
    assert first("拒绝,预算不够", "all_given", "wanglei", 160).reason == "预算不够"
    assert first("不接", "all_given", "wanglei", 160).reason == ""


def test_a_hold_carries_its_time() -> None:
    assert first("先放着,下周再分").until == "下周"
    assert first("先放着").until == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我认识他们CTO", "relation"),
        ("上周见过他们VP", "contact"),
        ("我可以帮忙约他们老板", "offer"),
        ("他们今年要上市", "intelligence"),
    ],
)
def test_a_note_keeps_its_words_and_its_kind(text: str, kind: str) -> None:
    noted = first(f"@线索助手 {text}", sender="lijianguo")
    assert (noted.deed, noted.note, noted.note_kind) == (Deed.ANNOTATE, text, kind)


def test_a_call_is_noted_as_a_call() -> None:
    assert first("打过电话了,没人接", sender="liuyang").note_kind == "call"


def test_junk_and_force_are_known_to_the_bot() -> None:
    assert first("L128 无效", quote=None).deed is Deed.JUNK
    forced = first("/强推 L128 给王磊", quote=None)
    assert (forced.deed, forced.lead, forced.owner) == (Deed.FORCE, 128, "wanglei")


@pytest.mark.parametrize(
    "words", ["恢复 L128", "L128 恢复", "L128恢复吧", "把L128恢复一下", "@线索助手 L128 重新恢复!"]
)
def test_what_was_thrown_out_is_brought_back_by_sales_ops_alone(words: str) -> None:
    done = first(words, quote=None)
    assert (done.deed, done.lead) == (Deed.REVIVE, 128)
    assert first(words, sender="liuyang").deed is Deed.DENY


@pytest.mark.parametrize("words", ["L128 恢复了吗?", "L128 客户说预算恢复了", "恢复派单 李明", "L128 项目恢复,等通知"])
def test_other_words_of_coming_back_bring_nothing_back(words: str) -> None:
    assert Deed.REVIVE not in {action.deed for action in read(words, in_room("morning")).actions}


def test_a_company_teaches_its_own_words() -> None:
    words = Vocabulary(verbs={Deed.HOLD: ("冷藏", ""), Deed.QUERY: ("问",)}, products=("L128芯片",))
    assert short(read("先冷藏", in_room("morning", quote=126, vocabulary=words))) == "hold L126"
    assert short(read("L128芯片的,给王磊", in_room("morning", quote=126, vocabulary=words))) == "assign L126 wanglei"


def test_an_at_of_the_platform_decides_between_namesakes() -> None:
    situation = replace(in_room("morning", quote=126), mentions=("wanglei2",))
    assert short(read("@Wang Lei 跟一下", situation)) == "assign L126 wanglei2"
    assert short(read("@老板的小号 跟一下", situation)) == "assign L126 wanglei2"


def test_the_words_of_a_quoted_message_name_the_lead() -> None:
    situation = replace(in_room("morning"), quote_text="L127 深圳市优码健康科技有限公司")
    assert short(read("给李明哲", situation)) == "assign L127 limingzhe"
    situation = replace(in_room("morning"), quote_text="优码健康的线索")
    assert short(read("给李明哲", situation)) == "assign L127 limingzhe"


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        ("「刘洋:L126」\n给王磊", "给王磊", "刘洋:l126"),
        ("> L126 朗驰\n给王磊", "给王磊", "l126 朗驰"),
        ("L126\n------\n给王磊", "给王磊", "l126"),
        ("给王磊\n------\n", "给王磊\n------", ""),
        ("@线索助手\u2005给王磊\r\n今天打", "给王磊\n今天打", ""),
        ("好的,给王磊,谢谢!", "给王磊", ""),
    ],
)
def test_an_old_style_quote_is_kept_apart(text: str, words: str, quoted: str) -> None:
    message = open_message(text, "线索助手")
    assert (message.words, message.quoted) == (words, quoted)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Ｌ１２８ 給王磊", "l128 给王磊"), ("呢條畀Kevin👍", "这条给kevin"), ("[捂脸]", ""), ("İ", "")],
)
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text).strip() == folded


def test_a_long_text_is_read_for_notes_only() -> None:
    assert heard("给王磊" + "吧" * 700, quote=126) == "ask"
    assert heard("他们老板我认识" + "啊" * 700, sender="lijianguo", quote=126) == "annotate L126"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("一百二十七", 127),
        ("三百零一", 301),
        ("幺二七", 127),
        ("两百", 200),
        ("一百二", 120),
        ("十二", 12),
        ("十百", None),
        ("一千零五", 1005),
        ("百二十", 120),
    ],
)
def test_numerals_are_read(words: str, value: int | None) -> None:
    assert value_of(words) == value


def test_two_of_the_same_name_are_told_apart_by_nothing() -> None:
    twins = Roster(
        Person(userid=f"lx{n}", name="李想", english="Lixiang", roles=frozenset({Role.SALES})) for n in (1, 2)
    )
    (named,) = names_in("给李想", twins)
    assert (named.sure, len(named.people)) == (False, 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lei wang", "lei wang"),
        ("ming li", "ming li"),
        ("给陈明哲", "陈明哲"),
        ("给欧阳锋", "欧阳锋"),
        ("给李明亮", "李明亮"),
    ],
)
def test_a_name_nobody_has_is_doubtful(text: str, words: str) -> None:
    (named,) = names_in(text, ROSTER)
    assert (named.words, named.sure) == (words, False)


def test_an_empty_floor_reads_quietly() -> None:
    empty = Situation(sender=ROSTER.find("sunting"), roster=Roster(), leads=LeadIndex())
    assert read("", empty).actions == ()
    assert short(read("给王磊", empty)) == "ask"


def test_why_says_which_words_decided() -> None:
    assert read("给磊哥", in_room("morning", quote=126)).why == ("L126:引用的是它的卡片;“磊哥”是王磊",)


def test_a_part_of_two_companies_is_asked_about() -> None:
    lead = LeadInView(number=1, company="北京恒信通软件有限公司", status=Status.NEW)
    leads = LeadIndex([lead, replace(lead, number=2, company="上海恒信达物流有限公司")])
    situation = replace(in_room("morning"), leads=leads)
    asked = read("恒信给王磊", situation).actions[0]
    assert asked.ask is not None
    assert asked.ask.topic is Topic.WHICH_LEAD


def test_ones_own_leads_are_a_question_of_their_own() -> None:
    assert first("我的线索有哪些?", "all_given", "wanglei", None).what == "mine"


@pytest.mark.parametrize("text", ["辛苦了", "收到", "好的,谢谢"])
def test_courtesy_is_no_order_whoever_says_it(text: str) -> None:
    assert read(text, in_room("morning", "sunting", 126)).actions == ()
    [nothing] = read(text, replace(in_room("morning", "sunting", 126), sender=None)).actions or (
        Action(deed=Deed.NONE),
    )
    assert nothing.deed is Deed.NONE
