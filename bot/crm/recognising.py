"""Looks again at the leads that were shown while the mirror did not have what the CRM has said since.

What was recorded in the CRM only after the lead was posted is no evidence against it (I3) and is not told.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.crm import may_turn_out_known
from bot.domain.customer import recognised
from bot.domain.matching import Verdict, knowing
from bot.domain.own_commands import TurnOutKnown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.dispatcher import Dispatcher
    from bot.domain.crm import CrmState
    from bot.domain.lead import Lead
    from storage.crm import Whole
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

_AT_ONCE: Final = 50
_MARGIN: Final = timedelta(minutes=1)
_SURE: Final = (Verdict.SAME, Verdict.RELATED)


class Recogniser:
    """Tells sales-ops of a customer whom the CRM turns out to know."""

    def __init__(self, *, database: Database, dispatcher: Dispatcher) -> None:
        self._database = database
        self._dispatcher = dispatcher

    async def look_again(self, state: CrmState) -> int:
        """Look at everything that was carded since the last round that went through; how many turned out known."""
        since = (state.good_began_at or state.since) - _MARGIN
        carded = await self._database.do(lambda work: work.crm.carded_since(since))
        numbers = sorted(carded)
        told = 0
        for first in range(0, len(numbers), _AT_ONCE):
            some = {number: carded[number] for number in numbers[first : first + _AT_ONCE]}
            told += await self._dispatcher.once(lambda work, some=some: self._look(work, some))  # type: ignore[misc]
        return told

    def _look(self, work: UnitOfWork, carded: Mapping[int, datetime]) -> int:
        told = 0
        for lead in work.leads.many(carded):
            if not may_turn_out_known(lead):
                continue
            ref = _known_since(lead, carded[lead.number], work)
            if ref is not None:
                command = TurnOutKnown(lead=lead.number, customer=ref)
                self._dispatcher.obey(command, work, by="crm", key=f"crm:known:{lead.number}:{ref}")
                told += 1
        return told


def _known_since(lead: Lead, carded: datetime, work: UnitOfWork) -> str | None:
    """The customer of the CRM that this lead's is, if the mirror did not have it when the card was made."""
    stated = lead.inquiry
    comer = knowing(lead.company, phones=stated.phones, mails=[stated.email] if stated.email else [])
    alike = recognised(comer, work.customers.like(comer))
    found = next((one.customer for one in alike if one.finding.verdict in _SURE), None)
    if found is None:
        return None
    whole = next(iter(work.crm.whole([found.ref])), None)
    phones = work.crm.seals_of(stated.phones)
    return found.ref if whole and _is_new(whole, phones, carded) and not _came_later(whole, lead) else None


def _is_new(whole: Whole, phones: Collection[str], carded: datetime) -> bool:
    of_contacts = (since for one, since in whole.contacts if one.said.get("phone") in phones)
    return whole.since >= carded or any(since >= carded for since in of_contacts)


def _came_later(whole: Whole, lead: Lead) -> bool:
    created = whole.account.said.get("created")
    return created is not None and datetime.fromisoformat(created) > lead.posted_at
