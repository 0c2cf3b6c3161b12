"""Somebody asks what waits for him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Here, Notice
from bot.domain.lead import AWAITING_OWNER, WITH_OWNER, Stage
from bot.domain.people import Role

if TYPE_CHECKING:
    from bot.domain.commands import AskMine
    from bot.domain.lead import Lead
    from handlers.context import Context

_AT_ONCE = 15
"""So many inquiries with gaps are shown at a time, the oldest first: an event leaves hundreds to its SDR."""


def ask_mine(_command: AskMine, context: Context) -> None:
    """Somebody asks what waits for him."""
    userid = context.person.userid
    mine = context.work.leads.of_owner(userid, stages=WITH_OWNER)
    brought = context.work.leads.of_sdr(userid)
    gaps = [lead for lead in brought if lead.stage is Stage.INQUIRY]
    facts = {
        "mine": mine,
        "gaps": gaps[:_AT_ONCE],
        "gaps_in_all": len(gaps),
        "brought": [lead for lead in brought if lead.stage is not Stage.INQUIRY],
        "waiting": _waiting(context),
    }
    context.tell(Notice(name="mine", to=Here(), facts=facts))


def _waiting(context: Context) -> tuple[Lead, ...]:
    """What waits for an owner, for those who name one."""
    if not context.person.may(Role.SALES_OPS):
        return ()
    return tuple(lead for lead in context.work.leads.open() if lead.stage in AWAITING_OWNER)
