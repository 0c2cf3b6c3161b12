"""Turns of posts that were once read wrong, each in many variants."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.inquiry import Authority, Inquiry
from bot.domain.intake import read_posts
from bot.domain.intake.answers import read_authority, sells_to_us, wants_visit
from bot.domain.intake.clauses import is_source, source_of
from bot.domain.intake.cutting import cut
from bot.domain.intake.dates import read_timeline
from bot.domain.intake.money import read_budget

TODAY = date(2026, 2, 5)


def posted(text: str) -> Inquiry:
    (lead,) = read_posts(text, today=TODAY)
    return lead


@pytest.mark.parametrize(
    ("words", "title", "role"),
    [
        ("副总拍板", "集团副总", Authority.DECISION_MAKER),
        ("厂长说了算", "生产厂长", Authority.DECISION_MAKER),
        ("副总裁,需董事会通过", "副总裁", Authority.INFLUENCER),
        ("总经理审批", "副总经理", Authority.INFLUENCER),
        ("总经理最终决定,他推荐", "会籍总监", Authority.INFLUENCER),
        ("他姐(总经理)", "经理", Authority.INFLUENCER),
        ("她叔定", None, Authority.INFLUENCER),
        ("老板授权给他了", None, Authority.DECISION_MAKER),
        ("final decision", "CIO", Authority.DECISION_MAKER),
        ("n/a", "CIO", Authority.UNKNOWN),
    ],
)
def test_who_decides_may_be_told_by_the_contacts_own_rank(words: str, title: str | None, role: Authority) -> None:
    assert read_authority(words, contact="覃莉莉", title=title) is role


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("6、7万", 60_000, 70_000),
        ("15、16w", 150_000, 160_000),
        ("六、七万", 60_000, 70_000),
        ("技改补贴200万,再出100万", 2_000_000, 2_000_000),
        ("原来50万,改成80万", 800_000, 800_000),
        ("1.2亿技改里出,软件部分180万", 1_800_000, 1_800_000),
    ],
)
def test_a_sum_is_read_as_it_is_meant(words: str, low: int, high: int) -> None:
    budget = read_budget(words)
    assert (budget.low, budget.high) == (low, high)


@pytest.mark.parametrize(
    ("words", "months"), [("夏天之前", 4), ("入冬前", 10), ("秋季前", 7), ("现在是夏天", None), ("冬天忙", None)]
)
def test_a_season_ends_a_window_only_where_something_is_to_happen_before_it(words: str, months: int | None) -> None:
    assert read_timeline(words, TODAY).months == months


@pytest.mark.parametrize(
    ("clause", "source"),
    [
        ("转渠道商小胡的", "渠道商"),
        ("合作伙伴老金给的", "合作伙伴"),
        ("同行小李转来", "同行"),
        ("微信群里捞的", "微信群"),
        ("线索来自官网客服", "官网客服"),
        ("partner referral", "partner referral"),
        ("客户给的", "客户给的"),
    ],
)
def test_where_a_lead_comes_from_is_told_in_many_ways(clause: str, source: str) -> None:
    assert source_of(clause) == source


def test_a_clause_that_is_only_a_source_names_no_company() -> None:
    assert is_source("线索来自官网客服")
    assert is_source("展会名片")
    assert not is_source("老客户介绍的苏州博泽自动化")
    assert not is_source("苏州博泽自动化")
    lead = posted("线索来自官网客服\n访客:周女士\n电话:021-55508866-305\n对话:问能不能对接金蝶,公司是上海申达汽车配件")
    assert (lead.company, lead.contact, lead.title, lead.source) == ("上海申达汽车配件", "周女士", None, "官网客服")


def test_who_offers_us_something_sells() -> None:
    assert sells_to_us("他们是做短视频代运营的")
    assert sells_to_us("想给我们报个价")
    assert not sells_to_us("想要个报价")


def test_a_call_on_them_is_a_visit() -> None:
    assert wants_visit("让我们礼拜六去她店里坐坐")
    assert wants_visit("请我们到厂里转转")
    assert not wants_visit("她店里坐满了人")


def test_the_point_of_a_legal_form_stays() -> None:
    assert cut("SG lead | Merlion Cold Chain Pte. Ltd. | fleet") == ["SG lead", "Merlion Cold Chain Pte. Ltd.", "fleet"]
    assert cut("Ltd") == ["Ltd"]


@pytest.mark.parametrize(
    ("text", "company", "contact"),
    [
        ("哈尔滨冰城文旅的文总又来电了,13936000218,要年卡系统", "哈尔滨冰城文旅", "文总"),
        ("兰州黄河石化设备任工那边回复了,13936000218,要年卡系统", "兰州黄河石化设备", "任工"),
        ("泉州浔浦鞋服老板娘蔡阿姨 13905950244 聊聊门店会员", "泉州浔浦鞋服", "蔡阿姨"),
        ("乌鲁木齐天山果业,电商部阿依古丽,18999100653,想做溯源", "乌鲁木齐天山果业", "阿依古丽"),
        ("西安秦岭装备规划部的药部长,13835200617,要招标系统", "西安秦岭装备", "药部长"),
        ("苏州博泽自动化,找采购的柯女士,15858600712,要报价单", "苏州博泽自动化", "柯女士"),
        ("苏州博泽自动化,女的姓章,15858600712,要报价单", "苏州博泽自动化", "章"),
        ("公司:苏州博泽自动化\n昵称:北方小刘\n手机:15640900288", "苏州博泽自动化", "北方小刘"),
        ("Firm: Hebei Yanzhao Pharma / PIC: Ms. Gong / Tel: 0311-55501010", "Hebei Yanzhao Pharma", "Ms. Gong"),
    ],
)
def test_company_and_contact_are_found_in_what_is_said_of_them(text: str, company: str, contact: str) -> None:
    lead = posted(text)
    assert (lead.company, lead.contact) == (company, contact)


def test_a_title_in_english_is_nobodys_name() -> None:
    lead = posted("苏州博泽自动化,Operations Director,13900523381,要报价单")
    assert (lead.contact, lead.title) == (None, "Operations Director")


def test_a_spare_number_is_a_number() -> None:
    lead = posted("公司:徐州彭城重卡\n手机:13952100744(微信同号)\n备用:13952100745\n需求:配件库存")
    assert lead.phones == ("13952100744", "13952100745")


@pytest.mark.parametrize("wares", ["学术会议", "质量体系", "票务闸机", "党建展厅", "客房布草"])
def test_what_a_row_of_cells_spends_on_is_the_need(wares: str) -> None:
    assert posted(f"南昌赣江药业,熊洁,市场部副部长,13970000815,{wares},60万,转介绍").need == wares


@pytest.mark.parametrize("row", ["晚上方便", "已加微信", "学术会议,质量体系"])
def test_a_row_of_cells_that_names_no_one_thing_leaves_the_need_open(row: str) -> None:
    lead = posted(f"南昌赣江药业,熊洁,市场部副部长,13970000815,{row},60万,转介绍")
    assert lead.need != row
    assert row.partition(",")[0] in ",".join(lead.notes)


@pytest.mark.parametrize(
    "title",
    ["生产部部长", "生产经理", "后勤主任", "招商部经理", "水产部主管", "安环科科长", "养护中心主任", "印染车间主任"],
)
@pytest.mark.parametrize(
    "post", ["宜兴陶都紫砂工艺,阮建华,{},13871200536,MES,80万", "阮建华 {} 宜兴陶都紫砂工艺 13871200536"]
)
def test_a_trade_that_begins_like_a_surname_is_nobodys_name(post: str, title: str) -> None:
    lead = posted(post.format(title))
    assert (lead.contact, lead.title) == ("阮建华", title)


@pytest.mark.parametrize("call", ["单经理", "安主任", "关主任", "欧阳科长", "水总"])
def test_a_surname_that_begins_a_trade_is_still_somebodys(call: str) -> None:
    assert posted(f"宜兴陶都紫砂工艺 {call} 13871200536").contact == call


@pytest.mark.parametrize("who", ["设备处", "采购部", "信息中心", "总经办", "院办", "IT部", "基建科"])
def test_a_department_that_decides_leaves_the_contact_an_influencer(who: str) -> None:
    assert read_authority(who, contact="冷工") is Authority.INFLUENCER


@pytest.mark.parametrize("words", ["本部门", "我们部", "主办"])
def test_words_that_only_end_like_a_department_tell_of_no_decision(words: str) -> None:
    assert read_authority(words, contact="冷工") is None


@pytest.mark.parametrize(
    ("budget", "tier"),
    [
        ("二十万欧", 1),
        ("三十万美金", 1),
        ("十五万港币", 1),
        ("30万欧", 1),
        ("美元结算,还没批", None),
        ("欧元账户", None),
    ],
)
def test_a_sum_in_foreign_money_is_a_budget_though_we_know_no_rate(budget: str, tier: int | None) -> None:
    lead = posted(f"公司:台州黄岩模具 联系人:郎工 电话:13957900216 需求:报价系统 预算:{budget}")
    assert (lead.tier, lead.budget and (lead.budget.low, lead.budget.high)) == (tier, (None, None))
