"""Somebody has left the company: sales-ops get the open leads as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle
from bot.domain.lead import TO_TRANSFER, WITH_OWNER
from bot.domain.people import Role

if TYPE_CHECKING:
    from bot.domain.own_commands import HandBack
    from handlers.context import Context


def hand_back(command: HandBack, context: Context) -> None:
    """Somebody has left the company: sales-ops get the open leads as a list."""
    gone = context.gone(command.person, command.name)
    left = [lead.number for lead in context.work.leads.of_owner(gone.userid, stages=WITH_OWNER | TO_TRANSFER)]
    for number in left:
        context.record(lifecycle.orphan(context.lead(number), gone=gone))
    if not left:
        return
    leads = [context.lead(number) for number in left]
    for notice, about in lifecycle.hand_over(leads, gone=gone, sales_ops=context.roster.having(Role.SALES_OPS)):
        context.tell(notice, about)
