"""What sales-ops say a lead is for: must-win, or practice (S29)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Decision, Happened, Here, Notice, TheGroup
from bot.domain.lifecycle.diagram import WAITING, is_settled, said
from bot.domain.refusal import NotWaiting

if TYPE_CHECKING:
    from bot.domain.lead import Lead, Mark


def put_mark(lead: Lead, mark: Mark | None) -> Decision:
    """Mark a lead, or take its mark off (None). One that waits for its owner gets a card with the owners in new order.

    Raises:
        NotWaiting: it is settled.
    """
    if is_settled(lead):
        raise NotWaiting(lead=lead)
    marked = lead.now(mark=mark)
    if mark is lead.mark:
        return Decision(lead=lead, happened=Happened.MARKED, notices=(Notice(name="marked", to=Here()),))
    card = "lead" if lead.stage in WAITING else None
    line = Notice(name="marked", to=TheGroup(), card=card)
    return Decision(lead=marked, happened=Happened.MARKED, detail=said(mark=mark or ""), notices=(line,))
