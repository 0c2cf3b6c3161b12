"""A clock that runs while the calendar changes: what was used stays used, the rest is reckoned anew (I11, I14, S74)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import sla
from bot.domain.calendar import Calendar, Leave
from bot.domain.sla import DEFAULTS, ClockKind, Running

ANSWER = DEFAULTS[ClockKind.UNANSWERED]
CONTACT = DEFAULTS[ClockKind.FIRST_CONTACT]
SHANGHAI = Calendar().zone
PLAIN = Calendar()
DAY = dt.timedelta(days=1)
MONDAY = dt.date(2026, 3, 2)
UNPUBLISHED = dt.datetime(2035, 3, 1, 9, tzinfo=dt.UTC)

half_hours = st.integers(0, 48 * 30).map(
    lambda n: dt.datetime(2026, 9, 14, tzinfo=SHANGHAI) + n * dt.timedelta(minutes=30)
)
lengths = st.integers(1, 80).map(lambda n: n * dt.timedelta(minutes=30))
days_away = st.tuples(st.integers(0, 40), st.integers(0, 6))


def at(day: int, hour: float) -> dt.datetime:
    """This hour in Shanghai, so many days after Monday, 2 March 2026."""
    return dt.datetime.combine(MONDAY, dt.time(), SHANGHAI) + day * DAY + dt.timedelta(hours=hour)


def running(start: dt.datetime, calendar: Calendar = PLAIN, length: dt.timedelta | None = None) -> Running:
    policy = replace(ANSWER, length=length) if length else ANSWER
    return sla.start(policy, lead=1, cycle=1, tier=1, at=start, calendar=calendar)


def away(*days: int) -> Calendar:
    leave = tuple(Leave(first=MONDAY + day * DAY, last=MONDAY + day * DAY) for day in days)
    return replace(PLAIN, leave=leave)


def test_leave_told_while_a_clock_runs_moves_what_is_left_of_it() -> None:
    clock = running(at(0, 16))
    assert clock.due.at == at(1, 11)
    newer = sla.retimed(clock, before=PLAIN, after=away(1), now=at(0, 17))
    assert newer is not None
    assert newer.due.at == at(2, 11)
    assert newer.due.why == ("03-03 周二 请假",)
    assert [alarm.true_at for alarm in sla.alarms(newer, away(1))] == [at(0, 18), at(2, 11), at(2, 13)]


def test_who_comes_back_early_has_his_hours_back() -> None:
    clock = running(at(0, 16), away(1, 2, 3))
    assert clock.due.at == at(4, 11)
    newer = sla.retimed(clock, before=away(1, 2, 3), after=away(1), now=at(2, 8))
    assert newer is not None
    assert newer.due.at == at(2, 11)
    again = sla.retimed(newer, before=away(1), after=away(1, 2), now=at(2, 10))
    assert again is not None
    assert again.due.at == at(3, 10), "one hour was used after the two of Monday, one is left"


def test_leave_that_begins_with_this_very_day_takes_back_nothing_that_was_used() -> None:
    clock = running(at(0, 9))
    newer = sla.retimed(clock, before=PLAIN, after=away(0), now=at(0, 12))
    assert newer is not None
    assert newer.due.at == at(1, 10)


def test_what_has_fallen_due_stays_due_and_only_later_rungs_move() -> None:
    clock = running(at(0, 9))
    newer = sla.retimed(
        clock,
        before=PLAIN,
        after=away(0),
        now=at(
            0,
            13,
        ),
    )
    assert newer is not None
    assert newer.due == clock.due
    assert [(alarm.step, alarm.true_at) for alarm in sla.alarms(newer, away(0))] == [(2, at(1, 11))]
    assert sla.retimed(clock, before=PLAIN, after=away(1), now=at(0, 16)) is None, "its last rung is over too"


def test_a_promise_by_the_wall_clock_knows_no_leave() -> None:
    clock = sla.start(CONTACT, lead=1, cycle=1, tier=1, at=at(0, 16), calendar=PLAIN)
    assert sla.retimed(clock, before=PLAIN, after=away(1), now=at(0, 17)) is None


def test_a_clock_that_was_reckoned_anew_is_kept_whole() -> None:
    newer = sla.retimed(running(at(0, 16)), before=PLAIN, after=away(1), now=at(0, 17))
    assert newer is not None
    assert Running.from_json(newer.to_json()) == newer
    old = newer.to_json()
    del old["used"], old["reckoned_at"]
    assert Running.from_json(old).used == dt.timedelta(), "rows of an older program had neither"


def test_days_that_were_guessed_and_are_over_were_used_as_they_were_guessed() -> None:
    clock = running(UNPUBLISHED, length=dt.timedelta(hours=40))
    assert clock.due.guessed_from == UNPUBLISHED.date()
    days = [UNPUBLISHED.date() + n * DAY for n in range(12)]
    known = Calendar(extra={day: day >= days[6] for day in days})
    learnt = UNPUBLISHED + DAY
    newer = sla.learned(clock, known, learnt)
    assert newer is not None
    assert newer.used == PLAIN.between(UNPUBLISHED, learnt)
    assert newer.used > dt.timedelta(), "the day turned out to be a holiday, and yet it counts"
    assert sla.learned(clock, known, clock.due.at) is None, "what has fallen due stays due"
    assert sla.learned(replace(clock, due=replace(clock.due, guessed_from=None)), known, learnt) is None
    assert sla.learned(clock, PLAIN, learnt) is None


@pytest.mark.parametrize("hours", ["working", "clock"])
@given(start=half_hours, length=lengths, leave=days_away, later=st.floats(0, 1))
@settings(deadline=None)
def test_leave_told_later_counts_as_if_it_had_been_known(
    start: dt.datetime, length: dt.timedelta, leave: tuple[int, int], later: float, hours: sla.Hours
) -> None:
    first = start.date() + (leave[0] + 1) * DAY
    informed = replace(PLAIN, leave=(Leave(first=first, last=first + leave[1] * DAY),))
    policy = replace(ANSWER, length=length, hours=hours)
    clock, wise = (
        sla.start(policy, lead=1, cycle=1, tier=1, at=start, calendar=calendar) for calendar in (PLAIN, informed)
    )
    until = min(clock.due.at, dt.datetime.combine(first, dt.time(), SHANGHAI))
    now = start + (until - start) * later
    newer = sla.retimed(clock, before=PLAIN, after=informed, now=now) or clock
    assert newer.due.at == wise.due.at
    assert {alarm.step: alarm.true_at for alarm in sla.alarms(newer, informed)}.items() <= {
        alarm.step: alarm.true_at for alarm in sla.alarms(wise, informed)
    }.items()


@given(start=half_hours, length=lengths, leave=days_away, now=half_hours)
@settings(deadline=None)
def test_all_that_was_promised_is_used_in_the_end_and_none_of_it_twice(
    start: dt.datetime, length: dt.timedelta, leave: tuple[int, int], now: dt.datetime
) -> None:
    first = start.date() + leave[0] * DAY
    informed = replace(PLAIN, leave=(Leave(first=first, last=first + leave[1] * DAY),))
    clock = running(start, length=length)
    now = max(now, start)
    newer = sla.retimed(clock, before=PLAIN, after=informed, now=now)
    if newer is None:
        return
    if clock.due.at <= now:
        assert newer.due == clock.due
    else:
        assert PLAIN.between(start, now) + informed.between(now, newer.due.at) == length
        back = sla.retimed(newer, before=informed, after=PLAIN, now=now)
        assert back is not None
        assert back.due.at == clock.due.at, "told and taken back in one breath is as if nothing had been said"
