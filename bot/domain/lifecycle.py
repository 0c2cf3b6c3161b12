"""The state diagram: from which stage, to which stage, and what follows.

Every function takes a lead as it stands and returns a ``Decision``; who may ask for it is settled in ``rights``
before. ``ARROWS`` is the diagram that the README draws; a test holds the two to each other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.decision import Decision, Happened, Here, NoteKind, Notice, TheGroup, To
from bot.domain.decision import Note as Words
from bot.domain.lead import AWAITING_OWNER, CLOSED, WITH_OWNER, Lead, Stage
from bot.domain.refusal import (
    AcceptFirst,
    AlreadyAccepted,
    AlreadyWith,
    BelowStandard,
    NobodyHasIt,
    NotWaiting,
    SameOwner,
)
from bot.domain.sla import ClockKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.people import Person

_WAITING = AWAITING_OWNER - {Stage.INQUIRY}
_UNSETTLED = AWAITING_OWNER | WITH_OWNER

ARROWS: Mapping[Happened, tuple[frozenset[Stage], Stage]] = {
    Happened.FILLED: (frozenset({Stage.INQUIRY}), Stage.QUALIFIED),
    Happened.ASSIGNED: (AWAITING_OWNER | {Stage.IN_CRM}, Stage.ASSIGNED),
    Happened.REASSIGNED: (WITH_OWNER, Stage.ASSIGNED),
    Happened.UNASSIGNED: (WITH_OWNER, Stage.QUALIFIED),
    Happened.HELD: (_WAITING, Stage.HELD),
    Happened.FOUND_IN_CRM: (_UNSETTLED, Stage.IN_CRM),
    Happened.JUNKED: (_UNSETTLED, Stage.JUNK),
    Happened.ACCEPTED: (frozenset({Stage.ASSIGNED}), Stage.ACCEPTED),
    Happened.REJECTED: (frozenset({Stage.ASSIGNED}), Stage.REJECTED),
    Happened.RETURNED: (frozenset({Stage.ACCEPTED}), Stage.RETURNED),
}
"""What can happen to a lead: from one of these stages, to that stage.

A lead that the CRM knows can be assigned only as long as nobody works it there.
"""

_WAITS_ON: Mapping[Stage, ClockKind] = {
    Stage.QUALIFIED: ClockKind.UNASSIGNED,
    Stage.REJECTED: ClockKind.UNASSIGNED,
    Stage.RETURNED: ClockKind.REWORK,
    Stage.HELD: ClockKind.PROGRESS,
    Stage.ASSIGNED: ClockKind.UNANSWERED,
    Stage.ACCEPTED: ClockKind.PROGRESS,
}
"""The clock that runs in a stage, so that nothing stays silent there (S68)."""

_SDR_WAS_TOLD = frozenset({Happened.FOUND_IN_CRM, Happened.JUNKED})

_WAITING_AGAIN = Notice(name="waiting_again", to=TheGroup(), card="lead")
"""A fresh card: those of the cycle before are void."""

ALL_CLOCKS = frozenset(ClockKind)


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

    Raises:
        NobodyHasIt: it has no owner; 分配 is the word.
        NotWaiting: it is settled.
        SameOwner: it is with that person already.
    """
    holder = _holder(lead)
    if holder == owner.userid:
        raise SameOwner(lead=lead, owner=owner.name)
    parting = Notice(name="taken_away", to=To(userid=holder), facts={"new_owner": owner.name, "reason": reason})
    return _hand_over(lead, owner, by=by, now=now, happened=Happened.REASSIGNED, reason=reason, also=(parting,))


def unassign(lead: Lead, *, reason: str = "") -> Decision:
    """Take a lead back from its owner; it waits for sales-ops again.

    Raises:
        NobodyHasIt: nobody has it.
        NotWaiting: it is settled.
    """
    parting = Notice(name="taken_away", to=To(userid=_holder(lead)), facts={"new_owner": "", "reason": reason})
    return _wait_again(lead, Happened.UNASSIGNED, Stage.QUALIFIED, reason=reason, also=(parting,))


