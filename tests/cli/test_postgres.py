"""On PostgreSQL nothing keeps the terminal out: it goes straight to the database."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.cli.desk import PHONE, POST, Desk
from tests.state import postgres

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.postgres, pytest.mark.slow]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with postgres.server() as server:
        if server is None:
            if os.environ.get("CI") == "true":
                pytest.fail("CI must have a PostgreSQL server")
            pytest.skip("no PostgreSQL server is installed, and SUNMAO_TEST_POSTGRES names none")
        name = f"sunmao_cli_{os.getpid()}"
        yield Desk(tmp_path, url=postgres.fresh(server, name))
        postgres.drop(server, name)


def test_the_terminal_works_beside_whoever_has_it_open(desk: Desk) -> None:
    assert "数据库还是空的" in desk.refused("people", "list")
    desk.with_people()
    assert "L1" in desk.ok("say", POST, "--as", "刘洋")
    assert desk.ok("say", "L1 给王磊", "--as", "孙婷").startswith("L1 已分给")
    assert PHONE in desk.ok("leads", "show", "L1", "--full")
    offer = [row["id"] for row in desk.rows("outbox", "--json") if row["kind"] == "offer"]
    assert "已丢弃" in desk.ok("outbox", "drop", *offer)
    desk.ok("backup", str(desk.place / "copy.db"))
    assert "PostgreSQL 请自行新建一个空库" in desk.refused("restore", str(desk.place / "copy.db"), "--force")
    assert "能打开" in desk.ok("check")


def test_a_server_that_is_away_is_a_sentence(desk: Desk) -> None:
    desk.url = "postgresql://nobody@127.0.0.1:9/none"
    desk.configure()
    assert "数据库没有应答" in desk.refused("people", "list")
