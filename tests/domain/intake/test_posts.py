from __future__ import annotations

import time
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.inquiry import Authority, Budget, Inquiry
from bot.domain.intake import (
    Doubt,
    Field,
    FieldWords,
    Manner,
    Reason,
    as_json,
    doubts,
    from_columns,
    holds_id_number,
    is_announced,
    looks_like_post,
    read_fields,
    read_posts,
)
from bot.domain.intake.answers import read_authority, wants_visit
from bot.domain.intake.companies import is_company
from bot.domain.intake.fields import fields_of
from bot.domain.intake.text import writing

TODAY = date(2025, 11, 20)
PIECES = [
    "公司:",
    "联系人:",
    "电话:",
    "预算",
    "需求",
    "@bot ",
    "新线索",
    "王总",
    "上海某科技有限公司",
    "信息部",
    "的",
    "13800001111",
    "+1 (650) 555-0134",
    "50万",
    "三五",
    "2026年",
    "Q1",
    "年底",
    "想要CRM",
    "来自",
    "官网",
    "①",
    "2.",
    "、",
    "，",
    "\n",
    "\t",
    " ",
    "|",
    "【",
    "】",
    "(",
    ")",
    "{",
    '"a":',
    "}",
    "[",
    "https://a.b?utm_source=x",
    "a@b.cn",
    "姓",
    "叫",
    "没有需求",
    "约",
    "Aa",
    "Ltd",
    "単",
    "臺",
    "\ud800",
    "\x00",
    "😀",
    "９",
]
noise = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@pytest.mark.slow
@given(noise)
@settings(deadline=None, max_examples=300)
def test_no_text_makes_reading_raise(text: str) -> None:
    read_posts(text, today=TODAY)
    looks_like_post(text)
    read_fields(text, today=TODAY).onto(Inquiry())
    holds_id_number(text)
    from_columns({text: text, "公司": text, "时间": text}, today=TODAY)


@pytest.mark.parametrize("piece", [*PIECES, "中", "a", "1", "a ", "公司:X\n", "来自", "要", "上海科技信息部"])
def test_eight_thousand_characters_are_read_at_once(piece: str) -> None:
    text = piece * (8_000 // len(piece))
    read_posts(text[:200], today=TODAY)
    started = time.process_time()
    read_posts(text, today=TODAY)
    looks_like_post(text)
    assert time.process_time() - started < 0.25, "the promise is 20 ms; ten times as much is a runaway expression"


@given(noise)
@settings(deadline=None)
def test_what_is_read_is_written_in_the_post(text: str) -> None:
    for inquiry in read_posts(text, today=TODAY):
        assert inquiry.company is None or inquiry.company in writing(text).written or '"' in text
        assert inquiry.tier in {None, 1, 2, 3}


@pytest.mark.parametrize(
    "text",
    [
        "新线索 顺风电气 周总 13800001111",
        "@bot 新线索 公司:顺风电气",
        "公司：苏州博泽自动化\n姓名：孙工",
        "公司:顺风电气 联系人:周总 电话:13800001111",
        "【公司】湛江海鲜优品 【联系人】陈生",
        '{"company":"绵阳电子","phone":"13981100427"}',
        "公司,联系人,电话\n南通船舶,施工,13862900011",
        "上海朗驰精密机械,周建平,信息部经理,13800215567,CRM,50万,官网",
        "Company: Acme Ltd\nName: Grace Fu",
        "兰州黄河石化设备 任工 18919000446 自己想学习学习",
    ],
)
def test_posts_are_told(text: str) -> None:
    assert looks_like_post(text)


@pytest.mark.parametrize(
    "text",
    [
        "给王磊",
        "L128 给王磊,预算50万的那个",
        "我认识他们CTO",
        "CRM已存在,张伟在跟进",
        "补充 预算:50万 时间:Q1",
        "改 电话 13900001111",
        "L128 公司:X 电话:13900001111",
        "预算:50万",
        "已联系,客户说下周再聊",
        "13800001111",
        "好的",
        '管理员已授权：{"do":"assign","lead":"L128","owner":"wanglei"}',
        "",
        "今天中午吃什么",
    ],
)
def test_replies_and_chatter_are_no_posts(text: str) -> None:
    assert not looks_like_post(text)


def test_nothing_in_chatter_is_a_lead() -> None:
    assert read_posts("今天中午吃什么", today=TODAY) == ()
    assert read_posts("", today=TODAY) == ()
    assert read_posts("13800001111", today=TODAY) == ()


def test_what_was_written_stays_as_it_was_written() -> None:
    (lead,) = read_posts("單位：天津港北供應鏈（集團）\n姓名：盧總\n需求：換ＣＲＭ,要快", today=TODAY)
    assert lead.company == "天津港北供應鏈（集團）"
    assert lead.contact == "盧總"
    assert lead.need == "換ＣＲＭ,要快"


def test_a_company_may_have_its_own_names_for_fields() -> None:
    words = FieldWords(more={Field.NEED: ("心愿",), Field.COMPANY: ("东家",)})
    (lead,) = read_posts("东家：顺风电气\n联系人：周总\n心愿：换CRM", today=TODAY, vocabulary=words)
    assert (lead.company, lead.need) == ("顺风电气", "换CRM")


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("公司", Field.COMPANY),
        ("甲方", Field.COMPANY),
        ("Company Name", Field.COMPANY),
        ("公 司", Field.COMPANY),
        ("您的公司名称", Field.COMPANY),
        ("公司电话", Field.PHONE),
        ("公司地址", Field.REGION),
        ("公司简称", Field.OTHER),
        ("联系人职位", Field.TITLE),
        ("对方怎么称呼", Field.CONTACT),
        ("对接人姓名", Field.CONTACT),
        ("负责人", Field.CONTACT),
        ("手机(微信同号)", Field.PHONE),
        ("E-mail", Field.EMAIL),
        ("大概预算", Field.BUDGET),
        ("预算审批人", Field.AUTHORITY),
        ("钱", Field.BUDGET),
        ("谁说了算", Field.AUTHORITY),
        ("啥时候要", Field.TIMELINE),
        ("大概什么时候上", Field.TIMELINE),
        ("哪来的", Field.SOURCE),
        ("获取信息的渠道", Field.SOURCE),
        ("感兴趣的产品", Field.NEED),
        ("想解决", Field.NEED),
        ("所属行业", Field.INDUSTRY),
        ("省市", Field.REGION),
        ("跟进记录", Field.NOTE),
        ("注册资本", Field.OTHER),
        ("传真", Field.OTHER),
    ],
)
def test_names_of_fields_are_known_in_many_words(label: str, field: Field) -> None:
    assert fields_of(label) == (field,)