def hold(lead: Lead, *, reason: str = "", until: str = "") -> Decision:
    """Put a waiting lead aside. It is asked about again, so that it is not forgotten (S68).

    Raises:
        NotWaiting: only a lead that waits for an owner can be put aside.
    """
    if lead.stage not in _WAITING:
        raise NotWaiting(lead=lead)
    line = Notice(name="held", to=TheGroup(), facts={"reason": reason, "until": until})
    return Decision(
        lead=lead.now(stage=Stage.HELD),
        happened=Happened.HELD,
        detail=_said(reason=reason, until=until),
        notices=(line,),
        start=(ClockKind.PROGRESS,),
        stop=ALL_CLOCKS,
    )


def find_in_crm(lead: Lead, owner: Person | None) -> Decision:
    """The customer is known: the information goes to whoever works it, no transfer (S36, S38).

    Raises:
        NotWaiting: the lead is settled already.
    """
    if lead.stage not in _UNSETTLED:
        raise NotWaiting(lead=lead)
    userid = owner.userid if owner else None
    line = Notice(name="found_in_crm", to=TheGroup())
    sync = (Notice(name="sync", to=To(userid=userid)),) if userid else ()
    parting = _parting(lead) if lead.owner != userid else ()
    return Decision(
        lead=lead.now(stage=Stage.IN_CRM, owner=userid, previous_owners=_left_behind(lead)),
        happened=Happened.FOUND_IN_CRM,
        detail=_said(owner=userid or ""),
        notices=(line, *sync, *parting, Notice(name="sdr_synced", to=To(userid=lead.sdr))),
        stop=ALL_CLOCKS,
    )


def junk(lead: Lead, *, reason: str = "") -> Decision:
    """Throw a lead out as 无效; the SDR is told why.

    Raises:
        NotWaiting: the lead is settled already.
    """
    if lead.stage not in _UNSETTLED:
        raise NotWaiting(lead=lead)
    facts = {"reason": reason}
    told = (
        Notice(name="junked", to=TheGroup(), facts=facts),
        Notice(name="sdr_junked", to=To(userid=lead.sdr), facts=facts),
    )
    return Decision(
        lead=lead.now(stage=Stage.JUNK),
        happened=Happened.JUNKED,
        detail=_said(reason=reason),
        notices=(*told, *_parting(lead)),
        stop=ALL_CLOCKS,
    )


def reached(lead: Lead, *, at: datetime) -> Decision:
    """The owner's notification was delivered: the clock of first contact starts (I13)."""
    running = () if lead.contacted_at else (ClockKind.FIRST_CONTACT,)
    return Decision(lead=lead.now(notified_at=at), happened=Happened.NOTIFIED, start=running)


def not_reached(lead: Lead, *, sales_ops: tuple[Person, ...], why: str) -> Decision:
    """No channel led to the owner: sales-ops hear of it, and nobody waits in silence (S48)."""
    told = tuple(Notice(name="owner_not_reached", to=To(userid=ops.userid), facts={"why": why}) for ops in sales_ops)
    return Decision(lead=lead, happened=Happened.NOT_REACHED, detail=_said(why=why), notices=told)


def accept(lead: Lead, *, now: datetime) -> Decision:
    """The owner takes the lead (S51). Contact is another matter: its clock goes on (I15, S49).

    Raises:
        AlreadyAccepted, NotWaiting: it does not wait for an answer.
    """
    _must_wait_for_answer(lead)
    return Decision(
        lead=lead.now(stage=Stage.ACCEPTED, answered_at=now),
        happened=Happened.ACCEPTED,
        notices=(
            Notice(name="accepted", to=TheGroup()),
            Notice(name="sdr_accepted", to=To(userid=lead.sdr)),
        ),
        start=(ClockKind.PROGRESS,),
        stop=frozenset({ClockKind.UNANSWERED}),
    )


