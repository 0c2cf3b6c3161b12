"""A colleague adds what he knows of the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, posting
from bot.domain.annotation import read_annotation
from bot.domain.decision import Note, NoteKind
from handlers.context import apply_rules

if TYPE_CHECKING:
    from bot.domain.commands import Annotate
    from bot.domain.lead import Lead
    from handlers.context import Context


def annotate(command: Annotate, context: Context) -> None:
    """A colleague adds what he knows of the customer."""
    lead = context.lead(command.lead)
    context.record(lifecycle.annotate(lead, note=_understood(command, lead, context), by=context.person))
    talked = posting.after_a_talk(lead, command.words, context.standard)
    if talked and context.person.userid == lead.sdr:
        context.record(talked)
        apply_rules(lead.number, context)


def _understood(command: Annotate, lead: Lead, context: Context) -> Note:
    """The note with all that its words say; what was taken for a mere remark tells of a colleague (a proposal, S47)."""
    if command.kind is NoteKind.OTHER:
        return Note(kind=command.kind, words=command.words)
    today = context.now.astimezone(context.policy.calendar.zone).date()
    read = read_annotation(command.words, today=today, contact=lead.inquiry.contact)
    return Note(
        kind=read.kind if read.kind is not NoteKind.OTHER else command.kind or read.kind,
        words=command.words,
        person=read.person or "",
        role=read.role or "",
        since=read.since,
        until=read.until,
        offers_help=read.offers_help,
    )
