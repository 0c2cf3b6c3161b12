"""Sales, sales-ops or a head say that marketing must not touch a company (S72)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import rights
from bot.domain.acquaintance import OffLimits, telling

if TYPE_CHECKING:
    from bot.domain.company_commands import KeepOff
    from handlers.context import Context


def keep_off(command: KeepOff, context: Context) -> None:
    """Sales, sales-ops or a head say that marketing must not touch a company (S72)."""
    rights.must_keep_off(context.person, context.roster)
    meant = context.spoken_of(command.lead, command.name)
    company = meant.known.same[0].id if len(meant.known.same) == 1 else meant.id
    said = OffLimits(company=company, by=context.by, at=context.now, words=command.words)
    before = context.work.companies.off_limits({company})
    context.note_down(telling.keep_off(meant.lead, said, name=meant.name, before=before))
