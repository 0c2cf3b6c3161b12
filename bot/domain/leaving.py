"""Leave as colleagues tell it, and who has to know of it (I11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.domain.ahead import days_in
from bot.domain.calendar import Leave
from bot.domain.decision import Here, Notice, To
from bot.domain.lead import WITH_OWNER
from bot.domain.presence import deputy_of
from bot.domain.refusal import NoDaysNamed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date, datetime

    from bot.domain.calendar import Calendar
    from bot.domain.lead import Lead
    from bot.domain.people import Person, Roster

KINDS = ("出差", "休假", "年假", "病假", "产假", "外出", "培训", "休息", "请假")
"""What people call their absence; the last one says it of all."""


def leave_in(
    words: str, person: Person, *, today: date, works: Callable[[date], bool], deputy: str | None = None
) -> Leave:
    """The leave that these words tell.

    Raises:
        NoDaysNamed: they do not say from when until when, or only days that are over.
    """
    days = days_in(words, today, works)
    if days is None or days.last < today or days.first > days.last:
        raise NoDaysNamed(name=person.name)
    kind = next((kind for kind in KINDS if kind in words), KINDS[-1])
    return Leave(first=days.first, last=days.last, words=kind, deputy=deputy or "")


class Moved(Protocol):
    """A clock that is due at another time by it."""

    @property
    def lead(self) -> Lead:
        """On which lead."""

    @property
    def after(self) -> datetime:
        """When it is due now."""


def told(
    person: Person,
    leave: Leave,
    leads: Sequence[Lead],
    *,
    moved: Sequence[Moved] = (),
    roster: Roster,
    by: Person | None,
) -> Iterator[Notice]:
    """What was understood, and who stands in; the deputy, and the person himself if another told it, hear of it too."""
    deputy = deputy_of(person, roster, leave.first)
    facts = {
        **_said(leave),
        "name": person.name,
        "deputy": deputy.name if deputy else "",
        "leads": leads,
        "moved": _due(moved),
    }
    yield Notice(name="leave_taken", to=Here(), facts=facts)
    if person != by:
        yield Notice(name="leave_taken", to=To(userid=person.userid), facts=facts)
    if deputy and deputy != by:
        yield Notice(name="stands_in", to=To(userid=deputy.userid), facts=facts)


def _said(leave: Leave) -> dict[str, object]:
    return {"first": leave.first, "last": leave.last, "away_as": leave.words}


def given_meanwhile(lead: Lead, *, roster: Roster, today: date) -> Iterator[Notice]:
    """A lead was given to somebody on leave: whoever stands in gets it as well, at once."""
    owner = roster.find(lead.owner) if lead.stage in WITH_OWNER else None
    deputy = deputy_of(owner, roster, today) if owner else None
    if deputy:
        yield Notice(name="given_meanwhile", to=To(userid=deputy.userid))


def back(person: Person, *, taken_back: Leave | None = None, moved: Sequence[Moved] = ()) -> Notice:
    """Somebody is there again, or will be after all on the days that are ``taken_back``."""
    days = _said(taken_back) if taken_back else {"first": None, "last": None, "away_as": ""}
    return Notice(name="leave_ended", to=Here(), facts={**days, "name": person.name, "moved": _due(moved)})


def works_otherwise(person: Person, *, company: Calendar, moved: Sequence[Moved]) -> Notice:
    """Somebody has other working hours now, or the company's again."""
    hours, rings = str(person.hours or company.hours), str(person.rings or company.rings)
    facts = {"name": person.name, "hours": hours, "rung_in": rings, "moved": _due(moved)}
    return Notice(name="hours_set", to=Here(), facts=facts)


def _due(moved: Sequence[Moved]) -> list[tuple[Lead, datetime]]:
    return [(one.lead, one.after) for one in moved]
