"""Asks the CRM, page by page, and keeps what it says: one page is one commit, and a kill costs one page.

How far we are stands in the database. Of several replicas the one that holds the lease asks; a page that comes back
after the lease was lost, or after somebody else went on, is thrown away. Nothing waits for the CRM but this.
"""

from __future__ import annotations

import asyncio
import logging
import random
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.crm.connector import CrmTrouble, Denied, NoAnswer
from bot.crm.mirroring import mirror
from bot.domain.crm import CrmState, Round, wait_after
from bot.wecom.callback import whereabouts
from storage import Unavailable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.clock import Clock
    from bot.crm.connector import Connector, Page
    from bot.crm.recognising import Recogniser
    from bot.domain.crm import Kind
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

LEASE: Final = "crm"
OUR_MISTAKE: Final = "CRM 给的内容没有看懂,榫卯自己出错了;请看日志并报告"
TERM: Final = timedelta(minutes=6)
"""Longer than one page can take: its tries, and the waits between them."""
_WAITS: Final = (1.0, 4.0, 15.0)
"""Seconds before the second, third and fourth try of a page."""
_LONGEST: Final = 120.0
"""Seconds that a CRM may make us wait in the middle of a round; for longer we come back later."""
_STUCK: Final = 3
_MOST_PAGES: Final = 200_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Times:
    """How often to ask, how often for everything, and when the mirror counts as out of date."""

    every: timedelta = timedelta(minutes=15)
    full_every: timedelta = timedelta(days=7)
    stale_after: timedelta = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """How a round ended: ``round`` is it where it went through, ``busy`` that somebody else asks, ``error`` why not."""

    round: Round | None = None
    busy: bool = False
    error: str = ""


class _Overtaken(Exception):
    """Another replica asks now."""


