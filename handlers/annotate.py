"""A colleague adds what he knows of the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle

if TYPE_CHECKING:
    from bot.domain.commands import Annotate
    from handlers.context import Context


def annotate(command: Annotate, context: Context) -> None:
    """A colleague adds what he knows of the customer."""
    lead = context.lead(command.lead)
    context.record(lifecycle.annotate(lead, words=command.words, kind=command.kind, by=context.person))
