"""Sales-ops give a waiting lead to a salesperson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import leaving, lifecycle, rights

if TYPE_CHECKING:
    from bot.domain.commands import Assign
    from handlers.context import Context


def assign(command: Assign, context: Context) -> None:
    """Sales-ops give a waiting lead to a salesperson; where there is a reason against it, when that is confirmed."""
    rights.must_dispatch(context.person, context.roster)
    lead = context.lead(command.lead)
    owner = context.salesperson(command.owner)
    decide = lifecycle.assign if context.policy.transfer == "on_assignment" else lifecycle.name_owner
    decision = decide(lead, owner, by=context.person, now=context.now, despite_gaps=command.despite_gaps)
    if not command.although_off_limits:
        rights.must_be_touchable(lead, owner, context.acquaintance(lead))
    if not command.although_away:
        rights.must_be_there(lead, owner, context.roster, context.today)
    if not command.although_full:
        rights.must_have_room(lead, owner, context.load_of(owner))
    context.record(decision)
    for notice in leaving.given_meanwhile(decision.lead, roster=context.roster, today=context.today):
        context.tell(notice, decision.lead)
