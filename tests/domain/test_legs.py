"""Whose hour it was (I13)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Calendar, Leave, WorkingHours
from bot.domain.lead import Lead, Stage
from bot.domain.legs import Leg, Stretch, Time, hours_in, leg_of, legs, stretches, table, time_of
from bot.domain.people import Roster
from bot.domain.policy import Policy
from tests.domain.situations import NOW, SUN_TING, WANG_LEI, a_lead

HOUR = dt.timedelta(hours=1)
CALENDAR = Calendar()


def everybodys(_who: str) -> Calendar:
    return CALENDAR


@dataclass(frozen=True)
class Row:
    at: dt.datetime
    by: str
    before: Lead | None = None


@pytest.mark.parametrize(
    ("lead", "leg"),
    [
        (a_lead(Stage.INQUIRY), Leg.SDR),
        (a_lead(Stage.RETURNED), Leg.SDR),
        (a_lead(Stage.QUALIFIED), Leg.SALES_OPS),
        (a_lead(Stage.REJECTED), Leg.SALES_OPS),
        (a_lead(Stage.HELD), Leg.SALES_OPS),
        (a_lead(Stage.NAMED), Leg.TRANSFER),
        (a_lead(Stage.ASSIGNED), Leg.TRANSFER),
        (a_lead(Stage.ASSIGNED, notified_at=NOW), Leg.SALES),
        (a_lead(Stage.ACCEPTED), Leg.SALES),
        (a_lead(Stage.ACCEPTED, contacted_at=NOW), None),
        (a_lead(Stage.IN_CRM), None),
        (a_lead(Stage.JUNK), None),
        (a_lead(Stage.WON), None),
    ],
)
def test_whose_turn_it_is(lead: Lead, leg: Leg | None) -> None:
    assert leg_of(lead) is leg


INQUIRY = a_lead(Stage.INQUIRY)
QUALIFIED = a_lead(Stage.QUALIFIED)
ASSIGNED = a_lead(Stage.ASSIGNED)
NOTIFIED = ASSIGNED.now(notified_at=NOW + 4 * HOUR)
CONTACTED = NOTIFIED.now(stage=Stage.ACCEPTED, contacted_at=NOW + 8 * HOUR)
WAY = (
    Row(NOW, "liuyang"),
    Row(NOW + 1 * HOUR, "liuyang", INQUIRY),
    Row(NOW + 2 * HOUR, "liuyang", QUALIFIED.now(tier=1)),  # a correction: still the turn of sales-ops
    Row(NOW + 3 * HOUR, "sunting", QUALIFIED),
    Row(NOW + 4 * HOUR, "delivery", ASSIGNED),
    Row(NOW + 5 * HOUR, "clock"),
    Row(NOW + 8 * HOUR, "wanglei", NOTIFIED),
)


def test_the_way_to_the_first_contact_has_four_legs() -> None:
    found = stretches(CONTACTED, WAY, NOW + 100 * HOUR)
    assert [(one.leg, one.who, (one.until - one.since) / HOUR, one.over) for one in found] == [
        (Leg.SDR, "liuyang", 1, True),
        (Leg.SALES_OPS, "sunting", 2, True),
        (Leg.TRANSFER, "", 1, True),
        (Leg.SALES, "wanglei", 4, True),
    ]


def test_each_leg_is_told_by_the_clock_and_in_working_time() -> None:
    """NOW is 10:00 on a working day; the company works until 18:00."""
    found = legs(stretches(NOTIFIED, WAY[:-1], NOW + 24 * HOUR), everybodys)
    assert found[Leg.SALES] == Time(clock=20 * HOUR, working=5 * HOUR)
    assert found[Leg.SALES_OPS] == Time(clock=2 * HOUR, working=2 * HOUR)


def test_a_turn_that_lasts_is_not_over_and_nobodys_yet() -> None:
    (turn,) = stretches(QUALIFIED, (Row(NOW, "liuyang"),), NOW + HOUR)
    assert (turn.leg, turn.who, turn.over) == (Leg.SALES_OPS, "", False)


def test_a_second_owners_hours_are_not_the_first_ones() -> None:
    second = ASSIGNED.now(owner="liming", cycle=2, notified_at=NOW + 3 * HOUR)
    history = (
        Row(NOW, "sunting", QUALIFIED),
        Row(NOW, "delivery", ASSIGNED),
        Row(NOW + 3 * HOUR, "sunting", NOTIFIED),
        Row(NOW + 3 * HOUR, "delivery", second.now(notified_at=None)),
    )
    found = stretches(second, history, NOW + 4 * HOUR)
    assert [(one.who, (one.until - one.since) / HOUR) for one in found] == [("wanglei", 3), ("liming", 1)]


def test_a_transfer_is_the_sdrs_until_he_lets_the_lead_go() -> None:
    """S34."""
    history = (Row(NOW + HOUR, "liuyang", a_lead(Stage.NAMED)), Row(NOW + 2 * HOUR, "delivery", ASSIGNED))
    found = stretches(NOTIFIED, history, NOW + 3 * HOUR)
    assert [(one.leg, one.who) for one in found] == [
        (Leg.TRANSFER, "liuyang"),
        (Leg.TRANSFER, ""),
        (Leg.SALES, "wanglei"),
    ]


def test_a_settled_lead_was_nobodys_turn_since() -> None:
    history = (Row(NOW + HOUR, "sunting", QUALIFIED),)
    found = stretches(a_lead(Stage.JUNK), history, NOW + 9 * HOUR)
    assert [(one.leg, one.until) for one in found] == [(Leg.SALES_OPS, NOW + HOUR)]


@st.composite
def ways(draw: st.DrawFn) -> tuple[Lead, list[Row], dt.datetime]:
    """Any stages at any times, in half hours."""
    stages = draw(st.lists(st.sampled_from(list(Stage)), min_size=1, max_size=8))
    at, rows = NOW, []
    for stage in stages[:-1]:
        before = a_lead(stage, notified_at=draw(st.sampled_from([None, NOW])))
        at += draw(st.integers(0, 200)) * HOUR / 2
        rows.append(
            Row(at, draw(st.sampled_from(["sunting", "zhaolin"])), draw(st.sampled_from([before, before, None])))
        )
    return a_lead(stages[-1]), rows, at + draw(st.integers(0, 50)) * HOUR


@given(ways())
def test_the_legs_sum_to_the_whole(way: tuple[Lead, list[Row], dt.datetime]) -> None:
    lead, rows, now = way
    turns = stretches(lead, rows, now)
    for one, another in pairwise(turns):
        assert one.until <= another.since
        assert one.over
    assert all(NOW <= turn.since < turn.until <= now for turn in turns)
    found = legs(turns, everybodys)
    assert sum((time.clock for time in found.values()), dt.timedelta()) == sum(
        (turn.until - turn.since for turn in turns), dt.timedelta()
    )
    nobodys = _nobodys(lead, rows, now)
    assert sum((time.clock for time in found.values()), nobodys) == now - NOW
    assert all(dt.timedelta() <= time.working <= time.clock for time in found.values())


def _nobodys(lead: Lead, rows: list[Row], now: dt.datetime) -> dt.timedelta:
    """Minute by minute would be the same: every moment belongs to the state that held then."""
    states = [(row.at, row.before) for row in rows if row.before is not None] + [(now, lead)]
    since, total = NOW, dt.timedelta()
    for until, state in states:
        if leg_of(state) is None:
            total += until - since
        since = until
    return total


@given(ways(), st.integers(1, 100))
def test_later_looks_change_nothing_that_was_over(way: tuple[Lead, list[Row], dt.datetime], hours: int) -> None:
    lead, rows, now = way
    over = [turn for turn in stretches(lead, rows, now) if turn.over]
    assert [turn for turn in stretches(lead, rows, now + hours * HOUR) if turn.over] == over


def _turn(leg: Leg, who: str, hours: float, *, over: bool = True) -> Stretch:
    return Stretch(leg=leg, who=who, since=NOW, until=NOW + hours * HOUR, over=over)


def test_a_table_over_many_leads() -> None:
    found = [
        [_turn(Leg.SALES_OPS, "sunting", 1), _turn(Leg.SALES, "wanglei", 2)],
        [_turn(Leg.SALES_OPS, "sunting", 2), _turn(Leg.SALES, "wanglei", 4), _turn(Leg.SALES, "wanglei", 1)],
        [_turn(Leg.SALES_OPS, "", 6, over=False)],
        [_turn(Leg.SALES, "liming", 4)],
    ]
    rows = {(row.leg, row.who): row for row in table(found, everybodys)}
    assert list(rows) == [
        (Leg.SALES_OPS, ""),
        (Leg.SALES_OPS, "sunting"),
        (Leg.SALES, ""),
        (Leg.SALES, "liming"),
        (Leg.SALES, "wanglei"),
    ]
    ops, wanglei = rows[Leg.SALES_OPS, ""], rows[Leg.SALES, "wanglei"]
    assert (ops.leads, ops.running, ops.median.working, ops.p90.clock) == (3, 1, 2 * HOUR, 6 * HOUR)
    assert (wanglei.leads, wanglei.running, wanglei.median.clock, wanglei.p90.clock) == (2, 0, 2 * HOUR, 5 * HOUR)
    assert ops.share == pytest.approx(9 / 20)


def test_a_table_of_nothing_is_empty() -> None:
    assert table([], everybodys) == ()
    night = Stretch(leg=Leg.SDR, who="liuyang", since=NOW + 10 * HOUR, until=NOW + 11 * HOUR)
    assert [row.share for row in table([[night]], everybodys)] == [0.0, 0.0]


def test_each_leg_is_measured_by_the_hours_of_the_one_whose_it_is() -> None:
    """I13, I14: nobody is blamed for his leave, and who works nights is measured by nights."""
    nights = WorkingHours(blocks=((dt.time(0), dt.time(6)),))
    away = replace(WANG_LEI, leave=(Leave(first=NOW.date(), last=NOW.date()),))
    hours = hours_in(Roster([away, replace(SUN_TING, hours=nights)]), Policy())
    day = dt.timedelta(days=1)

    def took(who: str) -> dt.timedelta:
        return time_of(Stretch(leg=Leg.SALES, who=who, since=NOW, until=NOW + 2 * day), hours).working

    assert took("") == 18 * HOUR, "the company's, where it is nobody's turn in particular"
    assert took("WangLei") == CALENDAR.between(NOW + 14 * HOUR, NOW + 2 * day), "the day away does not count"
    assert took("sunting") == 12 * HOUR
