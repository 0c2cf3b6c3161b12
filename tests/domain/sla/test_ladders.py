"""Which alarm rings when, for each kind of clock."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.calendar import Calendar, Leave, WorkingHours
from bot.domain.sla import ClockKind, Ear, Tone, alarms, louder, loudest_for_each_ear, remaining
from tests.domain.sla.ladders import OFFICE, running, shown, table, wall

HOUR = timedelta(hours=1)
CONTACT = [
    ("nudge", "owner"),
    ("warn", "owner"),
    ("breach", "owner+sales_ops+group"),
    ("escalate", "sales_head"),
    ("offer_reassign", "sales_ops"),
]


@pytest.mark.parametrize(
    ("case", "tier", "at", "due", "rings"),
    [
        (
            "on a Monday morning",
            1,
            wall(11, 16, 10),
            "Tue 11-17 10:00",
            ["Tue 11-17 09:00", "Tue 11-17 09:00", "Tue 11-17 10:00", "Tue 11-17 16:00", "Wed 11-18 09:00"],
        ),
        (
            "on a Monday morning",
            2,
            wall(11, 16, 10),
            "Wed 11-18 10:00",
            ["Tue 11-17 10:00", "Wed 11-18 09:00", "Wed 11-18 10:00", "Thu 11-19 09:00", "Thu 11-19 10:00"],
        ),
        (
            "on a Monday morning",
            3,
            wall(11, 16, 10),
            "Thu 11-19 10:00",
            ["Wed 11-18 09:00", "Thu 11-19 09:00", "Thu 11-19 10:00", "Fri 11-20 09:00", "Mon 11-23 09:00"],
        ),
        (
            "on a Friday evening",
            1,
            wall(11, 13, 18),
            "Sat 11-14 18:00",
            ["Mon 11-16 09:00"] * 5,
        ),
        (
            "on a Friday evening",
            2,
            wall(11, 13, 18),
            "Sun 11-15 18:00",
            ["Mon 11-16 09:00"] * 4 + ["Mon 11-16 18:00"],
        ),
        (
            "on a Friday evening",
            3,
            wall(11, 13, 18),
            "Mon 11-16 18:00",
            ["Mon 11-16 09:00"] * 2 + ["Mon 11-16 18:00", "Tue 11-17 12:00", "Wed 11-18 09:00"],
        ),
        (
            "on the Friday before a worked Saturday",
            1,
            wall(10, 9, 18),
            "Sat 10-10 18:00",
            ["Sat 10-10 09:00", "Sat 10-10 13:12", "Sat 10-10 18:00", "Mon 10-12 09:00", "Mon 10-12 09:00"],
        ),
        (
            "on the eve of the National Day",
            1,
            wall(9, 30, 17),
            "Thu 10-01 17:00",
            ["Thu 10-08 09:00"] * 5,
        ),
        (
            "on the eve of the National Day",
            3,
            wall(9, 30, 17),
            "Sat 10-03 17:00",
            ["Thu 10-08 09:00"] * 5,
        ),
        (
            "by phone at night",
            1,
            wall(11, 17, 23, 40),
            "Wed 11-18 23:40",
            ["Wed 11-18 11:40", "Thu 11-19 09:00", "Thu 11-19 09:00", "Thu 11-19 09:00", "Thu 11-19 11:40"],
        ),
        (
            "in the first minute after the last bell",
            1,
            wall(11, 16, 18, 30),
            "Tue 11-17 18:30",
            ["Tue 11-17 09:00", "Tue 11-17 13:42", "Wed 11-18 09:00", "Wed 11-18 09:00", "Wed 11-18 09:00"],
        ),
    ],
)
def test_the_ladder_of_first_contact(case: str, tier: int, at: datetime, due: str, rings: list[str]) -> None:
    clock = running(ClockKind.FIRST_CONTACT, at, tier=tier)
    assert shown(clock.due.at) == due, case
    rows = [(ring, *row) for ring, row in zip(rings, CONTACT, strict=True)]
    assert table(alarms(clock, OFFICE)) == rows, case


@pytest.mark.parametrize(
    ("kind", "at", "due", "rows"),
    [
        (
            ClockKind.GAPS,
            wall(9, 30, 17, 50),
            "Thu 10-08 17:50",
            [("Thu 10-08 17:50", "nudge", "sdr"), ("Fri 10-09 17:50", "nudge", "sales_ops")],
        ),
        (
            ClockKind.UNASSIGNED,
            wall(11, 16, 10),
            "Mon 11-16 10:30",
            [("Mon 11-16 10:30", "nudge", "sales_ops"), ("Mon 11-16 12:00", "escalate", "backup")],
        ),
        (
            ClockKind.UNASSIGNED,
            wall(11, 13, 17, 45),
            "Mon 11-16 09:15",
            [("Mon 11-16 09:15", "nudge", "sales_ops"), ("Mon 11-16 10:45", "escalate", "backup")],
        ),
        (
            ClockKind.UNASSIGNED,
            wall(11, 16, 23),
            "Tue 11-17 09:30",
            [("Tue 11-17 09:30", "nudge", "sales_ops"), ("Tue 11-17 11:00", "escalate", "backup")],
        ),
        (
            ClockKind.UNANSWERED,
            wall(9, 30, 15),
            "Thu 10-08 10:00",
            [
                ("Wed 09-30 17:00", "nudge", "owner"),
                ("Thu 10-08 10:00", "breach", "owner+sales_ops"),
                ("Thu 10-08 12:00", "offer_reassign", "sales_ops"),
            ],
        ),
        (
            ClockKind.PROGRESS,
            wall(9, 24, 16),
            "Thu 10-01 16:00",
            [("Thu 10-08 09:00", "nudge", "owner")],
        ),
        (
            ClockKind.REWORK,
            wall(11, 13, 12),
            "Mon 11-16 12:00",
            [("Mon 11-16 12:00", "nudge", "sdr"), ("Tue 11-17 12:00", "warn", "sdr+sales_ops")],
        ),
        (
            ClockKind.M_DAY,
            wall(11, 16, 10),
            "Thu 11-19 10:00",
            [
                ("Wed 11-18 09:00", "nudge", "owner"),
                ("Thu 11-19 09:00", "warn", "owner"),
                ("Thu 11-19 10:00", "breach", "owner+sales_ops+group"),
                ("Fri 11-20 09:00", "escalate", "sales_head"),
                ("Mon 11-23 09:00", "offer_reassign", "sales_ops"),
            ],
        ),
    ],
)
def test_the_ladders_of_the_other_clocks(
    kind: ClockKind, at: datetime, due: str, rows: list[tuple[str, str, str]]
) -> None:
    clock = running(kind, at)
    assert shown(clock.due.at) == due
    assert table(alarms(clock, OFFICE)) == rows


def test_an_alarm_knows_its_lead_its_step_and_when_it_was_true() -> None:
    breach = alarms(running(ClockKind.FIRST_CONTACT, wall(11, 13, 18), tier=1), OFFICE)[2]
    assert (breach.lead, breach.clock, breach.cycle, breach.step) == (128, ClockKind.FIRST_CONTACT, 1, 2)
    assert breach.true_at == datetime(2026, 11, 14, 10, tzinfo=UTC)
    assert breach.due_at == datetime(2026, 11, 16, 1, tzinfo=UTC)
    assert breach.true_at.tzinfo is breach.due_at.tzinfo is UTC


def test_a_lead_without_a_tier_or_with_a_strange_one_has_the_longest_promise() -> None:
    for tier in (None, 4):
        assert running(ClockKind.FIRST_CONTACT, wall(11, 16, 10), tier=tier).length == 72 * HOUR


def test_a_clock_in_working_hours_takes_leave_and_lunch_into_account() -> None:
    calendar = Calendar(
        hours=WorkingHours(blocks=((time(9), time(12)), (time(13, 30), time(18)))),
        leave=(Leave(first=date(2026, 11, 17), last=date(2026, 11, 17)),),
    )
    clock = running(ClockKind.UNANSWERED, wall(11, 16, 16), calendar=calendar)
    assert shown(clock.due.at) == "Wed 11-18 11:00"
    assert clock.due.why == ("11-17 周二 请假",)


def test_a_clock_keeps_the_due_time_it_promised_when_the_calendar_changes() -> None:
    clock = running(ClockKind.UNANSWERED, wall(11, 16, 16))
    closed = Calendar(extra={date(2026, 11, 17): False})
    rung = alarms(clock, closed)
    assert shown(rung[1].true_at) == "Tue 11-17 11:00"
    assert shown(rung[1].due_at) == "Wed 11-18 09:00"
    assert shown(rung[2].true_at) == "Wed 11-18 13:00"


def test_what_remains_is_told_on_the_wall_and_goes_below_zero() -> None:
    clock = running(ClockKind.FIRST_CONTACT, wall(11, 16, 10), tier=1)
    assert remaining(clock, wall(11, 16, 13)) == 21 * HOUR
    assert remaining(clock, wall(11, 17, 12)) == -2 * HOUR


def test_escalation_comes_before_reminder() -> None:
    nudge, warn, breach, escalate, offer = alarms(running(ClockKind.FIRST_CONTACT, wall(9, 30, 17), tier=1), OFFICE)
    assert louder(nudge, warn) is louder(warn, nudge) is warn
    assert louder(breach, warn) is breach
    assert louder(breach, escalate) is escalate
    assert louder(offer, escalate) is offer


def test_of_two_alike_the_older_is_kept() -> None:
    older = alarms(running(ClockKind.FIRST_CONTACT, wall(11, 16, 9), tier=1), OFFICE)[0]
    newer = alarms(running(ClockKind.FIRST_CONTACT, wall(11, 16, 10), tier=1), OFFICE)[0]
    assert louder(older, newer) is louder(newer, older) is older
    assert louder(older, older) is older


def test_after_a_holiday_each_ear_hears_only_the_loudest() -> None:
    rung = alarms(running(ClockKind.FIRST_CONTACT, wall(9, 30, 17), tier=1), OFFICE)
    assert {alarm.due_at for alarm in rung} == {wall(10, 8, 9)}
    assert {ear: alarm.tone for ear, alarm in loudest_for_each_ear(rung).items()} == {
        Ear.OWNER: Tone.BREACH,
        Ear.GROUP: Tone.BREACH,
        Ear.SALES_HEAD: Tone.ESCALATE,
        Ear.SALES_OPS: Tone.OFFER_REASSIGN,
    }
