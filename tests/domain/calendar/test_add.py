"""When some working time after a start is over."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.calendar import Calendar, Leave, WorkingHours
from tests.domain.calendar.walls import SHANGHAI, shown, wall

HOUR = timedelta(hours=1)
WITH_LUNCH = WorkingHours(blocks=((time(9), time(12)), (time(13, 30), time(18))))


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        (wall(11, 14, 17), 8, "Mon 11-16 17:00"),
        (wall(10, 9, 17), 8, "Sat 10-10 16:00"),
        (wall(10, 1, 17, 30), 8, "Thu 10-08 17:00"),
        (wall(2, 13, 17), 8, "Sat 02-14 16:00"),
        (wall(2, 14, 17), 8, "Tue 02-24 16:00"),
        (wall(9, 24, 17, 30), 24, "Wed 09-30 14:30"),
        # the Sunday before the National Day is worked, the Saturday is not
        (wall(9, 18, 17), 8, "Sun 09-20 16:00"),
        (wall(1, 2, 12), 1, "Sun 01-04 10:00"),
        # the end of a block is a deadline; the night after it is the same deadline
        (wall(11, 16, 9), 9, "Mon 11-16 18:00"),
        (wall(11, 16, 18), 1, "Tue 11-17 10:00"),
        (wall(11, 16, 3), 1, "Mon 11-16 10:00"),
        # no time at all is over at once, at any hour
        (wall(11, 14, 3), 0, "Sat 11-14 03:00"),
    ],
)
def test_a_deadline_in_china_in_2026(start: datetime, hours: int, due: str) -> None:
    assert shown(Calendar().add(start, hours * HOUR).at) == due


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        (wall(11, 16, 11, 30), 2, "Mon 11-16 15:00"),
        (wall(11, 16, 12, 45), 1, "Mon 11-16 14:30"),
        (wall(11, 16, 11), 1, "Mon 11-16 12:00"),
    ],
)
def test_nobody_works_over_lunch(start: datetime, hours: int, due: str) -> None:
    assert shown(Calendar(hours=WITH_LUNCH).add(start, hours * HOUR).at) == due


def test_a_deadline_is_told_in_utc() -> None:
    due = Calendar().add(wall(11, 16, 9), HOUR)
    assert due.at.tzinfo is UTC
    assert due.at == datetime(2026, 11, 16, 2, tzinfo=UTC)


def test_seconds_are_kept() -> None:
    at = Calendar().add(wall(11, 16, 17) + timedelta(seconds=7), 2 * HOUR).at
    assert at == wall(11, 17, 10) + timedelta(seconds=7)


@pytest.mark.parametrize(
    ("extra", "due"),
    [
        ({date(2026, 11, 14): True}, "Sat 11-14 16:00"),
        ({date(2026, 11, 16): False}, "Tue 11-17 16:00"),
        ({date(2026, 10, 10): False}, "Mon 11-16 16:00"),
    ],
)
def test_the_company_has_days_of_its_own(extra: dict[date, bool], due: str) -> None:
    assert shown(Calendar(extra=extra).add(wall(11, 13, 17), 8 * HOUR).at) == due


def test_changing_the_company_days_afterwards_changes_no_calendar() -> None:
    extra = {date(2026, 11, 16): False}
    calendar = Calendar(extra=extra)
    extra.clear()
    assert not calendar.is_working_day(date(2026, 11, 16))


@pytest.mark.parametrize(
    ("leave", "due"),
    [
        (Leave(first=date(2026, 11, 17), last=date(2026, 11, 18)), "Thu 11-19 16:00"),
        (Leave(first=wall(11, 17, 10), last=wall(11, 17, 14)), "Wed 11-18 11:00"),
        (Leave(first=wall(11, 17, 8), last=wall(11, 17, 14)), "Wed 11-18 12:00"),
        (Leave(first=wall(11, 17, 15), last=wall(11, 18, 8)), "Wed 11-18 10:00"),
        (Leave(first=wall(11, 17, 19), last=wall(11, 17, 20)), "Tue 11-17 16:00"),
    ],
)
def test_leave_is_not_working_time(leave: Leave, due: str) -> None:
    assert shown(Calendar(leave=(leave,)).add(wall(11, 16, 17), 8 * HOUR).at) == due


def test_two_leaves_may_overlap() -> None:
    away = (
        Leave(first=date(2026, 11, 17), last=date(2026, 11, 18)),
        Leave(first=wall(11, 18, 12), last=wall(11, 19, 11), words="出差"),
    )
    assert shown(Calendar(leave=away).add(wall(11, 16, 17), 2 * HOUR).at) == "Thu 11-19 12:00"


def test_a_part_timer_has_weekdays_of_their_own() -> None:
    hours = WorkingHours(weekdays=frozenset({0, 2}))
    assert shown(Calendar(hours=hours).add(wall(11, 16, 17), 8 * HOUR).at) == "Wed 11-18 16:00"


def test_a_working_weekend_is_worked_by_a_part_timer_too() -> None:
    assert Calendar(hours=WorkingHours(weekdays=frozenset({0}))).is_working_day(date(2026, 10, 10))


def test_the_day_before_midnight_can_be_worked_to_its_end() -> None:
    nights = WorkingHours(blocks=((time(0), time(2)), (time(22), time(0))))
    assert shown(Calendar(hours=nights).add(wall(11, 16, 23), 2 * HOUR).at) == "Tue 11-17 01:00"


def test_years_of_hours_are_added() -> None:
    """2008 had 366 days, 104 of them on weekends and 11 public holidays; a working weekend moves a day off."""
    start = datetime(2008, 1, 1, tzinfo=SHANGHAI)
    calendar = Calendar()
    assert calendar.add(start, (366 - 104 - 11) * 9 * HOUR).at == datetime(2008, 12, 31, 18, tzinfo=SHANGHAI)


def test_a_deadline_lies_ahead() -> None:
    with pytest.raises(ValueError, match="lies ahead"):
        Calendar().add(wall(11, 16, 9), -HOUR)


def test_a_moment_needs_its_zone() -> None:
    naive = datetime(2026, 11, 16, 9)  # noqa: DTZ001
    calendar = Calendar()
    for ask in (calendar.next_working, calendar.ringing, lambda at: calendar.add(at, HOUR)):
        with pytest.raises(ValueError, match="needs its zone"):
            ask(naive)


def test_somebody_who_never_works_has_no_deadline() -> None:
    gone = Leave(first=date(2026, 1, 1), last=date(2036, 1, 1))
    calendar = Calendar(leave=(gone,))
    with pytest.raises(ValueError, match="nobody works"):
        calendar.add(wall(11, 16, 9), HOUR)
    assert calendar.between(wall(11, 16, 9), datetime(2030, 1, 1, tzinfo=UTC)) == timedelta()
