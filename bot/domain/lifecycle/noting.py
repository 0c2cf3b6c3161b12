"""What colleagues add to a lead without moving it (S24, S40-S42, S47)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Decision, Happened, Here, Note, NoteKind, Notice, To
from bot.domain.lead import CLOSED, Stage
from bot.domain.lifecycle.diagram import said
from bot.domain.sla import ClockKind

if TYPE_CHECKING:
    from bot.domain.lead import Lead
    from bot.domain.people import Person


def log_call(lead: Lead, *, words: str, calls: int) -> Decision:
    """One more call of the SDR. ``calls`` is the count with this one; it is derived, never typed (S24).

    It takes up a lead that came back (S58): from then on it is asked how the lead goes on.
    """
    taken_up = lead.stage is Stage.RETURNED
    return Decision(
        lead=lead,
        happened=Happened.CALLED,
        notices=(Notice(name="called", to=Here(), facts={"calls": calls, "said": words}),),
        note=Note(kind=NoteKind.CALL, words=words),
        start=(ClockKind.PROGRESS,) if taken_up else (),
        stop=frozenset({ClockKind.REWORK}) if taken_up else frozenset(),
    )


def annotate(lead: Lead, *, note: Note, by: Person) -> Decision:
    """A colleague adds what he knows; he hears what was understood, and the owner hears of it (S41, S42)."""
    owner_hears = lead.owner not in {None, by.userid} and lead.stage not in CLOSED
    facts = {"said": note.words, "kind": note.kind, "note": note, "told": owner_hears}
    thanks = Notice(name="annotated", to=Here(), facts=facts)
    told = Notice(name="owner_annotated", to=To(userid=lead.owner or ""), facts=facts)
    return Decision(
        lead=lead,
        happened=Happened.ANNOTATED,
        detail=said(kind=note.kind),
        notices=(thanks, told) if owner_hears else (thanks,),
        note=note,
    )
