"""Later, please; I have heard it; and due times that are reckoned anew (product.md §3, "ladder")."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot.domain import lifecycle, sla
from bot.domain.calendar import Calendar, Due
from bot.domain.decision import Decision, Happened, Wake
from bot.domain.lead import Stage
from bot.domain.policy import Policy
from bot.domain.refusal import CannotSnooze, NotWaiting
from bot.domain.sla import DEFAULTS, ClockKind
from tests.domain.situations import NOW, SUN_TING, WANG_LEI, a_lead

POLICY = Policy()
THURSDAY = dt.datetime(2026, 3, 4, 16, tzinfo=dt.UTC)
NINE = dt.datetime(2026, 3, 5, 1, tzinfo=dt.UTC)


def _snooze(words: str, *, owns: bool = True, stage: Stage = Stage.ACCEPTED) -> Decision:
    by = WANG_LEI if owns else SUN_TING
    return lifecycle.snooze(a_lead(stage), words, by=by, owns=owns, policy=POLICY, now=NOW)


def test_the_owner_puts_off_his_own_reminders() -> None:
    decision = _snooze("到周四 客户出差")
    assert decision.detail == {"until": THURSDAY.isoformat(), "cycle": "1", "ears": "owner", "reason": "客户出差"}
    assert decision.wake == Wake(at=NINE, ears=("@wanglei",))
    assert decision.lead == a_lead(Stage.ACCEPTED), "the promise itself stays"


def test_sales_ops_put_off_everybodys_also_of_a_lead_nobody_has() -> None:
    decision = _snooze("到週四 等總部", owns=False, stage=Stage.QUALIFIED)
    assert decision.detail["ears"] == "all"
    assert decision.wake == Wake(at=NINE)


@pytest.mark.parametrize(("words", "why"), [("客户出差", "no_end"), ("到周四", "no_reason"), ("60天后 不急", "far")])
def test_a_snooze_says_until_when_and_why(words: str, why: str) -> None:
    with pytest.raises(CannotSnooze) as refused:
        _snooze(words)
    assert refused.value.facts["why"] == why


def test_nothing_is_put_off_where_nobody_has_to_act() -> None:
    for owns, stage in ((True, Stage.QUALIFIED), (False, Stage.JUNK)):
        with pytest.raises(NotWaiting):
            _snooze("到周四 客户出差", owns=owns, stage=stage)
    with pytest.raises(NotWaiting):
        lifecycle.acknowledge(a_lead(), by=WANG_LEI, policy=POLICY, now=NOW)


def test_an_acknowledgement_lasts_some_working_hours() -> None:
    decision = lifecycle.acknowledge(a_lead(Stage.ASSIGNED), by=WANG_LEI, policy=POLICY, now=NOW)
    at = decision.wake.at if decision.wake else NOW
    assert at - NOW == dt.timedelta(hours=4)
    assert decision.detail["ears"] == "owner"


def test_an_inquiry_that_is_put_aside_stays_one_and_nobody_is_reminded_of_it() -> None:
    until = NOW + dt.timedelta(days=4)
    decision = lifecycle.let_rest(a_lead(Stage.INQUIRY), reason="客户出国", until=until)
    assert (decision.happened, decision.lead, decision.stop) == (Happened.SNOOZED, a_lead(Stage.INQUIRY), frozenset())
    assert decision.detail == {"until": until.isoformat(), "cycle": "0", "ears": "all", "reason": "客户出国"}
    assert decision.wake == Wake(at=until)
    assert "reason" not in lifecycle.let_rest(a_lead(Stage.INQUIRY), reason="", until=until).detail


ANSWER = DEFAULTS[ClockKind.UNANSWERED]
UNKNOWN = dt.datetime(2035, 3, 1, 9, tzinfo=dt.UTC)


def _running(calendar: Calendar) -> sla.Running:
    return sla.start(ANSWER, lead=1, cycle=1, tier=None, at=UNKNOWN, calendar=calendar)


def test_what_was_guessed_is_reckoned_anew_when_the_holidays_are_known() -> None:
    running = _running(Calendar())
    assert running.due.guessed_from
    days = [UNKNOWN.date() + n * dt.timedelta(days=1) for n in range(8)]
    known = Calendar(extra={day: day >= days[5] for day in days})
    newer = sla.learned(running, known, UNKNOWN)
    assert newer is not None
    assert newer.due.guessed_from is None
    assert newer.due.at > running.due.at
    assert (newer.started_at, newer.policy, newer.cycle) == (running.started_at, running.policy, running.cycle)


def test_what_was_used_stays_used() -> None:
    running = _running(Calendar())
    known = Calendar(extra={UNKNOWN.date(): False})
    assert sla.learned(running, known, running.due.at) is None
    assert sla.learned(running, Calendar(), UNKNOWN) is None
    sure = replace(running, due=Due(at=running.due.at))
    assert sla.learned(sure, known, UNKNOWN) is None


def test_the_owner_hears_of_a_new_due_time() -> None:
    lead, clock = a_lead(Stage.ASSIGNED), ClockKind.UNANSWERED
    assert len(lifecycle.retime(lead, clock, before=NOW, after=NINE).notices) == 1
    assert lifecycle.retime(lead, clock, before=NOW, after=NOW).notices == ()
    assert lifecycle.retime(a_lead(), clock, before=NOW, after=NINE).notices == ()
    assert lifecycle.retime(lead, clock, before=NOW, after=NINE, told=False).notices == (), "he heard it with his leave"
