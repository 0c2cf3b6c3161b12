"""A calendar: working time of a company or a person, when a promise falls due, when a bell may ring."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from bot.domain.calendar.hours import Leave, WorkingHours, days_line
from bot.domain.calendar.moments import in_utc
from bot.domain.calendar.public import HOLIDAYS, WORKING_WEEKENDS, is_known
from bot.domain.calendar.timetable import Timetable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
RINGING_HOURS: Final = WorkingHours(blocks=((time(9), time(18, 30)),))
"""When people may be rung, on working days (product.md §3, I16)."""

_DAY: Final = timedelta(days=1)
_NOTHING: Final = timedelta()


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """When a promise falls due, in UTC, and how that came about.

    ``guessed_from`` is the first day of the way whose holidays are not published yet, so that ``at`` may still
    move; None where every day is known. ``why`` has one Chinese line for each run of days that differ from an
    ordinary week, and one for the guess.
    """

    at: datetime
    guessed_from: date | None = None
    why: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain values for storage."""
        guessed = self.guessed_from.isoformat() if self.guessed_from else None
        return {"at": self.at.isoformat(), "guessed_from": guessed, "why": list(self.why)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Due:
        """What ``to_json`` wrote; unknown keys are passed over, only ``at`` must be there."""
        guessed = stored.get("guessed_from")
        return cls(
            at=in_utc(datetime.fromisoformat(stored["at"])),
            guessed_from=date.fromisoformat(guessed) if guessed else None,
            why=tuple(stored.get("why", ())),
        )


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Working time in a zone: the hours, the public holidays and working weekends, the company's own days, leave.

    ``extra`` overrules every other source for a day (True = work). A working weekend (调休) is worked by
    everybody, also by somebody whose ``hours`` name fewer weekdays; ``extra`` can say otherwise. ``rings`` are the
    hours in which people may be rung; leave does not silence them, since somebody has to hear about a lead whose
    owner is away (I11).
    """

    hours: WorkingHours = field(default_factory=WorkingHours)
    zone: ZoneInfo = SHANGHAI
    extra: Mapping[date, bool] = field(default_factory=dict)
    leave: tuple[Leave, ...] = ()
    rings: WorkingHours = RINGING_HOURS
    _work: Timetable = field(init=False, repr=False, compare=False)
    _bells: Timetable = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        absences = tuple(leave.span(self.zone) for leave in self.leave)
        work = Timetable(self.hours, self.zone, self.is_working_day, absences)
        bells = Timetable(self.rings, self.zone, self._is_ringing_day)
        object.__setattr__(self, "extra", dict(self.extra))
        object.__setattr__(self, "_work", work)
        object.__setattr__(self, "_bells", bells)

    def is_working_day(self, day: date) -> bool:
        """Whether the company works on this day of the zone, leave aside."""
        return self._is_worked(day, self.hours)

    def as_guessed(self, since: date, until: datetime) -> Calendar:
        """The calendar as it stood while nothing was published from that day on: plain weeks, as far as needed."""
        days = (until.astimezone(self.zone).date() - since).days + 1
        plain = (since + n * _DAY for n in range(days))
        return replace(self, extra={**self.extra, **{day: day.weekday() in self.hours.weekdays for day in plain}})

    def add(self, start: datetime, worked: timedelta) -> Due:
        """The first moment at which that much has been worked since the start.

        It may be the end of a block, and it is the start itself for no time at all.

        Raises:
            ValueError: the time is negative, the start has no zone, or nobody works for more than two years.
        """
        if worked < _NOTHING:
            raise ValueError(f"a deadline lies ahead, not {worked} behind")
        start = in_utc(start)
        return self._due(start, self._after(start, worked) if worked else start)

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much working time lies between two moments; negative where the end comes first."""
        start, end = in_utc(start), in_utc(end)
        if end < start:
            return -self._work.between(end, start)
        return self._work.between(start, end)

    def next_working(self, at: datetime) -> datetime:
        """The moment itself if it is working time, else the beginning of the next block, in UTC."""
        return next(self._work.since(in_utc(at)))[0]

    def ringing(self, at: datetime) -> datetime:
        """The moment itself if people may be rung then, else the next minute they may, in UTC (I16)."""
        return next(self._bells.since(in_utc(at)))[0]

    def _after(self, start: datetime, worked: timedelta) -> datetime:
        spans = self._work.since(start)
        begins, ends = next(spans)
        while worked > ends - begins:
            worked -= ends - begins
            begins, ends = next(spans)
        return begins + worked

    def _is_ringing_day(self, day: date) -> bool:
        return self._is_worked(day, self.rings)

    def _is_worked(self, day: date, hours: WorkingHours) -> bool:
        own = self.extra.get(day)
        return _the_country_works(day, hours) if own is None else own

    def _due(self, start: datetime, at: datetime) -> Due:
        """The deadline with its reasons."""
        first, last = start.astimezone(self.zone).date(), at.astimezone(self.zone).date()
        days = [first + n * _DAY for n in range((last - first).days + 1)]
        guessed = next((day for day in days if not is_known(day) and day not in self.extra), None)
        away = (leave for leave in self.leave if self._meets(leave, start, at))
        why = [*self._notes(days), *(leave.line(self.zone) for leave in away)]
        if guessed:
            why.append(f"{guessed:%Y-%m-%d} 起的放假安排尚未公布,按普通周末推算")
        return Due(at=at, guessed_from=guessed, why=tuple(why))

    def _meets(self, leave: Leave, start: datetime, at: datetime) -> bool:
        away_from, back = leave.span(self.zone)
        return away_from < at and start < back

    def _notes(self, days: list[date]) -> Iterator[str]:
        """One line for each run of days that differ from an ordinary week for the same reason."""
        runs: list[tuple[date, date, str]] = []
        for day in days:
            words = self._note(day)
            if words and runs and runs[-1][1:] == (day - _DAY, words):
                runs[-1] = (runs[-1][0], day, words)
            elif words:
                runs.append((day, day, words))
        return (days_line(*run) for run in runs)

    def _note(self, day: date) -> str:
        own = self.extra.get(day)
        if own is not None and own != _the_country_works(day, self.hours):
            return "公司安排上班" if own else "公司安排休息"
        if day in WORKING_WEEKENDS:
            return "调休上班"
        return f"{HOLIDAYS[day]}放假" if day in HOLIDAYS else ""


def _the_country_works(day: date, hours: WorkingHours) -> bool:
    """Whether somebody with these hours works on this day, the company's own days aside."""
    return day in WORKING_WEEKENDS or (day not in HOLIDAYS and day.weekday() in hours.weekdays)
