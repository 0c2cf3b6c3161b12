"""Gaps of an inquiry are filled, or a field is corrected, by whoever may bring leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import posting, rights
from bot.domain.qualification import judge

if TYPE_CHECKING:
    from bot.domain.commands import Fill
    from handlers.context import Context


def fill(command: Fill, context: Context) -> None:
    """Gaps of an inquiry are filled, or a field is corrected, by whoever may bring leads."""
    rights.must_bring_leads(context.person)
    lead = context.lead(command.lead)
    verdict = judge(posting.merged(lead.inquiry, command.fields), context.standard)
    context.record(posting.fill(lead, command.fields, verdict))
