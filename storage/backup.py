"""A copy that can be trusted, and the way back.

A backup is always one SQLite file with our tables, whatever database it was made of: it can be looked into, checked
and restored into either. What was unsent when it was made is held back after a restore until a person chooses,
because it may have been sent since (reliability.md E6).
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select, text, update

from storage.desk import Desk, Memory
from storage.engine import file_of, make_engine, read_url, sentence
from storage.errors import Damaged, NotEmpty
from storage.history import History
from storage.leads import LEADS
from storage.leases import LEASES
from storage.migrations import settle, upgrade
from storage.only_one import OnlyOne
from storage.tables import METADATA
from storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import URL, Table

QUARANTINE = "quarantine"
AT_ONCE = 1000
_TABLES = METADATA.sorted_tables
_EMPTY_FROM_THE_START = frozenset({"fact", "alembic_version"})


def backup(url: str, file: Path) -> None:
    """Copy the database into a new file, while others read and write it. The file appears only when it is whole.

    Raises:
        FileExistsError: there is such a file already.
        TooOld, TooNew: the database is not at this program's revision.
        Unavailable: the database is locked or gone.
    """
    if file.exists():
        raise FileExistsError(f"{file} is there already; a backup never writes over another one")
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    try:
        os.close(os.open(part, os.O_CREAT | os.O_WRONLY, 0o600))
        source = read_url(url)
        if (original := file_of(source)) is not None:
            _copy_file(original, part)
        else:
            _copy_rows(source, part)
        _make_durable(part)
        part.rename(file)
        _make_durable(file.parent)
    except Exception as error:
        raise sentence(error) from error
    finally:
        part.unlink(missing_ok=True)


def restore(file: Path, url: str) -> int:
    """Bring a backup back into a new or empty database; how many messages wait there for a person's choice.

    The fact ``quarantine`` is set and unsent messages are quarantined. Works across the two databases.

    Raises:
        Damaged: the backup is not whole, or its history was tampered with.
        NotEmpty: there is something in the database already.
        TooNew: a later version of the program made the backup.
        Unavailable: the database is locked or gone.
    """
    check(file)
    target = read_url(url)
    only_one = OnlyOne(place) if (place := file_of(target)) else None
    if only_one:
        only_one.take()
    work = file.with_name(file.name + ".restoring")
    try:
        _copy_file(file, work)
        upgrade(_address(work))
        waiting = _hold_back(work)
        upgrade(target.render_as_string(hide_password=False))
        _fill(work, target)
    except Exception as error:
        raise sentence(error) from error
    finally:
        _remove(work)
        if only_one:
            only_one.let_go()
    return waiting


def check(file: Path) -> None:
    """Look whether a backup is whole. Raises Damaged, saying what is wrong, or FileNotFoundError."""
    if not file.is_file():
        raise FileNotFoundError(f"there is no backup {file}")
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            trouble = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    except sqlite3.DatabaseError as error:
        raise Damaged(f"{file} is not a backup of ours: {error}") from error
    if trouble or orphans:
        raise Damaged(f"{file} is damaged: {trouble[0] if trouble else f'{len(orphans)} rows point at nothing'}")
    if "alembic_version" not in tables:
        raise Damaged(f"{file} is not a backup of ours: it has none of our tables")


# -------------------------------------------------------------------------------------------------------- out


def _copy_file(original: Path, copy: Path) -> None:
    with (
        closing(sqlite3.connect(f"{original.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode=delete")


def _copy_rows(source: URL, copy: Path) -> None:
    engine, made = make_engine(source, read_only=True, patient=True), make_engine(read_url(_address(copy)))
    try:
        with engine.connect() as original, made.connect() as target:
            settle(original, read_only=True)
            settle(target)
            with original.begin(), target.begin():
                for table in _TABLES:
                    _pour(original, target, table)
                for name, column in _counters():
                    _count_on(target, name, column, _last_number(original, name, column))
    finally:
        engine.dispose()
        made.dispose()
    with closing(sqlite3.connect(copy)) as whole:
        whole.execute("PRAGMA journal_mode=delete")


def _pour(source: Connection, target: Connection, table: Table) -> None:
    rows = source.execution_options(yield_per=AT_ONCE).execute(select(table).order_by(*table.primary_key))
    for some in rows.mappings().partitions(AT_ONCE):
        target.execute(insert(table).inline(), [dict(row) for row in some])


def _make_durable(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# ------------------------------------------------------------------------------------------------------- back


def _hold_back(work: Path) -> int:
    """Prepare the copy: nothing in it may act before a person has chosen, or remember whose turn it was."""
    engine = make_engine(read_url(_address(work)))
    try:
        with engine.connect() as connection, connection.begin():
            unit = UnitOfWork(connection, Memory())
            if (broken := History(Desk(connection, Memory())).first_broken()) is not None:
                raise Damaged(f"the history in this backup was changed by hand: row {broken} does not fit")
            unit.facts.put(QUARANTINE, "restored")
            unit.outbox.quarantine_all()
            connection.execute(LEASES.delete())
            connection.execute(update(LEADS).values(changed=1))
            return len(unit.outbox.list("quarantined"))
    finally:
        engine.dispose()


def _fill(work: Path, target: URL) -> None:
    prepared, engine = make_engine(read_url(_address(work))), make_engine(target, patient=True)
    try:
        with prepared.connect() as source, engine.connect() as connection, connection.begin():
            _must_be_empty(connection)
            for table in _TABLES:
                connection.execute(table.delete())
                _pour(source, connection, table)
            for name, column in _counters():
                _count_on(connection, name, column, _last_number(source, name, column))
    finally:
        prepared.dispose()
        engine.dispose()


def _must_be_empty(connection: Connection) -> None:
    for table in _TABLES:
        if table.name not in _EMPTY_FROM_THE_START and connection.execute(select(table).limit(1)).first():
            raise NotEmpty(f"there is something in the database already (table {table.name}); restore into a new one")


# --------------------------------------------------------------------------------------------------- counters


def _counters() -> list[tuple[str, str]]:
    """The tables that count up by themselves, and by which column: a number given once is never given again."""
    return [(t.name, c.name) for t in _TABLES if (c := t.autoincrement_column) is not None and len(t.primary_key) == 1]


def _last_number(connection: Connection, table: str, column: str) -> int:
    kept = METADATA.tables[table]
    highest = connection.execute(select(func.max(kept.c[column]))).scalar() or 0
    if connection.dialect.name == "sqlite":
        given = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table}).scalar()
    else:
        sequence = connection.execute(select(func.pg_get_serial_sequence(table, column))).scalar_one()
        given = connection.execute(text(f"SELECT last_value FROM {sequence} WHERE is_called")).scalar()  # noqa: S608
    return max(int(highest), int(given or 0))


def _count_on(connection: Connection, table: str, column: str, last: int) -> None:
    if last == 0:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table})
        values = {"name": table, "last": last}
        connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), values)
    else:
        connection.execute(select(func.setval(func.pg_get_serial_sequence(table, column), last)))


def _address(file: Path) -> str:
    return f"sqlite:///{file.absolute()}"


def _remove(file: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + end).unlink(missing_ok=True)
