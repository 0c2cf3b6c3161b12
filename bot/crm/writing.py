"""Writes leads to the CRM: at least once tried, at most once there.

What is owed was written down in the commit that gave the lead to sales. Whether a try succeeded is not always known
(a time-out, a 500 after the write, a kill), so every try looks first whether the CRM has our reference, and leaves
it a minute to find what it has just been given.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.crm.connector import CrmTrouble, Draft
from bot.crm.sync import OUR_MISTAKE
from bot.domain.crm import MOST_TRIES, Write, WriteState, may_be_written, wait_after
from bot.domain.own_commands import EndWrite
from bot.wecom.callback import whereabouts
from storage import Unavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.clock import Clock
    from bot.crm.connector import Connector
    from bot.dispatcher import Dispatcher
    from bot.domain.lead import Lead
    from bot.domain.people import Roster
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

_LEASE: Final = "crm_write"
_TERM: Final = timedelta(minutes=15)
"""Longer than looking and writing can take with the longest patience that config.toml may ask for."""
_MOST: Final = 50
"""Leads of one round: then the mirror has its turn."""
_log = logging.getLogger(__name__)


class Writer:
    """Tells the CRM of the leads that it is owed."""

    def __init__(
        self, *, connector: Connector, database: Database, dispatcher: Dispatcher, clock: Clock, holder: str
    ) -> None:
        self._connector = connector
        self._database = database
        self._dispatcher = dispatcher
        self._clock = clock
        self._holder = holder

    async def round(self) -> int:
        """Everything that may be told now; how many leads that were."""
        done = 0
        try:
            while done < _MOST and (taken := await self._database.do(self._take)):
                done += await self._one(*taken)
        finally:
            await self._release()
        return done

    async def _one(self, write: Write, draft: Draft | None) -> bool:
        if draft is None:
            return False
        try:
            remote = await self._connector.find(draft.ref) or await self._connector.create(draft)
        except CrmTrouble as trouble:
            return await self._failed(write, trouble.reason)
        except Exception as mistake:  # noqa: BLE001 — whatever it is, the other leads must get there
            _log.error("writing to the CRM stumbled: %s", whereabouts(mistake))
            return await self._failed(write, OUR_MISTAKE)
        written = replace(write, state=WriteState.WRITTEN, remote=remote, error="", ended_at=self._clock.now())
        await self._dispatcher.once(lambda work: self._end(work, written))
        return True

    async def _failed(self, write: Write, reason: str) -> bool:
        _log.warning("%s was not written to the CRM: %s", write.ref, reason)
        await self._dispatcher.once(lambda work: self._put_off(work, write, reason))
        return False

    # ------------------------------------------------------------------------------- inside a piece of work

    def _take(self, work: UnitOfWork) -> tuple[Write, Draft | None] | None:
        """What is to be told next, counted as tried before it is: a kill must not make a loop of it."""
        now = self._clock.now()
        write = work.crm.due(now)
        if write is None or work.leases.take(_LEASE, self._holder, _TERM) is None:
            return None
        lead = work.leads.get(write.lead)
        if lead is None or not may_be_written(lead):
            void = replace(write, state=WriteState.VOID, ended_at=now)
            work.crm.keep_write(void)
            return void, None
        tried = replace(write, attempts=write.attempts + 1, next_at=now + wait_after(write.attempts + 1))
        work.crm.keep_write(tried)
        return tried, Draft(ref=write.ref, words=words_of(lead, work.people.roster()))

    def _put_off(self, work: UnitOfWork, write: Write, reason: str) -> None:
        if write.attempts < MOST_TRIES:
            work.crm.keep_write(replace(write, error=reason))
            return
        self._end(work, replace(write, state=WriteState.GIVEN_UP, error=reason, ended_at=self._clock.now()))

    def _end(self, work: UnitOfWork, write: Write) -> None:
        key = f"crm:write:{write.lead}:{write.owed_at.isoformat()}"
        self._dispatcher.obey(EndWrite(write=write), work, by="crm", key=key)

    async def _release(self) -> None:
        try:
            await self._database.do(lambda work: work.leases.release(_LEASE, self._holder))
        except Unavailable:
            return


def words_of(lead: Lead, roster: Roster) -> Mapping[str, str]:
    """The lead as words, by the names that ``bot.config.crm_map.TELLING`` knows."""
    stated = lead.inquiry
    said = {
        "lead": lead.name,
        "company": lead.company,
        "contact": stated.contact,
        "title": stated.title,
        "phone": stated.phones[0] if stated.phones else "",
        "mail": stated.email,
        "need": stated.need,
        "budget": stated.budget.words if stated.budget else "",
        "authority": stated.authority.value if stated.authority else "",
        "timeline": stated.timeline.words if stated.timeline else "",
        "region": stated.region,
        "industry": stated.industry,
        "source": " / ".join(stated.utm.values()) or stated.source,
        "owner": roster.name_of(lead.owner),
        "sdr": roster.name_of(lead.sdr),
    }
    return {name: value or "" for name, value in said.items()}
