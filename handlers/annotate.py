"""A colleague adds what he knows of the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, posting

if TYPE_CHECKING:
    from bot.domain.commands import Annotate
    from handlers.context import Context


def annotate(command: Annotate, context: Context) -> None:
    """A colleague adds what he knows of the customer."""
    lead = context.lead(command.lead)
    context.record(lifecycle.annotate(lead, words=command.words, kind=command.kind, by=context.person))
    talked = posting.after_a_talk(lead, command.words, context.standard)
    if talked and context.person.userid == lead.sdr:
        context.record(talked)
