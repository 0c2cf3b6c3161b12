"""Statements made ready once and then put straight to the driver.

SQLAlchemy writes the SQL and knows how each value lies in its column; for the same statement that never changes, and
finding it out again is most of what a short statement costs (benchmarks/durable_path.py). So a statement is compiled
the first time, and its conversions are kept beside it.
"""

from __future__ import annotations

from collections import namedtuple
from contextlib import closing
from typing import TYPE_CHECKING, Any, Protocol
from weakref import WeakKeyDictionary

from sqlalchemy import TextClause
from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import Column, Connection, Dialect, Executable
    from sqlalchemy.engine.interfaces import DBAPICursor
    from sqlalchemy.sql.compiler import SQLCompiler

    Convert = Callable[[Any], Any] | None


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
        self.sql = str(compiled)
        self._dialect = dialect
        names = compiled.positiontup if compiled.positional else list(compiled.bind_names.values())
        self._positional = compiled.positional
        self._binds = [_bind(name, compiled, given, dialect) for name in names or ()]
        self._make, self._converts = _reader(columns, dialect)

    def run(self, connection: Connection, values: Mapping[str, Any]) -> Rows:
        """Put it to the driver and read the whole answer."""
        with closing(asked(connection, self.sql, self.given(values))) as cursor:
            return Rows(self._read(cursor) if self._converts else (), cursor.rowcount)

    def given(self, values: Mapping[str, Any]) -> Any:
        """The values as the driver takes them."""
        given = [
            constant if name is None else values[name] if convert is None else convert(values[name])
            for _, name, convert, constant in self._binds
        ]
        if self._positional:
            return given
        return {bind[0]: value for bind, value in zip(self._binds, given, strict=True)}

    def _read(self, cursor: DBAPICursor) -> Sequence[Any]:
        rows: Iterable[Any] = cursor.fetchall()
        if rows and any(self._converts):
            columns = zip(zip(*rows, strict=True), self._converts, strict=True)
            rows = zip(*(map(convert, column) if convert else column for column, convert in columns), strict=True)
        return list(map(self._make, rows))


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
    column_keys = sorted(given) if statement.is_dml else None
    compiled = statement.compile(dialect=dialect, column_keys=column_keys)
    made_each_time = "POSTCOMPILE" in str(compiled) or (compiled.isinsert and compiled.insert_prefetch)
    return None if made_each_time else Prepared(compiled, tuple(statement.exported_columns), given, dialect)


def _bind(
    name: str, compiled: SQLCompiler, given: frozenset[str], dialect: Dialect
) -> tuple[str, str | None, Convert, Any]:
    bind = compiled.binds[name]
    convert = bind.type.dialect_impl(dialect).bind_processor(dialect)
    key = bind.key if bind.key in given else name if name in given else None
    if key is not None:
        return name, key, convert, None
    constant = bind.effective_value
    return name, None, None, convert(constant) if convert else constant


def _reader(columns: Sequence[Column[Any]], dialect: Dialect) -> tuple[Callable[[Any], Any], list[Convert]]:
    row: Any = namedtuple("Row", [column.name for column in columns], rename=True)  # type: ignore[misc] # noqa: PYI024
    return row._make, [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
