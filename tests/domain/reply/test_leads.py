"""The index of leads: numbers, open leads, and companies found by a part of their name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.reply import LeadIndex, LeadInView, Status
from bot.domain.reply.leads import distinctive_part

LANGCHI = LeadInView(number=126, company="上海朗驰精密机械有限公司", status=Status.NEW)
HENGXIN = LeadInView(number=128, company="北京恒信通金融服务外包有限公司", status=Status.NEW)


def found(index: LeadIndex, text: str) -> list[tuple[str, set[int]]]:
    return [(text[span.start : span.end], set(span.numbers)) for span in index.companies_in(text)]


@pytest.mark.parametrize(
    ("company", "part"),
    [
        ("上海朗驰精密机械有限公司", "朗驰"),
        ("华源新能(北京)能源科技有限公司", "华源"),
        ("重庆山城火锅供应链管理有限公司", "山城"),
        ("北京中科华信软件有限公司", "中科华信"),
        ("上海有限公司", ""),
        ("ACME机器人(上海)有限公司", "acme机器人"),
    ],
)
def test_the_distinctive_part_is_what_place_trade_and_form_leave(company: str, part: str) -> None:
    assert distinctive_part(company) == part


def test_a_company_is_found_by_its_part_and_grows_over_what_is_written() -> None:
    index = LeadIndex([LANGCHI, HENGXIN])
    assert found(index, "朗驰精密给王磊,恒信给王雷") == [("朗驰精密", {126}), ("恒信", {128})]
    assert found(index, "上海朗驰精密机械有限公司") == [("上海朗驰精密机械有限公司", {126})]
    assert found(index, "做精密机械的那家") == []


def test_a_part_that_two_companies_share_fits_both() -> None:
    index = LeadIndex([HENGXIN, replace(HENGXIN, number=129, company="上海恒信达物流有限公司")])
    assert found(index, "恒信给王雷") == [("恒信", {128, 129})]
    assert found(index, "恒信通给王雷") == [("恒信通", {128})]


def test_a_part_that_very_many_share_is_a_word_like_any_other() -> None:
    index = LeadIndex(replace(HENGXIN, number=number) for number in range(30))
    assert found(index, "恒信通给王雷") == []


def test_a_new_name_takes_the_place_of_the_old_one() -> None:
    index = LeadIndex([LANGCHI])
    index.put(replace(LANGCHI, company="上海优码健康科技有限公司"))
    assert found(index, "朗驰") == []
    assert found(index, "优码") == [("优码", {126})]


def test_a_forgotten_lead_is_gone_and_may_be_forgotten_twice() -> None:
    index = LeadIndex([LANGCHI])
    index.forget(126)
    index.forget(126)
    assert index.get(126) is None
    assert found(index, "朗驰") == []
    assert index.open_numbers() == ()


def test_open_leads_are_those_neither_in_the_crm_nor_closed_newest_last() -> None:
    index = LeadIndex([HENGXIN, LANGCHI, replace(LANGCHI, number=7, status=Status.CLOSED)])
    assert index.open_numbers() == (126, 128)
    assert index.only_open() is None
    index.put(replace(HENGXIN, status=Status.IN_CRM))
    assert index.open_numbers() == (126,)
    assert index.only_open() == 126
    assert index.get(None) is None


def test_the_leads_somebody_has_are_known_as_they_change_hands() -> None:
    index = LeadIndex([LeadInView(number=1, company="顺风电气", status=Status.ASSIGNED, owner="wanglei")])
    assert index.owned_by("wanglei") == (1,)
    index.put(LeadInView(number=2, company="朗驰机械", status=Status.ACCEPTED, owner="wanglei"))
    assert index.owned_by("wanglei") == (1, 2)
    index.put(LeadInView(number=1, company="顺风电气", status=Status.ASSIGNED, owner="liming"))
    assert (index.owned_by("wanglei"), index.owned_by("liming")) == ((2,), (1,))
    index.put(LeadInView(number=2, company="朗驰机械", status=Status.CLOSED, owner="wanglei"))
    index.forget(1)
    assert index.owned_by("wanglei") == index.owned_by("liming") == index.owned_by("nobody") == ()
