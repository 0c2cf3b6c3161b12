"""``GET /healthz``: is everything that should happen happening, and if not, what is unwell."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

from bot.domain.watch import Sign
from storage import Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.watch import Finding
    from bot.wecom.post_office import PostOffice
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

_CALLED = {"timers": "提醒时钟", "delivery": "消息投递"}
_SILENT = 10.0
"""Seconds without a tick or a round after which something is wrong."""


_BLIND = 180.0
"""Seconds without a look; the watchman looks every minute."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One thing that is well or not; ``reason`` is a Chinese sentence for the administrator."""

    ok: bool
    reason: str = ""

    def to_json(self) -> dict[str, object]:
        """As the address answers it."""
        return {"ok": self.ok, **({"reason": self.reason} if self.reason else {})}


_LOOKED_FOR = {sign.value: Check(ok=True) for sign in (Sign.ALARMS, Sign.OUTBOX, Sign.CLOCKLESS, Sign.TORN)}
"""What the watchman looks for; a finding takes the place of its sign here."""


class Checks:
    """Looks at every part from outside of it.

    ``pulses`` say of the timers and of the delivery when they last did something, in monotonic seconds. ``findings``
    are what the watchman found in his last look, ``watched_at`` is when that was.
    """

    def __init__(
        self,
        *,
        database: Database,
        pulses: Mapping[str, Callable[[], float]],
        doors: PostOffice,
        findings: Callable[[], Sequence[Finding]],
        watched_at: Callable[[], float],
    ) -> None:
        self._database = database
        self._pulses = pulses
        self._doors = doors
        self._findings = findings
        self._watched_at = watched_at

    def routes(self) -> list[web.RouteDef]:
        """Where the answer is."""
        return [web.get("/healthz", self.answer)]

    async def answer(self, _: web.Request) -> web.Response:
        """200 while all is well, 503 with the reasons when not."""
        checks = await self.look()
        well = all(check.ok for check in checks.values())
        body = {"ok": well, "checks": {name: check.to_json() for name, check in checks.items()}}
        return web.json_response(body, status=200 if well else 503)

    async def look(self) -> Mapping[str, Check]:
        """Every check by its name."""
        now = time.monotonic()
        doors = {name: Check(ok=door.ok, reason=door.reason) for name, door in self._doors.health().items()}
        lively = {name: _lively(now - pulse(), _CALLED[name]) for name, pulse in self._pulses.items()}
        found = {finding.key: Check(ok=False, reason=finding.sentence) for finding in self._findings()}
        watch = _watched(now - self._watched_at())
        return {**await self._database_checks(), **_LOOKED_FOR, **lively, **doors, "watch": watch, **found}

    async def _database_checks(self) -> dict[str, Check]:
        try:
            return await self._database.do(self._read)
        except Unavailable:
            return {"database": Check(ok=False, reason="数据库没有应答,请检查磁盘或数据库服务")}

    @staticmethod
    def _read(work: UnitOfWork) -> dict[str, Check]:
        # Whether it answers is the watchman's to say: his finding takes the place of this.
        connected = {Sign.CRM.value: Check(ok=True)} if work.crm.state() else {}
        return {
            **connected,
            "database": Check(ok=True),
            "people": _known(len(work.people.roster())),
            "quarantine": _released(work.facts.get("quarantine")),
        }


def _lively(silence: float, what: str) -> Check:
    silent = silence > _SILENT
    return Check(ok=not silent, reason=f"{what}已有 {silence:.0f} 秒没有动静,请重启" if silent else "")


def _watched(silence: float) -> Check:
    blind = silence > _BLIND
    return Check(ok=not blind, reason=f"看守已有 {silence:.0f} 秒没有看过,请重启" if blind else "")


def _known(people: int) -> Check:
    return Check(ok=people > 0, reason="" if people else "人员名单是空的,请运行 sunmao people import")


def _released(quarantine: str | None) -> Check:
    held = bool(quarantine)
    return Check(ok=not held, reason="数据从备份恢复,旧消息等人决定:sunmao outbox" if held else "")
