from __future__ import annotations

import pytest

from bot.domain.intake.money import is_foreign, is_of_other_things, is_sum, read_budget
from bot.domain.intake.numerals import number

W = 10_000


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("50w", 50 * W, 50 * W),
        ("50W左右", 50 * W, 50 * W),
        ("五十万", 50 * W, 50 * W),
        ("30-50万", 30 * W, 50 * W),
        ("30万-50万", 30 * W, 50 * W),
        ("30~50w", 30 * W, 50 * W),
        ("三十到五十万", 30 * W, 50 * W),
        ("100-200W", 100 * W, 200 * W),
        ("80w-1.2m", 80 * W, 120 * W),
        ("0.8-1百万", 80 * W, 100 * W),
        ("RMB 500k-800k", 50 * W, 80 * W),
        ("CNY 300,000", 30 * W, 30 * W),
        ("¥1,500,000", 150 * W, 150 * W),
        ("500000", 50 * W, 50 * W),
        ("50,000元", 5 * W, 5 * W),
        ("百万级", 100 * W, 100 * W),
        ("十来万", 10 * W, 10 * W),
        ("二十多万", 20 * W, 20 * W),
        ("三五万", 3 * W, 5 * W),
        ("三、五十万", 30 * W, 50 * W),
        ("两三百万", 200 * W, 300 * W),
        ("七八十万", 70 * W, 80 * W),
        ("一百二十万", 120 * W, 120 * W),
        ("38.5万", 385_000, 385_000),
        ("1.2亿", 12_000 * W, 12_000 * W),
        ("8千", 8_000, 8_000),
        ("30个左右", 30 * W, 30 * W),
        ("5w以内", None, 5 * W),
        ("不超过30万", None, 30 * W),
        ("≤100万", None, 100 * W),
        ("10万以下", None, 10 * W),
        ("控制在20万", None, 20 * W),
        ("under 50k", None, 5 * W),
        ("20万起", 20 * W, None),
        ("25万+", 25 * W, None),
        ("五百万以上", 500 * W, None),
        ("至少15万", 15 * W, None),
        ("几万", W, None),
        ("几十万", 10 * W, None),
        ("原来30万,现在改40万", 40 * W, 40 * W),
        ("approved, 45万", 45 * W, 45 * W),
        ("一年20万", 20 * W, 20 * W),
        ("0", None, None),
        ("0万", None, None),
        ("无", None, None),
        ("未定", None, None),
        ("还在申请", None, None),
        ("要看方案", None, None),
        ("2026年再说", None, None),
        ("200", None, None),
        ("半", None, None),
        ("30万欧", None, None),
        ("USD 50k", None, None),
        ("HKD 1.5m", None, None),
        ("", None, None),
    ],
)
def test_money_is_read_as_it_is_said(words: str, low: int | None, high: int | None) -> None:
    budget = read_budget(words)
    assert (budget.low, budget.high, budget.words) == (low, high, words)


@pytest.mark.parametrize("words", ["50万", "一百来万", "80到120万", "5万块", "几万块"])
def test_a_figure_with_a_unit_of_money_is_a_sum(words: str) -> None:
    assert is_sum(words)


@pytest.mark.parametrize("words", ["500人", "2026年", "3个月", "年产50万套", "20万平米", "138", "300家门店"])
def test_head_counts_dates_and_sizes_are_no_sums(words: str) -> None:
    assert not is_sum(words)


@pytest.mark.parametrize(
    "words", ["注册资本5000万", "年营收3个亿", "去年花80万上了ERP", "竞品报价45万", "单店预算2000"]
)
def test_sums_of_other_things_are_told_apart(words: str) -> None:
    assert is_of_other_things(words)
    assert not is_of_other_things("预算50万")


def test_other_currencies_are_told() -> None:
    assert is_foreign("30万欧")
    assert not is_foreign("30万")
    assert not is_foreign("欧洲")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("九十", 90),
        ("十五", 15),
        ("两百五", 250),
        ("两百零五", 205),
        ("三千六", 3600),
        ("二〇二六", 2026),
        ("1,200.5", 1200.5),
        ("半", 0.5),
        ("百", 100),
        ("abc", None),
        ("", None),
        ("一万", None),
    ],
)
def test_numbers_are_read_in_both_scripts(words: str, value: float | None) -> None:
    assert number(words) == value
