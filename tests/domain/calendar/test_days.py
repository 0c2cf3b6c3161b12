"""Which days are worked, and what is said about them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.calendar import FIRST_KNOWN_DAY, LAST_KNOWN_DAY, SHANGHAI, Calendar, Due, Leave, WorkingHours
from tests.domain.calendar.walls import OFF_2026, WORKED_WEEKENDS_2026, wall

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def morning(day: date) -> datetime:
    return datetime.combine(day, time(9), SHANGHAI)


def monday_after(day: date) -> date:
    return day + (7 - day.weekday()) * DAY


def test_every_day_of_2026_is_worked_or_not_as_the_notice_says() -> None:
    calendar = Calendar()
    for day in (date(2026, 1, 1) + n * DAY for n in range(365)):
        ordinary = day.weekday() < 5 and day not in OFF_2026
        assert calendar.is_working_day(day) == (ordinary or day in WORKED_WEEKENDS_2026), day


def test_the_notice_for_2026_is_known() -> None:
    assert FIRST_KNOWN_DAY <= date(2026, 1, 1) <= date(2026, 12, 31) <= LAST_KNOWN_DAY


def test_a_deadline_beyond_the_last_notice_says_from_which_day_it_is_guessed() -> None:
    start = monday_after(LAST_KNOWN_DAY)
    due = Calendar().add(morning(start), 14 * 9 * HOUR)
    assert due.at == morning(start + 17 * DAY) + 9 * HOUR
    assert due.guessed_from == start
    assert due.why == (f"{start:%Y-%m-%d} 起的放假安排尚未公布,按普通周末推算",)


def test_a_guess_begins_with_the_first_unknown_day_on_the_way() -> None:
    due = Calendar().add(morning(LAST_KNOWN_DAY - 7 * DAY), 12 * 9 * HOUR)
    assert due.guessed_from == LAST_KNOWN_DAY + DAY


def test_a_day_the_company_has_fixed_is_no_guess() -> None:
    unknown = monday_after(LAST_KNOWN_DAY)
    calendar = Calendar(extra={unknown: True, unknown + DAY: False})
    assert calendar.add(morning(unknown), HOUR) == Due(at=(morning(unknown) + HOUR).astimezone(UTC))
    assert calendar.add(morning(unknown), 10 * HOUR).guessed_from == unknown + 2 * DAY


def test_days_before_the_first_notice_are_guessed_too() -> None:
    long_ago = FIRST_KNOWN_DAY - 30 * DAY
    assert Calendar().add(morning(long_ago), HOUR).guessed_from == long_ago


@pytest.mark.parametrize(
    ("start", "hours", "why"),
    [
        (wall(11, 13, 17), 8, ()),
        (wall(10, 9, 17), 8, ("10-10 周六 调休上班",)),
        (wall(10, 1, 17), 8, ("10-01 周四 至 10-07 周三 国庆节放假",)),
        (wall(2, 14, 17), 8, ("02-14 周六 调休上班", "02-15 周日 至 02-23 周一 春节放假")),
        (wall(6, 18, 17), 8, ("06-19 周五 至 06-21 周日 端午放假",)),
    ],
)
def test_a_deadline_gives_its_reasons(start: datetime, hours: int, why: tuple[str, ...]) -> None:
    assert Calendar().add(start, hours * HOUR).why == why


def test_the_reasons_name_the_company_and_the_leave() -> None:
    calendar = Calendar(
        extra={
            date(2026, 11, 14): True,
            date(2026, 11, 15): True,
            date(2026, 11, 16): False,
            date(2026, 11, 17): True,
        },
        leave=(
            Leave(first=wall(11, 17, 9), last=wall(11, 17, 12)),
            Leave(first=date(2026, 11, 18), last=date(2026, 11, 19), words="出差"),
            Leave(first=date(2026, 11, 20), last=date(2026, 11, 20)),
            Leave(first=date(2026, 11, 26), last=date(2026, 11, 27), words="年假"),
        ),
    )
    assert calendar.add(wall(11, 13, 17), 36 * HOUR).why == (
        "11-14 周六 至 11-15 周日 公司安排上班",
        "11-16 周一 公司安排休息",
        "11-17 09:00 至 11-17 12:00 请假",
        "11-18 周三 至 11-19 周四 出差",
        "11-20 周五 请假",
    )


def test_a_company_that_rests_on_a_working_weekend_says_so() -> None:
    due = Calendar(extra={date(2026, 10, 10): False}).add(wall(10, 9, 17), 8 * HOUR)
    assert due.why == ("10-10 周六 公司安排休息",)


@pytest.mark.parametrize(
    ("at", "rings"),
    [
        (wall(11, 16, 9), wall(11, 16, 9)),
        (wall(11, 16, 18, 29), wall(11, 16, 18, 29)),
        (wall(11, 16, 18, 30), wall(11, 17, 9)),
        (wall(11, 16, 3), wall(11, 16, 9)),
        (wall(11, 13, 22), wall(11, 16, 9)),
        (wall(10, 9, 23), wall(10, 10, 9)),
        (wall(9, 30, 18, 45), wall(10, 8, 9)),
    ],
)
def test_what_falls_outside_ringing_hours_rings_at_the_next_minute_inside(at: datetime, rings: datetime) -> None:
    assert Calendar().ringing(at) == rings


def test_a_person_may_have_ringing_hours_of_their_own() -> None:
    early = Calendar(rings=WorkingHours(blocks=((time(8), time(12)),), weekdays=frozenset({0, 5})))
    assert early.ringing(wall(11, 16, 12)) == wall(11, 21, 8)


def test_leave_does_not_silence_the_bell() -> None:
    away = Leave(first=date(2026, 11, 16), last=date(2026, 11, 30))
    assert Calendar(leave=(away,)).ringing(wall(11, 16, 10)) == wall(11, 16, 10)


def test_working_time_next_begins_after_lunch_or_after_the_holiday() -> None:
    calendar = Calendar(hours=WorkingHours(blocks=((time(9), time(12)), (time(13, 30), time(18)))))
    assert calendar.next_working(wall(11, 16, 12)) == wall(11, 16, 13, 30)
    assert calendar.next_working(wall(11, 16, 11, 59)) == wall(11, 16, 11, 59)
    assert calendar.next_working(wall(9, 30, 18)) == wall(10, 8, 9)


@pytest.mark.parametrize(
    ("blocks", "weekdays", "sentence"),
    [
        ((), {0}, "a block and a weekday"),
        (((time(9), time(18)),), set(), "a block and a weekday"),
        (((time(9), time(18)),), {7}, "from 0"),
        (((time(22), time(6)),), {0}, "ends after it begins"),
        (((time(9), time(9)),), {0}, "ends after it begins"),
        (((time(9), time(13)), (time(12), time(18))), {0}, "do not overlap"),
        (((time(13), time(18)), (time(9), time(12))), {0}, "in order"),
    ],
)
def test_hours_nobody_can_work_are_refused(
    blocks: tuple[tuple[time, time], ...], weekdays: set[int], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        WorkingHours(blocks=blocks, weekdays=frozenset(weekdays))


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (date(2026, 11, 17), date(2026, 11, 16), "ends after it begins"),
        (wall(11, 17, 9), wall(11, 17, 9), "ends after it begins"),
        (wall(11, 17, 9), date(2026, 11, 18), "from day to day"),
        (datetime(2026, 11, 17, 9), datetime(2026, 11, 18, 9), "needs its zone"),  # noqa: DTZ001
    ],
)
def test_leave_nobody_can_take_is_refused(first: date, last: date, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Leave(first=first, last=last)


def test_a_deadline_can_be_stored() -> None:
    guessed = Calendar().add(morning(LAST_KNOWN_DAY), 30 * HOUR)
    assert guessed.guessed_from
    for due in (guessed, Calendar().add(wall(10, 9, 17), 8 * HOUR)):
        assert Due.from_json(due.to_json()) == due


def test_a_stored_deadline_of_another_version_is_read() -> None:
    stored = {"at": "2026-11-16T17:00:00+08:00", "mood": "hopeful"}
    assert Due.from_json(stored) == Due(at=datetime(2026, 11, 16, 9, tzinfo=UTC))
