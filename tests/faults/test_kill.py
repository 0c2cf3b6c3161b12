"""kill -9 at random moments under load: nothing acknowledged is lost, no lead has two owners (reliability D, T1)."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from tests.faults.run import Plan, torture

if TYPE_CHECKING:
    from pathlib import Path


def seed() -> int:
    """SUNMAO_SEED replays a run; every run prints its plan."""
    return int(os.environ.get("SUNMAO_SEED") or random.SystemRandom().randrange(10**6))


@pytest.mark.slow
async def test_forty_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    verdict = await torture(Plan(seed=seed(), kills=40), tmp_path)
    assert verdict.good, verdict
    assert verdict.kills == 40
    assert min(verdict.acknowledged.get(did, 0) for did in ("post", "assign", "accept", "note")) >= 5


@pytest.mark.slow
@pytest.mark.parametrize("mutant", ["answers_first", "marks_first"])
async def test_the_harness_finds_out_a_bot_that_acknowledges_before_the_commit(tmp_path: Path, mutant: str) -> None:
    verdict = await torture(Plan(seed=seed(), kills=12, mutant=mutant, rate=4.0, lives=1.5), tmp_path)
    assert verdict.lost, verdict


@pytest.mark.slow
async def test_kills_on_the_long_connection_lose_nothing_that_was_answered(tmp_path: Path) -> None:
    verdict = await torture(Plan(seed=seed(), kills=10, mode="long_connection", rate=2.0), tmp_path)
    assert verdict.good, verdict


@pytest.mark.slow
@pytest.mark.postgres
async def test_kills_of_one_of_two_replicas_lose_nothing_acknowledged(tmp_path: Path, postgres_url: str) -> None:
    verdict = await torture(Plan(seed=seed(), kills=10, url=postgres_url, replicas=2), tmp_path)
    assert verdict.good, verdict
    assert verdict.acknowledged.get("post", 0) >= 5


@pytest.mark.soak
async def test_five_hundred_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    verdict = await torture(Plan(seed=seed(), kills=500), tmp_path)
    assert verdict.good, verdict


@pytest.mark.soak
@pytest.mark.postgres
async def test_a_hundred_kills_of_one_of_three_replicas_lose_nothing(tmp_path: Path, postgres_url: str) -> None:
    verdict = await torture(Plan(seed=seed(), kills=100, url=postgres_url, replicas=3), tmp_path)
    assert verdict.good, verdict
