"""Wares and crafts are trades; what stands ahead of a name to label or to number it is no part of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from bot.domain.matching import Known, Verdict, compare, keys_for, keys_of, read_company
from bot.domain.matching.words.english_wares import WARES as ENGLISH_WARES
from bot.domain.matching.words.trades import families
from bot.domain.matching.words.wares import WARES
from bot.domain.reply.words.pattern import words_of
from tests.domain.matching.test_laws import CITIES, CORES, verdict

_LINES = [line.partition(":") for line in re.sub(r"\n +", " ", WARES).split("\n") if line]
_WORDS = [word for _, _, words in _LINES for word in words.split()]


@pytest.mark.parametrize("core", ["朗驰", "博泽源"])
def test_every_ware_is_read_as_the_trade(core: str) -> None:
    read = {word: read_company(f"上海{core}{word}有限公司").main for word in _WORDS}
    assert {word: parts.core for word, parts in read.items() if parts.core != core} == {}
    assert {word: parts.trade for word, parts in read.items() if "".join(parts.trade) != word} == {}


def test_each_ware_stands_there_once() -> None:
    assert [word for word in _WORDS if _WORDS.count(word) > 1] == []


@pytest.mark.parametrize(
    "core", words_of("金苹果 红森林 大钻石 小海绵 绿火柴 蓝翡翠 朗百合 上方珍珠 云中珊瑚 东来樱桃")
)
def test_what_people_call_companies_by_is_of_the_core(core: str) -> None:
    assert read_company(f"上海{core}餐饮有限公司").main.core == core


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青岛海芽儿童摄影有限公司", "青岛海芽摄影"),
        ("天津渤锚起重吊装工程有限公司", "渤锚吊装"),
        ("乌鲁木齐骏达二手车交易市场有限公司", "骏达二手车市场"),
        ("西安秦渡考古勘探有限公司", "西安秦渡考古"),
        ("长沙湘澜心理咨询有限公司", "湘澜心理"),
        ("阳泉云岫活性炭制品有限公司", "云岫活性炭"),
        ("安庆皖舟塔吊租赁有限公司", "皖舟塔吊"),
        ("赤峰漠北篷布帐篷有限公司", "漠北篷布"),
        ("柳州龙脊螺蛳粉食材有限公司", "龙脊螺蛳粉"),
        ("常德沅澧应急装备有限公司", "沅澧应急"),
    ],
)
def test_a_short_name_leaves_wares_out(one: str, other: str) -> None:
    assert verdict(one, other) is Verdict.SAME
    for sought, kept in ((one, other), (other, one)):
        assert {*keys_for(Known(name=sought))} & {*keys_of(Known(name=kept))}


@pytest.mark.parametrize(
    "pair",
    words_of("""
    轨道交通配件/轨交配件 国际旅行社/国旅 陶瓷艺术/陶艺 投资顾问/投顾 耐火材料/耐材 航空器材/航材 粮食机械/粮机
    冷链运输/冷运 知识产权/知产 文物保护/文保
