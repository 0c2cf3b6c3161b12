"""What a watchman looks for."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Calendar
from bot.domain.lead import CLOSED, Stage
from bot.domain.sla import ClockKind
from bot.domain.watch import BUSY, MUST_RUN, Finding, Sign, should_have_rung, unusual_silence
from tests.domain.situations import NOW

CALENDAR = Calendar()
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
"""``NOW`` is 10:00 of a working day."""


def test_every_stage_on_which_somebody_must_act_has_a_clock() -> None:
    """S68."""
    watched = frozenset().union(*(must.stages for must in MUST_RUN))
    assert frozenset(Stage) - watched == CLOSED | {Stage.IN_CRM}
    assert {clock for must in MUST_RUN for clock in must.clocks} == set(ClockKind) - {ClockKind.M_DAY}
    (uncontacted,) = [must for must in MUST_RUN if must.while_uncontacted]
    assert uncontacted.clocks == {ClockKind.FIRST_CONTACT}
    (returned,) = [must for must in MUST_RUN if Stage.RETURNED in must.stages]
    assert returned.clocks == {ClockKind.REWORK, ClockKind.PROGRESS}, "taken up by its SDR it is asked about"


@pytest.mark.parametrize(
    ("now", "up_to"),
    [
        (NOW, NOW - 2 * MINUTE),
        (NOW - HOUR, None),
        (NOW - HOUR + MINUTE, None),
        (NOW - HOUR + 2 * MINUTE, NOW - HOUR),
        (NOW + 12 * HOUR, None),
    ],
)
def test_what_is_due_at_night_is_not_missed_before_the_morning(now: dt.datetime, up_to: dt.datetime | None) -> None:
    assert should_have_rung(now, CALENDAR) == up_to


def _every(minutes: int, count: int = BUSY) -> list[dt.datetime]:
    return [NOW - (count - number) * minutes * MINUTE for number in range(count)]


def test_a_busy_group_that_falls_silent_is_noticed() -> None:
    spoken = _every(2)
    assert unusual_silence(spoken, NOW, CALENDAR) is None
    assert unusual_silence(spoken, NOW + 2 * HOUR, CALENDAR) == 2 * HOUR + 2 * MINUTE


def test_a_quiet_group_may_be_quiet() -> None:
    assert unusual_silence(_every(2, BUSY - 1), NOW + 7 * HOUR, CALENDAR) is None


def test_nobody_is_expected_to_speak_at_night_or_on_sunday() -> None:
    assert unusual_silence(_every(2), NOW + 10 * HOUR, CALENDAR) is None
    assert unusual_silence(_every(2), NOW + 6 * 24 * HOUR, CALENDAR) is None


def test_a_silence_is_unusual_only_beside_the_longest_one_before() -> None:
    spoken = [NOW - 5 * 24 * HOUR, *_every(2)]
    assert unusual_silence(spoken, NOW + 7 * HOUR, CALENDAR) is None


@pytest.mark.slow
@given(st.lists(st.integers(0, 60 * 24 * 10), min_size=BUSY, max_size=60), st.integers(0, 60 * 24))
def test_a_silence_that_is_told_is_longer_than_any_before(minutes: list[int], later: int) -> None:
    spoken = [NOW + at * MINUTE for at in sorted(minutes)]
    now = spoken[-1] + later * MINUTE
    silence = unusual_silence(spoken, now, CALENDAR)
    if silence is not None:
        gaps = [CALENDAR.between(one, another) for one, another in pairwise(spoken)]
        assert silence > 2 * max(gaps)
        assert silence > 2 * HOUR


def test_findings_of_the_same_trouble_have_the_same_key() -> None:
    assert Finding(sign=Sign.ALARMS, sentence="1").key == Finding(sign=Sign.ALARMS, sentence="2").key == "alarms"
    assert Finding(sign=Sign.DOOR, sentence="", door="app").key == "door:app"
    assert Finding(sign=Sign.SILENT_GROUP, sentence="", about="wr1").key == "silent_group:wr1"