def test_two_names_joined_are_two_fields() -> None:
    assert fields_of("姓名/职位") == (Field.CONTACT, Field.TITLE)
    assert fields_of("需求及预算") == (Field.NEED, Field.BUDGET)
    assert fields_of("天气") == ()
    assert fields_of("天气/心情") == ()


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("最终决策", Authority.DECISION_MAKER),
        ("决策者", Authority.DECISION_MAKER),
        ("是", Authority.DECISION_MAKER),
        ("老板自己", Authority.DECISION_MAKER),
        ("段总", Authority.DECISION_MAKER),
        ("推荐人", Authority.INFLUENCER),
        ("影响者（最终由总经理审批）", Authority.INFLUENCER),
        ("技术决策人", Authority.INFLUENCER),
        ("公司班子", Authority.INFLUENCER),
        ("院领导", Authority.INFLUENCER),
        ("他是评委之一", Authority.INFLUENCER),
        ("使用者", Authority.USER),
        ("普通工程师", Authority.USER),
        ("不清楚", Authority.UNKNOWN),
        ("recommender", Authority.INFLUENCER),
        ("", None),
        ("蓝色", None),
    ],
)
def test_the_role_is_the_persons_not_yes_or_no(words: str, role: Authority | None) -> None:
    assert read_authority(words, contact="段总", title="总经理") is role


@pytest.mark.parametrize(
    "words", ["派人去厂里看看", "希望售前来公司演示", "想约线上demo", "约我们周四去园区聊", "过来给合伙人讲讲"]
)
def test_a_wish_for_a_visit_is_heard(words: str) -> None:
    assert wants_visit(words)


@pytest.mark.parametrize("words", ["不用上门", "demo 已做", "发个报价", "加微信"])
def test_other_wishes_are_no_visit(words: str) -> None:
    assert not wants_visit(words)


def test_somebody_who_wants_to_sell_to_us_has_no_need_and_is_doubtful() -> None:
    (lead,) = read_posts("公司:元气食品\n联系人:秦岚\n需求:合作推广(推销他们的产品)", today=TODAY)
    assert lead.need is None
    assert Reason.SELLS_TO_US.value in lead.doubts
    assert Doubt(reason=Reason.SELLS_TO_US) in doubts(lead)