def reject(lead: Lead, *, reason: str, now: datetime) -> Decision:
    """The owner refuses the lead: back to sales-ops with the reason (S52, S57).

    Raises:
        AlreadyAccepted: after accept it is returned, not rejected (S55).
        NotWaiting: it does not wait for an answer.
    """
    _must_wait_for_answer(lead)
    told = Notice(name="sdr_rejected", to=To(userid=lead.sdr), facts={"reason": reason})
    answered = lead.now(answered_at=now)
    return _wait_again(answered, Happened.REJECTED, Stage.REJECTED, reason=reason, also=(told,))


def give_back(lead: Lead, *, reason: str) -> Decision:
    """The owner returns an accepted lead after follow-up: MRL, which the SDR works first (S55, S58).

    Raises:
        AcceptFirst: a pending lead is rejected, not returned (S55).
        NotWaiting: it is not with anybody.
    """
    if lead.stage is Stage.ASSIGNED:
        raise AcceptFirst(lead=lead)
    if lead.stage is not Stage.ACCEPTED:
        raise NotWaiting(lead=lead)
    told = Notice(name="sdr_returned", to=To(userid=lead.sdr), facts={"reason": reason})
    return _wait_again(lead, Happened.RETURNED, Stage.RETURNED, reason=reason, also=(told,), clock=ClockKind.REWORK)


def contact(lead: Lead, *, words: str, now: datetime) -> Decision:
    """The owner reached the customer: the clock of first contact stops, whatever was accepted (I15).

    Raises:
        NotWaiting: nobody has the lead.
    """
    _must_be_owned(lead)
    return Decision(
        lead=lead.now(contacted_at=lead.contacted_at or now),
        happened=Happened.CONTACTED,
        notices=(
            Notice(name="contacted", to=TheGroup(), facts={"said": words}),
            Notice(name="sdr_contacted", to=To(userid=lead.sdr), facts={"said": words}),
        ),
        start=_progress(lead),
        stop=frozenset({ClockKind.FIRST_CONTACT}),
        note=Words(kind=NoteKind.CONTACTED, words=words),
    )


def follow_up(lead: Lead, *, words: str) -> Decision:
    """The owner tried, or something moved on: kept as a record; the progress clock starts anew.

    Raises:
        NotWaiting: nobody has the lead.
    """
    _must_be_owned(lead)
    return Decision(
        lead=lead,
        happened=Happened.FOLLOWED_UP,
        notices=(Notice(name="followed_up", to=TheGroup(), facts={"said": words}),),
        start=_progress(lead),
        note=Words(kind=NoteKind.FOLLOW_UP, words=words),
    )


def log_call(lead: Lead, *, words: str, calls: int) -> Decision:
    """One more call of the SDR. ``calls`` is the count with this one; it is derived, never typed (S24)."""
    return Decision(
        lead=lead,
        happened=Happened.CALLED,
        notices=(Notice(name="called", to=Here(), facts={"calls": calls, "said": words}),),
        note=Words(kind=NoteKind.CALL, words=words),
    )


def annotate(lead: Lead, *, note: Words, by: Person) -> Decision:
    """A colleague adds what he knows; he hears what was understood, and the owner hears of it (S41, S42)."""
    facts = {"said": note.words, "kind": note.kind, "note": note}
    thanks = Notice(name="annotated", to=Here(), facts=facts)
    told = Notice(name="owner_annotated", to=To(userid=lead.owner or ""), facts=facts)
    owner_is_another = lead.owner is not None and lead.owner != by.userid
    return Decision(
        lead=lead,
        happened=Happened.ANNOTATED,
        detail=_said(kind=note.kind),
        notices=(thanks, told) if owner_is_another else (thanks,),
        note=note,
    )


def undo(lead: Lead, before: Lead, undone: Happened) -> Decision:
    """Put a lead back to where it stood before its last decision, in a new cycle so that old cards are void.

    What was learned of the customer in the meantime stays. Whoever has the lead now gets a card that works.
    """
    restored = _as_before(lead, before)
    parting = _parting(lead) if lead.owner != restored.owner else ()
    line = Notice(name="undone", to=TheGroup(), facts={"undone": undone})
    sdr = (replace(line, to=To(userid=lead.sdr)),) if undone in _SDR_WAS_TOLD else ()
    clock = _WAITS_ON.get(restored.stage)
    return Decision(
        lead=restored,
        happened=Happened.UNDONE,
        detail=_said(undone=undone),
        notices=(line, *_fresh_card(restored), *parting, *sdr),
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
        missing=lead.missing,
        tier=lead.tier,
    )


