"""A lead that was thrown out comes back: it was none of those that are worth nothing, or is none any more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.decision import Decision, Happened, Notice, TheGroup, To
from bot.domain.lead import Stage
from bot.domain.lifecycle.diagram import ALL_CLOCKS, FRESH_CARD, WAITS_ON, with_nobody
from bot.domain.refusal import NotWaiting

if TYPE_CHECKING:
    from bot.domain.lead import Lead


def revive(lead: Lead) -> Decision:
    """The lead waits again in a new cycle, with a fresh card and a clock; with gaps it is an inquiry (S3, S68).

    The SDR, who heard that it was thrown out, hears that it is back.

    Raises:
        NotWaiting: it was not thrown out.
    """
    if lead.stage is not Stage.JUNK:
        raise NotWaiting(lead=lead)
    stage = Stage.INQUIRY if lead.missing else Stage.QUALIFIED
    line = Notice(name="revived", to=TheGroup())
    gaps = Notice(name="fields_missing", to=To(userid=lead.sdr))
    told = (replace(line, to=To(userid=lead.sdr)), gaps if lead.missing else FRESH_CARD)
    return Decision(
        lead=with_nobody(lead, stage),
        happened=Happened.REVIVED,
        notices=(line, *told),
        start=(WAITS_ON[stage],),
        stop=ALL_CLOCKS,
    )
