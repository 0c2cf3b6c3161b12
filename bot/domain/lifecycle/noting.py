"""What colleagues add to a lead without moving it (S24, S40-S42, S47)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Decision, Happened, Here, Note, NoteKind, Notice, To
from bot.domain.lifecycle.diagram import said

if TYPE_CHECKING:
    from bot.domain.lead import Lead
    from bot.domain.people import Person


def log_call(lead: Lead, *, words: str, calls: int) -> Decision:
    """One more call of the SDR. ``calls`` is the count with this one; it is derived, never typed (S24)."""
    return Decision(
        lead=lead,
        happened=Happened.CALLED,
        notices=(Notice(name="called", to=Here(), facts={"calls": calls, "said": words}),),
        note=Note(kind=NoteKind.CALL, words=words),
    )


def annotate(lead: Lead, *, note: Note, by: Person) -> Decision:
    """A colleague adds what he knows; he hears what was understood, and the owner hears of it (S41, S42)."""
    facts = {"said": note.words, "kind": note.kind, "note": note}
    thanks = Notice(name="annotated", to=Here(), facts=facts)
    told = Notice(name="owner_annotated", to=To(userid=lead.owner or ""), facts=facts)
    owner_is_another = lead.owner is not None and lead.owner != by.userid
    return Decision(
        lead=lead,
        happened=Happened.ANNOTATED,
        detail=said(kind=note.kind),
        notices=(thanks, told) if owner_is_another else (thanks,),
        note=note,
    )
