"""What sales-ops decide: who gets a lead, or that nobody does (S31, S36)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Decision, Happened, Notice, TheGroup, To, Wake
from bot.domain.lead import WITH_OWNER, Lead, Stage
from bot.domain.lifecycle.diagram import (
    ALL_CLOCKS,
    UNSETTLED,
    WAITING,
    holder,
    is_settled,
    left_behind,
    offer,
    parting,
    said,
    wait_again,
)
from bot.domain.refusal import AlreadyWith, BelowStandard, NotWaiting, SameOwner
from bot.domain.sla import ClockKind

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Person


def assign(lead: Lead, owner: Person, *, by: Person, now: datetime, despite_gaps: bool = False) -> Decision:
    """Give a waiting lead to a salesperson; assignment is the transfer (S34, S35 by default).

    Raises:
        AlreadyWith, SameOwner: somebody has it.
        BelowStandard: fields are missing and nobody said /强推 (S3).
        NotWaiting: the lead is closed.
    """
    _must_be_free(lead, owner)
    if lead.stage is Stage.INQUIRY and not despite_gaps:
        raise BelowStandard(lead=lead, missing=lead.missing)
    return _hand_over(lead, owner, by=by, now=now, happened=Happened.ASSIGNED)


def reassign(lead: Lead, owner: Person, *, by: Person, now: datetime, reason: str = "") -> Decision:
    """Give a lead that has an owner to another one: a new cycle, new clocks (I8).

    Also one that was taken for the CRM's by mistake: its SDR was told so, and hears that it is not.

    Raises:
        NobodyHasIt: it has no owner; 分配 is the word.
        NotWaiting: it is settled.
        SameOwner: it is with that person already.
    """
    mistaken = lead.stage is Stage.IN_CRM and lead.owner is not None
    present = lead.owner if mistaken and lead.owner else holder(lead)
    if present == owner.userid:
        raise SameOwner(lead=lead, owner=owner.name)
    goodbye = Notice(name="taken_away", to=To(userid=present), facts={"new_owner": owner.name, "reason": reason})
    sdr = (Notice(name="sdr_reopened", to=To(userid=lead.sdr)),) if mistaken else ()
    return _hand_over(lead, owner, by=by, now=now, happened=Happened.REASSIGNED, reason=reason, also=(goodbye, *sdr))


def unassign(lead: Lead, *, reason: str = "") -> Decision:
    """Take a lead back from its owner; it waits for sales-ops again.

    Raises:
        NobodyHasIt: nobody has it.
        NotWaiting: it is settled.
    """
    goodbye = Notice(name="taken_away", to=To(userid=holder(lead)), facts={"new_owner": "", "reason": reason})
    return wait_again(lead, Happened.UNASSIGNED, Stage.QUALIFIED, reason=reason, also=(goodbye,))


def hold(lead: Lead, *, reason: str = "", until: str = "", asks_at: datetime | None = None) -> Decision:
    """Put a waiting lead aside. It is asked about again, on the day that was named, so that it is not forgotten (S68).

    Raises:
        NotWaiting: only a lead that waits for an owner can be put aside.
    """
    if lead.stage not in WAITING:
        raise NotWaiting(lead=lead)
    line = Notice(name="held", to=TheGroup(), facts={"reason": reason, "until": until, "asks_at": asks_at})
    return Decision(
        lead=lead.now(stage=Stage.HELD),
        happened=Happened.HELD,
        detail=said(reason=reason, until=until),
        notices=(line,),
        start=(ClockKind.PROGRESS,),
        stop=ALL_CLOCKS,
        wake=Wake(at=asks_at) if asks_at else None,
    )


def find_in_crm(lead: Lead, owner: Person | None) -> Decision:
    """The customer is known: the information goes to whoever works it, no transfer (S36, S38).

    Where nobody works it, the lead still waits for an owner, and its clock says so (S68).

    Raises:
        NotWaiting: the lead is settled already.
    """
    if lead.stage not in UNSETTLED:
        raise NotWaiting(lead=lead)
    userid = owner.userid if owner else None
    line = Notice(name="found_in_crm", to=TheGroup())
    sync = (Notice(name="sync", to=To(userid=userid)),) if userid else ()
    goodbye = parting(lead) if lead.owner != userid else ()
    return Decision(
        lead=lead.now(stage=Stage.IN_CRM, owner=userid, previous_owners=left_behind(lead)),
        happened=Happened.FOUND_IN_CRM,
        detail=said(owner=userid or ""),
        notices=(line, *sync, *goodbye, Notice(name="sdr_synced", to=To(userid=lead.sdr))),
        start=() if userid else (ClockKind.UNASSIGNED,),
        stop=ALL_CLOCKS,
    )


def junk(lead: Lead, *, reason: str = "") -> Decision:
    """Throw a lead out as 无效; the SDR is told why.

    Raises:
        NotWaiting: the lead is settled already.
    """
    if lead.stage not in UNSETTLED:
        raise NotWaiting(lead=lead)
    facts = {"reason": reason}
    told = (
        Notice(name="junked", to=TheGroup(), facts=facts),
        Notice(name="sdr_junked", to=To(userid=lead.sdr), facts=facts),
    )
    return Decision(
        lead=lead.now(stage=Stage.JUNK),
        happened=Happened.JUNKED,
        detail=said(reason=reason),
        notices=(*told, *parting(lead)),
        stop=ALL_CLOCKS,
    )


def _hand_over(
    lead: Lead,
    owner: Person,
    *,
    by: Person,
    now: datetime,
    happened: Happened,
    reason: str = "",
    also: tuple[Notice, ...] = (),
) -> Decision:
    given = lead.now(
        stage=Stage.ASSIGNED,
        cycle=lead.cycle + 1,
        owner=owner.userid,
        assigned_by=by.userid,
        previous_owners=left_behind(lead),
        assigned_at=now,
        notified_at=None,
        answered_at=None,
        contacted_at=None,
    )
    line = Notice(name=happened.value, to=TheGroup(), facts={"reason": reason})
    return Decision(
        lead=given,
        happened=happened,
        detail=said(owner=owner.userid, reason=reason),
        notices=(line, offer(owner.userid), *also),
        start=(ClockKind.UNANSWERED,),
        stop=ALL_CLOCKS,
    )


def _must_be_free(lead: Lead, wanted: Person) -> None:
    if lead.stage in WITH_OWNER and lead.owner == wanted.userid:
        raise SameOwner(lead=lead, owner=wanted.name)
    if lead.stage in WITH_OWNER:
        raise AlreadyWith(lead=lead, wanted=wanted.name)
    if is_settled(lead):
        raise NotWaiting(lead=lead)
