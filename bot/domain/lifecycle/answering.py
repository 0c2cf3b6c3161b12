"""What becomes of a lead in its owner's hands: reached, accepted, rejected, returned, contacted (S48-S58)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Decision, Happened, NoteKind, Notice, TheGroup, To
from bot.domain.decision import Note as Words
from bot.domain.lead import WITH_OWNER, Lead, Stage
from bot.domain.lifecycle.diagram import said, wait_again
from bot.domain.refusal import AcceptFirst, AlreadyAccepted, NotWaiting
from bot.domain.sla import ClockKind

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Person


def reached(lead: Lead, *, at: datetime) -> Decision:
    """The owner's notification was delivered: the clock of first contact starts (I13)."""
    running = () if lead.contacted_at else (ClockKind.FIRST_CONTACT,)
    return Decision(lead=lead.now(notified_at=at), happened=Happened.NOTIFIED, start=running)


def not_reached(lead: Lead, *, sales_ops: tuple[Person, ...], why: str) -> Decision:
    """No channel led to the owner: sales-ops hear of it, and nobody waits in silence (S48)."""
    told = tuple(Notice(name="owner_not_reached", to=To(userid=ops.userid), facts={"why": why}) for ops in sales_ops)
    return Decision(lead=lead, happened=Happened.NOT_REACHED, detail=said(why=why), notices=told)


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
    return wait_again(answered, Happened.REJECTED, Stage.REJECTED, reason=reason, also=(told,))


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
    return wait_again(lead, Happened.RETURNED, Stage.RETURNED, reason=reason, also=(told,), clock=ClockKind.REWORK)


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
        stop=frozenset({ClockKind.FIRST_CONTACT, ClockKind.M_DAY}),
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


def _progress(lead: Lead) -> tuple[ClockKind, ...]:
    return (ClockKind.PROGRESS,) if lead.stage is Stage.ACCEPTED else ()


def _must_be_owned(lead: Lead) -> None:
    if lead.stage not in WITH_OWNER:
        raise NotWaiting(lead=lead)


def _must_wait_for_answer(lead: Lead) -> None:
    if lead.stage is Stage.ACCEPTED:
        raise AlreadyAccepted(lead=lead)
    if lead.stage is not Stage.ASSIGNED:
        raise NotWaiting(lead=lead)
