"""What never is one company, whatever the names are: laws, with names made of cores, trades and places at random."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.matching import Mark, Verdict, compare, read_company
from bot.domain.matching.places import places_ahead
from bot.domain.matching.words.trades import families
from bot.domain.reply.words.pattern import words_of

SYLLABLES = "朗驰优码恒信通华兴海秦智德禾木顺锦元香满远纳维宏博泽瑞祥福禄康健和谐丰盛昌隆泰达源盈创联众诚义"
CORES = st.text(alphabet=SYLLABLES, min_size=2, max_size=4).filter(lambda core: not places_ahead(core).paths)
TRADES = st.sampled_from(
    [word for word, kinds in families().items() if len(word) > 1 and kinds.isdisjoint({"general", "body"})]
)
CITIES = st.sampled_from(
    words_of("上海 苏州 成都 武汉 厦门 沈阳 昆明 石家庄 呼和浩特 乌鲁木齐 景德镇 新乡 张家界 张家口")
)
PLACED = st.sampled_from(
    words_of("""
    {city}{core}{trade}有限公司 {city}市{core}{trade}股份有限公司 {core}{trade}({city})有限公司
    {core}({city}){trade}有限公司 {core}{city}{trade}有限公司 {core}{trade}{city}有限公司 {city}{core}{trade}集团
    {city}{core}{trade} {core}{trade}({city}) {city}{core}{trade}厂
""")
)
"""Each says the city, wherever it stands."""
SHAPES = PLACED | st.sampled_from(words_of("{core}{trade} {core}{trade}有限公司 {city}{core} {core}集团 {core}"))
UNITS = st.sampled_from(
    words_of("""
    苏州分公司 驻成都办事处 第三分公司 信息部 采购中心 工会 关工委 昆明工厂 上海研发中心 二车间 武汉仓 培训中心
""")
)


def verdict(one: str, other: str) -> Verdict:
    return compare(read_company(one), read_company(other)).verdict


@given(CORES, st.tuples(st.integers(0, 3), st.sampled_from("申鑫乐凯飞鹏")), TRADES, CITIES, st.tuples(PLACED, SHAPES))
def test_who_differs_in_a_character_of_the_core_is_another(
    core: str, change: tuple[int, str], trade: str, city: str, shapes: tuple[str, str]
) -> None:
    at = change[0] % len(core)
    changed = core[:at] + change[1] + core[at + 1 :]
    one = shapes[0].format(core=core, trade=trade, city=city)
    assert verdict(one, shapes[1].format(core=changed, trade=trade, city=city)) is not Verdict.SAME


@given(CORES, TRADES, CITIES, st.tuples(PLACED, SHAPES))
def test_who_turns_the_core_round_is_another(core: str, trade: str, city: str, shapes: tuple[str, str]) -> None:
    assume(core != core[::-1])
    one = shapes[0].format(core=core, trade=trade, city=city)
    assert verdict(one, shapes[1].format(core=core[::-1], trade=trade, city=city)) is not Verdict.SAME


@given(CORES, TRADES, st.tuples(CITIES, CITIES), st.tuples(PLACED, PLACED))
def test_who_sits_in_another_city_is_another(
    core: str, trade: str, cities: tuple[str, str], shapes: tuple[str, str]
) -> None:
    assume(len({*cities}) > 1)
    names = (shape.format(core=core, trade=trade, city=city) for shape, city in zip(shapes, cities, strict=True))
    assert verdict(*names) is not Verdict.SAME


@given(CORES, st.tuples(TRADES, TRADES), CITIES, st.tuples(PLACED, PLACED))
def test_who_is_in_another_business_is_another(
    core: str, trades: tuple[str, str], city: str, shapes: tuple[str, str]
) -> None:
    assume(families()[trades[0]].isdisjoint(families()[trades[1]]))
    names = (shape.format(core=core, trade=trade, city=city) for shape, trade in zip(shapes, trades, strict=True))
    assert verdict(*names) is not Verdict.SAME


@given(CORES, TRADES, CITIES, st.tuples(UNITS, UNITS))
def test_a_part_is_not_the_whole_and_two_parts_are_two(
    core: str, trade: str, city: str, units: tuple[str, str]
) -> None:
    whole = f"{city}{core}{trade}有限公司"
    assert verdict(whole, whole + units[0]) is not Verdict.SAME
    assert verdict(whole, f"{core}{trade}{units[0]}") is not Verdict.SAME
    assert len({*units}) == 1 or verdict(whole + units[0], whole + units[1]) is not Verdict.SAME


@given(CORES, TRADES, st.sampled_from(words_of("越南 新加坡 德国 香港 澳门")))
def test_who_is_registered_under_other_law_is_another(core: str, trade: str, where: str) -> None:
    assert verdict(f"{core}{trade}有限公司", f"{core}{trade}({where})有限公司") is not Verdict.SAME


NUMBERED = st.sampled_from(
    words_of("""
    徐州市第{}人民医院 徐州第{}中学 徐州第{}印染厂 中铁{}局集团有限公司 中国建筑第{}工程局有限公司 中交第{}航务工程局
    水电{}局 朗驰机械第{}分公司 朗驰{}号餐饮有限公司 {}朗驰餐饮 朗驰{}科技有限公司
""")
)


@given(NUMBERED, st.integers(1, 29), st.integers(1, 29))
def test_another_number_is_another(name: str, one: int, other: int) -> None:
    assert (verdict(name.format(one), name.format(other)) is Verdict.SAME) == (one == other)


LATIN = st.text(alphabet="bdfgklmnprstvaeiou", min_size=4, max_size=8).map(str.title)
FORMS = st.sampled_from(("Ltd.", "Inc.", "GmbH", "Co., Ltd.", "LLC", "Pte. Ltd.", ""))


@given(LATIN, st.tuples(st.integers(0, 7), st.sampled_from("xqz")), FORMS, FORMS)
def test_another_letter_is_another(core: str, change: tuple[int, str], form: str, other: str) -> None:
    at = change[0] % len(core)
    changed = (core[:at] + change[1] + core[at + 1 :]).title()
    assert verdict(f"{core} Valves {form}", f"{changed} Valves {other}") is not Verdict.SAME


@given(LATIN, st.sampled_from(words_of("Germany Singapore Vietnam Japan")))
def test_the_company_of_another_country_is_another(core: str, country: str) -> None:
    assert verdict(f"{core} Valves Ltd.", f"{core} Valves ({country}) Ltd.") is not Verdict.SAME


@given(CORES, TRADES, CITIES, st.sampled_from(["{city}{core}集团", "{city}{core}集团有限公司", "{core}集团"]))
def test_a_trade_beside_a_group_that_says_none_is_another(core: str, trade: str, city: str, group: str) -> None:
    member = read_company(f"{city}{core}{trade}").main
    assume(member.mark is Mark.NONE and member.trade)
    assert verdict(f"{city}{core}{trade}", group.format(core=core, city=city)) is not Verdict.SAME


@given(CORES, CITIES, st.sampled_from(words_of("市场 批发市场 配件城 家居广场 购物中心 产业园 软件园 商场 公寓")))
def test_a_place_of_many_tenants_is_not_the_company_of_its_name(core: str, city: str, market: str) -> None:
    for company in ("{}{}有限公司", "{}{}食品有限公司", "{}{}软件有限公司", "{}{}集团有限公司"):
        assert verdict(f"{city}{core}{market}", company.format(city, core)) is not Verdict.SAME
