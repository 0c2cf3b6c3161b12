"""What one name says and the other does not: left out for short, or another company's word."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.matching import Known, Verdict, compare, keys_for, keys_of, read_company
from bot.domain.reply.words.pattern import words_of
from tests.domain.matching.test_laws import CITIES, CORES, TRADES, verdict

_MORE = st.sampled_from(words_of("销售 维修 连锁 租赁 配件 加工 咨询 博物馆 协会 培训 药店 报社 平台 系统 工作室"))
_BODIES = st.sampled_from(
    words_of("博物馆 美术馆 图书馆 纪念馆 协会 商会 学会 联合会 基金会 促进会 报社 杂志社 电视台")
)


@given(CORES, TRADES, _MORE, CITIES)
def test_nobody_adds_a_word_to_a_whole_registered_name(core: str, trade: str, more: str, city: str) -> None:
    """汽车 | 汽车维修, 医药 | 医药连锁, a company without a trade | its museum."""
    whole, without_trade = f"{city}{core}{trade}有限公司", f"{city}{core}有限公司"
    said = read_company(f"{core}{trade}{more}").main
    assume(said.core == core and not said.unit and not trade.endswith(more))
    assert verdict(whole, f"{core}{trade}{more}") is not Verdict.SAME
    assert verdict(whole, f"{city}{core}{trade}{more}") is not Verdict.SAME
    assert verdict(without_trade, f"{city}{core}{more}") is not Verdict.SAME


@given(CORES, TRADES, _BODIES, CITIES)
def test_a_museum_or_an_association_is_never_left_out(core: str, trade: str, body: str, city: str) -> None:
    assume(trade[-1] not in "馆会社台" and read_company(f"{core}{trade}{body}").main.core == core)
    assert verdict(f"{city}{core}{trade}{body}", f"{core}{trade}") is not Verdict.SAME
    assert verdict(f"{city}{core}{body}", f"{city}{core}") is not Verdict.SAME


_PIECES = words_of("""
    建筑设计/建设 新能源/能源 精细化工/化工 基金会/基金 餐饮管理/餐饮 大数据/数据 物业服务/物业管理
    电子商务/电子 新材料/材料     供应链管理/供应链 信息科技/信息技术 软件服务/软件 大药房/药房
    农产品/产品 房地产/地产 电力工程/电工 电子器件/电器
    建筑工程/建设工程 汽车配件/汽车零部件 油田服务/油田技术服务 城市投资/城市建设投资 家用纺织/家用纺织品
""")


@pytest.mark.parametrize("pair", _PIECES)
@given(core=CORES, city=CITIES)
def test_a_piece_of_a_word_is_another_word_in_a_registered_name(core: str, city: str, pair: str) -> None:
    one, other = (f"{city}{core}{trade}有限公司" for trade in pair.split("/"))
    assert verdict(one, other) is not Verdict.SAME


@pytest.mark.parametrize("pair", words_of("建筑设计/建设 电力工程/电工 电子器件/电器 精细化工/精工 会计师事务所/会所"))
@given(core=CORES, city=CITIES)
def test_a_word_of_its_own_is_short_for_no_other(core: str, city: str, pair: str) -> None:
    long, short = pair.split("/")
    assert verdict(f"{city}{core}{long}有限公司", core + short) is not Verdict.SAME


_WRITINGS = words_of("""
    货运代理/货代 国际货运代理/国际货代 家用纺织品/家纺 钢结构/钢构 农业机械/农机 互动娱乐/互娱
    风力发电/风电 通用航空/通航
    医疗器械/医械 电子商务/电商 文化旅游/文旅 汽车零部件/汽配 航空模型/航模 环境保护/环保 信息安全/信安
