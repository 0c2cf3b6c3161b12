"""Sales-ops give a lead that has an owner to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import leaving, lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.commands import Reassign
    from handlers.context import Context


def reassign(command: Reassign, context: Context) -> None:
    """Sales-ops give a lead to another owner; where there is a reason against it, only when that is confirmed."""
    rights.must_dispatch(context.person, context.roster)
    lead = context.lead(command.lead)
    owner = context.salesperson(command.owner)
    reason = command.reason
    decision = lifecycle.reassign(lead, owner, by=context.person, now=context.now, reason=reason)
    if not command.although_off_limits:
        rights.must_be_touchable(lead, owner, context.acquaintance(lead))
    if not command.although_away:
        rights.must_be_there(lead, owner, context.roster, context.today)
    if not command.although_full:
        rights.must_have_room(lead, owner, context.load_of(owner))
    context.record(decision)
    for notice in leaving.given_meanwhile(decision.lead, roster=context.roster, today=context.today):
        context.tell(notice, decision.lead)