def _fresh_card(lead: Lead) -> tuple[Notice, ...]:
    """The card that works in the lead's new cycle: the owner's, or that of sales-ops."""
    if lead.stage in WITH_OWNER:
        return (_offer(_holder(lead)),)
    return (_WAITING_AGAIN,) if lead.stage in _WAITING else ()


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
        previous_owners=_left_behind(lead),
        assigned_at=now,
        notified_at=None,
        answered_at=None,
        contacted_at=None,
    )
    line = Notice(name=happened.value, to=TheGroup(), facts={"reason": reason})
    return Decision(
        lead=given,
        happened=happened,
        detail=_said(owner=owner.userid, reason=reason),
        notices=(line, _offer(owner.userid), *also),
        start=(ClockKind.UNANSWERED,),
        stop=ALL_CLOCKS,
    )


def _wait_again(
    lead: Lead,
    happened: Happened,
    stage: Stage,
    *,
    reason: str,
    also: tuple[Notice, ...],
    clock: ClockKind = ClockKind.UNASSIGNED,
) -> Decision:
    free = lead.now(
        stage=stage,
        cycle=lead.cycle + 1,
        owner=None,
        previous_owners=_left_behind(lead),
        notified_at=None,
        contacted_at=None,
    )
    facts = {"reason": reason, "from_owner": lead.owner}
    return Decision(
        lead=free,
        happened=happened,
        detail=_said(reason=reason, owner=lead.owner or ""),
        notices=(Notice(name=happened.value, to=TheGroup(), facts=facts), _WAITING_AGAIN, *also),
        start=(clock,),
        stop=ALL_CLOCKS,
    )


def _offer(userid: str) -> Notice:
    return Notice(name="offer", to=To(userid=userid), card="owner", awaited=True)


def _parting(lead: Lead) -> tuple[Notice, ...]:
    """Tell somebody who had the lead that it is no longer his."""
    if lead.owner is None:
        return ()
    return (Notice(name="taken_away", to=To(userid=lead.owner), facts={"new_owner": "", "reason": ""}),)


def _progress(lead: Lead) -> tuple[ClockKind, ...]:
    return (ClockKind.PROGRESS,) if lead.stage is Stage.ACCEPTED else ()


def _left_behind(lead: Lead) -> tuple[str, ...]:
    """Former owners, the present one included (S59)."""
    if lead.owner is None or lead.owner in lead.previous_owners:
        return lead.previous_owners
    return (*lead.previous_owners, lead.owner)


def _holder(lead: Lead) -> str:
    """Who has the lead now."""
    if _is_settled(lead):
        raise NotWaiting(lead=lead)
    if lead.owner is None:
        raise NobodyHasIt(lead=lead)
    return lead.owner


def _is_settled(lead: Lead) -> bool:
    return lead.stage in CLOSED or (lead.stage is Stage.IN_CRM and lead.owner is not None)


def _must_be_free(lead: Lead, wanted: Person) -> None:
    if lead.stage in WITH_OWNER and lead.owner == wanted.userid:
        raise SameOwner(lead=lead, owner=wanted.name)
    if lead.stage in WITH_OWNER:
        raise AlreadyWith(lead=lead, wanted=wanted.name)
    if _is_settled(lead):
        raise NotWaiting(lead=lead)


def _must_be_owned(lead: Lead) -> None:
    if lead.stage not in WITH_OWNER:
        raise NotWaiting(lead=lead)


def _must_wait_for_answer(lead: Lead) -> None:
    if lead.stage is Stage.ACCEPTED:
        raise AlreadyAccepted(lead=lead)
    if lead.stage is not Stage.ASSIGNED:
        raise NotWaiting(lead=lead)


def _said(**detail: str) -> Mapping[str, str]:
    """Only what was really said."""
    return {name: value for name, value in detail.items() if value}
