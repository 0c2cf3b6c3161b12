"""Both databases, a fresh one each time."""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING

import pytest

from tests.state import postgres

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COUNT = itertools.count()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with postgres.server() as url:
        if url is None:
            if os.environ.get("CI") == "true":
                pytest.fail("CI must have a PostgreSQL server")
            pytest.skip("no PostgreSQL server is installed, and SUNMAO_TEST_POSTGRES names none")
        yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    name = f"sunmao_faults_{os.getpid()}_{next(_COUNT)}"
    yield postgres.fresh(postgres_server, name)
    postgres.drop(postgres_server, name)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'bot.db'}"
    found: str = request.getfixturevalue("postgres_url")
    return found
