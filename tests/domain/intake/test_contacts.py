from __future__ import annotations

import pytest

from bot.domain.intake.companies import company_in
from bot.domain.intake.people import read_person, title_in
from bot.domain.intake.phones import is_hotline, is_landline, reach_in
from bot.domain.intake.places import place_ahead, region_in


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        ("孙工", "孙工", None),
        ("周总", "周总", None),
        ("店长小秦", "小秦", "店长"),
        ("瞿经理", "瞿经理", "经理"),
        ("庹校长", "庹校长", "校长"),
        ("骆姐", "骆姐", None),
        ("区先生", "区先生", None),
        ("胡老板", "胡老板", None),
        ("俞", "俞", None),
        ("姓戎", "戎", None),
        ("利嘉文", "利嘉文", None),
        ("欧阳娜娜", "欧阳娜娜", None),
        ("梁炳坤(董事长)", "梁炳坤", "董事长"),
        ("郝建国(设备部长,微信同号)", "郝建国", "设备部长"),
        ("王晓明(女)", "王晓明", None),
        ("秦岚 / 市场总监", "秦岚", "市场总监"),
        ("周建平,信息部经理", "周建平", "信息部经理"),
        ("信息部经理周建平", "周建平", "信息部经理"),
        ("招商部部长芮敏", "芮敏", "招商部部长"),
        ("靳志刚 营销中心总经理", "靳志刚", "营销中心总经理"),
        ("项目部书记 郑建军", "郑建军", "项目部书记"),
        ("采购部钱经理", "钱经理", "经理"),
        ("王磊CEO", "王磊", "CEO"),
        ("联系人:找周总", "周总", None),
        ("Mr. Braun", "Mr. Braun", None),
        ("Grace Fu", "Grace Fu", None),
        ("Leo 卢", "Leo 卢", None),
        ("Maria Gomez (VP Sales)", "Maria Gomez", "VP Sales"),
        ("Tom Lee, IT Director", "Tom Lee", "IT Director"),
        ("马哈麦·穆萨", "马哈麦·穆萨", None),
        ("总经理", "总经理", None),
        ("(总经理)", None, "总经理"),
        ("", None, None),
    ],
)
def test_a_contact_is_a_name_and_perhaps_a_title(words: str, name: str | None, title: str | None) -> None:
    called = read_person(words)
    assert (called.name, called.title) == (name, title)


def test_a_title_is_nothing_but_a_title() -> None:
    assert title_in("信息部经理") == "信息部经理"
    assert title_in("Head of Sales") == "Head of Sales"
    assert title_in("他是经理") is None
    assert title_in("周建平") is None


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("139 0052 3381", ("13900523381",)),
        ("138-0013-8000", ("13800138000",)),
        ("+86 138 2000 4471", ("13820004471",)),
        ("0086-13820004471", ("13820004471",)),
        ("8613820004471", ("13820004471",)),
        ("0311-55501010转8023", ("0311-55501010-8023",)),
        ("0851 2255 0026 转 802", ("0851-22550026-802",)),
        ("021 55501234*12", ("021-55501234-12",)),
        ("(0771) 555 0011", ("0771-5550011",)),
        ("+86-21-5550 1234", ("021-55501234",)),
        ("+1 (650) 555-0134", ("+16505550134",)),
        ("+49 30 5550 1234", ("+493055501234",)),
        ("+44 (0)20 5550 1234", ("+442055501234",)),
        ("0049 151 5550 1234", ("+4915155501234",)),
        ("852-2555 0014", ("+85225550014",)),
        ("400-800-1234", ("400-800-1234",)),
        ("4008001234转5", ("400-800-1234-5",)),
        ("8888 1234", ("88881234",)),
        ("13910000001,13910000002", ("13910000001", "13910000002")),
        ("13910000001/13910000001", ("13910000001",)),
        ("Mob:13703120475 Tel:0312-55501166-8008 Fax:0312-55501167", ("13703120475", "0312-55501166-8008")),
        ("传真 0312-55501167", ()),
        ("QQ:28123456", ()),
        ("110101199003074514", ()),
        ("1-23456789012345", ("123456789012345",)),
        ("微信 leolu_tj", ()),
        ("2026-03-31", ()),
        ("", ()),
    ],
)
def test_numbers_are_written_in_one_way(text: str, phones: tuple[str, ...]) -> None:
    assert reach_in(text, named=True).phones == phones


def test_mail_and_links_are_taken_out_of_a_text() -> None:
    reach = reach_in("请发 a.b@c-d.com.cn 或看 https://e.cn/x?y=1,谢谢")
    assert reach.emails == ("a.b@c-d.com.cn",)
    assert reach.links == ("https://e.cn/x?y=1",)
    assert "@" not in reach.rest
    assert "http" not in reach.rest


def test_without_the_name_of_a_field_only_sure_numbers_count() -> None:
    assert reach_in("编号 88881234").phones == ()
    assert reach_in("电话13910000001").phones == ("13910000001",)


def test_kinds_of_numbers() -> None:
    assert is_landline("021-55501234")
    assert is_landline("88881234-8")
    assert not is_landline("13910000001")
    assert is_hotline("400-800-1234")
    assert not is_hotline("+4008001234")


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("海南海口", "海口"),
        ("河北省保定市高新区", "保定"),
        ("浙江衢州柯城区", "衢州"),
        ("广东", "广东"),
        ("中国上海", "上海"),
        ("贵州省", "贵州"),
        ("吉林长春", "长春"),
        ("吉林", "吉林"),
        ("火星", None),
        ("", None),
    ],
)
def test_a_city_says_more_than_its_province(words: str, region: str | None) -> None:
    assert region_in(words) == region


def test_a_place_at_the_head_of_words() -> None:
    assert place_ahead("江苏南京江云") == "江苏南京"
    assert place_ahead("天下第一") == ""


@pytest.mark.parametrize(
    ("clause", "company", "name", "title"),
    [
        ("昆明滇云文旅集团信息中心的和主任", "昆明滇云文旅集团", "和主任", "主任"),
        ("早上好~南京江云创新软件园的招商部部长芮敏", "南京江云创新软件园", "芮敏", "招商部部长"),
        ("无锡锡山精工轴承采购部钱经理", "无锡锡山精工轴承", "钱经理", "经理"),
        ("济南泉城热力信息处处长魏刚", "济南泉城热力", "魏刚", "信息处处长"),
        ("厦门鹭岛冷链物流庄先生", "厦门鹭岛冷链物流", "庄先生", None),
        ("客户叫青岛海之蓝家电", "青岛海之蓝家电", None, None),
        ("这个是上周跟进的哈尔滨冰城文旅", "哈尔滨冰城文旅", None, None),
        ("我是泉州石狮服装城的陈丽", "泉州石狮服装城", "陈丽", None),
        ("来自顺美广场", "顺美广场", None, None),
        ("Pacific Ridge Tools Inc", "Pacific Ridge Tools Inc", None, None),
        ("苏州博泽自动化有限公司上海分公司", "苏州博泽自动化有限公司上海分公司", None, None),
    ],
)
def test_a_company_is_found_with_its_person(clause: str, company: str, name: str | None, title: str | None) -> None:
    found = company_in(clause)
    assert found is not None
    assert found.company == company
    assert (found.person and found.person.name, found.person and found.person.title) == (name, title)


@pytest.mark.parametrize(
    "clause",
    ["想要一套供应商管理系统", "我们公司没打算买", "宁波有个做注塑机的厂", "预算50万", "官网", "", "那边转来的"],
)
def test_other_clauses_hold_no_company(clause: str) -> None:
    assert company_in(clause) is None
