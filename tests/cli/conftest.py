"""Fixtures: an empty desk, and one at which work has begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk at which nothing has been done yet."""
    return Desk(tmp_path)


@pytest.fixture
def staffed(desk: Desk) -> Desk:
    """People are known, nothing else."""
    return desk.with_people()


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """People are known, and L1 waits for an owner."""
    return desk.with_a_lead()
