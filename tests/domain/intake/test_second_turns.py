"""More turns of posts that were read wrong at first sight, each in variants that no batch holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.domain.inquiry import Authority
from bot.domain.intake import holds_id_number, read_posts
from bot.domain.intake.clauses import region_of, source_of
from bot.domain.intake.cutting import cut
from bot.domain.intake.fields import Field, fields_of
from bot.domain.intake.money import read_budget

if TYPE_CHECKING:
    from bot.domain.inquiry import Inquiry

TODAY = date(2026, 1, 12)
W = 10_000


def posted(text: str) -> Inquiry:
    (lead,) = read_posts(text, today=TODAY)
    return lead


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("十五六万", 15 * W, 16 * W),
        ("二十七八万左右", 27 * W, 28 * W),
        ("一百二三十万", 120 * W, 130 * W),
        ("十一二万", 11 * W, 12 * W),
        ("三百五六十万", 350 * W, 360 * W),
        ("十三五万", 13 * W, 15 * W),
        ("十五万", 15 * W, 15 * W),
        ("二十五万", 25 * W, 25 * W),
        ("三百六十五万", 365 * W, 365 * W),
        ("三五万", 3 * W, 5 * W),
        ("一百五万", 150 * W, 150 * W),
    ],
)
def test_two_digits_side_by_side_are_two_sums(words: str, low: int, high: int) -> None:
    budget = read_budget(words)
    assert (budget.low, budget.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "company", "contact", "title"),
    [
        ("中铁科达轨道有位姓楚的采购,15873300518,要WMS", "中铁科达轨道", "楚", "采购"),
        ("宁波海曙塑机来了个叫戎飞的经理,15873300518,要WMS", "宁波海曙塑机", "戎飞", "经理"),
        ("宁波海曙塑机有个姓戎的老熟人,15873300518,要WMS", "宁波海曙塑机", "戎", None),
        ("九江浔阳江酒楼老板娘,姓涂,13907920266,要会员系统", "九江浔阳江酒楼", "涂", "老板娘"),
        ("扬州富春茶楼店长,姓卞,13907920266,要会员系统", "扬州富春茶楼", "卞", "店长"),
        ("六安瓜片茶业集团的小江又来问了,15256400183,要商城", "六安瓜片茶业集团", "小江", None),
        ("宁波海曙塑机的戎工今天来催了,15256400183,要商城", "宁波海曙塑机", "戎工", None),
        ("四平红嘴农机*于经理*13894400271*配件商城*预算15w*Q2", "四平红嘴农机", "于经理", "经理"),
        (
            "Tom Reilly, Head of Procurement at Atlas Polymers Pte. Ltd., +65 6555 0142, wants a portal",
            "Atlas Polymers Pte. Ltd.",
            "Tom Reilly",
            "Head of Procurement",
        ),
        (
            "Amy Lei, IT Director of Bluebay Foods Ltd, 13806420951, wants a CRM",
            "Bluebay Foods Ltd",
            "Amy Lei",
            "IT Director",
        ),
    ],
)
def test_who_they_are_is_found_in_what_is_said_around_them(
    text: str, company: str, contact: str, title: str | None
) -> None:
    lead = posted(text)
    assert (lead.company, lead.contact) == (company, contact)
    assert title is None or lead.title == title


@pytest.mark.parametrize(
    "tail", ["Decision with CFO. Go-live July 2026.", "Live by July. Boss decides.", "Needed by Q3."]
)
def test_a_budget_in_a_sentence_ends_with_it(tail: str) -> None:
    lead = posted(f"Tom Reilly, Atlas Polymers Ltd, 13806420951. Wants a portal. Budget around RMB 80k. {tail}")
    assert lead.budget is not None
    assert lead.budget.words == "around RMB 80k"
    assert lead.timeline is not None


@pytest.mark.parametrize(
    ("clause", "source"),
    [
        ("他们董事长看了我们视频号", "视频号"),
        ("刷到我们的抖音", "抖音"),
        ("关注了咱们公众号", "公众号"),
        ("看过我们官网", "官网"),
        ("看了我们的方案", None),
    ],
)
def test_what_of_ours_they_saw_is_where_they_come_from(clause: str, source: str | None) -> None:
    assert source_of(clause) == source


@pytest.mark.parametrize("clause", ["海口来的电话", "海口打来的电话", "海口来的客户", "海口过来的线索"])
def test_where_a_call_came_from_is_where_they_are(clause: str) -> None:
    assert region_of(clause) == "海口"


@pytest.mark.parametrize("said", ["他说先按30万报", "就按三十万做", "老板让按30w左右来"])
def test_a_sum_to_reckon_with_is_the_budget(said: str) -> None:
    budget = posted(f"中铁科达轨道,楚工,15873300518,想上WMS,{said}").budget
    assert budget is not None
    assert budget.low == 30 * W


@pytest.mark.parametrize("label", ["怎么称呼您", "您贵姓", "联系人您", "怎么称呼"])
def test_a_polite_question_is_the_name_of_the_contact(label: str) -> None:
    assert fields_of(label) == (Field.CONTACT,)


def test_a_week_is_no_sum() -> None:
    assert cut("within 6 weeks") == ["within 6 weeks"]


def test_in_a_few_words_there_is_no_id_number() -> None:
    assert not holds_id_number("给王磊")


@pytest.mark.parametrize(
    ("line", "budget", "role", "window", "region"),
    [
        ("预算:50万 决策人 本季度 上海", 500_000, Authority.DECISION_MAKER, "本季度", "上海"),
        ("预算:50万 左右 含税 决策人 年底前", 500_000, Authority.DECISION_MAKER, "年底前", None),
        ("时间:年底 决策人 50万 苏州", 500_000, Authority.DECISION_MAKER, "年底", "苏州"),
        ("权限:决策人 50万 年底", 500_000, Authority.DECISION_MAKER, "年底", None),
        ("地区:苏州 50万 使用者 年底", 500_000, Authority.USER, "年底", "苏州"),
        ("预算:今年50万 明年 100万", 500_000, None, None, None),
        ("时间:年底 总部 拍板", None, None, "年底 总部 拍板", None),
        ("地区:上海 浦东", None, None, None, "上海"),
        ("预算:50 万", 500_000, None, None, None),
    ],
)
def test_bare_values_behind_a_named_one_are_fields_where_all_of_them_are(
    line: str, budget: int | None, role: Authority | None, window: str | None, region: str | None
) -> None:
    (lead,) = read_posts(f"公司:朗驰机械\n联系人:张总\n电话:13800001111\n需求:CRM\n{line}", today=TODAY)
    assert (lead.budget and lead.budget.low) == budget
    assert (lead.authority, lead.timeline and lead.timeline.words, lead.region) == (role, window, region)