""")


@pytest.mark.parametrize("pair", _WRITINGS)
@given(core=CORES, city=CITIES)
def test_a_trade_for_short_is_the_same_trade(core: str, city: str, pair: str) -> None:
    long, short = pair.split("/")
    whole, other, said = f"{city}{core}{long}有限公司", f"{city}{core}{short}有限公司", core + short
    assume(all(read_company(name).main.core == core for name in (whole, other, said)))
    assert verdict(whole, other) is Verdict.SAME
    assert verdict(whole, said) is Verdict.SAME


@pytest.mark.parametrize(
    "pair",
    words_of("实验中学/中学 动物医院/医院 双语学校/学校 口腔门诊部/门诊部 会计师事务所/事务所 水产合作社/合作社"),
)
def test_of_two_institutions_each_says_all_its_words(pair: str) -> None:
    one, other = (f"杭州朗驰源{words}" for words in pair.split("/"))
    assert verdict(one, other) is not Verdict.SAME


_WHOLE = "上海朗驰精密机械有限公司"


@pytest.mark.parametrize(
    "behind",
    words_of(
        "(苏州公司) (物流公司) (铸造厂) (餐饮部) (服务站) (培训学校) (销售公司) (徐家汇店) \u3000苏州 ，苏州 -江苏苏州"
    ),
)
def test_a_place_or_a_part_beside_the_name_is_no_note(behind: str) -> None:
    assert verdict(_WHOLE, _WHOLE + behind) is Verdict.RELATED


@pytest.mark.parametrize(
    "behind",
    words_of("(上海公司) (上市公司) (民营企业) (老客户) (供应商) (制造业) (华东) \u3000上海 -张经理 (国有大厂)"),
)
def test_a_note_beside_the_name_changes_nothing(behind: str) -> None:
    assert verdict(_WHOLE, _WHOLE + behind) is Verdict.SAME


@pytest.mark.parametrize(
    ("written", "core"),
    [
        ("成都盟升电子有限公司", "盟升"),
        ("上海旗云智能科技有限公司", "旗云"),
        ("苏州州明机械有限公司", "州明"),
        ("上海镇泰物流有限公司", "镇泰"),
        ("南京省广传媒有限公司", "省广"),
        ("锡林郭勒盟朗驰乳业有限公司", "朗驰"),
        ("大理州朗驰旅游有限公司", "朗驰"),
        ("江苏省朗驰旅游有限公司", "朗驰"),
        ("上海东方朗驰精密机械有限公司", "东方朗驰"),
        ("浙江杭州朗驰精密机械有限公司", "朗驰"),
    ],
)
def test_a_place_ends_where_it_can(written: str, core: str) -> None:
    assert read_company(written).main.core == core


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("银川贺兰枸杞制品有限公司", "贺兰枸杞制品(银川)有限公司"),
        ("苏州听雨阁有限公司", "听雨阁(苏州市)有限公司"),
        ("苏州听雨阁园林叠石有限公司", "听雨阁园林"),
        ("太原晋焙烘焙酵种有限公司", "晋焙烘焙"),
        ("宜昌峡畔航运拖带有限公司", "峡畔航运"),
        ("大庆铁人谷油田技术服务有限公司", "铁人谷油服"),
        ("昆明滇朵农业技术服务有限公司", "滇朵农服"),
    ],
)
def test_what_is_moved_or_cut_off_is_the_same_name(one: str, other: str) -> None:
    """And either is found by the keys of the other."""
    assert compare(read_company(one), read_company(other)).verdict is Verdict.SAME
    for sought, kept in ((one, other), (other, one)):
        assert {*keys_for(Known(name=sought))} & {*keys_of(Known(name=kept))}


@pytest.mark.parametrize(
    "part",
    words_of("""
    徐州朗驰工程机械连云港服务站 徐州朗驰工程机械南京维修站 徐州朗驰工程机械上海徐汇漕河泾站 朗驰工程机械昆山千灯工厂
    朗驰工程机械重庆璧山青杠基地 朗驰工程机械苏州充电站
"""),
)
def test_a_station_or_a_works_with_its_place_is_a_part(part: str) -> None:
    assert verdict("徐州朗驰工程机械租赁有限公司", part) is Verdict.RELATED


@pytest.mark.parametrize(
    "pair", words_of("Motor/Automotive Leasing/Rental Cars/Automobile Automotive/Motors Vehicles/Cars")
)
def test_two_english_words_of_one_meaning_are_two(pair: str) -> None:
    one, other = (f"Pacific Ridge {word} Inc." for word in pair.split("/"))
    assert verdict(one, other) is Verdict.SIMILAR


@pytest.mark.parametrize(
    "pair", words_of("Electric/Electrical Pump/Pumps Labs/Laboratories Food/Foods Mfg/Manufacturing")
)
def test_one_english_word_may_be_written_in_two_ways(pair: str) -> None:
    one, other = (f"Pacific Ridge {word} Inc." for word in pair.split("/"))
    assert verdict(one, other) is Verdict.SAME


@pytest.mark.parametrize(
    "pair", words_of("海洋工程/海工装备 环境保护/环保机械 文化旅游/文旅发展 石油化工/石化装备 水力发电/水电建设")
)
def test_a_word_is_added_also_to_a_trade_for_short(pair: str) -> None:
    whole, said = pair.split("/")
    assert verdict(f"上海朗驰源{whole}有限公司", f"朗驰源{said}") is Verdict.SIMILAR
