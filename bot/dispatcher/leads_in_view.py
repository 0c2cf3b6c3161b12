"""The leads a reply may speak of, in memory, brought up to date at the start of every piece of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lead import Stage
from bot.domain.reply import LeadIndex, LeadInView, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.lead import Lead
    from storage.unit_of_work import UnitOfWork

STATUS: Mapping[Stage, Status] = {
    Stage.INQUIRY: Status.NEW,
    Stage.QUALIFIED: Status.NEW,
    Stage.NAMED: Status.ASSIGNED,
    Stage.HELD: Status.HOLD,
    Stage.ASSIGNED: Status.ASSIGNED,
    Stage.ACCEPTED: Status.ACCEPTED,
    Stage.IN_CRM: Status.IN_CRM,
    Stage.REJECTED: Status.REJECTED,
    Stage.RETURNED: Status.RETURNED,
    Stage.WON: Status.CLOSED,
    Stage.LOST: Status.CLOSED,
    Stage.JUNK: Status.CLOSED,
}


class LeadsInView:
    """An index over all leads; only the database thread touches it."""

    def __init__(self) -> None:
        self._index = LeadIndex()
        self._mark = 0

    def as_of(self, work: UnitOfWork) -> LeadIndex:
        """The index with everything that changed since the last call."""
        changed, self._mark = work.leads.changed_since(self._mark)
        for lead in changed:
            self._index.put(in_view(lead))
        return self._index


def in_view(lead: Lead) -> LeadInView:
    """A lead as far as a reply can touch it."""
    return LeadInView(
        number=lead.number,
        company=lead.company,
        region=lead.inquiry.region or "",
        industry=lead.inquiry.industry or "",
        status=STATUS[lead.stage],
        owner=lead.owner,
        sdr=lead.sdr,
        contact=lead.inquiry.contact,
    )
