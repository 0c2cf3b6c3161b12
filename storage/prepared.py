"""Statements made ready once and then put straight to the driver.

SQLAlchemy writes the SQL and knows how each value lies in its column; for the same statement that never changes, and
finding it out again is most of what a short statement costs (benchmarks/durable_path.py). So a statement is compiled
the first time, and its conversions are kept beside it. What is the same each time (``state = 'open'``) stands in the
SQL: where an index is of such rows only, SQLite would otherwise plan the statement anew for every value it is given.
"""

from __future__ import annotations

from collections import namedtuple
from contextlib import closing
from typing import TYPE_CHECKING, Any, Protocol
from weakref import WeakKeyDictionary

from sqlalchemy import TextClause
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import visitors

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import BindParameter, Column, Connection, Dialect, Executable
    from sqlalchemy.engine.interfaces import DBAPICursor
    from sqlalchemy.sql.compiler import SQLCompiler

    Convert = Callable[[Any], Any] | None

_BATCH = 8
"""From so many rows on, it is quicker to read them down their columns."""


class Told(Protocol):
    """What the database answered; SQLAlchemy's own results are like this too."""

    @property
    def rowcount(self) -> int:
        """How many rows were written."""

    def first(self) -> Any:
        """The first row, or None."""

    def all(self) -> Sequence[Any]:
        """All rows."""

    def one(self) -> Any:
        """The only row."""

    def scalar(self) -> Any:
        """The first value of the first row, or None."""


class Rows:
    """Rows that have been read to the end."""

    __slots__ = ("_rows", "rowcount")

    def __init__(self, rows: Sequence[Any], rowcount: int) -> None:
        self._rows = rows
        self.rowcount = rowcount

    def first(self) -> Any:
        """The first row, or None."""
        return self._rows[0] if self._rows else None

    def all(self) -> Sequence[Any]:
        """All rows."""
        return self._rows

    def one(self) -> Any:
        """The only row. Raises ValueError where there is not exactly one."""
        (row,) = self._rows
        return row

    def scalar(self) -> Any:
        """The first value of the first row, or None."""
        return self._rows[0][0] if self._rows else None


class Prepared:
    """One statement for one database and one set of given values."""

    def __init__(
        self, compiled: SQLCompiler, columns: Sequence[Column[Any]], given: frozenset[str], dialect: Dialect
    ) -> None:
        self.sql = _written_out(compiled)
        settled = {compiled.bind_names[bind] for bind in compiled.literal_execute_params}
        asked_for = compiled.positiontup if compiled.positional else list(compiled.bind_names.values())
        names = [name for name in asked_for or () if name not in settled]
        self._names = None if compiled.positional else names
        self._binds = [_bind(name, compiled, given, dialect) for name in names]
        self._make, self._converts = _reader(columns, dialect)

    def run(self, connection: Connection, values: Mapping[str, Any]) -> Rows:
        """Put it to the driver and read the whole answer."""
        with closing(asked(connection, self.sql, self.given(values))) as cursor:
            return Rows(self._read(cursor) if self._converts else (), cursor.rowcount)

    def given(self, values: Mapping[str, Any]) -> Any:
        """The values as the driver takes them."""
        given = [
            constant if key is None else values[key] if convert is None else convert(values[key])
            for key, convert, constant in self._binds
        ]
        return given if self._names is None else dict(zip(self._names, given, strict=True))

    def _read(self, cursor: DBAPICursor) -> Sequence[Any]:
        rows: Sequence[Any] = cursor.fetchall()
        if len(rows) < _BATCH:
            return [
                self._make([convert(value) if convert else value for value, convert in zip(row, self._converts)])  # noqa: B905 — ``strict`` costs here
                for row in rows
            ]
        columns = zip(zip(*rows, strict=True), self._converts, strict=True)
        read = zip(*(map(convert, column) if convert else column for column, convert in columns), strict=True)
        return list(map(self._make, read))


class Ready:
    """The statements of one database that have been seen before."""

    def __init__(self) -> None:
        self._seen: WeakKeyDictionary[Any, dict[frozenset[str], Prepared | None]] = WeakKeyDictionary()

    def of(self, statement: Executable, values: Mapping[str, Any], connection: Connection) -> Prepared | None:
        """The statement made ready; None the first time, for plain SQL, and where IN over a list changes it each time.

        A statement that was built for one use is gone before it could come a second time.
        """
        forms = self._seen.get(statement)
        if forms is None:
            self._seen[statement] = {}
            return None
        given = frozenset(values)
        if given not in forms:
            forms[given] = _prepared(statement, given, connection.dialect)
        return forms[given]


def put(connection: Connection, sql: str) -> None:
    """One short statement without values, as it is, to the driver."""
    asked(connection, sql, ()).close()


def asked(connection: Connection, sql: str, given: Any) -> DBAPICursor:
    """The driver's cursor after this statement. Raises its error as SQLAlchemy would."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql, given)
    except connection.dialect.loaded_dbapi.Error as error:
        cursor.close()
        raise wrapped(error, sql, connection.dialect) from error
    return cursor


def wrapped(error: Any, sql: str, dialect: Dialect) -> DBAPIError:
    """A driver's error as SQLAlchemy would raise it, without the values."""
    broken = dialect.is_disconnect(error, None, None)
    trouble: DBAPIError = DBAPIError.instance(
        sql,
        None,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=broken,
        dialect=dialect,
    )
    return trouble


def _prepared(statement: Any, given: frozenset[str], dialect: Dialect) -> Prepared | None:
    if isinstance(statement, TextClause):
        return None

    def write_out(bind: BindParameter[Any]) -> None:
        bind.literal_execute = bind.key not in given

    settled: Any = visitors.cloned_traverse(statement, {}, {"bindparam": write_out})
    column_keys = sorted(given) if statement.is_dml else None
    compiled = settled.compile(dialect=dialect, column_keys=column_keys)
    made_each_time = any(bind.expanding and bind.key in given for bind in compiled.binds.values())
    if made_each_time or (compiled.isinsert and compiled.insert_prefetch):
        return None
    return Prepared(compiled, tuple(statement.exported_columns), given, dialect)


def _written_out(compiled: SQLCompiler) -> str:
    """The SQL with what is the same each time in it."""
    sql, written = str(compiled), compiled.render_literal_bindparam
    for bind in compiled.literal_execute_params:
        sql = sql.replace(f"__[POSTCOMPILE_{compiled.bind_names[bind]}]", written(bind))  # type: ignore[no-untyped-call]
    return sql


def _bind(name: str, compiled: SQLCompiler, given: frozenset[str], dialect: Dialect) -> tuple[str | None, Convert, Any]:
    """Under which name its value is given and how that lies in the database; None and the value the compiler put in."""
    bind = compiled.binds[name]
    convert = bind.type.dialect_impl(dialect).bind_processor(dialect)
    key = bind.key if bind.key in given else name if name in given else None
    constant = bind.effective_value if key is None else None
    return key, convert, convert(constant) if convert and key is None else constant


def _reader(columns: Sequence[Column[Any]], dialect: Dialect) -> tuple[Callable[[Any], Any], list[Convert]]:
    row: Any = namedtuple("Row", [column.name for column in columns], rename=True)  # type: ignore[misc] # noqa: PYI024
    return row._make, [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
