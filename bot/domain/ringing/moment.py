"""The moment at which something rings: the hour, who is there, and how this company rings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.domain.people import Roster
    from bot.domain.policy import Policy


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """``now`` is in UTC."""

    now: datetime
    roster: Roster
    policy: Policy

    @property
    def today(self) -> date:
        """The day on the company's wall."""
        return self.policy.today(self.now)

    @property
    def anybody_may_hear(self) -> bool:
        """Whether there is anybody who may be rung now; else nothing has to be looked at (I16)."""
        own = (person for person in self.roster if person.active and person.rings)
        calendars = (self.policy.calendar, *(self.policy.calendar_of(person) for person in own))
        return any(calendar.ringing(self.now) == self.now for calendar in calendars)

    def may_hear(self, userid: str, *, since: datetime | None = None) -> datetime:
        """The first moment from now on, or from ``since`` on where that is later, at which this person may be rung."""
        person = self.roster.find(userid)
        own = person is not None and person.rings is not None  # leave silences nobody: it passes on to the deputy
        calendar = self.policy.calendar_of(person) if own else self.policy.calendar
        return calendar.ringing(max(self.now, since or self.now))

    def group_may_hear(self, *, since: datetime | None = None) -> datetime:
        """Likewise for a dispatch group."""
        return self.policy.calendar.ringing(max(self.now, since or self.now))
