"""From an empty or an older database to the tables this program knows, and never from a newer one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from bot.domain.customer import CustomerContact
from bot.domain.decision import Note, NoteKind
from bot.domain.matching import Known
from storage import TooNew, TooOld
from storage.database import Database
from storage.engine import read_url
from storage.migrations import HEAD, revisions, upgrade
from storage.tables import METADATA
from tests.state.floor import post

if TYPE_CHECKING:
    from pathlib import Path


AN_OLD_LEAD = """
INSERT INTO lead (number, stage, inquiry, company, sdr, sdr_key, group_chat, posted_at, standard, missing, tier, cycle,
    previous_owners, changed)
VALUES (1, 'qualified', '{}', '', 'LiuYang', 'liuyang', 'wr1', '2026-03-02T02:00:00.000000', 1, '[]', 1, 1, '[]', 1)
"""
AN_OLD_NOTE = """
INSERT INTO note (lead, at, "by", kind, words, chat)
VALUES (1, '2026-03-02T02:00:00.000000', 'LiJianguo', 'relation', '前同事', 'wr1')
"""


AN_OLD_CUSTOMER = """
INSERT INTO customer (n, ref, name, known, owner, region, industry, people, opportunities, as_of)
VALUES (1, 'A1', '上海朗驰精密机械有限公司', :known, '王磊', '', '', :people, '[]', '2026-03-02T02:00:00.000000')
"""
OLD_CUSTOMER = {
    "known": '[[],[],null,["+862166881234"],["langchi.cn"]]',
    "people": '[["李总","总经理","021-66881234","li@langchi.cn"]]',
}


@pytest.fixture(params=["sqlite", pytest.param("empty_postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


def _checks(url: str) -> dict[str, Any]:
    engine = create_engine(read_url(url))
    try:
        look = inspect(engine)
        return {
            table: sorted(str(check["name"]) for check in look.get_check_constraints(table))
            for table in look.get_table_names()
            if table != "alembic_version"
        }
    finally:
        engine.dispose()


def test_the_migrations_lead_exactly_to_the_tables(empty_url: str) -> None:
    upgrade(empty_url)
    engine = create_engine(read_url(empty_url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_the_migrations_make_the_same_sqlite_tables_as_the_models(sqlite_url: str, tmp_path: Path) -> None:
    def tables(url: str) -> dict[str, str]:
        engine = create_engine(url)
        with engine.connect() as connection:
            rows = connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")).all()
        engine.dispose()
        ours = {row.name: " ".join(sorted(row.sql.replace(",", " ").split())) for row in rows}
        return {name: sql for name, sql in ours.items() if name in METADATA.tables}

    other = f"sqlite:///{tmp_path / 'models.db'}"
    upgrade(sqlite_url)
    engine = create_engine(other)
    METADATA.create_all(engine)
    engine.dispose()
    assert tables(sqlite_url) == tables(other)
    assert _checks(sqlite_url) == _checks(other)


def test_the_newest_revision_is_the_one_we_think() -> None:
    assert max(revisions()) == HEAD


def test_upgrading_twice_changes_nothing(url: str) -> None:
    with Database(url) as database:
        database.do_now(post)
    upgrade(url)
    with Database(url) as database:
        assert database.do_now(lambda work: work.leads.get(1)) is not None


def _set_revision(url: str, revision: str) -> None:
    engine = create_engine(read_url(url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": revision})
    engine.dispose()


def test_a_database_newer_than_the_program_is_refused_with_a_clear_sentence(url: str) -> None:
    upgrade(url)
    _set_revision(url, "9999")
    with pytest.raises(TooNew, match=r"revision 9999, which this program does not know .*use the version of Sunmao"):
        upgrade(url)
    with pytest.raises(TooNew):
        Database(url).open()


def test_a_note_from_before_keeps_its_words_and_tells_no_more(empty_url: str) -> None:
    engine = create_engine(read_url(empty_url))
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(files("storage.migrations")))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text(AN_OLD_LEAD))
        connection.execute(text(AN_OLD_NOTE))
    engine.dispose()
    upgrade(empty_url)
    with Database(empty_url) as database:
        (kept,) = database.do_now(lambda work: work.notes.of(1))
    assert kept.note == Note(kind=NoteKind.RELATION, words="前同事")


def test_the_telephones_of_an_old_mirror_are_forgotten_and_its_names_kept(empty_url: str) -> None:
    engine = create_engine(read_url(empty_url))
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(files("storage.migrations")))
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        connection.execute(text(AN_OLD_CUSTOMER), OLD_CUSTOMER)
    engine.dispose()
    upgrade(empty_url)
    with Database(empty_url) as database:
        kept = database.do_now(lambda work: work.customers.get("A1"))
        (row,) = database.do_now(lambda work: work._desk.all(text("SELECT * FROM customer")))  # noqa: SLF001 — as it lies there
        assert kept is not None
        assert (kept.known, kept.contacts) == (
            Known(name="上海朗驰精密机械有限公司", domains=frozenset({"langchi.cn"})),
            (CustomerContact(name="李总", title="总经理"),),
        )
        assert "6688" not in " ".join(map(str, row))
        again = replace(kept, known=replace(kept.known, phones=frozenset({"+862166881234"})))
        database.do_now(lambda work: work.customers.put([again]))
        found = database.do_now(lambda work: work.customers.like(again.known))
        assert [one.known for one in found] == [again.known]


def test_a_database_that_may_only_be_read_is_not_upgraded(empty_url: str) -> None:
    engine = create_engine(read_url(empty_url))
    engine.connect().close()
    engine.dispose()
    with pytest.raises(TooOld, match="start the bot once"):
        Database(empty_url, read_only=True).open()


@pytest.mark.postgres
def test_replicas_that_start_together_upgrade_once(empty_postgres_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, [empty_postgres_url] * 4))
    with Database(empty_postgres_url) as database:
        assert database.do_now(post).number == 1
