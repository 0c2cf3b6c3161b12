"""What PostgreSQL writes while we go on: statements whose answer nobody waits for, until somebody needs the connection.

A drain of alarms is half our work and half the server's, and there are two processors. So a statement of which nothing
is read is sent, and the server is at it while we think of the next one. Whatever comes next on the connection waits for
it first, so that it sees what was written, and the commit does too: nothing is acknowledged that is not durable. Its
trouble is raised by whoever waits.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from storage.prepared import asked, wrapped

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from psycopg import Cursor
    from sqlalchemy import Connection


MOST = 100
"""So many statements may be under way before we wait for them: who begins thousands must not heap up their answers."""


class Meanwhile:
    """The statements under way on one connection to PostgreSQL."""

    __slots__ = ("_connection", "_pipeline", "_sent")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._pipeline: AbstractContextManager[object] | None = None
        self._sent: list[tuple[Cursor[Any], int | None]] = []

    def begin(self, sql: str, given: Any, rows: int | None) -> None:
        """Send it; ``rows`` is how many rows it must write, where that is known."""
        if len(self._sent) == MOST:
            self.settle()
        if self._pipeline is None:
            driver: Any = self._connection.connection.driver_connection
            pipeline: AbstractContextManager[object] = driver.pipeline()
            pipeline.__enter__()
            self._pipeline = pipeline
        cursor: Any = asked(self._connection, sql, given)
        self._sent.append((cursor, rows))

    def settle(self) -> None:
        """Wait until all is written.

        Raises:
            DBAPIError: one of them made trouble.
            LookupError: one of them found other rows than it was to write.
        """
        if self._pipeline is None:
            return
        sent, pipeline = self._sent, self._pipeline
        self._sent, self._pipeline = [], None
        dialect = self._connection.dialect
        try:
            pipeline.__exit__(None, None, None)
        except dialect.loaded_dbapi.Error as error:
            raise wrapped(self._first(error), "", dialect) from error
        for cursor, rows in sent:
            must_have_written(cursor.rowcount, rows)
            cursor.close()

    def _first(self, error: BaseException) -> BaseException:
        """What went wrong first: what was sent after it was not even tried, and psycopg may say only that."""
        aborted = self._connection.dialect.loaded_dbapi.errors.PipelineAborted
        while isinstance(error, aborted) and error.__context__ is not None:
            error = error.__context__
        return error

    def let_go(self) -> None:
        """Wait, and hear of no trouble: what was written is forgotten anyway."""
        with suppress(Exception):
            self.settle()


def must_have_written(found: int, rows: int | None) -> None:
    """Raises LookupError where these are not the rows that were to be written."""
    if rows is not None and found != rows:
        raise LookupError(f"{rows} rows were to be written, and {found} were found")
