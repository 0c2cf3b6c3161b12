"""The moment at which something rings: the hour, who is there, and how this company rings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import date, datetime

    from bot.domain.people import Roster
    from bot.domain.policy import Policy

T = TypeVar("T")

LASTS: Final = timedelta(seconds=30)
"""What rings in parts rings in one moment as long as this; then the hour is looked at again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """``now`` is in UTC.

    Thousands of rungs may be held against one moment, and most have the same listeners, so what was found out once is
    remembered as long as the moment lasts.
    """

    now: datetime
    roster: Roster
    policy: Policy
    _found: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question of this moment, worked out the first time only."""
        if question not in self._found:
            self._found[question] = answer()
        found: T = self._found[question]
        return found

    def lasts(self, now: datetime, roster: Roster, policy: Policy) -> bool:
        """Whether it is still the same moment: hardly any later, the same people, the same rules."""
        same = self.roster is roster and self.policy is policy
        return same and timedelta() <= now - self.now < LASTS

    @property
    def today(self) -> date:
        """The day on the company's wall."""
        return self.once("today", lambda: self.policy.today(self.now))

    @property
    def anybody_may_hear(self) -> bool:
        """Whether there is anybody who may be rung now; else nothing has to be looked at (I16)."""
        own = (person for person in self.roster if person.active and person.rings)
        calendars = (self.policy.calendar, *(self.policy.calendar_of(person) for person in own))
        return any(calendar.ringing(self.now) == self.now for calendar in calendars)

    def may_hear(self, userid: str, *, since: datetime | None = None) -> datetime:
        """The first moment from now on, or from ``since`` on where that is later, at which this person may be rung."""
        if since is None or since <= self.now:
            return self.once(("rings", userid), lambda: self._first_for(userid, self.now))
        return self._first_for(userid, since)

    def group_may_hear(self, *, since: datetime | None = None) -> datetime:
        """Likewise for a dispatch group."""
        at = max(self.now, since or self.now)
        return self.once(at, lambda: self.policy.calendar.ringing(at))

    def _first_for(self, userid: str, at: datetime) -> datetime:
        person = self.roster.find(userid)
        own = person is not None and person.rings is not None  # leave silences nobody: it passes on to the deputy
        return self.policy.calendar_of(person).ringing(at) if own else self.group_may_hear(since=at)
