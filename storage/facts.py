"""Single things worth knowing after a restart: last_alive, quarantine, pepper and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, select

from storage.kept import table_of
from storage.tables import FactTable

if TYPE_CHECKING:
    from storage.desk import Desk

FACTS = table_of(FactTable)
_GET = select(FACTS.c.value).where(FACTS.c.name == bindparam("name"))
_LIKE = select(FACTS.c.name, FACTS.c.value).where(FACTS.c.name.like(bindparam("pattern")))
_DROP = delete(FACTS).where(FACTS.c.name == bindparam("name"))


class Facts:
    """Strings by name."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def get(self, name: str) -> str | None:
        """What is kept under the name, if anything."""
        row = self._desk.first(_GET, {"name": name})
        return row.value if row else None

    def beginning_with(self, start: str) -> dict[str, str]:
        """Everything whose name begins so, by the rest of the name."""
        rows = self._desk.all(_LIKE, {"pattern": f"{start}%"})
        return {row.name.removeprefix(start): row.value for row in rows}

    def put(self, name: str, value: str) -> None:
        """Keep it, in place of what was there."""
        self._desk.upsert(FACTS, {"name": name, "value": value})

    def put_first(self, name: str, value: str) -> str:
        """Keep it unless there is something already; what is kept now."""
        self._desk.insert_new(FACTS, {"name": name, "value": value})
        return self.get(name) or value

    def drop(self, name: str) -> None:
        """Keep it no longer."""
        self._desk.run(_DROP, {"name": name})
