"""Notes of colleagues, read as a person at the desk would: what kind, of whom, of when, and is help offered."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.annotation import Annotation, read_annotation, spoken_time
from bot.domain.annotation.when import span_in
from bot.domain.decision import NoteKind
from bot.domain.reply.text import fold

TODAY = date(2026, 3, 18)
"""A Wednesday."""

DATES = [
    # weeks
    ("上周刚见过", "2026-03-09", "2026-03-15"),
    ("上週見過", "2026-03-09", "2026-03-15"),
    ("上上周", "2026-03-02", "2026-03-08"),
    ("上个星期", "2026-03-09", "2026-03-15"),
    ("上礼拜", "2026-03-09", "2026-03-15"),
    ("本周", "2026-03-16", "2026-03-18"),
    ("这周", "2026-03-16", "2026-03-18"),
    ("下周", "2026-03-23", "2026-03-29"),
    ("上周三", "2026-03-11", "2026-03-11"),
    ("上周日", "2026-03-15", "2026-03-15"),
    ("下周五", "2026-03-27", "2026-03-27"),
    ("周三", "2026-03-11", "2026-03-11"),
    ("周一", "2026-03-16", "2026-03-16"),
    ("上周末", "2026-03-14", "2026-03-15"),
    ("周末", "2026-03-14", "2026-03-15"),
    ("last week", "2026-03-09", "2026-03-15"),
    ("next week", "2026-03-23", "2026-03-29"),
    ("this week", "2026-03-16", "2026-03-18"),
    ("last Friday", "2026-03-13", "2026-03-13"),
    ("last weekend", "2026-03-14", "2026-03-15"),
    # months
    ("上个月", "2026-02-01", "2026-02-28"),
    ("上上个月", "2026-01-01", "2026-01-31"),
    ("上月底", "2026-02-21", "2026-02-28"),
    ("本月", "2026-03-01", "2026-03-18"),
    ("下个月", "2026-04-01", "2026-04-30"),
    ("last month", "2026-02-01", "2026-02-28"),
    ("月初", "2026-03-01", "2026-03-10"),
    ("月中", "2026-03-11", "2026-03-20"),
    ("月底", "2026-02-21", "2026-02-28"),
    ("3月", "2026-03-01", "2026-03-31"),
    ("三月份", "2026-03-01", "2026-03-31"),
    ("3月初", "2026-03-01", "2026-03-10"),
    ("3月5号", "2026-03-05", "2026-03-05"),
    ("十二月", "2025-12-01", "2025-12-31"),
    ("10月", "2025-10-01", "2025-10-31"),
    ("去年3月", "2025-03-01", "2025-03-31"),
    ("2025年6月18日", "2025-06-18", "2025-06-18"),
    ("25年6月", "2025-06-01", "2025-06-30"),
    ("3/15", "2026-03-15", "2026-03-15"),
    ("11/2", "2025-11-02", "2025-11-02"),
    ("15号", "2026-03-15", "2026-03-15"),
    ("20号", "2026-02-20", "2026-02-20"),
    ("in March", "2026-03-01", "2026-03-31"),
    ("in november", "2025-11-01", "2025-11-30"),
    ("in November 2024", "2024-11-01", "2024-11-30"),
    # years and parts of them
    ("去年", "2025-01-01", "2025-12-31"),
    ("前年", "2024-01-01", "2024-12-31"),
    ("大前年", "2023-01-01", "2023-12-31"),
    ("今年", "2026-01-01", "2026-03-18"),
    ("明年", "2027-01-01", "2027-12-31"),
    ("2024年", "2024-01-01", "2024-12-31"),
    ("去年底", "2025-11-01", "2025-12-31"),
    ("今年年初", "2026-01-01", "2026-02-28"),
    ("年底", "2025-11-01", "2025-12-31"),
    ("上半年", "2026-01-01", "2026-06-30"),
    ("下半年", "2025-07-01", "2025-12-31"),
    ("去年下半年", "2025-07-01", "2025-12-31"),
    ("Q1", "2026-01-01", "2026-03-31"),
    ("去年Q3", "2025-07-01", "2025-09-30"),
    ("四季度", "2025-10-01", "2025-12-31"),
    ("上季度", "2025-10-01", "2025-12-31"),
    ("last year", "2025-01-01", "2025-12-31"),
    ("从去年到现在", "2025-01-01", "2026-03-18"),
    # days
    ("今天", "2026-03-18", "2026-03-18"),
    ("昨天", "2026-03-17", "2026-03-17"),
    ("前天", "2026-03-16", "2026-03-16"),
    ("大前天", "2026-03-15", "2026-03-15"),
    ("明天", "2026-03-19", "2026-03-19"),
    ("上午", "2026-03-18", "2026-03-18"),
    ("yesterday", "2026-03-17", "2026-03-17"),
    # so long ago, for so long
    ("3天前", "2026-03-15", "2026-03-15"),
    ("几天前", "2026-03-15", "2026-03-15"),
    ("两周前", "2026-03-02", "2026-03-08"),
    ("2 weeks ago", "2026-03-02", "2026-03-08"),
    ("半月前", "2026-03-02", "2026-03-08"),
    ("两个月前", "2026-01-01", "2026-01-31"),
    ("半年前", "2025-09-01", "2025-09-30"),
    ("三年前", "2023-01-01", "2023-12-31"),
    ("近三个月", "2025-12-18", "2026-03-18"),
    ("过去两周", "2026-03-04", "2026-03-18"),
    # holidays
    ("国庆前", "2025-09-17", "2025-09-30"),
    ("国庆", "2025-10-01", "2025-10-08"),
    ("十一之后", "2025-10-09", "2025-10-22"),
    ("春节后", "2026-02-24", "2026-03-09"),
    ("年前", "2026-02-01", "2026-02-14"),
    ("去年中秋", "2025-10-06", "2025-10-06"),
    ("明年国庆", "2027-01-01", "2027-12-31"),
    ("去年春节", "2025-01-28", "2025-02-04"),
    ("五一", "2025-05-01", "2025-05-05"),
    # vague
    ("刚刚来电", "2026-03-18", "2026-03-18"),
    ("刚见过", "2026-03-11", "2026-03-18"),
    ("前几天", "2026-03-11", "2026-03-18"),
    ("最近", "2026-02-16", "2026-03-18"),
    ("前阵子", "2026-02-16", "2026-03-18"),
]
TIMELESS = [
    "半百半天前",
    "我们是同学",
    "认识15年了",
    "2月30日",
    "13月",
    "周总",
    "第一家",
    "十一个人",
    "之前见过",
]


@pytest.mark.parametrize(("words", "since", "until"), DATES)
def test_a_time_said_is_resolved_to_its_days(words: str, since: str, until: str) -> None:
    assert span_in(fold(words), TODAY) == (date.fromisoformat(since), date.fromisoformat(until))


@pytest.mark.parametrize("words", TIMELESS)
def test_what_names_no_day_has_none(words: str) -> None:
    assert span_in(fold(words), TODAY) is None


def test_a_holiday_no_list_covers_yet_keeps_its_fixed_day_and_a_lunar_one_has_none() -> None:
    assert span_in("国庆", date(2040, 11, 1)) == (date(2040, 10, 1), date(2040, 10, 7))
    assert span_in("春节", date(2040, 3, 1)) is None


NOTES = [
    ("这家我上周刚见过他们的VP，我来补充信息", "contact", "他们VP", "VP", True),
    ("这个人是我的前同事啊，我来帮你一起服务客户吧", "relation", "秦岚", None, True),
    ("前同事，我来帮你约", "relation", "秦岚", None, True),
    ("这家老板我熟", "relation", "他们老板", "老板", False),
    ("201他们CTO我前同事", "relation", "他们CTO", "CTO", False),
    ("补充：这家老板和我上家公司有合作，风格比较谨慎。", "intelligence", "他们老板", "老板", False),
    ("FYI their VP was at our Shanghai roadshow last week, met him", "contact", "他们VP", "VP", False),
    ("L128 是我們 partner 介紹的，partner 是恒生那邊", "relation", None, None, False),
    ("他们总经理原来是在海之蓝的后来跳过来的人很爽快", "intelligence", "他们总经理", "总经理", False),
    ("L15的设计总监跟我一个羽毛球群，约出来打个球不难", "relation", "设计总监", "设计总监", True),
    ("上半年李明和我一块儿拜访过，聊得挺高兴", "contact", None, None, False),
    ("这家注册资本才50万，实缴0", "intelligence", None, None, False),
    ("王磊说他们上个月刚裁员", "intelligence", None, None, False),
    ("周总是我校友", "relation", "周总", None, False),
    ("周总上个月要换系统", "intelligence", "周总", None, False),
    ("我跟李总监吃过饭，去年", "contact", "李总监", "总监", False),
    ("我們跟他們採購總監上個月見過", "contact", "他们采购总监", "采购总监", False),
    ("I know their CTO, happy to intro", "relation", "他们CTO", "CTO", True),
    ("their general manager is a friend of mine", "relation", "他们总经理", "总经理", False),
    ("对方IT负责人我见过", "contact", "对方IT负责人", "IT负责人", False),
    ("他们HR我熟，需要的话找我", "relation", "他们HR", "HR", True),
    ("三个月前跟他们采购总监刘芳吃过饭", "contact", "他们采购总监刘芳", "采购总监", False),
    ("我跟他们CTO张强是同学", "relation", "他们CTO张强", "CTO", False),
    ("与其CTO（周建）是校友", "relation", "他们CTO周建", "CTO", False),
    ("认识他们VP Tom Chen", "relation", "他们VP Tom Chen", "VP", False),
    ("认识对方财务总监叫欧阳娜", "relation", "对方财务总监欧阳娜", "财务总监", False),
    ("他们CTO周三在上海，我认识", "relation", "他们CTO", "CTO", False),
    ("他们老板时间很紧，我熟", "relation", "他们老板", "老板", False),
    ("I met their CEO at the fair", "contact", "他们CEO", "CEO", False),
    ("他们总监高兴坏了，我认识", "relation", "他们总监", "总监", False),
    ("我来补充：他们去年换了ERP", "intelligence", None, None, False),
    ("我来补充一下背景", "offer", None, None, True),
    ("我不认识他们的人", "intelligence", None, None, False),
    ("我可以帮你约", "offer", None, None, True),
    ("国庆前跟欧阳总聊过", "contact", "欧阳总", None, False),
    ("联系人秦岚3月初见过", "contact", "秦岚", None, False),
    ("跟他打过交道，他是采购经理", "contact", "秦岚", "采购经理", False),
    ("我们总监认识他们董事长", "relation", "他们董事长", "董事长", False),
    ("备注 已寄资料", "other", None, None, False),
    ("张工人很好", "other", None, None, False),
    ("开会方总说的", "other", None, None, False),
    ("", "other", None, None, False),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "person", "role", "offers"), NOTES)
def test_a_note_is_read_with_its_kind_its_person_and_the_offer_in_it(
    words: str,
    kind: str,
    person: str | None,
    role: str | None,
    offers: bool,  # noqa: FBT001 — a column
) -> None:
    read = read_annotation(words, today=TODAY, contact="秦岚")
    assert (read.kind, read.person, read.role, read.offers_help) == (kind, person, role, offers)


def test_a_note_carries_the_days_it_speaks_of() -> None:
    assert read_annotation("这家我上周刚见过他们的VP", today=TODAY, contact=None) == Annotation(
        kind=NoteKind.CONTACT, person="他们VP", role="VP", since=date(2026, 3, 9), until=date(2026, 3, 15)
    )


def test_without_a_contact_nobody_is_pointed_at() -> None:
    assert read_annotation("这个人我前同事", today=TODAY, contact=None).person is None


@pytest.mark.slow
@given(st.text(), st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_whatever_is_written_is_read_without_complaint(words: str, today: date) -> None:
    read = read_annotation(words, today=today, contact="周总")
    assert (read.since is None) == (read.until is None)


@given(st.lists(st.sampled_from([*"上下这去前今年月周日天号初底末春节国庆半近几两三十159/q后"]), max_size=8))
def test_days_said_in_any_order_never_end_before_they_begin(said: list[str]) -> None:
    span = span_in(fold("".join(said)), TODAY)
    assert span is None or span[0] <= span[1]


@pytest.mark.parametrize(
    ("said", "spoken"),
    [("我去年见过他们VP", "去年"), ("去年到现在一直在聊", "去年到现在"), ("上週剛見過", "上周"), ("认识他们CTO", "")],
)
def test_the_words_of_a_time_can_be_shown_beside_its_days(said: str, spoken: str) -> None:
    assert spoken_time(said, today=date(2026, 3, 2)) == spoken


def test_the_role_is_told_without_whose_it_is() -> None:
    read = read_annotation("顺风电气的CTO是我前同事", today=date(2026, 3, 2), contact="周总")
    assert (read.person, read.role) == ("CTO", "CTO")