@pytest.mark.parametrize(
    ("lead", "reason", "words"),
    [
        (Inquiry(phones=("021-55501234",)), Reason.LANDLINE_ONLY, "021-55501234"),
        (Inquiry(phones=("400-800-1234",)), Reason.HOTLINE, "400-800-1234"),
        (Inquiry(phones=("13800000000",)), Reason.UNREAL_PHONE, "13800000000"),
        (Inquiry(phones=("13812345678",)), Reason.UNREAL_PHONE, "13812345678"),
        (Inquiry(email="a@QQ.com"), Reason.FREE_MAIL, "qq.com"),
        (Inquiry(contact="张三"), Reason.PLACEHOLDER_NAME, "张三"),
        (Inquiry(company="某公司"), Reason.PLACEHOLDER_COMPANY, "某公司"),
        (Inquiry(company="测试科技有限公司"), Reason.PLACEHOLDER_COMPANY, "测试科技有限公司"),
        (Inquiry(company="上海对手软件(中国)有限公司"), Reason.COMPETITOR, "对手软件"),
    ],
)
def test_signs_of_junk_are_shown_with_their_words(lead: Inquiry, reason: Reason, words: str) -> None:
    assert doubts(lead, competitors=("对手软件", "有限公司")) == (Doubt(reason=reason, words=words),)


def test_a_good_lead_has_no_doubts() -> None:
    lead = Inquiry(company="顺风电气", contact="周总", phones=("13911027346", "021-55501234"), email="zhou@shunfeng.cn")
    assert doubts(lead) == ()


def test_an_id_number_is_told_by_its_check_digit() -> None:
    assert holds_id_number("身份证 11010519491231002X 请查")
    assert holds_id_number("110105 19491231 002x")
    assert not holds_id_number("110105194912310021")
    assert not holds_id_number("订单 123456789012345678")


def test_a_correction_replaces_and_a_supplement_fills() -> None:
    before = Inquiry(company="顺风电气", phones=("13800001111",), budget=Budget(low=1, high=1))
    more = read_fields("补充 预算:50万 地区:上海", today=TODAY)
    assert more.manner is Manner.FILL
    assert more.names == {"budget", "region"}
    assert more.onto(before).budget == before.budget
    assert more.onto(before).region == "上海"
    other = read_fields("改 电话 13900001111", today=TODAY)
    assert other.manner is Manner.REPLACE
    assert other.onto(before).phones == ("13900001111",)


def test_words_without_the_name_of_a_field_correct_nothing() -> None:
    assert not read_fields("我认识他们CTO", today=TODAY)
    assert read_fields("预算:50万", today=TODAY)


def test_a_row_of_a_spreadsheet_is_read_by_its_columns() -> None:
    lead = from_columns(
        {
            "联系人": "周总",
            "手机": "13800001111",
            "公司": "顺风电气",
            "需求": "",
            "感兴趣的产品": "CRM",
            "获取信息的渠道": "展会",
            "预算": "50万",
            "utm_source": "baidu",
            "颜色": "蓝",
        },
        today=TODAY,
    )
    assert (lead.company, lead.contact, lead.phones, lead.need) == ("顺风电气", "周总", ("13800001111",), "CRM")
    assert (lead.source, lead.utm, lead.notes, lead.tier) == ("展会", {"source": "baidu"}, ("蓝",), 1)


def test_the_contract_of_the_corpus_has_all_its_keys() -> None:
    shown = as_json(Inquiry())
    assert shown["need"] is False
    assert shown["phones"] == []
    assert set(shown) == {field.name for field in fields(Inquiry)} - {"budget", "timeline", "doubts", "notes"} | {
        "budget_min",
        "budget_max",
        "timeline_months",
    }


@pytest.mark.parametrize(
    "text",
    [
        '{"leads":[{"company":"甲电子","phone":"13800001111"}]}',
        '```json\n[{"company":"甲电子","tags":["a",{"b":1}],"phone":13800001111}]\n```',
        '{"data":{"company":"甲电子","phone":"13800001111","email":null}}',
    ],
)
def test_json_may_be_wrapped(text: str) -> None:
    (lead,) = read_posts(text, today=TODAY)
    assert (lead.company, lead.phones) == ("甲电子", ("13800001111",))


def test_broken_json_is_no_reason_to_give_up() -> None:
    assert read_posts('{"company": "甲', today=TODAY) == ()
    assert read_posts("[{" * 3000 + '"', today=TODAY) == ()


