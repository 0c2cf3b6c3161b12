"""The stretches of time in which somebody works, day after day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.calendar.moments import wall_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zoneinfo import ZoneInfo

    from bot.domain.calendar.hours import WorkingHours
    from bot.domain.calendar.moments import Span

_DAY: Final = timedelta(days=1)
_PATIENCE: Final = 800
"""Days without any work after which we stop looking: more than two years."""


class Timetable:
    """Working hours on the days that are worked, less the spans of absence, in UTC.

    Give it the hours, the zone of their wall, which days are worked, and the absences. It remembers the days it
    has worked out, so asking again is cheap.
    """

    def __init__(
        self,
        hours: WorkingHours,
        zone: ZoneInfo,
        is_worked: Callable[[date], bool],
        absences: tuple[Span, ...] = (),
    ) -> None:
        self._stretches = hours.stretches()
        self._zone = zone
        self._is_worked = is_worked
        self._absences = absences
        self._known: dict[date, tuple[Span, ...]] = {}

    def on(self, day: date) -> tuple[Span, ...]:
        """The stretches of one day, in order."""
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = self._work_out(day)
        return known

    def since(self, at: datetime) -> Iterator[Span]:
        """The stretches from a moment in UTC on, without end; the first one is cut to begin no earlier.

        Raises:
            ValueError: nobody works for more than two years.
        """
        day = at.astimezone(self._zone).date()
        idle = 0
        while idle < _PATIENCE:
            idle += 1
            for begins, ends in self.on(day):
                if ends > at:
                    idle = 0
                    yield max(begins, at), ends
            day += _DAY
        raise ValueError(f"nobody works for more than {_PATIENCE} days before {day}")

    def between(self, since: datetime, until: datetime) -> timedelta:
        """How much is worked from one moment in UTC to a later one."""
        day = since.astimezone(self._zone).date()
        last = until.astimezone(self._zone).date()
        total = timedelta()
        while day <= last:
            for begins, ends in self.on(day):
                total += max(min(ends, until) - max(begins, since), timedelta())
            day += _DAY
        return total

    def _work_out(self, day: date) -> tuple[Span, ...]:
        if not self._is_worked(day):
            return ()
        spans = tuple(span for begins, ends in self._stretches for span in wall_spans(day, self._zone, begins, ends))
        for absence in self._absences:
            spans = tuple(rest for span in spans for rest in _without(span, absence))
        return tuple(sorted(spans))


def _without(span: Span, absence: Span) -> tuple[Span, ...]:
    """What is left of a span: nothing, itself, one part or two."""
    before = (span[0], min(span[1], absence[0]))
    after = (max(span[0], absence[1]), span[1])
    return tuple(part for part in (before, after) if part[0] < part[1])
