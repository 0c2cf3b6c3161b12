"""What all tables have in common."""

from __future__ import annotations

from sqlalchemy import Index, MetaData, Table, text
from sqlmodel import SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
STRICT = {"sqlite_strict": True}
COUNTED = {"sqlite_strict": True, "sqlite_autoincrement": True}


def partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index over the rows for which this holds."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where), postgresql_where=text(where))


class Kept(SQLModel):
    """Anything we keep. Its classes describe tables and are never filled: nothing is built to check values with."""

    metadata = MetaData(naming_convention=NAMES)
    model_config = {"defer_build": True}


def table_of(kept: type[Kept]) -> Table:
    """The table behind a class, for statements without the ORM."""
    return kept.metadata.tables[str(kept.__tablename__)]
