"""The outbox to WeCom: in order within a chat, at WeCom's pace, again and again until taken or given up.

Delivery only carries: the words were final when they were committed. It is at least once: after a crash or a time-out
a message can appear twice, never not at all (reliability.md, "What can be promised").
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import time
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.dispatcher.answers import reply_from_json
from bot.domain.own_commands import OwnerNotReached, OwnerReached
from bot.messages.speaker import from_json
from bot.wecom.callback import whereabouts
from bot.wecom.transport import Chat, ChatKind, Outgoing, Receipt, Rejected, SendError, TryLater, Unsent
from storage import Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.clock import Clock
    from bot.dispatcher import Dispatcher
    from bot.wecom.transport import Transport
    from storage.database import Database
    from storage.outbox import OutboxRow
    from storage.unit_of_work import UnitOfWork

_LEASE = timedelta(seconds=30)
_SAFE_SECONDS = 20.0
"""A claim older than this is not acted on: another replica may hold the row by the time we have sent it."""
_BATCH = 32
_AT_ONCE = 4
"""Messages under way together: what a kill finds sent and not yet marked goes out twice, so these are few."""
_PAUSES = (1.0, 5.0, 30.0, 120.0, 600.0, 1800.0)
"""Seconds before the next try, after each failure; the last one repeats (reliability.md E2)."""
_UNTIL_OPEN = (2.0, 30.0)
"""Seconds before a way that was closed is looked at again, at least and at most: a tenth of the time waited so far."""
_GIVE_UP_AFTER = timedelta(hours=24)
_LOOK_AGAIN = 1.0
_LAST_SENDS = 4.0
"""Seconds for what is under way when the bot is stopped; systemd and Docker kill after ten."""

_log = logging.getLogger(__name__)


class Delivery:
    """Carries what is in the outbox. Several replicas may run one each; a row is claimed by one at a time.

    ``may_carry`` is False in a replica that is not the one on the long connection: it would only get in the way.
    """

    def __init__(
        self,
        *,
        database: Database,
        transport: Transport,
        dispatcher: Dispatcher,
        clock: Clock,
        holder: str,
        may_carry: Callable[[], bool] = lambda: True,
    ) -> None:
        self._database = database
        self._transport = transport
        self._dispatcher = dispatcher
        self._clock = clock
        self._holder = holder
        self._may_carry = may_carry
        self._bell = asyncio.Event()
        self._a_few = asyncio.Semaphore(_AT_ONCE)
        self._one_ring = asyncio.Lock()
        self._under_way: asyncio.Future[list[bool]] | None = None
        self.last_round: float = time.monotonic()

    def ring_the_bell(self) -> None:
        """Something new is in the outbox."""
        self._bell.set()

    async def run(self) -> None:
        """Carry for ever. Trouble with the database is waited out; a mistake of ours is loud, and the others go on."""
        while True:
            try:
                await self.drain()
            except Unavailable:
                _log.warning("the database does not answer; messages wait")
            except Exception as mistake:  # noqa: BLE001 — one message must not keep all others from going out
                _log.error("a message was not carried: %s", whereabouts(mistake))
            self.last_round = time.monotonic()
            await self._wait()

    async def drain(self) -> int:
        """Carry everything that may go now; how many messages were taken by WeCom."""
        taken = 0
        while rows := await self._claim():
            claimed = time.monotonic()
            self._under_way = asyncio.gather(*(self._carry(row, claimed) for row in rows))
            taken += sum(await asyncio.shield(self._under_way))
            self.last_round = time.monotonic()
        return taken

    async def finish(self) -> None:
        """After ``run`` was cancelled: give what is under way some seconds to arrive, so that it goes out once."""
        if self._under_way is None or self._under_way.done():
            return
        await asyncio.wait({self._under_way}, timeout=_LAST_SENDS)
        self._under_way.cancel()
        await asyncio.gather(self._under_way, return_exceptions=True)

    async def _wait(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LOOK_AGAIN):  # wait_for of 3.11 may swallow a cancellation
                await self._bell.wait()

    async def _claim(self) -> Sequence[OutboxRow]:
        self._bell.clear()  # before looking: whoever rings while we look is heard, and a bell heard once is quiet again
        if not self._may_carry():
            return ()
        now = self._clock.now()
        return await self._database.do(lambda work: work.outbox.claim(now, self._holder, _LEASE, _BATCH))

    async def _carry(self, row: OutboxRow, claimed: float) -> bool:
        """Rings go one after the other: a kill repeats one of them at most."""
        async with self._one_ring if row.kind.startswith("rings/") else self._a_few:
            return time.monotonic() - claimed <= _SAFE_SECONDS and await self._send(row)

    async def _send(self, row: OutboxRow) -> bool:
        try:
            receipt = await self._transport.send(outgoing(row))
        except TryLater as trouble:
            await self._later(row, trouble)
        except Rejected as refusal:
            await self._give_up(row, refusal)
        else:
            await self._taken(row, receipt)
            return True
        return False

    async def _taken(self, row: OutboxRow, receipt: Receipt) -> None:
        now = self._clock.now()

        def keep(work: UnitOfWork) -> None:
            work.outbox.sent(row.id, now, {name: value for name, value in asdict(receipt).items() if value is not None})
            if receipt.response_code and row.card:
                work.cards.set_response_code(row.card["task_id"], receipt.response_code)
            if row.awaited:
                lead, cycle = row.awaited
                reached = OwnerReached(lead=lead, cycle=cycle, at=now)
                self._dispatcher.obey(reached, work, by="delivery", key=f"reached:{row.id}")

        await self._database.do(keep)

    async def _later(self, row: OutboxRow, trouble: TryLater) -> None:
        now = self._clock.now()
        if (row.stale_after and now > row.stale_after) or now - row.created_at > _GIVE_UP_AFTER:
            await self._give_up(row, trouble)
            return
        _log.info("message %s waits: %s", row.id, trouble.reason)
        tried = not isinstance(trouble, Unsent)
        at = now + timedelta(seconds=pause(row.attempts, trouble, waited=now - row.created_at))
        await self._database.do(lambda work: work.outbox.again(row.id, at, trouble.reason, tried=tried))

    async def _give_up(self, row: OutboxRow, trouble: SendError) -> None:
        now = self._clock.now()
        _log.warning("message %s cannot be delivered: %s", row.id, trouble.reason)

        def bury(work: UnitOfWork) -> None:
            work.outbox.dead(row.id, now, trouble.reason)
            if row.awaited:
                lead, cycle = row.awaited
                missed = OwnerNotReached(lead=lead, cycle=cycle, why=trouble.reason)
                self._dispatcher.obey(missed, work, by="delivery", key=f"missed:{row.id}")

        await self._database.do(bury)


def outgoing(row: OutboxRow) -> Outgoing:
    """A row of the outbox as the transport takes it."""
    return Outgoing(
        id=row.id,
        to=Chat(kind=ChatKind(row.chat_kind), id=row.chat_id),
        text=row.text,
        card=from_json(row.card) if row.card else None,
        mention=row.mention,
        reply=reply_from_json(row.reply),
        update=row.update,
    )


def pause(attempts: int, trouble: TryLater, *, waited: timedelta) -> float:
    """Seconds to wait after so many tries: what WeCom asked for, else longer each time, never all at once.

    What has not left us waits only for its way to open: it is not to pay for an outage when that is over (decision 19).
    """
    if trouble.after is not None:
        return trouble.after
    if isinstance(trouble, Unsent):
        least, most = _UNTIL_OPEN
        return min(max(waited.total_seconds() / 10, least), most)
    planned = _PAUSES[min(attempts, len(_PAUSES)) - 1] if attempts else _PAUSES[0]
    return planned * random.uniform(0.8, 1.2)  # noqa: S311 — no secret


def oldest_wait(rows: Sequence[OutboxRow], now: datetime) -> timedelta:
    """How long the oldest of these messages has waited."""
    return max((now - row.created_at for row in rows), default=timedelta())
