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


def mind_inquiries(_command: MindInquiries, context: Context) -> None:
    """Inquiries that an earlier version kept without a clock get one, from now on (S68)."""
    audit = context.work.audit
    held = context.work.leads.hold(audit.without_clock(_FORGOTTEN, 1, audit.last_lead()))
    context.wind_up(ClockKind.GAPS, context.leads(held).values())