class Sync:
    """One CRM and its mirror."""

    def __init__(
        self,
        *,
        connector: Connector,
        database: Database,
        clock: Clock,
        holder: str,
        recogniser: Recogniser | None = None,
        times: Times | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._connector = connector
        self._database = database
        self._clock = clock
        self._holder = holder
        self._recogniser = recogniser
        self._times = times or Times()
        self._sleep = sleep
        self._asked: bool | None = None

    def ask(self, *, full: bool) -> None:
        """A person wants a round at once."""
        self._asked = full or bool(self._asked)

    async def settle(self) -> None:
        """Say in the database which CRM this is; of another one than before nothing is kept."""
        while await self._database.do(self._settle):
            pass

    async def beat(self) -> Outcome | None:
        """A round if one is due or wanted; None where not."""
        asked, self._asked = self._asked, None
        if asked is None:
            state = await self._database.do(lambda work: work.crm.state())
            if state is not None and state.next_at is not None and state.next_at > self._clock.now():
                return None
        return await self.once(full=bool(asked))

    async def once(self, *, full: bool = False) -> Outcome:
        """A round, or what is left of the last one."""
        try:
            state = await self._database.do(lambda work: self._begin(work, full=full))
            for kind in self._connector.kinds:
                if state.round and kind not in state.round.done:
                    await self._through(kind)
            return Outcome(round=await self._finish())
        except _Overtaken:
            return Outcome(busy=True)
        except CrmTrouble as trouble:
            _log.warning("the CRM was not asked to the end: %s", trouble.reason)
            known = trouble
            await self._database.do(lambda work: self._fail(work, known))
            return Outcome(error=trouble.reason)
        except Unavailable:
            raise
        except Exception as mistake:  # noqa: BLE001 — ours or the CRM's, it must neither be asked again at once nor unsaid
            _log.error("asking the CRM stumbled: %s", whereabouts(mistake))
            await self._database.do(lambda work: self._fail(work, Denied(OUR_MISTAKE)))
            return Outcome(error=OUR_MISTAKE)
        finally:
            await self._release()

    # ---------------------------------------------------------------------------------------------- a round

    async def _through(self, kind: Kind) -> None:
        for _ in range(_MOST_PAGES):
            state = await self._database.do(self._mine)
            cursor = state.cursors.get(kind.value, "")
            page = await self._patiently(kind, cursor)
            if not await self._database.do(lambda work, cursor=cursor, page=page: self._keep(work, kind, cursor, page)):  # type: ignore[misc]
                return
        raise Denied("CRM 的页没有尽头:请检查 paging")

    async def _patiently(self, kind: Kind, cursor: str) -> Page:
        """A page, tried again where it may help."""
        for wait in _WAITS:
            try:
                return await self._connector.page(kind, cursor)
            except NoAnswer as trouble:
                if trouble.after is not None and trouble.after > _LONGEST:
                    raise
                await self._sleep(max(trouble.after or 0.0, wait * random.uniform(0.8, 1.2)))  # noqa: S311 — no secret
        return await self._connector.page(kind, cursor)

    async def _finish(self) -> Round | None:
        """Forget what a full round has not seen, look at the leads again that came meanwhile, and end the round."""
        while await self._database.do(self._sweep):
            pass
        if self._recogniser is not None:
            state = await self._database.do(self._mine)
            await self._recogniser.look_again(state)
        return await self._database.do(self._end)

    # ------------------------------------------------------------------------------- inside a piece of work

    def _settle(self, work: UnitOfWork) -> bool:
        """Whether there is still something left of another CRM."""
        state, now = work.crm.state(), self._clock.now()
        if state is not None and state.source == self._connector.source:
            work.crm.keep(replace(state, stale_after=self._times.stale_after))
            return False
        if refs := work.crm.forget_some():
            work.customers.drop(refs)
            return True
        work.crm.keep(
            CrmState(source=self._connector.source, since=now, stale_after=self._times.stale_after, next_at=now)
        )
        return False

    def _mine(self, work: UnitOfWork) -> CrmState:
        """The state, if the lease is ours."""
        state = work.crm.state()
        if state is None or state.source != self._connector.source:
            raise _Overtaken
        if work.leases.take(LEASE, self._holder, TERM) is None:
            raise _Overtaken
        return state

    def _begin(self, work: UnitOfWork, *, full: bool) -> CrmState:
        state, now = self._mine(work), self._clock.now()
        overdue = state.full_at is None or now - state.full_at > self._times.full_every
        if state.round is not None and (state.round.full or not (full or overdue)):
            return state
        everything = full or overdue
        begun = replace(
            state,
            round=Round(number=state.rounds + 1, full=everything, began_at=now),
            rounds=state.rounds + 1,
            cursors={} if everything else state.cursors,
        )
        work.crm.keep(begun)
        return begun

    def _keep(self, work: UnitOfWork, kind: Kind, asked: str, page: Page) -> bool:
        """Keep a page; whether there is another."""
        state, now = self._mine(work), self._clock.now()
        if state.round is None or state.cursors.get(kind.value, "") != asked or kind in state.round.done:
            raise _Overtaken
        touched = work.crm.take_in(page.entries, mark=state.round.number, now=now) if page.entries else None
        if touched is not None:
            mirror(touched, work, now, untold=self._connector.untold)
        on = replace(
            state.round,
            done=state.round.done if page.more else (*state.round.done, kind),
            seen=state.round.seen + len(page.entries),
            changed=state.round.changed + (touched.changed if touched else 0),
            unreadable=state.round.unreadable + page.unreadable,
        )
        work.crm.keep(replace(state, round=on, cursors={**state.cursors, kind.value: page.cursor}))
        return page.more

    def _sweep(self, work: UnitOfWork) -> bool:
        state = self._mine(work)
        if state.round is None or not state.round.full:
            return False
        touched = work.crm.sweep(state.round.number)
        if touched is not None:
            mirror(touched, work, self._clock.now(), untold=self._connector.untold)
        return touched is not None

    def _end(self, work: UnitOfWork) -> Round | None:
        state, now = self._mine(work), self._clock.now()
        if state.round is None:
            raise _Overtaken
        work.crm.keep(
            replace(
                state,
                good_at=now,
                good_began_at=state.round.began_at,
                full_at=now if state.round.full else state.full_at,
                tried_at=now,
                next_at=now + self._times.every,
                error="",
                failures=0,
                round=None,
                last=state.round,
            )
        )
        return state.round

    def _fail(self, work: UnitOfWork, trouble: CrmTrouble) -> None:
        state, now = work.crm.state(), self._clock.now()
        if state is None:
            return
        failures, denied = state.failures + 1, isinstance(trouble, Denied)
        after = trouble.after if isinstance(trouble, NoAnswer) else None
        wait = self._times.every if denied else min(wait_after(failures), self._times.every)
        wait = max(wait, min(timedelta(seconds=after or 0), timedelta(hours=1)))
        failed = replace(state, tried_at=now, next_at=now + wait, error=trouble.reason, failures=failures)
        if denied and failures >= _STUCK:
            # It may be the place itself that it does not take any more: begin anew.
            failed = replace(failed, round=None, full_at=None)
        work.crm.keep(failed)

    async def _release(self) -> None:
        try:
            await self._database.do(lambda work: work.leases.release(LEASE, self._holder))
        except Unavailable:
            return
