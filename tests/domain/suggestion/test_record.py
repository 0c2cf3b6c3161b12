"""How often somebody wins, shrunk where there are few cases (S29)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.suggestion.record import Cases, Standing, house_rate, rate, standing

cases = st.builds(Cases, won=st.integers(0, 60), lost=st.integers(0, 60))
houses = st.floats(0.01, 0.99)


def test_a_newcomer_stands_where_the_house_stands() -> None:
    assert rate(Cases(), 0.3) == pytest.approx(0.3)
    assert standing(Cases(), 0.3) is Standing.ALIKE


def test_one_lucky_win_says_little_and_sixty_say_what_they_say() -> None:
    assert rate(Cases(won=1), 0.3) == pytest.approx((1 + 6 * 0.3) / 7)
    assert rate(Cases(won=1), 0.3) < rate(Cases(won=30, lost=30), 0.3) < 0.5
    assert standing(Cases(won=1), 0.3) is Standing.ALIKE
    assert standing(Cases(won=8, lost=2), 0.3) is Standing.ABOVE
    assert standing(Cases(won=0, lost=20), 0.3) is Standing.BELOW


def test_a_house_without_cases_wins_one_in_two() -> None:
    assert house_rate([]) == 0.5
    assert house_rate([Cases(won=1, lost=2), Cases(won=1)]) == pytest.approx(3 / 6)


@given(one=cases, house=houses)
def test_a_rate_lies_between_ones_own_and_the_houses(one: Cases, house: float) -> None:
    own = one.won / one.count if one.count else house
    assert min(own, house) - 1e-9 <= rate(one, house) <= max(own, house) + 1e-9


@given(one=cases, house=houses)
def test_one_more_win_never_hurts_and_one_more_loss_never_helps(one: Cases, house: float) -> None:
    assert rate(Cases(won=one.won + 1, lost=one.lost), house) >= rate(one, house)
    assert rate(Cases(won=one.won, lost=one.lost + 1), house) <= rate(one, house)


@given(one=cases, house=houses)
def test_whoever_stands_above_has_a_rate_above(one: Cases, house: float) -> None:
    how = standing(one, house)
    assert how is not Standing.ABOVE or rate(one, house) > house
    assert how is not Standing.BELOW or rate(one, house) < house
