"""Who may hold the one long connection: a lease row with an epoch, renewed while we live (reliability.md E5)."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from storage import Unavailable

if TYPE_CHECKING:
    from bot.clock import Clock
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

_NAME = "long_connection"
_ALIVE = "last_alive"
_TERM = timedelta(seconds=15)
_RENEW = 5.0
_TRUST = 10.0
"""Seconds we believe our last success, by our own monotonic clock; less than the term."""


class Lease:
    """Takes and renews the lease, and writes down that this bot is alive."""

    def __init__(self, *, database: Database, clock: Clock, holder: str) -> None:
        self._database = database
        self._clock = clock
        self._holder = holder
        self._held_at: float | None = None
        self.taken = asyncio.Event()

    @property
    def is_held(self) -> bool:
        """Whether this process may act as the one that is connected."""
        return self._held_at is not None and time.monotonic() - self._held_at < _TRUST

    async def renew(self) -> bool:
        """Take the lease or keep it; whether we have it."""
        try:
            epoch = await self._database.do(self._take)
        except Unavailable:
            return self.is_held
        self._held_at = time.monotonic() if epoch is not None else None
        if epoch is not None:
            self.taken.set()
        return epoch is not None

    async def run(self) -> None:
        """Renew for ever; give it back at the end."""
        try:
            while True:
                await self.renew()
                await asyncio.sleep(_RENEW)
        finally:
            self._held_at = None
            await self._give_back()

    async def asleep_since(self) -> datetime | None:
        """When this bot, or the replica before it, was last known to be alive; None on the first day."""
        kept = await self._database.do(lambda work: work.facts.get(_ALIVE))
        return datetime.fromisoformat(kept) if kept else None

    def _take(self, work: UnitOfWork) -> int | None:
        epoch = work.leases.take(_NAME, self._holder, _TERM)
        if epoch is not None:
            work.facts.put(_ALIVE, self._clock.now().isoformat())
        return epoch

    async def _give_back(self) -> None:
        try:
            await self._database.do(lambda work: work.leases.release(_NAME, self._holder))
        except Unavailable:
            return
