"""Taking a decision back (product.md §3, "undo")."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.decision import Decision, Happened, Notice, TheGroup, To
from bot.domain.lead import TO_TRANSFER, WITH_OWNER, Lead, Stage
from bot.domain.lifecycle.diagram import (
    ALL_CLOCKS,
    FRESH_CARD,
    WAITING,
    WAITS_ON,
    ask_to_transfer,
    holder,
    offer,
    parting,
    said,
)

_HIS = WITH_OWNER | {Stage.WON, Stage.LOST}
"""Stages in which a lead counts for its owner."""

_SDR_WAS_TOLD = frozenset({Happened.FOUND_IN_CRM, Happened.JUNKED, Happened.WON, Happened.LOST})
"""What the SDR heard of, and so hears taken back."""


def undo(lead: Lead, before: Lead, undone: Happened) -> Decision:
    """Put a lead back to where it stood before its last decision, in a new cycle so that old cards are void.

    What was learned of the customer in the meantime stays. Whoever has the lead now gets a card that works.
    """
    restored = _as_before(lead, before)
    goodbye = parting(lead) if lead.owner != restored.owner else ()
    line = Notice(name="undone", to=TheGroup(), facts={"undone": undone})
    sdr = (replace(line, to=To(userid=lead.sdr)),) if undone in _SDR_WAS_TOLD else ()
    clock = WAITS_ON.get(restored.stage)
    return Decision(
        lead=restored,
        happened=Happened.UNDONE,
        detail=said(undone=undone, owner=(lead.owner or "") if lead.stage in _HIS else ""),
        notices=(line, *_fresh_card(restored), *goodbye, *sdr),
        start=(clock,) if clock else (),
        stop=ALL_CLOCKS,
    )


def _as_before(lead: Lead, before: Lead) -> Lead:
    stage = Stage.QUALIFIED if before.stage is Stage.INQUIRY and not lead.missing else before.stage
    return before.now(
        stage=stage,
        cycle=lead.cycle + 1,
        notified_at=None,
        inquiry=lead.inquiry,
        mark=lead.mark,
        missing=lead.missing,
        tier=lead.tier,
    )


def _fresh_card(lead: Lead) -> tuple[Notice, ...]:
    """The card that works in the lead's new cycle: the owner's, the SDR's, or that of sales-ops."""
    if lead.stage in WITH_OWNER:
        return (offer(holder(lead)),)
    if lead.stage in TO_TRANSFER:
        return (ask_to_transfer(lead.sdr),)
    return (FRESH_CARD,) if lead.stage in WAITING else ()
