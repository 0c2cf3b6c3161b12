"""The shipped numbers of product.md §3."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.policy import Policy
from bot.domain.sla import ClockKind


def test_the_defaults_are_those_of_the_product() -> None:
    policy = Policy()
    assert policy.undo_within == timedelta(minutes=10)
    assert policy.question_lapses == timedelta(minutes=30)
    assert policy.digest_above == 3
    assert set(policy.clocks) == set(ClockKind)
