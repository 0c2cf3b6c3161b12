"""Laws of working time, on a half-hour grid, against a reference that looks at every minute."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.calendar import Calendar, WorkingHours
from tests.domain.calendar.walls import BERLIN, SHANGHAI, Slow, wall

GRID = timedelta(minutes=30)
PLAIN = ((time(9), time(18)),)
LUNCH = ((time(9), time(12)), (time(13, 30), time(18)))
NIGHT = ((time(0), time(2, 30)), (time(2, 45), time(4)), (time(22), time(0)))

SPRING_FESTIVAL = (wall(2, 9), wall(3, 9))
NATIONAL_DAY = (wall(9, 21), wall(10, 19))
CLOCKS_FORWARD = (wall(3, 23, zone=BERLIN), wall(4, 20, zone=BERLIN))
CLOCKS_BACK = (wall(10, 19, zone=BERLIN), wall(11, 16, zone=BERLIN))
WORKWEEK = frozenset(range(5))
WEEK_WITH_THE_SUNDAY_OF_THE_CHANGE = frozenset({0, 3, 6})
DAYS_OF_STARTS = 10

SLOW = [
    Slow(blocks=blocks, zone=zone, since=since, until=until, weekdays=weekdays)
    for zone, weeks, day, weekdays in (
        (SHANGHAI, (SPRING_FESTIVAL, NATIONAL_DAY), (PLAIN, LUNCH, NIGHT), WORKWEEK),
        (BERLIN, (CLOCKS_FORWARD, CLOCKS_BACK), (PLAIN, NIGHT), WEEK_WITH_THE_SUNDAY_OF_THE_CHANGE),
    )
    for since, until in weeks
    for blocks in day
]
FAST = {slow: Calendar(hours=WorkingHours(blocks=slow.blocks, weekdays=slow.weekdays), zone=slow.zone) for slow in SLOW}

half_hours = st.integers(0, DAYS_OF_STARTS * 48).map(lambda n: n * GRID)
some_work = st.integers(1, 60).map(lambda n: n * GRID)
slow_ones = st.sampled_from(SLOW)


def moment(slow: Slow, after: timedelta) -> datetime:
    return slow.since.astimezone(UTC) + after


@given(slow=slow_ones, after=half_hours, worked=some_work)
@settings(deadline=None)
def test_a_deadline_is_the_one_found_minute_by_minute(slow: Slow, after: timedelta, worked: timedelta) -> None:
    start = moment(slow, after)
    assert FAST[slow].add(start, worked).at == slow.add(start, worked)


@given(slow=slow_ones, one=half_hours, other=half_hours)
@settings(deadline=None)
def test_working_time_is_the_one_counted_minute_by_minute(slow: Slow, one: timedelta, other: timedelta) -> None:
    start, end = moment(slow, min(one, other)), moment(slow, max(one, other))
    assert FAST[slow].between(start, end) == slow.between(start, end)


@given(slow=slow_ones, after=half_hours)
@settings(deadline=None)
def test_the_next_working_moment_is_the_one_found_minute_by_minute(slow: Slow, after: timedelta) -> None:
    start = moment(slow, after)
    assert FAST[slow].next_working(start) == slow.next_worked(start)


@given(slow=slow_ones, after=half_hours, worked=some_work)
def test_between_undoes_add(slow: Slow, after: timedelta, worked: timedelta) -> None:
    start, calendar = moment(slow, after), FAST[slow]
    due = calendar.add(start, worked).at
    assert calendar.between(start, due) == worked
    assert calendar.between(due, start) == -worked


@given(slow=slow_ones, after=half_hours, first=some_work, then=some_work)
def test_work_can_be_added_in_parts(slow: Slow, after: timedelta, first: timedelta, then: timedelta) -> None:
    start, calendar = moment(slow, after), FAST[slow]
    assert calendar.add(calendar.add(start, first).at, then).at == calendar.add(start, first + then).at


@given(slow=slow_ones, one=half_hours, other=half_hours, worked=some_work)
def test_who_starts_later_is_never_done_earlier(
    slow: Slow, one: timedelta, other: timedelta, worked: timedelta
) -> None:
    start, later, calendar = moment(slow, min(one, other)), moment(slow, max(one, other)), FAST[slow]
    assert calendar.add(start, worked).at <= calendar.add(later, worked).at


@given(slow=slow_ones, after=half_hours)
def test_ringing_twice_rings_at_the_same_moment(slow: Slow, after: timedelta) -> None:
    calendar = FAST[slow]
    rung = calendar.ringing(moment(slow, after))
    assert rung >= moment(slow, after)
    assert calendar.ringing(rung) == rung
    assert time(9) <= rung.astimezone(slow.zone).time() < time(18, 30)
