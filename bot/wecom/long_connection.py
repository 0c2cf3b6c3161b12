"""The AI bot's long connection: kept up for ever, one holder at a time, and honest about its gaps (wecom §2, §10.7).

``run`` is the supervisor: a loop around one line after another. Whatever ends a line, a clean close too, leads back to
the top of the loop; only cancelling ``run`` ends it. Reading is never held up by what a message causes: that happens in
lanes, in order per chat.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import aiohttp

from bot.wecom import pace as paces
from bot.wecom import payloads, troubles
from bot.wecom.bot_speech import BotSpeech
from bot.wecom.callback import whereabouts
from bot.wecom.health import Vitals
from bot.wecom.hearing import Hearing, HearingPatience
from bot.wecom.line import Frame, Line, Poison, Timing
from bot.wecom.pace import Pace
from bot.wecom.rest import End, Rest, Rests
from bot.wecom.transport import Rejected, TryLater, Unsent

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.clock import Clock
    from bot.wecom.health import Health
    from bot.wecom.transport import Outgoing, Receipt, Receiver

    OnGap = Callable[[datetime, datetime], Awaitable[None]]

log = logging.getLogger(__name__)

URL = "wss://openws.work.weixin.qq.com"
_NOT_YET = "长连接还没有连上"
_KICKED = "另一个程序用同一个机器人登录，把我们挤下线了"


@dataclass(frozen=True, kw_only=True, slots=True)
class LongConnectionSettings:
    """``gap_after``: after how many deaf seconds the group is told. ``farewell``: seconds to finish work at the end."""

    bot_id: str
    secret: str = field(repr=False)
    url: str = URL
    push_cards_to_groups: bool = False
    max_frame: int = 1_048_576
    gap_after: float = 15.0
    farewell: float = 5.0
    timing: Timing = field(default_factory=Timing)
    rests: Rests = field(default_factory=Rests)
    patience: HearingPatience = field(default_factory=HearingPatience)


def _always() -> bool:
    return True


class LongConnection:
    """``may_connect`` says whether we hold the lease; ``on_gap`` hears from when to when we were deaf."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        settings: LongConnectionSettings,
        receiver: Receiver,
        clock: Clock,
        *,
        may_connect: Callable[[], bool] = _always,
        on_gap: OnGap | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._session = session
        self._settings = settings
        self._clock = clock
        self._may_connect = may_connect
        self._on_gap = on_gap
        self._monotonic = monotonic
        self._sleep = sleep
        pace = Pace(paces.AI_BOT, monotonic)
        self._speech = BotSpeech(clock, pace, push_cards_to_groups=settings.push_cards_to_groups)
        self._vitals = Vitals(clock, trouble=_NOT_YET)
        self._rest = Rest(settings.rests)
        self._poison = Poison()
        self._hearing = Hearing(
            receiver,
            clock,
            self._vitals,
            pace,
            settings.patience,
            line=lambda: self._line,
            monotonic=monotonic,
            sleep=sleep,
        )
        self._line: Line | None = None
        self._kicked = asyncio.Event()
        self._deaf_since: datetime | None = None

    def health(self) -> Health:
        """Unwell while not logged in, and after having been kicked until a login has lasted.

        ``seen`` holds the last "frame", "message" and "group message": single chats may work while groups do not
        (reliability B1 #10).
        """
        return self._vitals.health()

    @property
    def is_up(self) -> bool:
        """Whether we are logged in."""
        return self._line is not None

    async def send(self, message: Outgoing) -> Receipt:
        """Carry one message.

        Raises:
            Unsent: not connected, or too many in this chat.
            TryLater: WeCom is busy.
            Unsure: it left, and no ack came.
            Rejected: never to this chat.
        """
        if message.update is not None:
            raise Rejected("机器人的卡片只能在点击后 5 秒内更新")
        if self._line is None:
            raise Unsent("长连接断开了")
        return await self._speech.say(self._line, message)

    async def run(self) -> None:
        """Stay connected until cancelled, whatever happens."""
        try:
            while True:
                while not self._may_connect():
                    self._vitals.recovers()
                    await self._sleep(self._settings.timing.look)
                end = await self._one_line()
                rest = self._rest.after(end)
                log.info("long connection %s, next try in %.1f s", end.name, rest)
                await self._sleep(rest)
        finally:
            await self._hearing.finish(self._settings.farewell)

    # ------------------------------------------------------------------------------------------- one line

    async def _one_line(self) -> End:
        self._kicked.clear()
        timing = self._settings.timing
        try:
            async with asyncio.timeout(timing.connect):
                socket = await self._session.ws_connect(
                    self._settings.url,
                    max_msg_size=self._settings.max_frame,
                    timeout=aiohttp.ClientWSTimeout(ws_close=timing.close),
                )
        except (TimeoutError, aiohttp.ClientError, OSError) as unreached:
            self._vitals.ails(f"连不上企业微信的长连接（{type(unreached).__name__}）")
            return End.LOST
        line = Line(socket, timing, self._poison, self._vitals, self._frame)
        listening = asyncio.create_task(line.listen())
        try:
            return await self._log_in(line) or await self._stay(line, listening)
        finally:
            self._line = None
            await line.close()
            await asyncio.wait({listening}, timeout=timing.close)
            listening.cancel()

    async def _log_in(self, line: Line) -> End | None:
        try:
            reply = await line.log_in(self._settings.bot_id, self._settings.secret)
        except TryLater as silent:
            self._vitals.ails(f"长连接登录没有应答：{silent.reason}")
            return End.LOST
        failed = troubles.trouble(reply)
        if failed is None:
            await self._logged_in(line)
            return None
        self._vitals.ails(f"长连接登录被拒绝：{failed.reason}")
        log.error("login refused: %s", failed.code)
        return End.BAD_CREDENTIALS if failed.code == troubles.BAD_BOT else End.LOST

    async def _logged_in(self, line: Line) -> None:
        self._line = line
        now = self._vitals.saw("login")
        if self._vitals.health().reason != _KICKED:
            self._vitals.recovers()
        deaf_since, self._deaf_since = self._deaf_since, None
        if deaf_since and self._on_gap and (now - deaf_since).total_seconds() > self._settings.gap_after:
            try:
                await self._on_gap(deaf_since, now)
            except Exception as mistake:  # noqa: BLE001 — a notice that fails must not cost the connection
                log.error("the gap was not told: %s", whereabouts(mistake))  # noqa: TRY400 — its text may hold anything

    async def _stay(self, line: Line, listening: asyncio.Task[str]) -> End:
        """Until the line ends: by itself, by two missed pings, by a rival, or because the lease is no longer ours."""
        alive, ours = asyncio.create_task(line.keep_alive()), asyncio.create_task(self._watch())
        kicked = asyncio.create_task(self._kicked.wait())
        try:
            await asyncio.wait({listening, alive, ours, kicked}, return_when=asyncio.FIRST_COMPLETED)
            return self._judge(silent=alive.done(), not_ours=ours.done())
        finally:
            for task in (alive, ours, kicked):
                task.cancel()

    def _judge(self, *, silent: bool, not_ours: bool) -> End:
        """How it ended, and since when we may have missed something."""
        self._vitals.count("lines lost")
        self._deaf_since = (self._vitals.last("frame") if silent else None) or self._clock.now()
        if self._kicked.is_set():
            self._vitals.ails(_KICKED)
            log.error("kicked: another program has logged in as this bot")
            return End.KICKED
        if not_ours:
            self._deaf_since = None
            return End.NOT_OURS
        self._vitals.ails("长连接断开了")
        return End.LOST

    async def _watch(self) -> None:
        """Return when the lease is gone; on the way notice that the login has lasted."""
        began, proven = self._monotonic(), False
        while self._may_connect():
            await asyncio.sleep(self._settings.timing.look)
            if not proven and self._monotonic() - began >= self._settings.rests.proven:
                proven = True
                self._rest.proven()
                self._vitals.recovers()

    # ------------------------------------------------------------------------------------------ what comes

    def _frame(self, frame: Frame) -> None:
        if payloads.event_type(frame.body) == "disconnected_event":
            self._vitals.count("kicked")
            self._kicked.set()
        else:
            self._hearing.take(frame)
