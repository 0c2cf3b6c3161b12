"""The clocks that run, as people ask about them: whose promise it is, since when, until when, and what happens then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.lead import Stage
from bot.domain.people import Role
from bot.domain.ringing import is_public
from bot.domain.sla import ClockKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.domain.lead import Lead
    from bot.domain.people import Roster


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """A clock that runs on a lead: since when, and when it is due.

    ``rings_at`` is when it rings next, in which ``tone`` and for which ``ears``; None once its ladder is at its end.
    """

    lead: int
    clock: str
    cycle: int
    since: datetime
    due_at: datetime
    rings_at: datetime | None = None
    tone: str = ""
    ears: tuple[str, ...] = ()

    @property
    def to_group(self) -> bool:
        """Whether the group hears the next ring."""
        return bool(self.ears) and is_public(self.clock, self.ears)


_OWNERS = frozenset({ClockKind.UNANSWERED, ClockKind.FIRST_CONTACT, ClockKind.PROGRESS, ClockKind.M_DAY})


def runs_on(clock: ClockKind, lead: Lead) -> str | None:
    """The userid of the one person whose working hours count for this clock; None for everybody's."""
    return lead.owner if clock in _OWNERS else lead.sdr if clock is ClockKind.REWORK else None


def kept_by(promise: Promise, lead: Lead, roster: Roster) -> tuple[str, ...]:
    """The userids of those who have to act, so that it is kept."""
    match promise.clock:
        case ClockKind.GAPS | ClockKind.REWORK | ClockKind.TRANSFER:
            return (lead.sdr,)
        case ClockKind.UNASSIGNED:
            return _sales_ops(roster)
        case ClockKind.PROGRESS if lead.stage is Stage.RETURNED and lead.owner is None:
            return (lead.sdr,)
        case _ if lead.owner is None or lead.stage is Stage.HELD:
            return _sales_ops(roster)
        case _:
            return (lead.owner,)


def of_person(userid: str, promises: Iterable[tuple[Promise, Lead]], roster: Roster) -> list[tuple[Promise, Lead]]:
    """Those of the promises that this person has to keep."""
    wanted = userid.casefold()
    return [
        (promise, lead)
        for promise, lead in promises
        if wanted in {one.casefold() for one in kept_by(promise, lead, roster)}
    ]


def _sales_ops(roster: Roster) -> tuple[str, ...]:
    return tuple(person.userid for person in roster.having(Role.SALES_OPS))
