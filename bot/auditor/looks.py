"""One look at everything: what was found, each with a sentence for the administrator."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from bot.domain.watch import FORTNIGHT, MUST_RUN, PATIENCE, Finding, Sign, should_have_rung, unusual_silence
from storage import Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.calendar import Calendar
    from bot.wecom.health import Health
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

T = TypeVar("T")

_STUCK = timedelta(minutes=5)
_FAILURES = 2
_LATE_WRITE = timedelta(hours=1)
_DOOR_PATIENCE = timedelta(minutes=2)
"""Connections break and come back; that is no news."""
_FRAME_PATIENCE = timedelta(minutes=3)
"""The long connection is pinged every 30 seconds, and every answer is a frame."""
_PULSE_PATIENCE = 60.0
_ANSWER_WITHIN = 20.0
_LEADS_AT_ONCE = 5_000
"""So many leads are looked at in one piece of work, so that nobody waits for us."""
_NAMED = 5
_CALLED = {
    "timers": "提醒时钟",
    "delivery": "消息投递",
    "long_connection": "长连接",
    "bot_callback": "机器人回调",
    "response_urls": "回调应答",
    "app": "自建应用",
    "app_callback": "应用回调",
}


class Looks:
    """Looks at the database and at every part from outside of it.

    ``pulses`` say of the timers and of the delivery when they last did something, in monotonic seconds; ``doors``
    how each way into WeCom is, and ``is_ours`` whether the long connection is this replica's. ``groups`` maps the
    dispatch groups' chatids to their names.
    """

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        calendar: Calendar,
        groups: Mapping[str, str],
        pulses: Mapping[str, Callable[[], float]],
        doors: Callable[[], Mapping[str, Health]],
        is_ours: Callable[[], bool] = lambda: True,
        monotonic: Callable[[], float] = time.monotonic,
        answer_within: float = _ANSWER_WITHIN,
    ) -> None:
        self._database = database
        self._clock = clock
        self._calendar = calendar
        self._groups = groups
        self._pulses = pulses
        self._doors = doors
        self._is_ours = is_ours
        self._monotonic = monotonic
        self._answer_within = answer_within

    async def look(self) -> tuple[Finding, ...]:
        """Everything that is not as it should be."""
        return (*self._silent_parts(), *self._broken_doors(), *await self._in_the_database())

    # ------------------------------------------------------------------------------------------ the program

    def _silent_parts(self) -> Iterator[Finding]:
        for name, pulse in self._pulses.items():
            silence = self._monotonic() - pulse()
            if silence > _PULSE_PATIENCE:
                sentence = f"{_CALLED.get(name, name)}已有 {silence:.0f} 秒没有动静,请重启机器人"
                yield Finding(sign=Sign.SILENT_PART, sentence=sentence, about=name)

    def _broken_doors(self) -> Iterator[Finding]:
        now = self._clock.now()
        for name, health in self._doors().items():
            frame = health.seen.get("frame") if self._is_ours() else None
            called = _CALLED.get(name, name)
            if not health.ok and (health.since is None or now - health.since >= _DOOR_PATIENCE):
                yield Finding(sign=Sign.DOOR, sentence=f"{called}:{health.reason}", door=name)
            elif health.ok and frame is not None and now - frame > _FRAME_PATIENCE:
                minutes = int((now - frame).total_seconds() // 60)
                yield Finding(sign=Sign.DOOR, sentence=f"{called}:已有 {minutes} 分钟什么都没有收到", door=name)

    # ----------------------------------------------------------------------------------------- the database

    async def _in_the_database(self) -> list[Finding]:
        try:
            found = await self._ask(self._overdue) + await self._ask(self._stuck) + await self._ask(self._silent_groups)
            found += await self._ask(self._crm)
            last = await self._ask(lambda work: work.audit.last_lead())
            clockless: list[int] = []
            torn: list[int] = []
            for first in range(1, last + 1, _LEADS_AT_ONCE):
                without, fewer = await self._ask(lambda work, first=first: _range(work, first))  # type: ignore[misc]
                clockless += without
                torn += fewer
        except (Unavailable, TimeoutError):
            return [Finding(sign=Sign.DATABASE, sentence="数据库没有应答,请检查磁盘或数据库服务")]
        return [*found, *_clockless(clockless), *_torn(torn)]

    async def _ask(self, piece: Callable[[UnitOfWork], T]) -> T:
        async with asyncio.timeout(self._answer_within):
            return await self._database.do(piece)

    def _overdue(self, work: UnitOfWork) -> list[Finding]:
        then = should_have_rung(self._clock.now(), self._calendar)
        first = work.audit.longest_overdue(then) if then else None
        if then is None or first is None:
            return []
        minutes = int(PATIENCE.total_seconds() // 60)
        count = work.alarms.overdue(then)
        sentence = f"{count} 个提醒过点 {minutes} 分钟还没响,最早的在 L{first[0]}"
        return [Finding(sign=Sign.ALARMS, sentence=sentence)]

    def _stuck(self, work: UnitOfWork) -> list[Finding]:
        count = work.audit.stuck(self._clock.now() - _STUCK)
        minutes = int(_STUCK.total_seconds() // 60)
        sentence = f"{count} 条消息超过 {minutes} 分钟没发出去,请看 sunmao outbox"
        return [Finding(sign=Sign.OUTBOX, sentence=sentence)] if count else []

    def _crm(self, work: UnitOfWork) -> list[Finding]:
        now, state = self._clock.now(), work.crm.state()
        late = work.crm.late(now - _LATE_WRITE)
        found = []
        if state is not None and (
            state.failures >= _FAILURES or now - (state.good_at or state.since) > state.stale_after
        ):
            since = f"镜像截至 {self._wall(state.good_at)}" if state.good_at else "还没有同步成功过"
            why = f"({state.error})" if state.error else ""
            found.append(Finding(sign=Sign.CRM, sentence=f"CRM 没有应答{why},{since};请看 sunmao crm status"))
        if late:
            sentence = f"{late} 条线索转出一小时以上还没写进 CRM;请看 sunmao crm status"
            found.append(Finding(sign=Sign.CRM_WRITE, sentence=sentence))
        return found

    def _wall(self, moment: datetime) -> str:
        return f"{moment.astimezone(self._calendar.zone):%m-%d %H:%M}"

    def _silent_groups(self, work: UnitOfWork) -> list[Finding]:
        now = self._clock.now()
        if self._calendar.next_working(now) != now:
            return []
        found = []
        for chat, spoken in work.audit.spoken(tuple(self._groups), now - FORTNIGHT).items():
            silence = unusual_silence(spoken, now, self._calendar)
            if silence is not None:
                hours = silence.total_seconds() / 3600
                name = self._groups[chat]
                sentence = f"“{name}”平时很忙,上班时间已有 {hours:.1f} 小时没有任何消息传来,请在群里 @ 机器人试一试"
                found.append(Finding(sign=Sign.SILENT_GROUP, sentence=sentence, about=chat))
        return found


def _range(work: UnitOfWork, first: int) -> tuple[list[int], list[int]]:
    last = first + _LEADS_AT_ONCE - 1
    clockless = {lead for must in MUST_RUN for lead in work.audit.without_clock(must, first, last)}
    torn = {lead for lead, _ in work.audit.torn(first, last)}
    return sorted(clockless), sorted(torn)


def _clockless(leads: list[int]) -> Iterator[Finding]:
    if leads:
        yield Finding(sign=Sign.CLOCKLESS, sentence=f"{_names(leads)}该有时钟却没有,没人会被提醒;请人工跟进并报告")


def _torn(leads: list[int]) -> Iterator[Finding]:
    if leads:
        yield Finding(sign=Sign.TORN, sentence=f"{_names(leads)}的时钟缺了提醒,到点不会全响;请人工跟进并报告")


def _names(leads: list[int]) -> str:
    shown = "、".join(f"L{number}" for number in leads[:_NAMED])
    return shown + (f" 等 {len(leads)} 条" if len(leads) > _NAMED else " ")
