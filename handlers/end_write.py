"""Writing a lead to the CRM has come to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import crm

if TYPE_CHECKING:
    from bot.domain.own_commands import EndWrite
    from handlers.context import Context


def end_write(command: EndWrite, context: Context) -> None:
    """Writing a lead to the CRM has come to its end: kept beside the lead, and in its history."""
    write, lead = command.write, context.lead(command.write.lead)
    context.work.crm.keep_write(write)
    context.record(crm.written(lead, write) if write.state is crm.WriteState.WRITTEN else crm.not_written(lead, write))
