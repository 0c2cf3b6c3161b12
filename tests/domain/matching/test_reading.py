"""Company names taken apart."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.matching import Mark, Parts, read_company
from bot.domain.matching.places import NATION, is_place, lies_in, place_at, places_ahead, places_behind, shared
from bot.domain.reply.words.pattern import words_of

SHANGHAI = ("上海",)
SUZHOU = ("江苏", "苏州")

NAMES = {
    "上海朗驰精密机械有限公司": Parts(
        name="上海朗驰精密机械有限公司", core="朗驰", trade=("精密机械",), places=(SHANGHAI,), form="有限公司"
    ),
    "朗驰精密": Parts(name="朗驰精密", core="朗驰", trade=("精密",)),
    "中国(上海)自由贸易试验区朗程国际贸易有限公司": Parts(
        name="中国自由贸易试验区朗程国际贸易有限公司",
        core="朗程",
        trade=("国际贸易",),
        places=(SHANGHAI,),
        form="有限公司",
    ),
    "朗程(中国)有限公司": Parts(name="朗程有限公司", core="朗程", form="有限公司", national=True),
    "朗驰精密机械上海有限公司": Parts(
        name="朗驰精密机械上海有限公司", core="朗驰", trade=("精密机械",), places=(SHANGHAI,), form="有限公司"
    ),
    "上海朗驰(苏州)有限责任公司": Parts(
        name="上海朗驰有限责任公司", core="朗驰", places=(SHANGHAI,), site=(SUZHOU,), form="有限公司"
    ),
    "云杉医学检验集团": Parts(name="云杉医学检验集团", core="云杉", trade=("医学检验",), mark=Mark.GROUP),
    "云杉(集团)股份有限公司": Parts(name="云杉股份有限公司", core="云杉", mark=Mark.GROUP, form="股份有限公司"),
    "云杉集团财务有限公司": Parts(
        name="云杉集团财务有限公司", core="云杉", mark=Mark.GROUP, unit="财务", form="有限公司"
    ),
    "云杉集团广东有限公司": Parts(
        name="云杉集团广东有限公司", core="云杉", mark=Mark.GROUP, site=(("广东",),), form="有限公司"
    ),
    "朗驰投资控股有限公司": Parts(
        name="朗驰投资控股有限公司", core="朗驰", trade=("投资控股",), mark=Mark.HOLDING, form="有限公司"
    ),
    "朗驰机械控股有限公司": Parts(
        name="朗驰机械控股有限公司", core="朗驰", trade=("机械",), mark=Mark.HOLDING, form="有限公司"
    ),
    "优客零食浦东金桥店": Parts(name="优客零食浦东金桥店", core="优客", trade=("零食",), unit="浦东金桥店"),
    "蓉城味道建设路店": Parts(name="蓉城味道建设路店", core="蓉城味道", unit="建设路店"),
    "优客零食新月店": Parts(name="优客零食新月店", core="优客", trade=("零食",), unit="新月店"),
    "鲜有道徐家汇店": Parts(name="鲜有道徐家汇店", core="鲜有道徐家汇", unit="店"),
    "复旦大学附属中山医院": Parts(name="复旦大学附属中山医院", core="复旦", trade=("大学",), unit="中山医院"),
    "朗驰机械有限公司上海市分公司": Parts(
        name="朗驰机械有限公司上海市分公司", core="朗驰", trade=("机械",), form="有限公司", unit="上海分公司"
    ),
    "朗驰机械有限公司上海": Parts(
        name="朗驰机械有限公司上海", core="朗驰", trade=("机械",), form="有限公司", places=(SHANGHAI,)
    ),
    "朗驰机械驻上海办事处": Parts(
        name="朗驰机械驻上海办事处", core="朗驰", trade=("机械",), unit="驻上海办事处"
    ),
    "朗驰机械公司": Parts(name="朗驰机械公司", core="朗驰", trade=("机械",)),
    "朗驰机械总部": Parts(name="朗驰机械总部", core="朗驰", trade=("机械",)),
    "嘉兴南湖纺织有限公司": Parts(
        name="嘉兴南湖纺织有限公司", core="南湖", trade=("纺织",), places=(("浙江", "嘉兴"),), form="有限公司"
    ),
    "上海汽车": Parts(name="上海汽车", core="上海", trade=("汽车",), is_generic=True),
    "广西壮族自治区柳州市螺霸王食品": Parts(
        name="广西壮族自治区柳州市螺霸王食品",
        core="螺霸王",
        trade=("食品",),
        places=(("广西",), ("广西", "柳州")),
    ),
    "中山市古镇镇明星灯饰": Parts(
        name="中山市古镇镇明星灯饰", core="明星", trade=("灯饰",), places=(("广东", "中山"), ("广东", "中山", "古镇"))
    ),
    "黔山茅台镇酒业": Parts(name="黔山茅台镇酒业", core="黔山", trade=("酒业",)),
    "区块链科技": Parts(name="区块链科技", core="区块链", trade=("科技",), is_generic=True, placeholder=True),
    "北京区域云": Parts(name="北京区域云", core="区域云", places=(("北京",),)),
    "上海有限公司": Parts(
        name="上海有限公司", places=(SHANGHAI,), form="有限公司", placeholder=True
    ),
    "科技有限公司": Parts(
        name="科技有限公司", core="科技", form="有限公司", is_generic=True, placeholder=True
    ),
    "某某贸易公司": Parts(name="某某贸易公司", core="某某", trade=("贸易",), placeholder=True),
    "": Parts(name="", latin=True, placeholder=True),
    "ACME Robotics (Shanghai) Co., Ltd.": Parts(
        name="acme robotics (shanghai) co., ltd.",
        core="acme",
        trade=("robotics",),
        places=(SHANGHAI,),
        form="co ltd",
        latin=True,
    ),
    "Siemens Ltd., China": Parts(name="siemens ltd., china", core="siemens", form="ltd", national=True, latin=True),
    "Xi'an Langchi Group": Parts(
        name="xian langchi group", core="langchi", places=(("陕西", "西安"),), mark=Mark.GROUP, latin=True
    ),
    "Langchi (Precision) S.A.": Parts(
        name="langchi (precision) s.a.", core="langchi", trade=("precision",), form="sa", latin=True
    ),
    "Shanghai Branch of Langchi Co": Parts(
        name="shanghai branch of langchi co", core="langchi", places=(SHANGHAI,), form="co", unit="branch", latin=True
    ),
    "Langchi Ltd. Hong Kong Office": Parts(
        name="langchi ltd. hong kong office", core="langchi", form="ltd", places=(("香港",),), unit="office", latin=True
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_into_its_parts(name: str) -> None:
    assert read_company(name).main == NAMES[name]


AROUND = {
    "公司名：长沙湘味源食品": ("长沙湘味源食品", ()),
    "长沙湘味源食品有限公司 13800001111 李女士": ("长沙湘味源食品有限公司", ()),
    "青岛海纳物流有限公司(老客户)": ("青岛海纳物流有限公司", ("老客户",)),
    "青岛海纳物流有限公司找王经理": ("青岛海纳物流有限公司找王经理", ("找王经理",)),
    "【长沙湘味源】食品有限公司": ("长沙湘味源食品有限公司", ()),
    "朗驰(精密)机械有限公司": ("朗驰精密机械有限公司", ()),
    "朗驰机械有限公司(上海分公司)": ("朗驰机械有限公司上海分公司", ()),
    "朗驰机械有限公司(华东)": ("朗驰机械有限公司", ()),
    "微()象设计": ("微象设计", ("",)),
    "朗驰机械 张总": ("朗驰机械", ()),
}


@pytest.mark.parametrize("name", AROUND)
def test_what_stands_around_a_name_is_no_part_of_it(name: str) -> None:
    found = read_company(name)
    assert (found.main.name, found.notes) == (AROUND[name][0], tuple(filter(None, AROUND[name][1])))


ALONGSIDE = {
    "上海朗驰机械有限公司（Shanghai Langchi Machinery Co., Ltd.）": "langchi",
    "上海朗驰机械有限公司 Shanghai Langchi Machinery Co., Ltd.": "langchi",
    "上海朗驰机械有限公司(简称:朗迅)": "朗迅",
    "朗迅(上海朗驰机械有限公司)": "朗驰",
    "朗驰机械(acme)": "",
    "上海朗驰机械(langchi machinery)有限公司": "langchi",
    "abc def 科技": "",
    "langchi valves 阀": "",
}


@pytest.mark.parametrize("name", ALONGSIDE)
def test_another_writing_may_stand_alongside(name: str) -> None:
    assert [parts.core for parts in read_company(name).alongside] == list(filter(None, [ALONGSIDE[name]]))


@pytest.mark.parametrize(
    "name",
    [
        "上海朗驰机械有限公司(原上海朗迅机械有限公司)",
        "上海朗驰机械有限公司(曾用名:上海朗迅机械有限公司)",
        "上海朗驰机械有限公司 原上海朗迅机械有限公司",
        "上海朗迅机械有限公司已更名为上海朗驰机械有限公司",
    ],
)
def test_a_former_name_is_known_as_one(name: str) -> None:
    found = read_company(name)
    assert (found.main.core, [parts.core for parts in found.former]) == ("朗驰", ["朗迅"])


def test_places_are_read_at_the_head_and_at_the_end() -> None:
    assert places_ahead("江苏省苏州市昆山市朗驰").paths == (("江苏",), SUZHOU, ("江苏", "苏州", "昆山"))
    assert places_ahead("中国朗驰").paths == (NATION,)
    assert places_behind("朗驰江苏苏州").end == 2
    assert places_behind("朗驰张家界镇").paths == ()
    assert place_at("长兴机械", 0, None) is None
    assert place_at("长兴县机械", 0, None) == (("浙江", "湖州", "长兴"), 3, True)
    assert shared(SUZHOU, ("江苏",))
    assert is_place("西固")
    assert lies_in("浦东", SHANGHAI)
    assert not lies_in("浦东", ())
    assert not lies_in("朗驰", SHANGHAI)


@given(st.text(max_size=60))
def test_nothing_that_people_write_breaks_the_reading(words: str) -> None:
    found = read_company(words)
    assert found.written == words
    assert found.main.placeholder or found.main.core


HEAP = words_of("上海 苏州 中国 朗驰 精密 机械 集团 有限公司 分公司 ( ) 原 店 acme ltd 的 原名 更名为")


@given(st.lists(st.sampled_from(HEAP), max_size=9))
def test_no_heap_of_such_words_breaks_the_reading(words: list[str]) -> None:
    assert read_company("".join(words)).main.latin in {True, False}


LONG = (
    "!" * 150 + "x",
    "某" * 150 + "y",
    "-" * 190 + "a",
    "公司的名称" * 38,
    "(上海" * 40 + ")" * 40,
    "谢谢" * 90 + "x",
    "a." * 95,
)


@pytest.mark.parametrize("words", LONG, ids=range(len(LONG)))
def test_the_worst_heaps_are_read_without_much_searching(words: str) -> None:
    started = time.process_time()
    read_company(words)
    assert time.process_time() - started < 2


@pytest.mark.parametrize("name", ["第一", "第一有限公司", "第二公司", "第十", "第三有限责任公司"])
def test_a_number_alone_names_nobody(name: str) -> None:
    assert read_company(name).main.placeholder
