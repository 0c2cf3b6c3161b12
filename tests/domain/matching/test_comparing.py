"""Two names compared: what they are to each other, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.matching import Verdict, compare, predict, read_company
from bot.domain.matching.places import places_ahead
from bot.domain.matching.relations import Core, Where, relate, twins
from bot.domain.matching.sound import transliterates
from bot.domain.matching.trade import Trade

FULL = "上海朗驰精密机械有限公司"
SAME, RELATED, SIMILAR, DIFFERENT = Verdict

PAIRS = [
    (FULL, "朗驰精密", SAME),
    (FULL, "上海朗驰", SAME),
    (FULL, "朗驰", SIMILAR),
    (FULL, "朗驰科技", SIMILAR),
    (FULL, "上海朗驰机械有限公司", SIMILAR),
    (FULL, "上海朗驰精密机械销售有限公司", RELATED),
    (FULL, "苏州朗驰精密机械有限公司", RELATED),
    (FULL, "深圳朗驰", SIMILAR),
    ("大连辽湾船舶工程有限公司", "辽湾工程", SIMILAR),
    ("大连辽湾船舶工程有限公司", "大连辽湾工程", SAME),
    ("大连辽湾船舶工程有限公司", "大连辽湾船舶工程有限公司 0411-8****** 张工", SAME),
    (FULL, "朗驰集团", RELATED),
    (FULL, "朗驰控股有限公司", RELATED),
    (FULL, "上海朗驰广告传媒集团", SIMILAR),
    (FULL, "朗驰广告", DIFFERENT),
    ("北京望京云科软件有限公司", "北京云科软件有限公司", SIMILAR),
    ("湖畔居茶业有限公司", "湖畔居投资控股有限公司", RELATED),
    ("浙江六和律师事务所", "浙江六和(宁波)律师事务所", RELATED),
    ("浙江六和律师事务所", "浙江六和(浙江)律师事务所", SAME),
    ("立诚会计师事务所(特殊普通合伙)", "立诚会计师事务所", SAME),
    ("江苏省交通规划设计院股份有限公司", "江苏交通规划设计院", SAME),
    ("上海市建筑科学研究院有限公司", "上海建筑科学研究院", SAME),
    ("中国(福建)自由贸易试验区厦门片区拓普达供应链有限公司", "厦门拓普达供应链有限公司", SAME),
    ("成都武侯祠锦绣文化有限公司", "武侯祠锦绣文化", SAME),
    ("厦门鹭潮水产有限公", "厦门鹭潮水产有限公司", SAME),
    ("展会-厦门鹭潮水产有限公司", "厦门鹭潮水产有限公司有限公司", SAME),
    ("苏州纳维新材料有限公司", "纳维新材料科技(苏州)", SAME),
    ("X-Lab智能科技(上海)有限公司", "Y-Lab智能科技(上海)有限公司", DIFFERENT),
    ("昆山德立(Deli)精密五金有限公司", "昆山德立精密五金", SAME),
    ("厦门鹭潮水产有限公司,原名厦门路潮水产有限公司", "厦门路潮水产", SAME),
    ("Fuzhou Lanhai Foods Co., Ltd.", "福州蓝海食品有限公司", SAME),
    ("李先生", "李先生", DIFFERENT),
    ("食品厂", "食品厂", DIFFERENT),
    ("宁波甬城通讯设备有限公司", "宁波甬城通信设备有限公司", SAME),
    ("北京恒信通金融服务外包有限公司", "恒信通金融外包", SAME),
    ("上海\u200b朗驰精密机械", FULL, SAME),
    (FULL, "上海朗驰精密机械合伙企业", SIMILAR),
    (FULL, "中国朗驰精密机械有限公司", SIMILAR),
    (FULL, "朗驰精密机械(中国)有限公司", RELATED),
    (FULL, "上海朗池精密机械有限公司", SIMILAR),
    (FULL, "上海朗池广告有限公司", DIFFERENT),
    (FULL, "上海朗发精密机械有限公司", DIFFERENT),
    (FULL, "上海新朗驰精密机械有限公司", SIMILAR),
    (FULL, "上海新朗驰广告有限公司", DIFFERENT),
    (FULL, "Shanghai Langchi Precision Machinery Co., Ltd.", SAME),
    (FULL, "Langchi Precision", SAME),
    (FULL, "Langchi", SIMILAR),
    (FULL, "Langchi Ltd", SIMILAR),
    (FULL, "Shanghai Langchi Advertising Co., Ltd.", DIFFERENT),
    (FULL, "Langchi Jingmi Machinery", SAME),
    (FULL, "Shanghai Nobody Precision Machinery Co., Ltd.", SIMILAR),
    (FULL, "Shanghai Langchi Unheardof Co., Ltd.", SIMILAR),
    ("杭州淘乐多有限公司", "Hangzhou Taoleduo Co., Ltd.", SAME),
    ("杭州淘乐多网络科技有限公司", "淘乐多电子商务(上海)有限公司", RELATED),
    ("西门子(中国)有限公司", "西门子", SIMILAR),
    ("西门子(中国)有限公司", "西门子有限公司", RELATED),
    ("西门子(中国)有限公司", "Siemens", SIMILAR),
    ("西门子(中国)有限公司", "Siemens AG", RELATED),
    ("ACME Robotics Inc.", "ACME Robotics (Shanghai)", RELATED),
    ("ACME Robotics Ltd.", "ACME Robotics (Shanghai) Co., Ltd.", RELATED),
    ("ACME Robotics Inc.", "ACME Robotics GmbH", RELATED),
    ("ACME Robotics Inc.", "ACME Inc.", SIMILAR),
    ("ACME Robotics Inc.", "ACME Robotics Service Inc.", RELATED),
    ("ACME Precision Tools Inc.", "ACME Tools Inc.", SIMILAR),
    ("ACME Foods Inc.", "ACME Snacks Inc.", SIMILAR),
    ("ACME Robotics Inc.", "ACME Robotics Incorporated", SAME),
    ("沈阳重工集团有限公司", "Shenyang Heavy Industry Group Co., Ltd.", SAME),
    ("沈阳重工集团有限公司", "沈阳重工配件城", SIMILAR),
    ("沈阳重工集团有限公司", "沈阳食品有限公司", DIFFERENT),
    ("大连辽渔远洋水产有限公司", "Dalian Liaoyu Ocean Fishery", SAME),
    ("唐山曹妃甸港通物流有限公司", "曹妃甸港通物流", SAME),
    ("东莞市长安镇恒劲模具厂", "东莞长安恒劲模具厂", SAME),
    ("智汇眼科医院有限公司", "智汇眼科医院", SAME),
    ("黄山明月茶业有限公司", "明月茶业有限公司", SIMILAR),
    ("黄山明月茶业有限公司", "明月茶业", SIMILAR),
    ("南京恒通物流有限公司", "江苏恒通物流有限公司", SIMILAR),
    ("云南滇红古树茶叶有限公司", "滇红古树茶", SAME),
    ("鲜有道餐饮管理有限公司", "鲜有道徐家汇店", RELATED),
    ("秦腔文化旅游集团有限公司", "秦腔演艺有限公司", RELATED),
    ("云杉医学检验集团", "云杉医学检验", SAME),
    ("云杉医学检验集团", "北京云杉医学检验", RELATED),
    ("上海朗驰机械有限公司(原上海朗迅机械有限公司)", "朗迅机械", SAME),
    ("朗迅机械", "上海朗驰机械有限公司(原上海朗迅机械有限公司)", SAME),
    ("上海朗驰机械有限公司(原上海朗迅机械有限公司)", "华信食品", DIFFERENT),
    ("待定", "待定", DIFFERENT),
    ("ACME机器人(上海)有限公司", "ACME Robotics (Shanghai)", SAME),
    ("大连辽渔远洋水产有限公司", "Liaoyu Precision", DIFFERENT),
    ("朗驰有限公司", "Langchi Ltd", SIMILAR),
    ("上海浦东朗驰机械有限公司", "浦东朗驰机械有限公司", SAME),
    ("抚州榕树下网络科技有限公司", "Fuzhou Rongshuxia Network Technology", SAME),
    ("上海朗驰精密机械", "江苏苏州朗驰精密机械", RELATED),
    ("朗驰" * 20, "Langchi Ltd", DIFFERENT),
]


@pytest.mark.parametrize(("one", "other", "verdict"), PAIRS)
def test_the_parts_decide(one: str, other: str, verdict: Verdict) -> None:
    assert compare(read_company(one), read_company(other)).verdict is verdict
    assert compare(read_company(other), read_company(one)).verdict is verdict


REASONS = {
    "朗驰精密机械有限公司": ("字号“朗驰”相同", "行业都是“精密机械”", "一方没写地区(上海)"),
    "深圳朗驰精密机械股份有限公司": (
        "字号“朗驰”相同",
        "行业都是“精密机械”",
        "地区不同(上海/深圳)",
        "组织形式不同(有限公司/股份有限公司)",
    ),
    "上海朗驰": ("字号“朗驰”相同", "一方没写行业(精密机械)", "地区都是上海"),
    "上海朗迪精密机械有限公司": ("字号只差一个字(“朗驰”/“朗迪”)",),
    "上海驰朗精密机械有限公司": ("字号的字相同、次序不同(“朗驰”/“驰朗”)",),
    "上海华信精密机械有限公司": ("字号不同(“朗驰”/“华信”)",),
    "朗驰集团苏州有限公司": (
        "字号“朗驰”相同",
        "一方没写行业(精密机械)",
        "一方没写地区(上海)",
        "一方是苏州的公司",
        "一方是集团",
    ),
    "朗驰精密控股": (
        "字号“朗驰”相同",
        "行业一方多写(“精密机械”/“精密”)",
        "一方没写地区(上海)",
        "一方是控股公司",
    ),
    "朗驰精密机械(中国)有限公司": ("字号“朗驰”相同", "行业都是“精密机械”", "地区不同(上海/中国)"),
    "上海朗驰精密机械有限公司工会": (
        "字号“朗驰”相同",
        "行业都是“精密机械”",
        "地区都是上海",
        "一方是分支或部门(“工会”)",
    ),
}


@pytest.mark.parametrize("other", REASONS)
def test_the_reasons_are_those_of_a_salesperson(other: str) -> None:
    assert compare(read_company(FULL), read_company(other)).why == REASONS[other]


def test_the_former_name_is_told_as_the_reason() -> None:
    renamed = read_company("上海朗驰机械有限公司(原上海朗迅机械有限公司)")
    assert compare(renamed, read_company("朗迅机械")).why == ("'上海朗迅机械有限公司'是曾用名",)


def test_without_a_place_or_a_trade_there_is_little_to_tell() -> None:
    assert compare(read_company("西门子"), read_company("西门子公司")).why == ("字号“西门子”相同",)
    both = compare(read_company("西门子中国"), read_company("西门子(中国)有限公司"))
    assert both.why == ("字号“西门子”相同", "地区都是中国")


CORES = st.text(alphabet="朗驰优码恒信通华兴海秦智德天禾木顺锦元香满远纳维", min_size=2, max_size=4).filter(
    lambda core: not places_ahead(core).paths
)
SHAPES = st.sampled_from(["上海{}精密机械有限公司", "{}精密机械", "{}", "上海{}", "{}集团", "{}(上海)有限公司"])


@given(CORES, st.integers(min_value=0, max_value=3), st.sampled_from("申博鑫乐凯盛飞鹏"), SHAPES, SHAPES)
def test_one_other_character_in_the_core_is_never_the_same(core: str, at: int, sign: str, one: str, other: str) -> None:
    changed = core[: at % len(core)] + sign + core[at % len(core) + 1 :]
    found = compare(read_company(one.format(core)), read_company(other.format(changed)))
    assert found.verdict is not Verdict.SAME


@given(CORES, SHAPES, SHAPES)
def test_the_order_does_not_matter(core: str, one: str, other: str) -> None:
    first, second = read_company(one.format(core)), read_company(other.format(core))
    assert compare(first, second).verdict is compare(second, first).verdict


@given(CORES, SHAPES)
def test_a_name_is_the_same_as_itself(core: str, shape: str) -> None:
    name = read_company(shape.format(core))
    assert compare(name, name).verdict is Verdict.SAME


def test_the_contract_says_it_in_its_own_words() -> None:
    told = predict({"id": "C1", "a": FULL, "b": "上海朗驰"})
    assert told == {"id": "C1", "same": True, "why": "字号“朗驰”相同；一方没写行业(精密机械)；地区都是上海"}


def test_cores_may_be_taken_for_each_other_in_several_ways() -> None:
    assert twins("博泽", "博择") is Core.SOUNDS
    assert twins("朗驰", "驰朗") is Core.TURNED
    assert twins("万象", "包容万象") is Core.CONTAINED
    assert twins("朗驰", "朗迪") is Core.ONE_OFF
    assert twins("朗驰", "华信") is Core.OTHER


def test_the_parts_are_related_one_by_one() -> None:
    found = relate(read_company("远渔海洋装备有限公司").main, read_company("远渔海洋").main)
    assert (found.core, found.trade, found.where) == (Core.EQUAL, Trade.EXTENDED, Where.EQUAL)


def test_a_foreign_name_may_be_written_by_its_sound() -> None:
    assert transliterates("诺德里希特", "nordlicht")
    assert transliterates("西门子", "siemens")
    assert not transliterates("博世", "bosch")
    assert not transliterates("朗驰机电", "siemens")
