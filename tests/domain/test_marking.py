"""What sales-ops say a lead is for, and who gets none for now (S29)."""

from __future__ import annotations

from bot.domain import lifecycle, pausing
from bot.domain.decision import Here, TheGroup, To
from bot.domain.lead import Mark, Stage
from tests.domain.situations import SUN_TING, WANG_LEI, a_lead


def test_a_waiting_lead_gets_a_card_with_the_owners_in_new_order() -> None:
    decision = lifecycle.put_mark(a_lead(), Mark.MUST_WIN)
    assert decision.lead.mark is Mark.MUST_WIN
    assert decision.detail == {"mark": "must_win"}
    assert [(notice.to, notice.card) for notice in decision.notices] == [(TheGroup(), "lead")]


def test_a_lead_with_its_owner_is_marked_without_a_card() -> None:
    (line,) = lifecycle.put_mark(a_lead(Stage.ASSIGNED), Mark.PRACTICE).notices
    assert line.card is None


def test_a_mark_can_be_taken_off() -> None:
    decision = lifecycle.put_mark(a_lead(mark=Mark.PRACTICE), None)
    assert (decision.lead.mark, decision.detail) == (None, {})


def test_the_same_mark_twice_is_answered_here_and_changes_nothing() -> None:
    marked = a_lead(mark=Mark.MUST_WIN)
    decision = lifecycle.put_mark(marked, Mark.MUST_WIN)
    assert decision.lead == marked
    assert [(notice.to, notice.card) for notice in decision.notices] == [(Here(), None)]


def test_who_is_paused_hears_of_it_too() -> None:
    assert [(one.name, one.to) for one in pausing.told(WANG_LEI, paused=True, by=SUN_TING)] == [
        ("paused", Here()),
        ("paused", To(userid="wanglei")),
    ]
    assert [one.name for one in pausing.told(SUN_TING, paused=False, by=SUN_TING)] == ["resumed"]
