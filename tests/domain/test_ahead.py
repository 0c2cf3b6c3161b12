"""Times ahead, as colleagues say them: until when a reminder waits, on which days somebody is away."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ahead import days_in, until_in, without
from bot.domain.calendar import Calendar

CALENDAR = Calendar()
MONDAY = dt.date(2026, 3, 2)
NOON = dt.datetime(2026, 3, 2, 4, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("请假到周三", "03-02", "03-04"),
        ("请假至3月6日", "03-02", "03-06"),
        ("下周出差", "03-09", "03-15"),
        ("这周出差", "03-02", "03-08"),
        ("本周五请假", "03-06", "03-06"),
        ("我明天休息", "03-03", "03-03"),
        ("后天请假", "03-04", "03-04"),
        ("大后天请假", "03-05", "03-05"),
        ("从周三到周五请假", "03-04", "03-06"),
        ("下周三到周五出差", "03-11", "03-13"),
        ("3月5日到3月9日出差", "03-05", "03-09"),
        ("年假 3-4~3-6", "03-04", "03-06"),
        ("请假到3/6", "03-02", "03-06"),
        ("5号到8号出差", "03-05", "03-08"),
        ("1号请假", "04-01", "04-01"),
        ("下个月5号休息", "04-05", "04-05"),
        ("请假到月底", "03-02", "03-31"),
        ("周日休息", "03-08", "03-08"),
        ("请假三天", "03-02", "03-04"),
        ("周五起请假两天", "03-06", "03-09"),
        ("请假半天", "03-02", "03-02"),
        ("请假一周", "03-02", "03-08"),
    ],
)
def test_the_days_somebody_is_away(words: str, first: str, last: str) -> None:
    """I11. Two days from Friday on are Friday and Monday."""
    found = days_in(words, MONDAY, CALENDAR.is_working_day)
    assert found is not None
    assert (f"{found.first:%m-%d}", f"{found.last:%m-%d}") == (first, last)


@pytest.mark.parametrize("words", ["请假", "2月30日请假", "13月1日请假", "请假0天", "请假99999天", "下个月31号请假x"])
def test_what_names_no_day_is_none(words: str) -> None:
    assert days_in(words, MONDAY, CALENDAR.is_working_day) is None


def test_a_day_of_a_month_that_has_passed_is_the_next_one() -> None:
    new_year = days_in("1月5日请假", MONDAY, CALENDAR.is_working_day)
    assert new_year is not None
    assert new_year.first == dt.date(2027, 1, 5)
    december = dt.date(2026, 12, 20)
    for words in ("3号请假", "下个月3号请假"):
        found = days_in(words, december, CALENDAR.is_working_day)
        assert found is not None
        assert found.first == dt.date(2027, 1, 3)


@pytest.mark.parametrize(
    ("words", "at", "reason"),
    [
        ("到周四 客户出差", "03-05 00:00", "客户出差"),
        ("缓到周四,客户出差", "03-05 00:00", "客户出差"),
        ("周一再说,等预算", "03-09 00:00", "等预算"),
        ("下周 客户开会", "03-09 00:00", "客户开会"),
        ("两小时后 客户在开会", "03-02 14:00", "客户在开会"),
        ("半小时后", "03-02 12:30", ""),
        ("3天后 等预算", "03-05 00:00", "等预算"),
        ("两周后 搁置", "03-16 00:00", "搁置"),
        ("1个月后 搁置", "04-01 00:00", "搁置"),
    ],
)
def test_until_when_a_reminder_waits_and_why(words: str, at: str, reason: str) -> None:
    found = until_in(words, NOON, CALENDAR)
    assert found is not None
    assert f"{found.at.astimezone(CALENDAR.zone):%m-%d %H:%M}" == at
    assert without(words, found.said) == reason


@pytest.mark.parametrize("words", ["客户出差", "今天", "0小时后", "0天后", "2月30日"])
def test_no_time_ahead_is_none(words: str) -> None:
    assert until_in(words, NOON, CALENDAR) is None


def test_somebody_who_never_works_is_away_as_long_as_we_look() -> None:
    found = days_in("请假三天", MONDAY, lambda _: False)
    assert found is not None
    assert found.first < found.last


@given(
    words=st.text(alphabet="下这本周一二三五日天月号到至从35901-/ 小时后半请假", max_size=14),
    day=st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)),
)
def test_whatever_is_read_lies_ahead_and_in_order(words: str, day: dt.date) -> None:
    found = days_in(words, day, CALENDAR.is_working_day)
    assert found is None or (found.first >= day and found.said in words)
    now = dt.datetime.combine(day, dt.time(4), dt.UTC)
    until = until_in(words, now, CALENDAR)
    assert until is None or (until.at > now and until.said in words)
