"""An SDR writes down one call; the count of calls is the count of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, posting, rights
from bot.domain.decision import NoteKind
from handlers.context import apply_rules

if TYPE_CHECKING:
    from bot.domain.commands import LogCall
    from handlers.context import Context


def log_call(command: LogCall, context: Context) -> None:
    """An SDR writes down one call; the count of calls is the count of these."""
    lead = context.lead(command.lead)
    rights.must_bring_leads(context.person)
    calls = context.work.notes.count(lead.number, NoteKind.CALL) + 1
    context.record(lifecycle.log_call(lead, words=command.words, calls=calls))
    talked = posting.after_a_talk(lead, command.words, context.standard)
    if talked:
        context.record(talked)
        apply_rules(lead.number, context)
