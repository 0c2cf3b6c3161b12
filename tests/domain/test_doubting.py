"""Why a lead is doubtful is told anew whenever what it states changes (S17, S69)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.doubting import goes_by_another_name, met_again, told_anew
from bot.domain.inquiry import Inquiry
from bot.domain.intake import Reason

ZHOU = Inquiry(company="苏州博泽自动化", contact="周建国", phones=("13900523381",), need="换CRM")


def called(contact: str | None, company: str | None = None) -> Inquiry:
    return Inquiry(contact=contact, company=company, phones=ZHOU.phones)


@pytest.mark.parametrize(
    "other",
    [
        called("周总"),
        called("周先生"),
        called("老周"),
        called("建国"),
        called(None),
        called("先生"),
        called("周工", "博泽自动化(苏州)有限公司"),
        called(None, "苏州博泽自动化有限公司"),
    ],
)
def test_another_way_to_call_somebody_is_no_other_name(other: Inquiry) -> None:
    assert not goes_by_another_name(ZHOU, other)
    assert told_anew(ZHOU, sharing=(other,)).doubts == ()
    assert met_again(ZHOU, other) == ZHOU


@pytest.mark.parametrize(
    "other",
    [called("孙二"), called("李总"), called("Ms Tong"), called("周总", "无锡海川机械"), called(None, "无锡海川机械")],
)
def test_another_name_with_the_same_telephone_is_doubtful(other: Inquiry) -> None:
    assert told_anew(ZHOU, sharing=(ZHOU, other)).doubts == (Reason.SHARED_PHONE,)
    assert met_again(ZHOU, other).doubts == (Reason.SHARED_PHONE,)
    assert met_again(met_again(ZHOU, other), other).doubts == (Reason.SHARED_PHONE,)


def test_one_latin_name_in_two_orders_is_one() -> None:
    assert not goes_by_another_name(called("Mr. Hans Meyer"), called("Meyer, Hans"))


def test_a_name_that_contains_a_competitors_is_doubtful() -> None:
    assert told_anew(ZHOU, competitors=("博泽",)).doubts == (Reason.COMPETITOR,)
    assert told_anew(ZHOU, competitors=("海川",)).doubts == ()


def test_what_was_corrected_is_not_doubted_any_more() -> None:
    before = told_anew(replace(ZHOU, phones=("0512-55501234",), contact="张三"))
    assert before.doubts == (Reason.LANDLINE_ONLY, Reason.PLACEHOLDER_NAME)
    mobile = told_anew(replace(before, phones=("13900523381",)), before=before)
    assert mobile.doubts == (Reason.PLACEHOLDER_NAME,)
    assert told_anew(replace(mobile, contact="张杉"), before=mobile).doubts == ()


@pytest.mark.parametrize(
    ("reason", "changes"),
    [(Reason.SHARED_PHONE, {"phones": ("13900523382",)}), (Reason.SELLS_TO_US, {"need": "换CRM"})],
)
def test_what_was_noted_stands_until_what_it_is_about_changes(reason: Reason, changes: dict[str, object]) -> None:
    before = replace(ZHOU, need=None, doubts=(reason.value,))
    assert told_anew(replace(before, title="总监"), before=before).doubts == (reason,)
    assert told_anew(replace(before, **changes), before=before).doubts == ()  # type: ignore[arg-type]
    assert told_anew(before).doubts == (reason,)