"""),
)
@given(core=CORES, city=CITIES)
def test_a_ware_for_short_is_the_same_ware(core: str, city: str, pair: str) -> None:
    long, short = pair.split("/")
    whole = f"{city}{core}{long}有限公司"
    if read_company(whole).main.core == core == read_company(core + short).main.core:
        assert verdict(whole, core + short) is Verdict.SAME


@pytest.mark.parametrize(
    "pair", words_of("国际旅行社/旅行社 仓储配送/配送 国际货运代理/货运代理 轨道交通/交通 家用电器/电器")
)
def test_a_word_of_the_long_writing_is_no_word_added(pair: str) -> None:
    whole, said = pair.split("/")
    assert verdict(f"桂林漓云源{whole}有限公司", f"漓云源{said}") is Verdict.SAME


_WARES_OF_ONE_FAMILY = words_of("豆腐/酱油 火锅/披萨 钢琴/吉他 齿轮/螺丝 毛巾/枕头 猪场/苗圃 锁具/防盗门 礼服/帽子")


@pytest.mark.parametrize("pair", _WARES_OF_ONE_FAMILY)
@given(core=CORES, city=CITIES)
def test_two_wares_of_one_name_are_never_one_company(core: str, city: str, pair: str) -> None:
    one, other = (f"{city}{core}{ware}有限公司" for ware in pair.split("/"))
    assert verdict(one, other) is not Verdict.SAME
    assert verdict(one, f"{core}{pair.split('/')[1]}") is not Verdict.SAME


_WHOLE = "厦门蓝穹潜水装备有限公司"


@pytest.mark.parametrize(
    "ahead",
    [
        *("终端客户：", "报备公司：", "采购方：", "合同主体：", "公司全名:", "参展商：", "签约单位:", "备注："),
        *("①", "⒈ ", "⑵", "1）", "12)", "2)、", "#3 ", "＃15、", "一、", "十二、", " 3）"),
        *("您好，我是", "hi，", "你好！这是", "Hello: ", "帮查：", "请查一下 ", "麻烦看下：", "VIP-", "vip："),
    ],
)
def test_what_stands_ahead_to_say_what_it_is_changes_nothing(ahead: str) -> None:
    assert verdict(_WHOLE, ahead + _WHOLE) is Verdict.SAME
    assert verdict(_WHOLE, ahead + "厦门蓝穹潜水") is Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("上海1药网医药有限公司", "上海药网医药有限公司"),
        ("上海三一重工有限公司", "上海重工有限公司"),
        ("上海#1号药店有限公司", "上海药店有限公司"),
        ("查理朗食品有限公司", "理朗食品有限公司"),
        ("看云境旅游有限公司", "云境旅游有限公司"),
        ("一见如故餐饮有限公司", "见如故餐饮有限公司"),
    ],
)
def test_a_number_or_a_word_of_the_name_is_no_note(one: str, other: str) -> None:
    assert compare(read_company(one), read_company(other)).verdict is not Verdict.SAME


_ENGLISH = {word for entry in ENGLISH_WARES.split("|") for word in entry.partition(":")[0].split()}


def test_every_english_ware_is_read_as_the_trade() -> None:
    read = {word: read_company(f"Pacific Ridge {word.title()} Ltd").main.core for word in _ENGLISH}
    assert {word: core for word, core in read.items() if core != "pacific ridge"} == {}


def test_every_english_ware_stands_for_known_words_only() -> None:
    said = {word for entry in ENGLISH_WARES.split("|") for word in entry.partition(":")[2].split()}
    assert said - families().keys() == set()


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("珠海岸芯射频器件有限公司", "Zhuhai Anxin RF Devices Co., Ltd."),
        ("保定冀翎毛绒玩具股份有限公司", "BAODING JILING PLUSH TOYS CO.,LTD."),
        ("青岛海芽儿童摄影有限公司", "Qingdao Haiya Children Photography Co., Ltd."),
        ("佛山陶源脚手架租赁有限公司", "Foshan Taoyuan Scaffolding Rental Co., Ltd."),
        ("温州瓯越熔断器有限公司", "Wenzhou Ouyue Fuses Co., Ltd."),
        ("宁波舟行帐篷有限公司", "Ningbo Zhouxing Tent Co., Ltd."),
    ],
)
def test_a_ware_in_english_is_the_same_ware(chinese: str, english: str) -> None:
    assert verdict(chinese, english) is Verdict.SAME
    for sought, kept in ((chinese, english), (english, chinese)):
        assert {*keys_for(Known(name=sought))} & {*keys_of(Known(name=kept))}


@pytest.mark.parametrize(
    "pair", words_of("Tents/Forklifts Plush/Inverters Towels/Servo Sausage/Turbines Diapers/Radar")
)
def test_two_english_wares_are_two_companies(pair: str) -> None:
    one, other = (f"Pacific Ridge {ware} Inc" for ware in pair.split("/"))
    assert verdict(one, other) is Verdict.DIFFERENT
    assert verdict("宁波舟行酱油有限公司", f"Ningbo Zhouxing {pair.split('/')[1]} Co., Ltd.") is not Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("九江浔鲜速冻水饺食品有限公司", "浔鲜水饺"),
        ("遵义黔窖坊酱香白酒销售有限公司", "黔窖坊白酒"),
        ("柳州鹅山凝胶贴膏制药有限公司", "鹅山制药"),
        ("阳泉晋岭矿用防爆电器有限公司", "晋岭防爆电器"),
        ("宿迁泗洪源可降解塑料袋有限公司", "泗洪源塑料袋"),
    ],
)
def test_what_stands_before_a_ware_may_be_left_out_for_short(one: str, other: str) -> None:
    assert verdict(one, other) is Verdict.SAME
    assert verdict(one, f"{other}有限公司") is not Verdict.SAME


@pytest.mark.parametrize(
    "pair",
    [
        "机器视觉/Machine Vision",
        "消防工程/Fire Protection Engineering",
        "风力发电/Wind Power",
        "热泵/Heat Pump",
        "再生资源/Renewable Resources",
        "不锈钢制品/Stainless Steel Products",
        "粮油/Grain & Oil",
        "办公用品/Office Supplies",
        "办公家具/Office Furniture",
    ],
)
def test_two_english_words_may_be_one_ware(pair: str) -> None:
    chinese, english = pair.split("/")
    assert verdict(f"杭州朗驰{chinese}有限公司", f"Hangzhou Langchi {english} Co., Ltd.") is Verdict.SAME


@pytest.mark.parametrize("part", ["Shanghai Office", "(Shanghai) Office", "Sales Department", "Office", "Branch"])
def test_an_office_of_no_ware_is_a_part(part: str) -> None:
    assert verdict("Langchi Robotics Co., Ltd.", f"Langchi Robotics Co., Ltd. {part}") is Verdict.RELATED


@pytest.mark.parametrize("spot", words_of("亚龙湾 小昆山 新龙华 浦东金桥 大朝阳"))
def test_a_shop_lies_in_a_spot_that_holds_a_place(spot: str) -> None:
    """亚龙湾 in 三亚 holds 龙湾 in 温州, which is no part of it."""
    assert verdict("三亚鹿湾婚纱旅拍策划有限公司", f"鹿湾婚纱旅拍{spot}店") is Verdict.RELATED


@pytest.mark.parametrize("pair", words_of("厨房/Kitchen 磁性/Magnet 室内/Interior 处理/Treatment 语言/Language"))
def test_what_only_the_english_says_to_be_a_trade_is_one_there(pair: str) -> None:
    """The Chinese name has it in its core, 朗驰厨房: no list of trades knows the word by itself."""
    chinese, english = pair.split("/")
    assert chinese not in families()
    assert verdict(f"杭州朗驰{chinese}科技有限公司", f"Hangzhou Langchi {english} Technology Co., Ltd.") is Verdict.SAME
