"""Ranked owners: region before industry before load (S26-S32, S59)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Leave
from bot.domain.lead import Stage
from bot.domain.people import Person, Role, Roster
from bot.domain.suggestion import MOST, rank
from tests.domain.situations import FULL, GONE, LI_MING, NOW, SUN_TING, WANG_LEI, a_lead

TODAY = NOW.date()

salespeople = st.lists(
    st.builds(
        Person,
        userid=st.from_regex(r"[a-z]{2,6}", fullmatch=True),
        name=st.just("某某"),
        roles=st.just(frozenset({Role.SALES})),
        region=st.sampled_from(["上海", "北京", ""]),
        industries=st.sampled_from([(), ("制造",), ("零售", "制造")]),
        capacity=st.sampled_from([None, 0, 2]),
    ),
    max_size=15,
    unique_by=lambda person: person.userid,
)
loads = st.dictionaries(st.from_regex(r"[a-z]{2,6}", fullmatch=True), st.integers(0, 5))


@given(people=salespeople, load=loads, data=st.data())
def test_no_industry_and_no_idle_desk_beats_the_region(
    people: list[Person], load: dict[str, int], data: st.DataObject
) -> None:
    """S26, S27: the order is strict; S59: a former owner comes last whatever else he has."""
    former = data.draw(st.sets(st.sampled_from([person.userid for person in people]))) if people else set()
    ranked = rank(a_lead(previous_owners=tuple(former)), Roster(people), load, TODAY)
    keys = [(one.had_it, not one.same_region, not one.same_industry, one.full, one.load) for one in ranked]
    assert keys == sorted(keys)
    assert len(ranked) == min(len(people), MOST)


@given(people=salespeople)
def test_the_order_never_depends_on_the_list(people: list[Person]) -> None:
    assert rank(a_lead(), Roster(people), {}, TODAY) == rank(a_lead(), Roster(reversed(people)), {}, TODAY)


def test_the_reasons_are_said() -> None:
    here, there = rank(
        a_lead(previous_owners=("liming",)), Roster([LI_MING, WANG_LEI, SUN_TING, GONE]), {"wanglei": 3}, TODAY
    )
    assert (here.person, here.same_region, here.same_industry, here.load, here.had_it) == (
        WANG_LEI,
        True,
        True,
        3,
        False,
    )
    assert (there.person, there.same_region, there.same_industry, there.had_it) == (LI_MING, False, False, True)


@pytest.mark.parametrize(("capacity", "load", "full"), [(None, 99, False), (3, 2, False), (3, 3, True), (0, 0, True)])
def test_a_full_desk_is_marked(capacity: int | None, load: int, full: bool) -> None:  # noqa: FBT001 — a column
    """S32."""
    (candidate,) = rank(a_lead(), Roster([replace(WANG_LEI, capacity=capacity)]), {"wanglei": load}, TODAY)
    assert candidate.full is full


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("上海", "上海", True),
        ("上海", "上海市浦东新区", True),
        ("上海市", "上海", True),
        ("上海", "北京", False),
        ("", "上海", False),
        ("上海", None, False),
        ("", None, False),
    ],
)
def test_a_region_is_the_same_under_its_longer_name(ours: str, theirs: str | None, same: bool) -> None:  # noqa: FBT001
    lead = a_lead(inquiry=replace(FULL, region=theirs, industry=None))
    (candidate,) = rank(lead, Roster([replace(WANG_LEI, region=ours)]), {}, TODAY)
    assert (candidate.same_region, candidate.same_industry) == (same, False)


def test_nobody_is_proposed_who_is_away_or_has_the_lead() -> None:
    """I11."""
    away = replace(WANG_LEI, leave=(Leave(first=TODAY, last=TODAY),))
    assert [one.person for one in rank(a_lead(), Roster([away, LI_MING]), {}, TODAY)] == [LI_MING]
    mine = a_lead(Stage.ASSIGNED)
    assert [one.person for one in rank(mine, Roster([WANG_LEI, LI_MING]), {}, TODAY)] == [LI_MING]
