"""How pieces of work are kept, forgotten and refused."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine, event, text

from storage import AlreadyOpen, Unavailable
from storage.chat import Place
from storage.database import TOGETHER, Database
from storage.engine import BUSY_MS, POSTGRES_SETTINGS, PRAGMAS, read_url
from storage.kept import table_of
from storage.questions import _PENDING
from storage.tables import LeadPhoneTable
from tests.state.floor import NOW, post, together
from tests.state.postgres import PrivateServer, binaries

if TYPE_CHECKING:
    from pathlib import Path

    from storage.unit_of_work import UnitOfWork


class OurMistakeError(Exception):
    pass


def _put(name: str) -> Any:
    return lambda work: work.facts.put(name, "kept")


def _get(name: str) -> Any:
    return lambda work: work.facts.get(name)


def _put_and_fail(work: UnitOfWork) -> None:
    work.facts.put("bad", "kept")
    raise OurMistakeError


async def test_a_piece_that_returns_is_kept_and_one_that_raises_is_forgotten(database: Database) -> None:
    await database.do(_put("good"))
    with pytest.raises(OurMistakeError):
        await database.do(_put_and_fail)

    assert await database.do(_get("good")) == "kept"
    assert await database.do(_get("bad")) is None


async def test_of_pieces_that_share_a_commit_one_may_fail_alone(database: Database) -> None:
    first, failed, last = await together(database, _put("first"), _put_and_fail, _put("last"))

    assert (first, last) == (None, None)
    assert isinstance(failed, OurMistakeError)
    assert [await database.do(_get(name)) for name in ("first", "bad", "last")] == ["kept", None, "kept"]


async def test_a_broken_statement_does_not_spoil_its_neighbours(database: Database) -> None:
    def orphan(work: UnitOfWork) -> None:
        work.facts.put("bad", "kept")
        work._desk.run(table_of(LeadPhoneTable).insert(), {"hash": "x", "lead": 99})  # noqa: SLF001

    _, failed, _ = await together(database, _put("first"), orphan, _put("last"))

    assert isinstance(failed, Exception)
    assert not isinstance(failed, Unavailable)
    assert [await database.do(_get(name)) for name in ("first", "bad", "last")] == ["kept", None, "kept"]


async def test_many_pieces_share_few_commits(sqlite_url: str) -> None:
    with Database(sqlite_url) as database:
        commits: list[object] = []
        event.listen(database._engine, "commit", commits.append)  # noqa: SLF001
        await together(database, *(_put(f"{number}") for number in range(100)))

        assert len(commits) <= 2 + 100 // TOGETHER  # the piece that held the thread, and the hundred in full loads


async def test_when_the_commit_fails_everybody_gets_the_error(sqlite_url: str) -> None:
    def debt(work: UnitOfWork) -> None:
        work._desk.run(text("PRAGMA defer_foreign_keys=on"))  # noqa: SLF001
        work._desk.run(table_of(LeadPhoneTable).insert(), {"hash": "x", "lead": 99})  # noqa: SLF001

    with Database(sqlite_url) as database:
        results = await together(database, _put("first"), debt, _put("last"))

        assert all(isinstance(result, Exception) for result in results)
        assert await database.do(_get("first")) is None
        await database.do(_put("after"))
        assert await database.do(_get("after")) == "kept"


async def test_whoever_waited_finds_it_committed(database: Database, url: str) -> None:
    engine = create_engine(read_url(url))
    with engine.connect() as another:
        for number in range(20):
            await database.do(_put(f"{number}"))
            found = another.execute(text("SELECT count(*) FROM fact WHERE value = 'kept'")).scalar()
            another.rollback()
            assert found == number + 1
    engine.dispose()


def test_what_was_acknowledged_survives_a_kill(sqlite_url: str) -> None:
    program = (
        "import sys\nfrom storage.database import Database\ndatabase = Database(sys.argv[1])\ndatabase.open()\n"
        "for number in range(10**9):\n"
        "    database.do_now(lambda work: work.facts.put(str(number), 'kept'))\n    print(number, flush=True)\n"
    )
    command = [sys.executable, "-c", program, sqlite_url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 — our own words
        assert process.stdout is not None
        for _ in range(50):
            process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
        acknowledged = 50 + len(process.stdout.read().split())
    with Database(sqlite_url) as database:
        kept = database.do_now(lambda work: [work.facts.get(f"{number}") for number in range(acknowledged)])
    assert kept == ["kept"] * acknowledged


async def test_a_cancelled_caller_does_not_cancel_the_piece(database: Database) -> None:
    begun, gate = threading.Event(), threading.Event()

    def slow(work: UnitOfWork) -> None:
        begun.set()
        gate.wait(10)
        work.facts.put("slow", "kept")

    caller = asyncio.ensure_future(database.do(slow))
    await asyncio.to_thread(begun.wait, 10)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    gate.set()

    assert await database.do(_get("slow")) == "kept"


async def test_a_part_of_a_piece_may_fail_alone(database: Database) -> None:
    def three_steps(work: UnitOfWork) -> None:
        work.facts.put("first", "kept")
        with suppress(OurMistakeError), work.savepoint():
            with work.savepoint():
                work.facts.put("inner", "kept")
            _put_and_fail(work)
        work.facts.put("last", "kept")

    await database.do(three_steps)

    names = ("first", "inner", "bad", "last")
    assert [await database.do(_get(name)) for name in names] == ["kept", None, None, "kept"]


def test_a_piece_cannot_wait_for_another_one(database: Database) -> None:
    with pytest.raises(RuntimeError, match="cannot wait"):
        database.do_now(lambda _: database.do_now(_get("x")))


def test_a_closed_database_says_so(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with pytest.raises(Unavailable):
        database.do_now(_get("x"))
    database.open()
    database.close()
    with pytest.raises(Unavailable):
        database.do_now(_get("x"))


def test_memory_is_enough_for_a_test() -> None:
    with Database("sqlite:///:memory:") as database:
        number = database.do_now(post).number
        assert database.do_now(lambda work: work.leads.get(number)) is not None


def test_only_sqlite_and_postgresql_are_spoken() -> None:
    with pytest.raises(ValueError, match="sqlite or postgresql"):
        Database("mysql://somewhere/sunmao")


def test_the_settings_of_sqlite_hold(sqlite_url: str) -> None:
    def pragmas(work: UnitOfWork) -> dict[str, str]:
        run = work._desk.run  # noqa: SLF001
        return {name: str(run(text(f"PRAGMA {name}")).scalar()) for name in PRAGMAS}

    with Database(sqlite_url) as database:
        assert database.do_now(pragmas) == {
            "journal_mode": "wal",
            "synchronous": "2",
            "busy_timeout": str(BUSY_MS),
            "foreign_keys": "1",
            "secure_delete": "1",
            "trusted_schema": "0",
            "journal_size_limit": "67108864",
        }


@pytest.mark.postgres
def test_the_settings_of_postgresql_hold(postgres_url: str) -> None:
    def settings(work: UnitOfWork) -> dict[str, str]:
        run = work._desk.run  # noqa: SLF001
        return {name: str(run(text(f"SHOW {name}")).scalar()) for name in (*POSTGRES_SETTINGS, "transaction_isolation")}

    with Database(postgres_url) as database:
        assert database.do_now(settings) == {**POSTGRES_SETTINGS, "transaction_isolation": "read committed"}


# ---------------------------------------------------------------------------------- one process, trouble, reading


def test_a_second_process_is_told_to_stay_out(sqlite_url: str) -> None:
    with Database(sqlite_url), pytest.raises(AlreadyOpen, match="in use by another Sunmao"):
        Database(sqlite_url).open()
    with Database(sqlite_url) as again:
        again.do_now(_put("x"))


def test_the_terminal_may_read_while_the_bot_has_it_open(url: str) -> None:
    with Database(url) as bot, Database(url, read_only=True) as terminal:
        bot.do_now(lambda work: post(work, phones=("13800001111",)))

        assert len(terminal.do_now(lambda work: work.leads.with_phone(["13800001111"]))) == 1
        with pytest.raises(Exception, match=r"(?i)read.?only"):
            terminal.do_now(_put("x"))


def test_reading_a_file_that_is_not_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        Database(f"sqlite:///{tmp_path / 'none.db'}", read_only=True).open()
    assert not (tmp_path / "none.db").exists()


def test_the_file_is_for_its_owner_only(sqlite_url: str, tmp_path: Path) -> None:
    with Database(sqlite_url):
        assert {file.stat().st_mode & 0o077 for file in tmp_path.iterdir()} == {0}


@pytest.mark.slow
async def test_a_locked_database_is_unavailable_within_six_seconds(sqlite_url: str, tmp_path: Path) -> None:
    with Database(sqlite_url) as database:
        with closing(sqlite3.connect(tmp_path / "sunmao.db", isolation_level=None)) as thief:
            thief.execute("BEGIN IMMEDIATE")
            began = time.monotonic()
            early = asyncio.ensure_future(database.do(_put("early")))
            await asyncio.sleep(2)
            late = asyncio.ensure_future(database.do(_put("late")))
            results = await asyncio.gather(early, late, return_exceptions=True)
            took = time.monotonic() - began

        assert [type(result) for result in results] == [Unavailable, Unavailable]
        assert took < 6
        await database.do(_put("after"))
        assert await database.do(_get("late")) is None


def test_a_full_disk_is_unavailable_and_nothing_is_half_kept(sqlite_url: str) -> None:
    def small(work: UnitOfWork) -> None:
        work._desk.run(text("PRAGMA max_page_count=1"))  # noqa: SLF001 — no smaller than it is now

    with Database(sqlite_url) as database:
        database.do_now(small)
        with pytest.raises(Unavailable, match="full"):
            database.do_now(lambda work: work.facts.put("big", "x" * 1_000_000))
        assert database.do_now(_get("big")) is None


async def test_a_full_disk_forgets_all_that_shared_the_commit_or_keeps_the_others(sqlite_url: str) -> None:
    with Database(sqlite_url) as database:
        database.do_now(lambda work: work._desk.run(text("PRAGMA max_page_count=1")))  # noqa: SLF001
        results = await together(
            database, _put("first"), lambda work: work.facts.put("big", "x" * 1_000_000), _put("last")
        )
        kept = [await database.do(_get(name)) == "kept" for name in ("first", "big", "last")]

    assert isinstance(results[1], Unavailable)
    assert [result is None for result in results] == kept


def test_what_is_the_same_each_time_is_part_of_the_statement(database: Database) -> None:
    """SQLite plans a statement anew at every use where an index is of some rows only, and which ones is a value."""

    def look(work: UnitOfWork) -> str:
        desk, given = work.questions._desk, dict.fromkeys(("chat_kind", "chat_id", "asked"), "x")  # noqa: SLF001
        for _ in range(2):
            work.questions.pending(Place("x", "x"), "x", NOW)
        prepared = desk.memory.ready.of(_PENDING, {**given, "now": NOW}, desk.connection)
        return prepared.sql if prepared else ""

    statement = database.do_now(look)
    assert "question.state = 'open'" in statement
    assert "LIMIT 1" in statement


def test_a_statement_nobody_understands_is_our_mistake(database: Database) -> None:
    with pytest.raises(Exception, match="nonsense") as caught:
        database.do_now(lambda work: work._desk.run(text("SELECT nonsense")))  # noqa: SLF001
    assert not isinstance(caught.value, Unavailable)


def test_no_error_repeats_what_was_said(database: Database) -> None:
    def twice(work: UnitOfWork) -> None:
        for _ in range(2):
            work._desk.run(text("INSERT INTO fact VALUES ('x', :secret)"), {"secret": "13800001111"})  # noqa: SLF001

    with pytest.raises(Exception, match="fact") as caught:
        database.do_now(twice)
    assert "13800001111" not in str(caught.value)


@pytest.mark.postgres
@pytest.mark.slow
def test_postgresql_may_restart_under_us() -> None:
    if (where := binaries()) is None:
        pytest.skip("no PostgreSQL server is installed")
    with PrivateServer(where) as server, Database(server.url) as database:
        database.do_now(_put("before"))
        server.stop("immediate")
        with pytest.raises(Unavailable):
            database.do_now(_put("down"))
        server.start()

        assert [database.do_now(_get(name)) for name in ("before", "down")] == ["kept", None]
