"""Which of two related companies stands above the other, by their names."""

from __future__ import annotations

import pytest

from bot.domain.matching import is_below, knowing


@pytest.mark.parametrize(
    ("one", "house"),
    [
        ("国网江苏省电力有限公司南京供电分公司", "国网江苏省电力有限公司"),
        ("国网江苏南京供电分公司", "国网江苏省电力有限公司"),
        ("朗驰精密苏州分公司", "上海朗驰精密机械有限公司"),
        ("中国银行南京分行", "中国银行股份有限公司"),
        ("鲜有道徐家汇店", "鲜有道餐饮管理有限公司"),
        ("三一重工泵送事业部", "三一重工股份有限公司"),
        ("苏州朗驰精密有限公司", "朗驰集团有限公司"),
        ("上海朗驰精密机械有限公司", "朗驰控股有限公司"),
    ],
)
def test_a_branch_and_a_company_of_the_group_are_below_their_house_and_never_above(one: str, house: str) -> None:
    assert is_below(knowing(one), knowing(house))
    assert not is_below(knowing(house), knowing(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("朗驰精密有限公司苏州分公司", "朗驰精密有限公司无锡分公司"),
        ("苏州朗驰精密机械有限公司", "上海朗驰精密机械有限公司"),
        ("上海朗驰精密机械有限公司", "上海朗驰精密机械"),
        ("朗驰精密苏州分公司", "恒信精密有限公司"),
        ("朗驰集团", "朗驰控股"),
        ("苏州朗驰精密有限公司南京分公司", "上海朗驰精密有限公司"),
    ],
)
def test_sisters_other_writings_and_strangers_are_neither(one: str, other: str) -> None:
    assert not is_below(knowing(one), knowing(other))
    assert not is_below(knowing(other), knowing(one))
