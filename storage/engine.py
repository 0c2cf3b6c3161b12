"""One engine per database, set up so that what is committed stays (reliability.md E4)."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Engine, NullPool, QueuePool, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from storage.errors import Unavailable
from storage.prepared import put

if TYPE_CHECKING:
    from sqlalchemy import Connection

BUSY_MS = 4_000
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "busy_timeout": str(BUSY_MS),
    "foreign_keys": "on",
    "secure_delete": "on",
    "trusted_schema": "off",
    "journal_size_limit": str(64 * 1024 * 1024),
}
POSTGRES_SETTINGS = {
    "statement_timeout": "10s",
    "lock_timeout": "3s",
    "idle_in_transaction_session_timeout": "30s",
    "synchronous_commit": "on",
    "timezone": "UTC",
}
KEEPALIVES = {"keepalives": 1, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
CONNECT_SECONDS = 5
AGAIN = frozenset({"40P01", "40001"})
_SQLITE_ERROR = 1
"""A statement that SQLite does not understand: our mistake, not trouble of the database."""


class _NoRows(logging.Filter):
    """SQLAlchemy hides parameters, yet at DEBUG it writes down whole rows, with phones and the tokens of answers."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno > logging.DEBUG


logging.getLogger("sqlalchemy.engine.Engine").addFilter(_NoRows())


def read_url(url: str) -> URL:
    """The address, with our driver where only ``postgresql://`` was said.

    Raises:
        ValueError: it is neither SQLite nor PostgreSQL.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() == "sqlite":
        return parsed.set(drivername="sqlite+pysqlite")
    raise ValueError(f"the database must be sqlite or postgresql, not {parsed.get_backend_name()}")


def file_of(url: URL) -> Path | None:
    """The file of a SQLite database; None in memory and on PostgreSQL."""
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        return None
    return Path(str(url.database)).absolute()


def make_engine(url: URL, *, read_only: bool = False, patient: bool = False) -> Engine:
    """An engine that keeps one connection; a patient one has no time limits (migrations, backups)."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, read_only=read_only)
    return _postgres(url, read_only=read_only, patient=patient)


def _sqlite(url: URL, *, read_only: bool) -> Engine:
    file = file_of(url)
    if file is None:
        memory = create_engine(
            "sqlite+pysqlite://",
            poolclass=StaticPool,
            connect_args={"check_same_thread": False, "isolation_level": None},
            hide_parameters=True,
        )
        return _hooked(memory, read_only=False)
    address = f"file:{_quoted(file)}?mode={'ro' if read_only else 'rw'}"
    if not read_only:
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=address, query={"uri": "true"}),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": BUSY_MS / 1000},
        hide_parameters=True,
    )
    return _hooked(engine, read_only=read_only)


def _quoted(file: Path) -> str:
    return str(file).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _hooked(engine: Engine, *, read_only: bool) -> Engine:
    def settle(connection: Any, _record: Any) -> None:
        for name, value in PRAGMAS.items():
            if not (read_only and name == "journal_mode"):
                connection.execute(f"PRAGMA {name}={value}")

    def begin(connection: Connection) -> None:
        put(connection, "BEGIN" if read_only else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", settle)
    event.listen(engine, "begin", begin)
    return engine


def _postgres(url: URL, *, read_only: bool, patient: bool) -> Engine:
    settings = dict(POSTGRES_SETTINGS)
    if patient:
        settings |= {"statement_timeout": "0", "lock_timeout": "60s", "idle_in_transaction_session_timeout": "0"}
    if read_only:
        settings["default_transaction_read_only"] = "on"
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    arguments: dict[str, Any] = {"options": options, "connect_timeout": CONNECT_SECONDS, **KEEPALIVES}
    common: dict[str, Any] = {
        "connect_args": arguments,
        "isolation_level": "REPEATABLE READ" if patient and read_only else "READ COMMITTED",
        "hide_parameters": True,
    }
    if patient:
        return create_engine(url, poolclass=NullPool, **common)
    return create_engine(url, pool_size=1, max_overflow=0, pool_pre_ping=True, pool_recycle=1800, **common)


def sentence(error: BaseException) -> BaseException:
    """The same error, or `Unavailable` where it is trouble of the database and no mistake of ours."""
    if isinstance(error, NoConnection) or (isinstance(error, DBAPIError) and _is_trouble(error)):
        reason = str(error.orig) if isinstance(error, DBAPIError) else "no connection"
        trouble = Unavailable(f"the database does not answer: {reason.strip().splitlines()[0] if reason else 'gone'}")
        trouble.__cause__ = error
        return trouble
    return error


def _is_trouble(error: DBAPIError) -> bool:
    if error.connection_invalidated or isinstance(error, InterfaceError):
        return True
    return isinstance(error, OperationalError) and getattr(error.orig, "sqlite_errorcode", None) != _SQLITE_ERROR


def worth_another_try(error: BaseException) -> bool:
    """Two replicas were in each other's way (deadlock); one of them may simply begin again."""
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in AGAIN
