"""Every fact about what we remember is proved on both databases."""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING

import pytest

from storage.database import Database
from storage.migrations import upgrade
from tests.state import postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_COUNT = itertools.count()
_TEMPLATE = f"sunmao_template_{os.getpid()}"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server with an upgraded database to copy from."""
    with postgres.server() as url:
        if url is None:
            if os.environ.get("CI") == "true":
                pytest.fail("CI must have a PostgreSQL server")
            pytest.skip("no PostgreSQL server is installed, and SUNMAO_TEST_POSTGRES names none")
        upgrade(postgres.fresh(url, _TEMPLATE))
        yield url
        postgres.drop(url, _TEMPLATE)


@pytest.fixture
def postgres_url(server: str) -> Iterator[str]:
    """A database of its own in the server."""
    name = f"sunmao_{os.getpid()}_{next(_COUNT)}"
    yield postgres.fresh(server, name, template=_TEMPLATE)
    postgres.drop(server, name)


@pytest.fixture
def empty_postgres_url(server: str) -> Iterator[str]:
    """A database without any table."""
    name = f"sunmao_{os.getpid()}_{next(_COUNT)}"
    yield postgres.fresh(server, name)
    postgres.drop(server, name)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'sunmao.db'}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with Database(url, pepper=b"pepper") as opened:
        yield opened


@pytest.fixture
def replicas(postgres_url: str) -> Iterator[Callable[[], Database]]:
    """Opens the same PostgreSQL database once more."""
    opened: list[Database] = []

    def another() -> Database:
        opened.append(Database(postgres_url, pepper=b"pepper"))
        opened[-1].open()
        return opened[-1]

    yield another
    for replica in opened:
        replica.close()
