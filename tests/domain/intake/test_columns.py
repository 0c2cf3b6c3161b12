"""A row whose columns are UTM parameters (S22)."""

from __future__ import annotations

import datetime as dt

from bot.domain.intake import from_columns

TODAY = dt.date(2026, 3, 2)


def test_utm_columns_are_parameters_and_neither_a_channel_nor_a_remark() -> None:
    stated = from_columns({"公司": "顺风", "utm_source": "baidu", "UTM_Medium": "cpc", "来源": "官网"}, today=TODAY)
    assert stated.utm == {"source": "baidu", "medium": "cpc"}
    assert (stated.source, stated.notes) == ("官网", ())
