"""What every repository works on: the open transaction, and what this process may remember between two of them."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import JSON, Table, Text, bindparam, cast, column, func, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.meanwhile import Meanwhile, must_have_written
from storage.prepared import Ready, put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection, CursorResult, Dialect, Executable
    from sqlalchemy.types import TypeEngine

    from bot.domain.people import Roster
    from storage.prepared import Told
    from storage.track import Counted

_ROWS = "rows"
_Reader: TypeAlias = "Callable[[Any], Any]"
"""Puts a value as it lies in a column."""


@lru_cache(maxsize=4)
def _keyed(pepper: bytes) -> hmac.HMAC:
    """HMAC-SHA256 that has taken the key in; it is copied for every hash, as a list has a telephone in every row."""
    return hmac.new(pepper, digestmod="sha256")


@dataclass(kw_only=True, slots=True)
class Memory:
    """What one open database remembers in this process; only the database thread touches it.

    ``mark`` is the last change mark given out on SQLite: never given twice, even where a piece was forgotten.
    ``roster`` is the list of people with the version it was read at. ``counted`` are the counts of the history that
    proposals rest on, with the last row they hold (``storage.track``).
    """

    pepper: bytes = b""
    mark: int | None = None
    roster: tuple[str, Roster] | None = None
    counted: Counted | None = None
    statements: dict[object, Any] = field(default_factory=dict)
    ready: Ready = field(default_factory=Ready)


class Desk:
    """The open transaction."""

    __slots__ = ("_meanwhile", "connection", "memory", "postgres")

    def __init__(self, connection: Connection, memory: Memory) -> None:
        self.connection = connection
        self.memory = memory
        self.postgres = connection.dialect.name == "postgresql"
        self._meanwhile = Meanwhile(connection)

    def run(self, statement: Executable, values: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None) -> Told:
        """Run one statement; for many rows of values it is run with each."""
        self.settle()
        given = {} if values is None else values
        if isinstance(given, Mapping) and (prepared := self.memory.ready.of(statement, given, self.connection)):
            return prepared.run(self.connection, given)
        return self.connection.execute(statement, values)

    def begin(self, statement: Executable, values: Mapping[str, Any], *, rows: int | None = None) -> None:
        """Have it written while we go on; ``rows`` is how many rows it must find. SQLite, in our process, does it now.

        Trouble may be raised by whatever is run next, at the end of the piece of work at the latest (``settle``).
        """
        prepared = self.memory.ready.of(statement, values, self.connection) if self.postgres else None
        if prepared:
            self._meanwhile.begin(prepared.sql, prepared.given(values), rows)
        else:
            must_have_written(self.run(statement, values).rowcount, rows)

    def settle(self) -> None:
        """Wait until all that was begun is written. Raises its trouble."""
        self._meanwhile.settle()

    @property
    def driver(self) -> Connection:
        """The connection with nothing under way on it, for what goes straight to the driver (``COPY`` needs that)."""
        self.settle()
        return self.connection

    def let_go(self) -> None:
        """Wait for what was begun, whatever became of it: it is forgotten."""
        self._meanwhile.let_go()

    def run_many(self, name: str, table: Table, statement: Any, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run an insert into this table once for each row, all at once; ``name`` is what it is remembered by.

        SQLAlchemy takes each row apart anew, which costs more than the database does; here its own readers of the
        columns are asked directly. PostgreSQL gets all rows as one value, in one statement, and writes them while we go
        on (``begin``); no two of them may have the same key there. It is JSON, as psycopg writes arrays in plain
        Python, far dearer.
        """
        if not rows:
            return
        key = ("run_many", name)
        if key not in self.memory.statements:
            self.memory.statements[key] = self._many(table, statement, tuple(rows[0]))
        sql, readers = self.memory.statements[key]
        told = list(zip(*(_read_down(rows, each, reader) for each, reader in readers.items()), strict=True))
        if self.postgres:
            written = json.dumps(
                [dict(zip(readers, row, strict=True)) for row in told], ensure_ascii=False, default=str
            )
            self._meanwhile.begin(sql, {_ROWS: written}, None)
        else:
            self.connection.exec_driver_sql(sql, told)

    def _many(self, table: Table, statement: Any, names: tuple[str, ...]) -> tuple[str, Mapping[str, _Reader]]:
        """The SQL, and the readers of the values in their order."""
        dialect = self.connection.dialect
        if self.postgres:
            columns = [column(name, table.c[name].type) for name in names]
            given = func.json_to_recordset(cast(bindparam(_ROWS, type_=Text()), JSON)).table_valued(*columns)
            given = given.render_derived(with_types=True)
            statement = statement.from_select(names, select(*(given.c[name] for name in names)))
        compiled = statement.compile(dialect=dialect, column_keys=names)
        order = compiled.positiontup or names
        return str(compiled), {name: _reader(table.c[name].type, dialect) for name in order}

    def stream(self, statement: Executable) -> CursorResult[Any]:
        """Rows that are read as they come; to be closed."""
        self.settle()
        return self.connection.execute(statement)

    def first(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Any:
        """The first row, if there is one."""
        return self.run(statement, values).first()

    def all(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Sequence[Any]:
        """All rows."""
        return self.run(statement, values).all()

    def number(self, statement: Executable, values: Mapping[str, Any] | None = None) -> int:
        """The one number that is asked for; nothing is 0."""
        return int(self.run(statement, values).scalar() or 0)

    def insert_new(self, table: Table, values: Mapping[str, Any]) -> bool:
        """Put the row in unless its key is there already; whether it is new."""
        return self.run(self.inserting_new(table), values).rowcount == 1

    def inserting_new(self, table: Table) -> Any:
        """The statement that puts a row in unless its key is there already."""
        dialect = postgresql if self.postgres else sqlite
        key = ("insert_new", table.name)
        statement = self.memory.statements.get(key)
        if statement is None:
            fresh = dialect.insert(table).inline().on_conflict_do_nothing()
            statement = self.memory.statements[key] = fresh.execution_options(preserve_rowcount=True)
        return statement

    def upsert(self, table: Table, values: Mapping[str, Any]) -> None:
        """Put the row in, in place of the one with the same primary key."""
        self.run(self.upserting(table), values)

    def upserting(self, table: Table) -> Any:
        """The statement that puts a row in, in place of the one with the same primary key."""
        key = ("upsert", table.name)
        statement = self.memory.statements.get(key)
        if statement is None:
            fresh = (postgresql if self.postgres else sqlite).insert(table).inline()
            keys = [column.name for column in table.primary_key]
            others = {name: fresh.excluded[name] for name in table.c.keys() if name not in keys}  # noqa: SIM118
            statement = self.memory.statements[key] = fresh.on_conflict_do_update(index_elements=keys, set_=others)
        return statement

    def lock(self, names: Sequence[str]) -> None:
        """Until the commit nobody else gets past these names. SQLite has one writer and needs no lock."""
        if self.postgres:
            for number in sorted({_lock_number(name) for name in names}):
                self.run(select(func.pg_advisory_xact_lock(number)))

    def keyed_hash(self, words: str) -> str:
        """HMAC-SHA256 under the pepper, in hex: finds personal data without keeping it readable."""
        hashed = _keyed(self.memory.pepper).copy()
        hashed.update(words.encode())
        return hashed.hexdigest()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """What happens inside is forgotten if it raises, and only that."""
        self.put("SAVEPOINT step")
        try:
            yield
            self.settle()
        except BaseException:
            self.let_go()
            self.put("ROLLBACK TO SAVEPOINT step")
            self.put("RELEASE SAVEPOINT step")
            raise
        self.put("RELEASE SAVEPOINT step")

    def put(self, sql: str) -> None:
        """One short statement, as it is, to the driver."""
        self.settle()
        put(self.connection, sql)


def _read_down(rows: Sequence[Mapping[str, Any]], name: str, reader: _Reader) -> Iterator[Any]:
    """A column of these rows; what is the very same object in several, as the time mostly is, is read once."""
    read: dict[int, Any] = {}
    for row in rows:
        value = row[name]
        if id(value) not in read:
            read[id(value)] = reader(value)
        yield read[id(value)]


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> _Reader:
    return kind.dialect_impl(dialect).bind_processor(dialect) or _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _lock_number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
