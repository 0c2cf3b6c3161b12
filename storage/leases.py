"""Who of several replicas holds what only one may hold (reliability.md E5).

The time is the database's own, so that replicas with different clocks agree. The epoch grows whenever the holder
changes: what an old holder still does can be told from what the new one does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, text, update

from storage.kept import table_of
from storage.tables import LeaseTable
from storage.types import Words

if TYPE_CHECKING:
    from datetime import timedelta

    from storage.desk import Desk

LEASES = table_of(LeaseTable)
_NOW_SQLITE = "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"
_NOW_POSTGRES = "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)"


def _taking(now: str) -> str:
    return f"""
        INSERT INTO lease (name, holder, epoch, until_ms) VALUES (:name, :holder, 1, {now} + :ttl)
        ON CONFLICT (name) DO UPDATE SET
            epoch = lease.epoch + (CASE WHEN lease.holder = excluded.holder THEN 0 ELSE 1 END),
            holder = excluded.holder,
            until_ms = excluded.until_ms
        WHERE lease.holder = excluded.holder OR lease.until_ms < {now}
        RETURNING epoch
    """  # noqa: S608 — only our own words go in


_TAKE = {
    postgres: text(_taking(now)).bindparams(bindparam("name", type_=Words), bindparam("holder", type_=Words))
    for postgres, now in ((True, _NOW_POSTGRES), (False, _NOW_SQLITE))
}
_RELEASE = (
    update(LEASES)
    .where(LEASES.c.name == bindparam("which"), LEASES.c.holder == bindparam("whose"))
    .values(until_ms=0)
)  # fmt: skip


class Leases:
    """Leases by name."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def take(self, name: str, holder: str, ttl: timedelta) -> int | None:
        """Take or renew the lease for that long; its epoch, or None while somebody else has it."""
        milliseconds = int(ttl.total_seconds() * 1000)
        row = self._desk.first(_TAKE[self._desk.postgres], {"name": name, "holder": holder, "ttl": milliseconds})
        return row.epoch if row else None

    def release(self, name: str, holder: str) -> bool:
        """Give the lease back early; False where this holder did not have it."""
        return self._desk.run(_RELEASE, {"which": name, "whose": holder}).rowcount == 1