def test_a_second_thought_undoes_a_refusal() -> None:
    (lead,) = read_posts("上海顺风电气 周总 13911027346 没兴趣，不过今天又说想要CRM", today=TODAY)
    assert lead.need is not None
    (lead,) = read_posts("上海顺风电气 周总 13911027346 没兴趣，想要礼品", today=TODAY)
    assert lead.need is None


def test_odd_places_of_words_are_understood() -> None:
    (lead,) = read_posts("公司：常州武进电机 官网\n联系人：无\n电话：13911027346 周总\n预算/时间：50万Q2", today=TODAY)
    assert (lead.company, lead.contact, lead.phones) == ("常州武进电机", "周总", ("13911027346",))
    assert lead.budget is not None
    assert lead.timeline is not None
    assert (lead.source, lead.budget.low, lead.timeline.months) == ("官网", 500_000, 8)


def test_of_two_values_the_first_that_says_something_counts() -> None:
    (lead,) = read_posts(
        "公司：顺风电气\n联系人：周总\n职位：无\n预算：50万\n金额：80万\n时间：Q1\n进度：Q3\n电话：无", today=TODAY
    )
    assert lead.budget is not None
    assert lead.timeline is not None
    assert (lead.title, lead.budget.low, lead.timeline.months) == (None, 500_000, 5)


def test_a_word_before_a_colon_that_names_nothing_is_left_in_the_text() -> None:
    (lead,) = read_posts("公司：顺风电气\n话说：联系人：周总\n电话：13911027346", today=TODAY)
    assert (lead.company, lead.contact) == ("顺风电气", "周总")


def test_a_remark_behind_a_company_is_no_name() -> None:
    (lead,) = read_posts("上海顺风电气，很着急，13911027346，想要CRM", today=TODAY)
    assert (lead.company, lead.contact) == ("上海顺风电气", None)


@pytest.mark.parametrize("company", ["苏州云帆软件", "苏州云帆软件有限公司", "云帆软件"])
def test_a_house_that_makes_software_is_a_company(company: str) -> None:
    (lead,) = read_posts(f"新线索：{company}，周总，13911027346，想换CRM，百度搜来的", today=TODAY)
    assert (lead.company, lead.need, lead.source) == (company, "想换CRM", "百度")


@pytest.mark.parametrize("ware", ["上海财务软件", "进销存软件", "CRM软件"])
def test_software_for_something_is_a_need(ware: str) -> None:
    (lead,) = read_posts(f"新线索：上海朗驰机械，周总，13911027346，{ware}", today=TODAY)
    assert (lead.company, lead.need) == ("上海朗驰机械", ware)


def test_a_post_may_announce_itself() -> None:
    assert is_announced("@线索助手 新线索：上海朗驰机械")
    assert not is_announced("给王磊,客户电话13911027346")


@pytest.mark.parametrize(
    ("words", "company"),
    [("苏州云帆软件", True), ("上海财务软件", False), ("北京用友网络", True), ("苏州进销存软件", False)],
)
def test_the_place_of_a_ware_makes_it_no_company(words: str, company: bool) -> None:  # noqa: FBT001 — a column of the table
    assert is_company(words) is company


def test_a_named_utm_is_read_like_one_in_an_address() -> None:
    (lead,) = read_posts("公司：顺风电气\n电话：13911027346\nUTM：utm_source=baidu&utm_campaign=spring", today=TODAY)
    assert lead.utm == {"source": "baidu", "campaign": "spring"}


def test_the_only_telephone_may_stand_in_the_remark() -> None:
    (lead,) = read_posts("公司：顺风电气\n需求：换CRM\n备注：加她手机13911027346", today=TODAY)
    assert lead.phones == ("13911027346",)


@pytest.mark.parametrize(
    ("named", "company", "contact"),
    [
        ("公司:小米 联系人:雷总", "小米", "雷总"),
        ("公司:老王 联系人:郑伟", "老王", "郑伟"),
        ("公司:小米", None, "小米"),
        ("公司:周总 联系人:上海朗驰", "上海朗驰", "周总"),
        ("公司:周总 联系人:郑总", None, "郑总"),
    ],
)
def test_a_short_name_under_company_is_one_where_somebody_stands_under_contact(
    named: str, company: str | None, contact: str
) -> None:
    (inquiry,) = read_posts(f"新线索 {named} 电话:13900523381 需求:换CRM", today=TODAY)
    assert (inquiry.company, inquiry.contact) == (company, contact)
