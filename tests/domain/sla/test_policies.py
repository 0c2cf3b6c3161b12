"""Policies: what is shipped, what is refused, and how they and the running clocks are stored."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.sla import DEFAULTS, ClockKind, ClockPolicy, Ear, Rung, Running, Tone, alarms, start
from tests.domain.sla.ladders import OFFICE, running, wall

HOUR = timedelta(hours=1)
NUDGE = Rung(after=Fraction(1), ears=(Ear.OWNER,), tone=Tone.NUDGE)

half_hours = st.integers(0, 365 * 48).map(lambda n: datetime(2026, 1, 1, tzinfo=UTC) + n * HOUR / 2)
kinds = st.sampled_from(ClockKind)
tiers = st.sampled_from((None, 1, 2, 3))


def test_every_kind_of_clock_has_a_policy_of_its_own_kind() -> None:
    assert {kind: policy.kind for kind, policy in DEFAULTS.items()} == {kind: kind for kind in ClockKind}


@pytest.mark.parametrize(
    ("kind", "length", "hours"),
    [
        (ClockKind.GAPS, 9 * HOUR, "working"),
        (ClockKind.UNASSIGNED, HOUR / 2, "working"),
        (ClockKind.UNANSWERED, 4 * HOUR, "working"),
        (ClockKind.FIRST_CONTACT, {1: 24 * HOUR, 2: 48 * HOUR, 3: 72 * HOUR}, "clock"),
        (ClockKind.PROGRESS, 7 * 24 * HOUR, "clock"),
        (ClockKind.REWORK, 9 * HOUR, "working"),
        (ClockKind.M_DAY, 3 * 24 * HOUR, "clock"),
    ],
)
def test_what_is_shipped(kind: ClockKind, length: timedelta | dict[int, timedelta], hours: str) -> None:
    assert (DEFAULTS[kind].length, DEFAULTS[kind].hours) == (length, hours)


@pytest.mark.parametrize(
    ("length", "hours", "ladder", "sentence"),
    [
        (HOUR, "sometimes", (NUDGE,), "clock or working"),
        ({}, "clock", (NUDGE,), "has a length"),
        (timedelta(), "clock", (NUDGE,), "has a length"),
        ({1: HOUR, 2: -HOUR}, "clock", (NUDGE,), "has a length"),
        (HOUR, "clock", (replace(NUDGE, ears=()),), "somebody hears"),
        (HOUR, "clock", (NUDGE, NUDGE), "comes after"),
        (HOUR, "clock", (replace(NUDGE, after=Fraction(0)),), "comes after"),
        ({1: HOUR, 2: 3 * HOUR}, "clock", (NUDGE, replace(NUDGE, after=2 * HOUR)), "3:00:00"),
    ],
)
def test_a_policy_nobody_can_keep_is_refused(
    length: timedelta | Mapping[int, timedelta], hours: str, ladder: tuple[Rung, ...], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        ClockPolicy(kind=ClockKind.PROGRESS, length=length, hours=hours, ladder=ladder)  # type: ignore[arg-type]


@given(kind=kinds)
def test_a_policy_comes_back_from_storage_as_it_was(kind: ClockKind) -> None:
    policy = DEFAULTS[kind]
    assert ClockPolicy.from_json(json.loads(json.dumps(policy.to_json()))) == policy


@given(kind=kinds, tier=tiers, at=half_hours)
def test_a_running_clock_comes_back_from_storage_as_it_was(kind: ClockKind, tier: int | None, at: datetime) -> None:
    clock = running(kind, at, tier=tier)
    again = Running.from_json(json.loads(json.dumps(clock.to_json())))
    assert again == clock
    assert alarms(again, OFFICE) == alarms(clock, OFFICE)


@given(kind=kinds, tier=tiers, at=half_hours)
def test_alarms_come_in_order_inside_ringing_hours_and_never_early(
    kind: ClockKind, tier: int | None, at: datetime
) -> None:
    clock = running(kind, at, tier=tier)
    rung = alarms(clock, OFFICE)
    assert [alarm.step for alarm in rung] == list(range(len(clock.policy.ladder)))
    assert list(rung) == sorted(rung, key=lambda alarm: (alarm.due_at, alarm.step))
    for alarm in rung:
        assert at < alarm.true_at <= alarm.due_at == OFFICE.ringing(alarm.true_at)


@given(kind=kinds, tier=tiers, at=half_hours)
def test_the_rung_at_the_whole_length_is_the_due_time(kind: ClockKind, tier: int | None, at: datetime) -> None:
    clock = running(kind, at, tier=tier)
    whole = [
        alarm.true_at
        for alarm, rung in zip(alarms(clock, OFFICE), clock.policy.ladder, strict=True)
        if rung.offset(clock.length) == clock.length
    ]
    assert whole == [clock.due.at]


def test_a_running_clock_keeps_the_policy_it_started_under() -> None:
    company = dict(DEFAULTS)
    clock = running(ClockKind.UNANSWERED, wall(11, 16, 10))
    promised = alarms(clock, OFFICE)
    company[ClockKind.UNANSWERED] = replace(DEFAULTS[ClockKind.UNANSWERED], length=HOUR)
    assert alarms(Running.from_json(clock.to_json()), OFFICE) == promised
    stricter = start(company[ClockKind.UNANSWERED], lead=128, cycle=2, tier=None, at=wall(11, 16, 10), calendar=OFFICE)
    assert stricter.due.at == wall(11, 16, 11)


def test_what_another_version_stored_is_read() -> None:
    stored = {
        "version": 7,
        "lead": 128,
        "started_at": "2026-11-16T10:00:00+08:00",
        "due": {"at": "2026-11-17T10:00:00+08:00"},
        "weather": "rain",
        "policy": {
            "kind": "progress",
            "length": 86400,
            "ladder": [
                {"part": "1/2", "ears": ["owner", "pager", "sales_ops"], "tone": "sing"},
                {"seconds": 86400, "ears": ["group"], "tone": "breach", "colour": "red"},
                {"part": "3/2", "ears": ["owner"]},
            ],
        },
    }
    clock = Running.from_json(stored)
    assert (clock.kind, clock.cycle, clock.tier, clock.policy.hours) == (ClockKind.PROGRESS, 1, None, "clock")
    assert clock.started_at.tzinfo is UTC
    assert clock.policy.ladder == (
        Rung(after=Fraction(1, 2), ears=(Ear.OWNER, Ear.SALES_OPS), tone=Tone.WARN),
        Rung(after=timedelta(days=1), ears=(Ear.GROUP,), tone=Tone.BREACH),
        Rung(after=Fraction(3, 2), ears=(Ear.OWNER,), tone=Tone.WARN),
    )


@pytest.mark.parametrize("missing", ["lead", "started_at", "due", "policy"])
def test_a_stored_clock_that_lacks_its_promise_is_not_guessed(missing: str) -> None:
    stored = running(ClockKind.PROGRESS, wall(11, 16, 10)).to_json()
    del stored[missing]
    with pytest.raises(KeyError, match=missing):
        Running.from_json(stored)


def test_a_stored_clock_of_an_unknown_kind_is_not_guessed() -> None:
    stored = {**DEFAULTS[ClockKind.PROGRESS].to_json(), "kind": "moon"}
    with pytest.raises(ValueError, match="moon"):
        ClockPolicy.from_json(stored)
