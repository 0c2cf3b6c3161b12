"""The connection to the CRM while the bot runs: APScheduler beats the time, what is due stands in the database.

A beat that is still under way lets the next ones go by; whatever fails is tried again by a later one.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from bot.clock import SystemClock
from storage import Unavailable

if TYPE_CHECKING:
    from bot.crm.sync import Sync
    from bot.crm.writing import Writer

PERIOD: Final = 2.0
_log = logging.getLogger(__name__)


class CrmDesk:
    """Asks when a round is due, writes what is owed."""

    def __init__(self, *, sync: Sync, writer: Writer | None) -> None:
        self.sync = sync
        self._writer = writer
        self._settled = False

    async def run(self) -> None:
        """Beat for ever."""
        metronome = AsyncIOScheduler()
        now = SystemClock().now()
        metronome.add_job(
            self._beat, _Beat(), next_run_time=now, misfire_grace_time=None, coalesce=True, max_instances=1
        )
        metronome.start()
        try:
            await asyncio.Event().wait()
        finally:
            metronome.shutdown(wait=False)

    async def beat(self) -> None:
        """What is due now."""
        if not self._settled:
            await self.sync.settle()
            self._settled = True
        await self.sync.beat()
        if self._writer is not None:
            await self._writer.round()

    async def _beat(self) -> None:
        try:
            await self.beat()
        except Unavailable:
            _log.warning("the database does not answer; the CRM is asked when it does")


class _Beat(BaseTrigger):  # type: ignore[misc]
    """A period from now, whatever was before: a clock that jumps makes up for nothing."""

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        """The next beat."""
        return now + timedelta(seconds=PERIOD)
