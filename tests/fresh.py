"""New databases in memory, thousands of them: the tables are made once per process, by the migrations, and copied.

What the migrations themselves do is proved in tests/state.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, event

from storage.database import Database
from storage.migrations import upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator


class FreshDatabase(Database):
    """An empty database in memory."""

    def __init__(self) -> None:
        super().__init__("sqlite://")

    def open(self) -> None:
        """Open it with its tables in place."""
        with _tables_in_every_new_connection():
            super().open()


@contextlib.contextmanager
def _tables_in_every_new_connection() -> Iterator[None]:
    tables = _tables()

    def fill(connection: sqlite3.Connection, _record: object) -> None:
        connection.deserialize(tables)

    event.listen(Engine, "connect", fill)
    try:
        yield
    finally:
        event.remove(Engine, "connect", fill)


@lru_cache(maxsize=1)
def _tables() -> bytes:
    """A database without a row, as the bytes of its file."""
    with tempfile.TemporaryDirectory(prefix="sunmao-tables-") as folder:
        file = Path(folder) / "empty.db"
        upgrade(f"sqlite:///{file}")
        with contextlib.closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA journal_mode=delete")  # a file of WAL cannot live in memory
            return bytes(connection.serialize())
