"""Taking back one's own decision (product.md §3, "undo")."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain import lifecycle
from bot.domain.decision import Decision, Happened, To
from bot.domain.lead import Lead, Stage
from bot.domain.lifecycle import ALL_CLOCKS
from bot.domain.refusal import CannotUndo
from bot.domain.ringing import still_true
from bot.domain.sla import ClockKind
from bot.domain.undoing import ANSWERS, DECISIONS, last_decision, last_told, must_be_in_time
from tests.domain.situations import FULL, LI_MING, MINUTE, NOW, SUN_TING, a_lead

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, kw_only=True)
class Row:
    happened: Happened
    by: str = "sunting"
    at: datetime = NOW
    before: Lead | None = None
    detail: Mapping[str, str] = field(default_factory=dict)


LEAD = a_lead(Stage.ASSIGNED)
BEFORE = a_lead()


def _why(*history: Row, by: str = "sunting") -> str:
    with pytest.raises(CannotUndo) as refused:
        last_decision(history, by=by, lead=LEAD)
    return str(refused.value.facts["why"])


@pytest.mark.parametrize("happened", sorted(DECISIONS))
def test_each_decision_of_ones_own_can_be_taken_back(happened: Happened) -> None:
    row = Row(happened=happened, before=BEFORE)
    assert last_decision([Row(happened=Happened.POSTED), row], by="SunTing", lead=LEAD) == (row, BEFORE)


@pytest.mark.parametrize("happened", sorted(ANSWERS - {Happened.UNDONE, Happened.REVIVED, Happened.TRANSFERRED}))
def test_nothing_is_taken_back_once_the_owner_has_answered(happened: Happened) -> None:
    assert _why(Row(happened=Happened.ASSIGNED, before=BEFORE), Row(happened=happened, by="wanglei")) == "answered"


def test_nothing_is_taken_back_once_the_sdr_has_transferred() -> None:
    transferred = Row(happened=Happened.TRANSFERRED, by="liuyang", before=BEFORE)
    assert _why(Row(happened=Happened.NAMED, before=BEFORE), transferred) == "transferred"


def test_what_others_add_in_between_does_not_matter() -> None:
    row = Row(happened=Happened.ASSIGNED, before=BEFORE)
    history = [row, *(Row(happened=one) for one in (Happened.NOTIFIED, Happened.ANNOTATED, Happened.RANG))]
    assert last_decision(history, by="sunting", lead=LEAD)[0] is row


def test_somebody_elses_decision_stands() -> None:
    assert _why(Row(happened=Happened.ASSIGNED, before=BEFORE), by="zhaolin") == "not_yours"


def test_an_undo_is_not_undone() -> None:
    assert _why(Row(happened=Happened.ASSIGNED, before=BEFORE), Row(happened=Happened.UNDONE)) == "nothing"


def test_what_was_taken_back_by_reviving_is_not_undone() -> None:
    assert _why(Row(happened=Happened.JUNKED, before=BEFORE), Row(happened=Happened.REVIVED)) == "nothing"


def test_a_decision_that_changed_nothing_is_nothing_to_take_back() -> None:
    assert _why(Row(happened=Happened.HELD, before=None)) == "nothing"
    assert _why() == "nothing"


@pytest.mark.parametrize(("minutes", "late"), [(0, False), (10, False), (10.02, True), (600, True)])
def test_ten_minutes_are_ten_minutes(minutes: float, late: bool) -> None:  # noqa: FBT001 — a column of the table
    now = NOW + timedelta(minutes=minutes)
    if late:
        with pytest.raises(CannotUndo, match="cannot_undo"):
            must_be_in_time(LEAD, last_at=NOW, now=now, within=10 * MINUTE)
    else:
        must_be_in_time(LEAD, last_at=NOW, now=now, within=10 * MINUTE)


DEEDS: dict[Happened, Callable[[Lead], Decision]] = {
    Happened.NAMED: lambda lead: (
        lifecycle.reassign(lead, LI_MING, by=SUN_TING, now=NOW)
        if lead.stage is Stage.NAMED
        else lifecycle.name_owner(lead, LI_MING, by=SUN_TING, now=NOW, despite_gaps=True)
    ),
    Happened.ASSIGNED: lambda lead: lifecycle.assign(lead, LI_MING, by=SUN_TING, now=NOW, despite_gaps=True),
    Happened.REASSIGNED: lambda lead: lifecycle.reassign(lead, LI_MING, by=SUN_TING, now=NOW),
    Happened.UNASSIGNED: lifecycle.unassign,
    Happened.HELD: lifecycle.hold,
    Happened.FOUND_IN_CRM: lambda lead: lifecycle.find_in_crm(lead, LI_MING),
    Happened.JUNKED: lifecycle.junk,
}


def standing(happened: Happened, stage: Stage) -> Lead:
    """A lead to which this can happen; in the CRM, somebody works what is reassigned."""
    worked = stage is Stage.IN_CRM and happened is Happened.REASSIGNED
    return a_lead(stage, owner="zhangwei") if worked else a_lead(stage)


PAIRS = [(happened, stage) for happened in DEEDS for stage in sorted(lifecycle.ARROWS[happened][0])]


@pytest.mark.parametrize(("happened", "stage"), PAIRS)
def test_undo_puts_back_what_was_in_a_new_cycle(happened: Happened, stage: Stage) -> None:
    before = standing(happened, stage)
    after = DEEDS[happened](before).lead
    undone = lifecycle.undo(after, before, happened)
    assert undone.lead == before.now(cycle=after.cycle + 1)
    assert undone.stop == ALL_CLOCKS
    assert undone.detail["undone"] == happened


@pytest.mark.parametrize(("happened", "stage"), PAIRS)
def test_after_an_undo_nothing_stays_silent(happened: Happened, stage: Stage) -> None:
    """S68: a clock runs that can ring where the lead is now; a synced lead has none."""
    before = standing(happened, stage)
    undone = lifecycle.undo(DEEDS[happened](before).lead, before, happened)
    ringing = [clock for clock in undone.start if still_true(undone.lead, clock, undone.lead.cycle)]
    assert ringing or stage is Stage.IN_CRM
    assert list(undone.start) == ringing


@pytest.mark.parametrize(("happened", "stage"), PAIRS)
def test_after_an_undo_a_card_works_again(happened: Happened, stage: Stage) -> None:
    before = standing(happened, stage)
    undone = lifecycle.undo(DEEDS[happened](before).lead, before, happened)
    cards = [notice.card for notice in undone.notices if notice.card]
    if stage in {Stage.ASSIGNED, Stage.ACCEPTED}:
        assert cards == ["owner"]
    elif stage is Stage.NAMED:
        assert cards == ["transfer"]
    else:
        assert cards == ([] if stage in {Stage.INQUIRY, Stage.IN_CRM} else ["lead"])


def test_what_was_learned_in_the_meantime_stays() -> None:
    before = a_lead(Stage.INQUIRY, inquiry=replace(FULL, budget=None))
    given = DEEDS[Happened.ASSIGNED](before).lead
    learned = given.now(inquiry=FULL, missing=(), tier=1)
    undone = lifecycle.undo(learned, before, Happened.ASSIGNED).lead
    assert (undone.inquiry, undone.missing, undone.tier) == (FULL, (), 1)
    assert undone.stage is Stage.QUALIFIED


def _people_told(decision: Decision) -> dict[str, str]:
    return {notice.to.userid: notice.name for notice in decision.notices if isinstance(notice.to, To)}


def test_whoever_was_told_otherwise_hears_of_the_undo() -> None:
    qualified, assigned = a_lead(), a_lead(Stage.ASSIGNED)
    told = {
        (happened, before.stage): _people_told(lifecycle.undo(DEEDS[happened](before).lead, before, happened))
        for happened, before in [
            (Happened.ASSIGNED, qualified),
            (Happened.REASSIGNED, assigned),
            (Happened.JUNKED, assigned),
            (Happened.FOUND_IN_CRM, qualified),
        ]
    }
    assert told == {
        (Happened.ASSIGNED, Stage.QUALIFIED): {"liming": "taken_away"},
        (Happened.REASSIGNED, Stage.ASSIGNED): {"liming": "taken_away", "wanglei": "offer"},
        (Happened.JUNKED, Stage.ASSIGNED): {"wanglei": "offer", "liuyang": "undone"},
        (Happened.FOUND_IN_CRM, Stage.QUALIFIED): {"liming": "taken_away", "liuyang": "undone"},
    }


def test_an_undone_return_of_an_mrl_rings_the_sdr_again() -> None:
    before = a_lead(Stage.RETURNED)
    assert lifecycle.undo(DEEDS[Happened.ASSIGNED](before).lead, before, Happened.ASSIGNED).start == (ClockKind.REWORK,)


TOLD = Row(happened=Happened.COMPANY_TOLD)
NOTED = Row(happened=Happened.ANNOTATED, by="wanglei")


@pytest.mark.parametrize(
    ("since", "taken"),
    [
        ([], TOLD),
        ([NOTED], TOLD),
        ([Row(happened=Happened.ASSIGNED, by="lijianguo")], TOLD),
        ([Row(happened=Happened.ASSIGNED)], None),
        ([Row(happened=Happened.COMPANY_TOLD, by="lijianguo")], None),
    ],
)
def test_what_was_said_of_a_company_is_ones_own_until_he_decides_or_another_speaks_of_it(
    since: list[Row], taken: Row | None
) -> None:
    assert last_told([Row(happened=Happened.POSTED), TOLD, *since], by="SunTing") == taken
    assert last_told([NOTED], by="sunting") is None
