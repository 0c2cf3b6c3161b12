"""What the page of working hours shows, read in one piece of work."""

from __future__ import annotations

import calendar as almanac
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import LAST_KNOWN_DAY
from bot.domain.calendar.public import HOLIDAYS, WORKING_WEEKENDS, is_known
from bot.domain.presence import deputy_of
from bot.web.incoming import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.calendar import Calendar, Leave
    from bot.domain.people import Person, Roster
    from bot.domain.policy import Policy
    from storage.unit_of_work import UnitOfWork

MONTHS: Final = 3
_SHOWN: Final = 12
_SOON: Final = timedelta(days=60)
"""So long before the data end the page warns of it: notices come out in November."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A day in a month; ``kind`` is one of work, off, holiday, worked, own-work, own-off, unknown."""

    day: date
    kind: str
    mark: str = ""
    words: str = ""
    today: bool = False
    away: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """A month by weeks; None before its first day and after its last."""

    first: date
    weeks: tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Away:
    """A leave that is not over; ``deputy`` is the name of whoever stands in."""

    leave: Leave
    now: bool
    deputy: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A person; ``hours`` and ``rings`` are empty for those of the company. ``link`` opens his own page."""

    person: Person
    roles: str
    hours: str
    rings: str
    away: tuple[Away, ...]
    link: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess:
    """A time limit on a day for which nothing is published."""

    lead: str
    clock: str
    due: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """Everything on the page. ``soon`` is whether the data end soon or have ended."""

    today: date
    company: Calendar
    last_known: date
    days_left: int
    soon: bool
    own_days: tuple[tuple[date, bool], ...]
    guesses: tuple[Guess, ...]
    months: tuple[Month, ...]
    rows: tuple[Row, ...]
    everybody: tuple[Person, ...]


def look(work: UnitOfWork, who: str, policy: Policy, now: datetime) -> View:
    """The page as it is now, of one person or (``who`` empty) of everybody."""
    roster, today = work.people.roster(), policy.today(now)
    people = tuple(person for person in roster if person.active)
    shown = [person for person in people if not who or person.userid == who]
    left = (LAST_KNOWN_DAY - today).days
    return View(
        today=today,
        company=policy.calendar,
        last_known=LAST_KNOWN_DAY,
        days_left=left,
        soon=left < _SOON.days,
        own_days=tuple((day, works) for day, works in sorted(policy.calendar.extra.items()) if day >= today),
        guesses=_guesses(work, policy, who or None),
        months=tuple(_months(today, policy.calendar, shown)),
        rows=tuple(_row(person, roster, today) for person in shown),
        everybody=people,
    )


def _guesses(work: UnitOfWork, policy: Policy, who: str | None) -> tuple[Guess, ...]:
    end = datetime.combine(LAST_KNOWN_DAY + timedelta(days=1), time(), policy.calendar.zone)
    rows = [row for row in work.alarms.due_after(end, limit=200) if row.policy["due"].get("guessed_from")]
    owners = {lead.number: lead.owner for lead in work.leads.glance({row.lead for row in rows})} if who else {}
    theirs = [row for row in rows if who is None or owners.get(row.lead) == who]
    clocks = vocabulary()["clock"]
    return tuple(
        Guess(
            lead=f"L{row.lead}", clock=clocks.get(row.clock, row.clock), due=row.due_at.astimezone(policy.calendar.zone)
        )
        for row in theirs[:_SHOWN]
    )


def _months(today: date, company: Calendar, people: list[Person]) -> Iterator[Month]:
    first = today.replace(day=1)
    for _ in range(MONTHS):
        weeks = almanac.Calendar().monthdatescalendar(first.year, first.month)
        yield Month(
            first=first,
            weeks=tuple(
                tuple(_cell(day, today, company, people) if day.month == first.month else None for day in week)
                for week in weeks
            ),
        )
        first = (first + timedelta(days=31)).replace(day=1)


def _cell(day: date, today: date, company: Calendar, people: list[Person]) -> Cell:
    kind, mark, words = _kind(day, company)
    away = tuple(person.name for person in people if person.away_on(day))
    return Cell(day=day, kind=kind, mark=mark, words=words, today=day == today, away=away)


def _kind(day: date, company: Calendar) -> tuple[str, str, str]:
    own = company.extra.get(day)
    if own is not None:
        return ("own-work", "班", "公司安排上班") if own else ("own-off", "休", "公司安排休息")
    if not is_known(day):
        return "unknown", "?", "放假安排尚未公布,按普通周末推算"
    if day in WORKING_WEEKENDS:
        return "worked", "班", "调休上班"
    if day in HOLIDAYS:
        return "holiday", "休", f"{HOLIDAYS[day]}放假"
    return ("work", "", "") if company.is_working_day(day) else ("off", "", "")


def _row(person: Person, roster: Roster, today: date) -> Row:
    names = vocabulary()["role"]
    away = (leave for leave in person.leave if leave.last >= today)
    return Row(
        person=person,
        roles="、".join(names.get(role, role) for role in sorted(person.roles)),
        hours=str(person.hours or ""),
        rings=str(person.rings or ""),
        away=tuple(_away(leave, person, roster, today) for leave in away),
    )


def _away(leave: Leave, person: Person, roster: Roster, today: date) -> Away:
    deputy = deputy_of(person, roster, max(leave.first, today))
    return Away(leave=leave, now=leave.first <= today, deputy=deputy.name if deputy else "")
