"""What sales-ops decide: who gets a lead, or that nobody does (S31, S36)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.decision import Decision, Happened, Notice, TheGroup, To, Wake
from bot.domain.lead import TO_TRANSFER, WITH_OWNER, Lead, Stage
from bot.domain.lifecycle.diagram import (
    ALL_CLOCKS,
    UNSETTLED,
    WAITING,
    ask_to_transfer,
    holder,
    is_settled,
    left_behind,
    offer,
    parting,
    said,
    wait_again,
)
from bot.domain.refusal import (
    AlreadyWith,
    BelowStandard,
    NotNamed,
    NotWaiting,
    OtherTarget,
    SameOwner,
    TransferredAlready,
)
from bot.domain.sla import ClockKind

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Person


def assign(lead: Lead, owner: Person, *, by: Person, now: datetime, despite_gaps: bool = False) -> Decision:
    """Give a waiting lead to a salesperson; assignment is the transfer (product.md §3, ``on_assignment``).

    Raises:
        AlreadyWith, SameOwner: somebody has it.
        BelowStandard: fields are missing and nobody said /强推 (S3).
        NotWaiting: the lead is closed.
    """
    _must_be_free(lead, owner)
    _must_meet_the_standard(lead, despite_gaps=despite_gaps)
    return _hand_over(lead, owner, by=by, now=now, happened=Happened.ASSIGNED)


def name_owner(lead: Lead, owner: Person, *, by: Person, now: datetime, despite_gaps: bool = False) -> Decision:
    """Say who is to get a waiting lead; the SDR then transfers it (product.md §3, ``by_sdr``).

    Raises:
        AlreadyWith, SameOwner: it is with somebody, or somebody else was named.
        BelowStandard: fields are missing and nobody said /强推 (S3).
        NotWaiting: the lead is closed.
    """
    _must_be_free(lead, owner)
    _must_meet_the_standard(lead, despite_gaps=despite_gaps)
    return _named(lead, owner, by=by, now=now)


def transfer(lead: Lead, *, wanted: str = "") -> Decision:
    """The SDR lets the lead go, in one step, to the owner whom sales-ops named: now it is an MQL (S34, S35).

    ``wanted`` is the name the SDR gave, where that is not the owner's.

    Raises:
        NotNamed: sales-ops have named nobody.
        OtherTarget: somebody else was named.
        TransferredAlready, NotWaiting: it is with its owner, or closed.
    """
    if lead.stage in WITH_OWNER:
        raise TransferredAlready(lead=lead)
    if is_settled(lead):
        raise NotWaiting(lead=lead)
    if lead.stage not in TO_TRANSFER:
        raise NotNamed(lead=lead)
    if wanted:
        raise OtherTarget(lead=lead, wanted=wanted)
    given = lead.now(stage=Stage.ASSIGNED, cycle=lead.cycle + 1)
    return _handed(given, Happened.TRANSFERRED)


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
    if lead.stage in TO_TRANSFER:
        return _named(lead, owner, by=by, now=now, reason=reason)
    goodbye = Notice(name="taken_away", to=To(userid=present), facts={"new_owner": owner.name, "reason": reason})
    sdr = (Notice(name="sdr_reopened", to=To(userid=lead.sdr)),) if mistaken else ()
    return _hand_over(lead, owner, by=by, now=now, happened=Happened.REASSIGNED, reason=reason, also=(goodbye, *sdr))


def unassign(lead: Lead, *, reason: str = "") -> Decision:
    """Take a lead back from its owner; it waits for sales-ops again.

    Raises:
        NobodyHasIt: nobody has it.
        NotWaiting: it is settled.
    """
    holder(lead)
    goodbye = (replace(notice, facts={**notice.facts, "reason": reason}) for notice in parting(lead))
    return wait_again(lead, Happened.UNASSIGNED, Stage.QUALIFIED, reason=reason, also=tuple(goodbye))


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
    return _handed(given, happened, reason=reason, also=also)


def _handed(given: Lead, happened: Happened, *, reason: str = "", also: tuple[Notice, ...] = ()) -> Decision:
    """What follows when a lead is in its owner's hands: the group hears it, the owner gets it, his clock runs."""
    owner = given.owner or ""
    line = Notice(name=happened.value, to=TheGroup(), facts={"reason": reason})
    return Decision(
        lead=given,
        happened=happened,
        detail=said(owner=owner, reason=reason),
        notices=(line, offer(owner), *also),
        start=(ClockKind.UNANSWERED,),
        stop=ALL_CLOCKS,
    )


def _named(lead: Lead, owner: Person, *, by: Person, now: datetime, reason: str = "") -> Decision:
    named = lead.now(
        stage=Stage.NAMED,
        cycle=lead.cycle + 1,
        owner=owner.userid,
        assigned_by=by.userid,
        assigned_at=now,
        notified_at=None,
        answered_at=None,
        contacted_at=None,
    )
    return Decision(
        lead=named,
        happened=Happened.NAMED,
        detail=said(owner=owner.userid, reason=reason),
        notices=(Notice(name="named", to=TheGroup(), facts={"reason": reason}), ask_to_transfer(lead.sdr)),
        start=(ClockKind.TRANSFER,),
        stop=ALL_CLOCKS,
    )


def _must_meet_the_standard(lead: Lead, *, despite_gaps: bool) -> None:
    if lead.stage is Stage.INQUIRY and not despite_gaps:
        raise BelowStandard(lead=lead, missing=lead.missing)


def _must_be_free(lead: Lead, wanted: Person) -> None:
    taken = lead.stage in WITH_OWNER | TO_TRANSFER
    if taken and lead.owner == wanted.userid:
        raise SameOwner(lead=lead, owner=wanted.name)
    if taken:
        raise AlreadyWith(lead=lead, wanted=wanted.name)
    if is_settled(lead):
        raise NotWaiting(lead=lead)
