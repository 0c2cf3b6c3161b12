"""What the tests of the calendar share: moments on the wall, and a slow reference that looks at every minute."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = timedelta(minutes=1)


# The State Council's notice for 2026, written out so that the reference does not ask the package it checks.
HOLIDAYS_2026 = ((1, 1, 3), (2, 15, 23), (4, 4, 6), (5, 1, 5), (6, 19, 21), (9, 25, 27), (10, 1, 7))
OFF_2026 = frozenset(date(2026, month, day) for month, first, last in HOLIDAYS_2026 for day in range(first, last + 1))
WORKED_WEEKENDS_2026 = frozenset(
    date(2026, month, day) for month, day in ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))
)


def wall(month: int, day: int, hour: int = 0, minute: int = 0, zone: ZoneInfo = SHANGHAI) -> datetime:
    """A time on the wall in 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=zone)


def shown(at: datetime, zone: ZoneInfo = SHANGHAI) -> str:
    """What the wall shows: "Sat 10-10 16:00"."""
    return f"{at.astimezone(zone):%a %m-%d %H:%M}"


@dataclass(frozen=True)
class Slow:
    """Working time of a stretch of 2026, minute by minute."""

    blocks: tuple[tuple[time, time], ...]
    zone: ZoneInfo
    since: datetime
    until: datetime
    weekdays: frozenset[int]

    def is_worked(self, at: datetime) -> bool:
        on_wall = at.astimezone(self.zone)
        day, now = on_wall.date(), on_wall.time()
        ordinary = day.weekday() in self.weekdays and day not in OFF_2026
        return (ordinary or day in WORKED_WEEKENDS_2026) and any(
            begins <= now and (now < ends or ends == time(0)) for begins, ends in self.blocks
        )

    def add(self, start: datetime, worked: timedelta) -> datetime:
        minutes = worked_minutes(self)
        return minutes[bisect_left(minutes, start.astimezone(UTC)) + worked // MINUTE - 1] + MINUTE

    def between(self, start: datetime, end: datetime) -> timedelta:
        minutes = worked_minutes(self)
        count = bisect_left(minutes, end.astimezone(UTC)) - bisect_left(minutes, start.astimezone(UTC))
        return count * MINUTE

    def next_worked(self, at: datetime) -> datetime:
        minutes = worked_minutes(self)
        return minutes[bisect_left(minutes, at.astimezone(UTC))]


@lru_cache
def worked_minutes(slow: Slow) -> list[datetime]:
    """Every minute of the stretch that is worked, found by looking at each on the wall."""
    since, until = slow.since.astimezone(UTC), slow.until.astimezone(UTC)
    minutes = (since + n * MINUTE for n in range((until - since) // MINUTE))
    return [minute for minute in minutes if slow.is_worked(minute)]
