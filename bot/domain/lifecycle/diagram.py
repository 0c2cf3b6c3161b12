"""The state diagram itself, and the words and guards that every step of it shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Decision, Happened, Notice, TheGroup, To
from bot.domain.lead import AWAITING_OWNER, CLOSED, TO_TRANSFER, WITH_OWNER, Lead, Stage
from bot.domain.refusal import NobodyHasIt, NotWaiting
from bot.domain.sla import ClockKind

if TYPE_CHECKING:
    from collections.abc import Mapping

WAITING = AWAITING_OWNER - {Stage.INQUIRY}
UNSETTLED = AWAITING_OWNER | TO_TRANSFER | WITH_OWNER

ARROWS: Mapping[Happened, tuple[frozenset[Stage], Stage]] = {
    Happened.FILLED: (frozenset({Stage.INQUIRY}), Stage.QUALIFIED),
    Happened.NAMED: (AWAITING_OWNER | TO_TRANSFER | {Stage.IN_CRM}, Stage.NAMED),
    Happened.TRANSFERRED: (TO_TRANSFER, Stage.ASSIGNED),
    Happened.ASSIGNED: (AWAITING_OWNER | {Stage.IN_CRM}, Stage.ASSIGNED),
    Happened.REASSIGNED: (WITH_OWNER | {Stage.IN_CRM}, Stage.ASSIGNED),
    Happened.UNASSIGNED: (TO_TRANSFER | WITH_OWNER, Stage.QUALIFIED),
    Happened.HELD: (WAITING, Stage.HELD),
    Happened.FOUND_IN_CRM: (UNSETTLED, Stage.IN_CRM),
    Happened.JUNKED: (UNSETTLED, Stage.JUNK),
    Happened.REVIVED: (frozenset({Stage.JUNK}), Stage.QUALIFIED),
    Happened.ACCEPTED: (frozenset({Stage.ASSIGNED}), Stage.ACCEPTED),
    Happened.REJECTED: (frozenset({Stage.ASSIGNED}), Stage.REJECTED),
    Happened.RETURNED: (frozenset({Stage.ACCEPTED}), Stage.RETURNED),
    Happened.WON: (frozenset({Stage.ACCEPTED}), Stage.WON),
    Happened.LOST: (frozenset({Stage.ACCEPTED}), Stage.LOST),
}
"""What can happen to a lead: from one of these stages, to that stage.

A lead that still has gaps is revived as the inquiry it is. A lead that the CRM knows can be assigned only as long as
nobody works it there; else it is reassigned, on purpose.
"""

WAITS_ON: Mapping[Stage, ClockKind] = {
    Stage.INQUIRY: ClockKind.GAPS,
    Stage.QUALIFIED: ClockKind.UNASSIGNED,
    Stage.NAMED: ClockKind.TRANSFER,
    Stage.REJECTED: ClockKind.UNASSIGNED,
    Stage.RETURNED: ClockKind.REWORK,
    Stage.HELD: ClockKind.PROGRESS,
    Stage.ASSIGNED: ClockKind.UNANSWERED,
    Stage.ACCEPTED: ClockKind.PROGRESS,
}
"""The clock that runs in a stage, so that nothing stays silent there (S68)."""

FRESH_CARD = Notice(name="waiting_again", to=TheGroup(), card="lead")
"""A fresh card: those of the cycle before are void."""

ALL_CLOCKS = frozenset(ClockKind)


def wait_again(
    lead: Lead,
    happened: Happened,
    stage: Stage,
    *,
    reason: str,
    also: tuple[Notice, ...],
    clock: ClockKind = ClockKind.UNASSIGNED,
) -> Decision:
    """The lead has no owner any more: a new cycle, a fresh card, and a clock on whoever acts next (S68)."""
    free = with_nobody(lead, stage)
    facts = {"reason": reason, "from_owner": lead.owner}
    return Decision(
        lead=free,
        happened=happened,
        detail=said(reason=reason, owner=lead.owner or ""),
        notices=(Notice(name=happened.value, to=TheGroup(), facts=facts), FRESH_CARD, *also),
        start=(clock,),
        stop=ALL_CLOCKS,
    )


def with_nobody(lead: Lead, stage: Stage) -> Lead:
    """The lead in a new cycle, in which nobody has it yet; who had it is a former owner."""
    return lead.now(
        stage=stage,
        cycle=lead.cycle + 1,
        owner=None,
        previous_owners=left_behind(lead),
        notified_at=None,
        contacted_at=None,
    )


def offer(userid: str) -> Notice:
    """The lead to its new owner; its delivery starts the clock of first contact (I13)."""
    return Notice(name="offer", to=To(userid=userid), card="owner", awaited=True)


def ask_to_transfer(sdr: str) -> Notice:
    """The named owner to the SDR, with the one click that lets the lead go (S34)."""
    return Notice(name="to_transfer", to=To(userid=sdr), card="transfer")


def parting(lead: Lead) -> tuple[Notice, ...]:
    """Tell somebody who had the lead that it is no longer his."""
    if lead.owner is None or lead.stage in TO_TRANSFER:
        return ()
    return (Notice(name="taken_away", to=To(userid=lead.owner), facts={"new_owner": "", "reason": ""}),)


def left_behind(lead: Lead) -> tuple[str, ...]:
    """Former owners, the present one included (S59); who was only named never had it."""
    if lead.owner is None or lead.stage in TO_TRANSFER or lead.owner in lead.previous_owners:
        return lead.previous_owners
    return (*lead.previous_owners, lead.owner)


def holder(lead: Lead) -> str:
    """Who has the lead now."""
    if is_settled(lead):
        raise NotWaiting(lead=lead)
    if lead.owner is None:
        raise NobodyHasIt(lead=lead)
    return lead.owner


def is_settled(lead: Lead) -> bool:
    """Whether nobody has to act any more."""
    return lead.stage in CLOSED or (lead.stage is Stage.IN_CRM and lead.owner is not None)


def said(**detail: str) -> Mapping[str, str]:
    """Only what was really said."""
    return {name: value for name, value in detail.items() if value}
