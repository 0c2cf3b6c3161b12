"""Working time in a zone that moves its clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.calendar import Calendar, Leave, WorkingHours
from tests.domain.calendar.walls import BERLIN, shown, wall

HOUR = timedelta(hours=1)
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def nights(begins: time, ends: time) -> Calendar:
    """Somebody in Berlin who also works on the two Sundays on which the clocks are moved."""
    hours = WorkingHours(blocks=((begins, ends),))
    return Calendar(hours=hours, zone=BERLIN, extra={SPRING: True, AUTUMN: True})


@pytest.mark.parametrize(
    ("day", "begins", "ends", "worked"),
    [
        # 29 March: the wall goes from 02:00 to 03:00
        (SPRING, time(0), time(6), 5 * HOUR),
        (SPRING, time(2), time(3), 0 * HOUR),
        (SPRING, time(1, 30), time(2, 30), HOUR / 2),
        (SPRING, time(2, 30), time(4), HOUR),
        (SPRING, time(3), time(4), HOUR),
        # 25 October: the wall goes from 03:00 back to 02:00
        (AUTUMN, time(0), time(6), 7 * HOUR),
        (AUTUMN, time(2), time(3), 2 * HOUR),
        (AUTUMN, time(1, 30), time(2, 30), 1.5 * HOUR),
        (AUTUMN, time(2, 30), time(4), 2 * HOUR),
        (AUTUMN, time(3), time(4), HOUR),
    ],
)
def test_a_skipped_hour_is_not_worked_and_a_repeated_one_is_worked_twice(
    day: date, begins: time, ends: time, worked: timedelta
) -> None:
    start = datetime.combine(day, time(), BERLIN)
    assert nights(begins, ends).between(start, start + timedelta(days=1)) == worked


def test_office_hours_stay_where_the_wall_shows_them() -> None:
    calendar = Calendar(zone=BERLIN)
    assert shown(calendar.add(wall(3, 27, 17, zone=BERLIN), 8 * HOUR).at, BERLIN) == "Mon 03-30 16:00"
    assert shown(calendar.add(wall(10, 23, 17, zone=BERLIN), 8 * HOUR).at, BERLIN) == "Mon 10-26 16:00"


def test_the_second_showing_of_an_hour_is_later_than_the_first() -> None:
    first = wall(10, 25, 2, 30, zone=BERLIN)
    calendar = nights(time(0), time(6))
    assert calendar.between(first, first.replace(fold=1)) == HOUR
    assert calendar.add(first, HOUR).at == first.replace(fold=1).astimezone(UTC)


def test_leave_of_a_day_takes_all_of_a_longer_day() -> None:
    away = Leave(first=AUTUMN, last=AUTUMN)
    hours = WorkingHours(blocks=((time(0), time(0)),))
    calendar = Calendar(hours=hours, zone=BERLIN, extra={AUTUMN: True}, leave=(away,))
    assert calendar.between(wall(10, 25, 0, zone=BERLIN), wall(10, 26, 0, zone=BERLIN)) == timedelta()


def test_a_day_the_zone_skips_altogether_is_not_worked() -> None:
    """Samoa crossed the date line: Friday 30 December 2011 never was."""
    samoa = ZoneInfo("Pacific/Apia")
    thursday = datetime(2011, 12, 29, 17, tzinfo=samoa)
    calendar = Calendar(zone=samoa, extra={date(2011, 12, 31): True})
    assert calendar.add(thursday, 2 * HOUR).at == datetime(2011, 12, 31, 10, tzinfo=samoa)
