"""Sales-ops bring a lead back that was thrown out as 无效."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, posting, rights
from bot.domain.refusal import PhoneTaken
from handlers.context import apply_rules

if TYPE_CHECKING:
    from bot.domain.commands import Revive
    from handlers.context import Context


def revive(command: Revive, context: Context) -> None:
    """Sales-ops bring a lead back that was thrown out as 无效.

    Raises:
        PhoneTaken: the customer was posted anew in the meantime, and is not kept twice (I10).
    """
    rights.must_dispatch(context.person, context.roster)
    decision = lifecycle.revive(context.lead(command.lead))
    known = posting.same_customer(context.work.leads.with_phone(decision.lead.inquiry.phones))
    if known:
        raise PhoneTaken(lead=known)
    context.record(decision)
    apply_rules(command.lead, context)
