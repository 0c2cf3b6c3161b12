"""From any earlier database to the one this program knows. Shipped with the program, run by the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from storage.engine import make_engine, read_url, sentence
from storage.errors import TooNew, TooOld

if TYPE_CHECKING:
    from sqlalchemy import Connection

HEAD = "0008"
"""The newest revision; a test holds it to the files in ``versions``."""


def upgrade(url: str) -> None:
    """Bring the database at this address up to date; an empty one gets its tables.

    Raises:
        TooNew: a later version of the program wrote it.
        Unavailable: it is locked or gone.
    """
    engine = make_engine(read_url(url), patient=True)
    try:
        with engine.connect() as connection:
            settle(connection)
    except Exception as error:
        raise sentence(error) from error
    finally:
        engine.dispose()


def settle(connection: Connection, *, read_only: bool = False) -> None:
    """Check the revision of the database behind this connection, and upgrade it if it may be written."""
    known = _revision(connection)
    connection.rollback()
    if known == HEAD:
        return
    if known is not None and known not in revisions():
        raise TooNew(
            f"the database has revision {known}, which this program does not know (it knows up to {HEAD}); "
            "use the version of Sunmao that wrote it, or a later one"
        )
    if read_only:
        raise TooOld(f"the database has revision {known}, this program reads {HEAD}; start the bot once to upgrade it")
    _upgrade(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def revisions() -> frozenset[str]:
    """All revisions this program knows."""
    return frozenset(file.name[:4] for file in (Path(__file__).parent / "versions").glob("[0-9]*.py"))


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 — only needed when there is something to upgrade
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    with connection.begin():
        if connection.dialect.name == "postgresql":  # replicas that start together upgrade one after the other
            connection.execute(text("SELECT pg_advisory_xact_lock(5340)"))
        command.upgrade(config, "head")
