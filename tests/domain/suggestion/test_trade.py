"""Whether somebody knows the customer's trade (S28)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.suggestion.trade import knows, trades_of
from tests.domain.situations import FULL


@pytest.mark.parametrize(
    ("industries", "stated", "known"),
    [
        (("制造",), "制造业", True),
        (("制造业",), "汽车制造", True),
        (("工业自动化", "医疗"), "医疗器械", True),
        (("零售、餐饮",), "餐饮行业", True),
        (("零售",), "制造", False),
        (("IT",), "it", True),
        (("业",), "制造业", False),
        ((), "制造", False),
    ],
)
def test_an_industry_is_known_under_its_longer_and_shorter_name(
    industries: tuple[str, ...],
    stated: str,
    known: bool,  # noqa: FBT001 — a column
) -> None:
    assert knows(industries, trades_of(replace(FULL, industry=stated))) is known


@pytest.mark.parametrize(
    ("company", "trades"),
    [("上海朗驰精密机械有限公司", ("精密", "机械")), ("上海朗驰科技有限公司", ()), (None, ())],
)
def test_where_no_industry_was_stated_the_companys_name_says_it(company: str | None, trades: tuple[str, ...]) -> None:
    found = trades_of(replace(FULL, industry=None, company=company))
    assert set(found) == set(trades) or "".join(found) == "".join(trades)
