"""Somebody asks what waits for him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Here, Notice
from bot.domain.lead import AWAITING_OWNER, OPEN, WITH_OWNER
from bot.domain.people import Role

if TYPE_CHECKING:
    from bot.domain.commands import AskMine
    from bot.domain.lead import Lead
    from handlers.context import Context


def ask_mine(_command: AskMine, context: Context) -> None:
    """Somebody asks what waits for him."""
    userid = context.person.userid
    mine = context.work.leads.of_owner(userid, stages=WITH_OWNER)
    brought = [lead for lead in context.work.leads.of_sdr(userid) if lead.stage in OPEN]
    context.tell(Notice(name="mine", to=Here(), facts={"mine": mine, "brought": brought, "waiting": _waiting(context)}))


def _waiting(context: Context) -> tuple[Lead, ...]:
    """What waits for an owner, for those who name one."""
    if not context.person.may(Role.SALES_OPS):
        return ()
    return tuple(lead for lead in context.work.leads.open() if lead.stage in AWAITING_OWNER)
