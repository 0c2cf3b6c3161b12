"""The watchman's round: look, tell what is new, call the heartbeat while all is well."""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.watch import Finding, Sign
from bot.wecom.callback import whereabouts
from storage import Unavailable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.auditor.looks import Looks
    from bot.auditor.telling import Heartbeat, Messenger
    from storage.database import Database

PERIOD = 60.0
"""Seconds between two looks, by the monotonic clock."""
_AGAIN = 6 * 3600.0
"""Seconds after which a trouble that lasts is told again."""
_LEASE = "watch"
_TERM = timedelta(seconds=150)
_log = logging.getLogger(__name__)


class Auditor:
    """Looks every minute, and waits for none of those it watches.

    Where the whole program stands still the heartbeat falls silent, which whoever listens to it notices.

    Of several replicas all look, and the one that holds the lease tells.
    """

    def __init__(
        self,
        *,
        looks: Looks,
        messenger: Messenger,
        database: Database,
        holder: str,
        heartbeat: Heartbeat | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._looks = looks
        self._messenger = messenger
        self._database = database
        self._holder = holder
        self._heartbeat = heartbeat
        self._monotonic = monotonic
        self._sleep = sleep
        self._told: dict[str, float] = {}
        self.findings: tuple[Finding, ...] = ()
        self.last_look = monotonic()

    async def run(self) -> None:
        """A round a minute, whatever happens."""
        due = self._monotonic() + PERIOD
        while True:
            await self._sleep(max(0.0, due - self._monotonic()))
            due = max(due, self._monotonic() - PERIOD) + PERIOD
            await self.round()

    async def round(self) -> tuple[Finding, ...]:
        """One look, and what follows from it."""
        try:
            self.findings = await self._looks.look()
        except Exception as mistake:  # noqa: BLE001 — a watchman that stumbles must say so and go on
            _log.error("the look failed: %s", whereabouts(mistake))
            self.findings = (Finding(sign=Sign.WATCH, sentence="看守自己出错了,请看日志"),)
        self.last_look = self._monotonic()
        await self._tell()
        if not self.findings and self._heartbeat is not None:
            await self._heartbeat.beat()
        return self.findings

    async def _tell(self) -> None:
        now = self._monotonic()
        there = {finding.key for finding in self.findings}
        if not there and self._told:
            if await self._say("榫卯看守:刚才报告的问题都已恢复正常。", ()):
                self._told.clear()
            return
        self._told = {key: at for key, at in self._told.items() if key in there}
        if all(key in self._told and now - self._told[key] < _AGAIN for key in there):
            return
        lines = [f"{number}. {finding.sentence}" for number, finding in enumerate(self.findings, 1)]
        text = "\n".join([f"榫卯看守:有 {len(lines)} 处不对。", *lines])
        if await self._say(text, tuple(finding.door for finding in self.findings if finding.door)):
            self._told = dict.fromkeys(there, now)

    async def _say(self, text: str, broken: tuple[str, ...]) -> bool:
        """Whether it need not be said again: the administrator was told, by us or by the replica that tells."""
        if not await self._tells():
            return True
        return await self._messenger.tell(text, broken=broken)

    async def _tells(self) -> bool:
        """Whether it is this replica that tells; where the database cannot say, all of them do."""
        try:
            async with asyncio.timeout(10.0):
                epoch = await self._database.do(lambda work: work.leases.take(_LEASE, self._holder, _TERM))
        except (Unavailable, TimeoutError):
            return True
        return epoch is not None
