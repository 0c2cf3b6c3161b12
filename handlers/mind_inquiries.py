"""Inquiries that an earlier version kept without a clock get one, from now on (S68)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.lead import Stage
from bot.domain.sla import ClockKind
from bot.domain.watch import MustRun

if TYPE_CHECKING:
    from bot.domain.own_commands import MindInquiries
    from handlers.context import Context

_FORGOTTEN: Final = MustRun(stages=frozenset({Stage.INQUIRY}), clocks=frozenset({ClockKind.GAPS}))


_AT_ONCE: Final = 5_000
"""So many leads are looked at in one question to the database."""


def mind_inquiries(_command: MindInquiries, context: Context) -> None:
    """Inquiries that an earlier version kept without a clock get one, from now on (S68)."""
    audit = context.work.audit
    for first in range(1, audit.last_lead() + 1, _AT_ONCE):
        forgotten = audit.without_clock(_FORGOTTEN, first, first + _AT_ONCE - 1)
        held = context.work.leads.hold(forgotten)
        context.wind_up(ClockKind.GAPS, context.leads(held).values())
