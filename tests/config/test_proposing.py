"""What [policy] says of proposals reaches the rules."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import ValidationError

from bot.config.floor import policy_of
from bot.config.policy import PolicySettings
from bot.domain.policy import Policy
from bot.domain.suggestion import Weighing


def test_the_defaults_are_those_of_the_rules() -> None:
    policy = policy_of(PolicySettings())
    assert (policy.weighing, policy.auto_assign) == (Weighing(), Policy().auto_assign)


def test_a_company_weighs_desks_its_own_way() -> None:
    settings = PolicySettings(
        tier_weights=(3, 2, 1), usual_capacity=12, fairness_days=14, win_rate_days=180, auto_assign="account_owner"
    )
    policy = policy_of(settings)
    assert policy.auto_assign == "account_owner"
    assert policy.weighing == Weighing(
        tiers=(3, 2, 1), usual_capacity=12, given_within=timedelta(days=14), cases_within=timedelta(days=180)
    )


@pytest.mark.parametrize("mistake", [{"auto_assign": "always"}, {"tier_weights": (1, 1)}, {"tier_weights": (0, 1, 1)}])
def test_a_rule_that_nobody_knows_and_a_weight_that_is_none_are_mistakes(mistake: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        PolicySettings.model_validate(mistake)
