"""How often somebody wins, shrunk where there are few cases (S29)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.suggestion.record import Cases, house_rate, is_proven, rate

cases = st.builds(Cases, won=st.integers(0, 60), lost=st.integers(0, 60))
houses = st.floats(0.01, 0.99)


def test_a_newcomer_stands_where_the_house_stands() -> None:
    assert rate(Cases(), 0.3) == pytest.approx(0.3)
    assert not is_proven(Cases(), 0.3)


def test_one_lucky_win_says_little_and_sixty_say_what_they_say() -> None:
    assert rate(Cases(won=1), 0.3) == pytest.approx((1 + 6 * 0.3) / 7)
    assert rate(Cases(won=1), 0.3) < rate(Cases(won=30, lost=30), 0.3) < 0.5
    assert not is_proven(Cases(won=1), 0.3)
    assert not is_proven(Cases(won=5, lost=5), 0.3)
    assert is_proven(Cases(won=9, lost=1), 0.3)
    assert is_proven(Cases(won=30, lost=30), 0.3)


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
def test_whoever_is_proven_better_has_a_better_rate_and_some_cases(one: Cases, house: float) -> None:
    assert not is_proven(one, house) or (rate(one, house) > house and one.won > 1)
