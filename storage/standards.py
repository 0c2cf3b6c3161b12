"""The versions of the standard: a lead is judged by the version in force when it was judged (S7, S8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from storage.kept import table_of
from storage.tables import StandardTable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Executable, Row

    from storage.desk import Desk

STANDARDS = table_of(StandardTable)
_GET = select(STANDARDS).where(STANDARDS.c.version == bindparam("version"))
_CURRENT = (
    select(STANDARDS)
    .where(STANDARDS.c.effective_from <= bindparam("now"))
    .order_by(STANDARDS.c.effective_from.desc(), STANDARDS.c.version.desc())
    .limit(1)
)
_ALL = select(STANDARDS).order_by(STANDARDS.c.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class StandardRow:
    """One version: ``json`` is what it says, ``signed_by`` the userids of the heads who signed it."""

    version: int
    json: Any
    effective_from: datetime
    signed_by: tuple[str, ...]


class Standards:
    """Every version there ever was; none is changed."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def current(self, now: datetime) -> StandardRow | None:
        """The version in force then."""
        return self._one(_CURRENT, {"now": now})

    def get(self, version: int) -> StandardRow | None:
        """The version with this number."""
        return self._one(_GET, {"version": version})

    def add(self, row: StandardRow) -> None:
        """Keep a new version. Its number must be new."""
        values = {"body": row.json, "effective_from": row.effective_from, "signed_by": row.signed_by}
        self._desk.run(STANDARDS.insert(), {"version": row.version, **values})

    def all(self) -> tuple[StandardRow, ...]:
        """All versions, in order."""
        return tuple(map(_standard, self._desk.all(_ALL)))

    def _one(self, statement: Executable, values: Mapping[str, Any]) -> StandardRow | None:
        row = self._desk.first(statement, values)
        return _standard(row) if row else None


def _standard(row: Row[Any]) -> StandardRow:
    return StandardRow(
        version=row.version, json=row.body, effective_from=row.effective_from, signed_by=tuple(row.signed_by)
    )
