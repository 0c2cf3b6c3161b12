"""Whoever may says that a company may be touched again (S72)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import rights
from bot.domain.acquaintance import telling
from bot.domain.refusal import NotOffLimits

if TYPE_CHECKING:
    from bot.domain.company_commands import LetNear
    from handlers.context import Context


def let_near(command: LetNear, context: Context) -> None:
    """Whoever may says that a company may be touched again (S72)."""
    meant = context.spoken_of(command.lead, command.name)
    before = context.work.companies.off_limits(meant.known.ids | {meant.id})
    rights.must_let_near(context.person, context.roster, {one.by for one in before})
    if not before:
        above = meant.known.off_limits_above
        raise NotOffLimits(lead=meant.lead, name=meant.name, above=above.name if above else "")
    context.note_down(telling.let_near(meant.lead, before, name=meant.name))
