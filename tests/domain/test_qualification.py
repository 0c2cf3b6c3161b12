"""Whether an inquiry meets the standard (S3-S6, S9, S13) and its tier (S63-S65)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.inquiry import Authority, Budget, Inquiry, Timeline
from bot.domain.qualification import judge, tier_of
from bot.domain.standard import BANT, CONTACT_DETAILS, Field, Standard
from tests.domain.situations import FULL

EMPTY: dict[Field, dict[str, Any]] = {
    Field.COMPANY: {"company": None},
    Field.CONTACT: {"contact": None},
    Field.REACH: {"phones": (), "email": None},
    Field.BUDGET: {"budget": None},
    Field.AUTHORITY: {"authority": None},
    Field.NEED: {"need": None},
    Field.TIMELINE: {"timeline": None},
}

inquiries = st.sets(st.sampled_from(sorted(Field))).map(
    lambda left_out: replace(FULL, **{name: value for field in left_out for name, value in EMPTY[field].items()})
)
standards = st.sets(st.sampled_from(BANT)).map(lambda chosen: tuple(field for field in BANT if field in chosen))


def test_the_shipped_standard_asks_for_exactly_four_fields() -> None:
    """S4."""
    assert Standard().fields == (Field.BUDGET, Field.AUTHORITY, Field.NEED, Field.TIMELINE)


def test_a_full_post_is_met() -> None:
    verdict = judge(FULL, Standard())
    assert verdict.met
    assert not verdict.missing


@pytest.mark.parametrize("field", sorted(Field))
def test_each_field_that_is_left_out_is_named(field: Field) -> None:
    """S3."""
    verdict = judge(replace(FULL, **EMPTY[field]), Standard())
    assert verdict.missing == (field,)
    assert not verdict.met


def test_a_contact_detail_is_not_a_lead() -> None:
    """S13."""
    verdict = judge(Inquiry(company="顺风电气", contact="周总", phones=("13900523381",)), Standard())
    assert verdict.contact_only
    assert verdict.missing == BANT


def test_a_mail_address_reaches_somebody_as_well() -> None:
    assert judge(replace(FULL, phones=(), email="z@example.com"), Standard()).met


@pytest.mark.parametrize("authority", list(Authority))
def test_the_role_counts_when_it_was_stated_even_as_unknown(authority: Authority) -> None:
    """S9."""
    assert judge(replace(FULL, authority=authority), Standard()).met


@given(inquiry=inquiries, fields=standards, more=st.sampled_from(BANT))
def test_a_field_more_never_lets_more_pass(inquiry: Inquiry, fields: tuple[Field, ...], more: Field) -> None:
    """S5 and, read backwards, S6."""
    narrow = judge(inquiry, Standard(fields=tuple(dict.fromkeys((*fields, more)))))
    wide = judge(inquiry, Standard(fields=fields))
    assert wide.met or not narrow.met
    assert set(wide.missing) <= set(narrow.missing)


@given(inquiry=inquiries, fields=standards)
def test_what_is_missing_is_asked_for_in_the_order_of_the_standard(inquiry: Inquiry, fields: tuple[Field, ...]) -> None:
    missing = judge(inquiry, Standard(fields=fields)).missing
    assert list(missing) == [field for field in (*CONTACT_DETAILS, *fields) if field in missing]


@pytest.mark.parametrize(
    ("changes", "tier"),
    [
        ({}, 1),
        ({"budget": Budget(high=300_000)}, 1),
        ({"budget": Budget(low=300_000)}, 1),
        ({"budget": Budget(low=0, high=0)}, 3),
        ({"budget": Budget(words="还没定")}, 3),
        ({"budget": None}, 3),
        ({"need": None}, 3),
        ({"tier": 2}, 2),
        ({"tier": 2, "budget": None}, 2),
        ({"timeline": Timeline(words="暂未立项")}, 1),
    ],
)
def test_the_tier_follows_from_need_and_money_unless_it_was_stated(changes: dict[str, Any], tier: int) -> None:
    assert tier_of(replace(FULL, **changes)) == tier
