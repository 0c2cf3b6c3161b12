"""Companies of earlier leads become known under any writing of their name, as those of new leads are from the start.

Leads that were kept before there were keys of names (revision 0008), and names kept under keys of an older version, are
read a few at a time while the bot works. How far that has come is kept, so that a restart goes on from there.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

from bot.domain.acquaintance import comer_of
from bot.domain.matching import KEYS
from storage import Unavailable

if TYPE_CHECKING:
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

_HOW_FAR: Final = "earlier_names"
AT_ONCE: Final = 50
"""Names of one commit: whoever speaks with the bot meanwhile does not notice."""
_WAIT: Final = 60.0
"""Seconds before a database that did not answer is asked again."""


async def know_earlier_names(database: Database) -> None:
    """Go on until every name is known under the keys of today."""
    left = True
    while left:
        try:
            left = await database.do(step)
        except Unavailable:  # others say so loudly; nothing is lost by waiting
            await asyncio.sleep(_WAIT)


def step(work: UnitOfWork) -> bool:
    """Read some more names; whether there may be others left."""
    told: dict[str, Any] = json.loads(work.facts.get(_HOW_FAR) or '{"lead": 0, "keys": 0, "after": ""}')
    if told["lead"] is not None:
        told["lead"] = _meet_some(told["lead"], work)
    elif told["keys"] != KEYS:
        told["after"] = work.companies.find_anew(told["after"], AT_ONCE)
        told["keys"] = told["keys"] if told["after"] else KEYS
    else:
        return False
    work.facts.put(_HOW_FAR, json.dumps(told))
    return True


def _meet_some(after: int, work: UnitOfWork) -> int | None:
    """The companies of some leads behind this one; which was the last of them, None where no lead is left."""
    newest = work.leads.list(limit=1)
    last = newest[0].number if newest else 0
    end = min(after + AT_ONCE, last)
    for lead in work.leads.many(range(after + 1, end + 1)):
        work.companies.meet(comer_of(lead.inquiry))
    return end if end < last else None
