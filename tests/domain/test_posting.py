"""What becomes of a post (S1, S3, S10, S20, I10)."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

from bot.domain import posting
from bot.domain.acquaintance import Acquaintance, Match, OffLimits
from bot.domain.customer import Customer
from bot.domain.decision import Happened, Here, NoteKind, TheGroup, To
from bot.domain.inquiry import Budget, Inquiry
from bot.domain.intake import Corrections, Manner
from bot.domain.lead import CLOSED, Stage
from bot.domain.matching import Finding, Known, Verdict
from bot.domain.qualification import judge
from bot.domain.sla import ClockKind
from bot.domain.standard import Field, Standard
from tests.domain.situations import FULL, HE_JING, LIU_YANG, NOW, a_lead

if TYPE_CHECKING:
    from bot.domain.people import Person

GAPS = replace(FULL, budget=None, timeline=None)
MET = judge(FULL, Standard())
UNMET = judge(GAPS, Standard())


def test_a_full_post_gets_a_card_and_its_clock_runs() -> None:
    decision = posting.take_in(a_lead(), MET)
    (notice,) = decision.notices
    assert (notice.name, notice.card, notice.to) == ("posted", "lead", TheGroup())
    assert decision.start == (ClockKind.UNASSIGNED,)
    assert posting.stage_of(MET) is Stage.QUALIFIED


def test_of_a_doubtful_post_its_sdr_sees_alone_what_was_read() -> None:
    """S17: the group has its card, and nothing more."""
    lead = a_lead(inquiry=replace(FULL, doubts=("hotline",)))
    decision = posting.take_in(lead, MET)
    assert [(notice.name, notice.to) for notice in decision.notices] == [
        ("posted", TheGroup()),
        ("posted_for_sdr", To(userid=LIU_YANG.userid)),
    ]


def test_a_post_with_gaps_is_kept_and_its_sdr_is_told_alone_how_to_ask() -> None:
    """S3, S20: nothing is said of it to sales."""
    decision = posting.take_in(a_lead(Stage.INQUIRY), UNMET)
    assert [(notice.name, notice.to) for notice in decision.notices] == [
        ("kept_as_inquiry", Here()),
        ("fields_missing", To(userid=LIU_YANG.userid)),
    ]
    assert decision.notices[1].facts["missing"] == (Field.BUDGET, Field.TIMELINE)
    assert decision.detail == {"missing": "budget timeline"}
    assert decision.start == (ClockKind.GAPS,)
    assert posting.stage_of(UNMET) is Stage.INQUIRY


def test_filling_the_last_gap_dispatches_the_lead() -> None:
    inquiry = a_lead(Stage.INQUIRY, inquiry=GAPS, missing=("budget", "timeline"))
    decision = posting.fill(inquiry, FULL, MET)
    assert (decision.lead.stage, decision.lead.missing, decision.lead.inquiry) == (Stage.QUALIFIED, (), FULL)
    assert [notice.card for notice in decision.notices] == ["lead"]
    assert (decision.start, decision.stop) == ((ClockKind.UNASSIGNED,), frozenset({ClockKind.GAPS}))


def test_filling_one_of_two_gaps_asks_for_the_other() -> None:
    inquiry = a_lead(Stage.INQUIRY, inquiry=GAPS, missing=("budget", "timeline"))
    stated = Inquiry(budget=Budget(words="50万"))
    decision = posting.fill(inquiry, posting.merged(GAPS, stated), judge(posting.merged(GAPS, stated), Standard()))
    assert (decision.lead.stage, decision.lead.missing) == (Stage.INQUIRY, (Field.TIMELINE,))
    assert [notice.name for notice in decision.notices] == ["kept_as_inquiry", "fields_missing"]
    assert (decision.start, decision.stop) == ((), frozenset()), "the clock runs on"


@pytest.mark.parametrize(
    ("manner", "budget", "kept"), [(Manner.FILL, FULL.budget, ("budget",)), (Manner.REPLACE, Budget(words="80万"), ())]
)
def test_a_gap_filler_replaces_nothing_and_what_it_left_is_named(
    manner: Manner, budget: Budget, kept: tuple[str, ...]
) -> None:
    said = Corrections(
        stated=Inquiry(budget=Budget(words="80万"), need=FULL.need), names=frozenset({"budget", "need"}), manner=manner
    )
    after = said.onto(FULL)
    assert after.budget == budget
    assert posting.kept(FULL, after, said) == kept


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.INQUIRY}))
def test_a_later_correction_moves_no_lead_and_tells_its_owner(stage: Stage) -> None:
    lead = a_lead(stage)
    decision = posting.fill(lead, replace(FULL, need="换ERP"), MET)
    assert (decision.happened, decision.lead.stage, decision.start) == (Happened.FILLED, stage, ())
    assert decision.lead.inquiry.need == "换ERP"
    expected = ["filled", "owner_filled"] if lead.owner else ["filled"]
    assert [notice.name for notice in decision.notices] == expected


@pytest.mark.parametrize(("by", "told"), [(LIU_YANG, []), (HE_JING, ["liuyang"])])
def test_the_first_post_keeps_the_credit_and_the_second_is_a_note(by: Person, told: list[str]) -> None:
    """I10."""
    decision = posting.post_again(a_lead(), replace(FULL, budget=None, need="换设备"), by=by, words="再报一次")
    assert decision.lead == a_lead()
    assert [notice.to.userid for notice in decision.notices if isinstance(notice.to, To)] == told
    assert decision.note is not None
    assert (decision.note.words, decision.note.kind) == ("再报一次", NoteKind.OTHER)


@pytest.mark.parametrize("stage", list(Stage))
def test_a_phone_belongs_to_its_lead_until_the_lead_is_closed(stage: Stage) -> None:
    assert posting.same_customer([a_lead(stage)]) == (None if stage in CLOSED else a_lead(stage))


def test_of_several_living_leads_the_newest_counts() -> None:
    leads = [a_lead(number=1), a_lead(number=3), a_lead(number=2), a_lead(Stage.JUNK, number=9)]
    assert posting.same_customer(leads) == leads[1]
    assert posting.same_customer([]) is None


@pytest.mark.parametrize("name", [field.name for field in fields(Inquiry)])
def test_what_was_left_empty_stays_as_it_was(name: str) -> None:
    assert getattr(posting.merged(FULL, Inquiry()), name) == getattr(FULL, name)


@pytest.mark.parametrize(
    ("company", "other"), [("恒通物流", "恒通物流"), ("顺风电气有限公司", ""), (None, ""), ("顺风", "")]
)
def test_the_same_telephone_with_another_company_is_told(company: str | None, other: str) -> None:
    decision = posting.post_again(a_lead(), replace(FULL, company=company), by=HE_JING, words="新线索")
    assert decision.notices[0].facts["other"] == other


OFF = OffLimits(company="n:顺风电气", by="lijianguo", at=NOW)
HANDS_OFF = Acquaintance(comer=Known(name="顺风电气"), ids=frozenset({"n:顺风电气"}), off_limits=OFF)


def test_a_post_of_a_company_that_is_off_limits_is_shown_and_its_sdr_hears_it() -> None:
    """S72: never a silent drop."""
    decision = posting.take_in(a_lead(), MET, known=HANDS_OFF)
    assert [(notice.name, notice.to) for notice in decision.notices] == [
        ("posted", TheGroup()),
        ("sdr_off_limits", To(userid=LIU_YANG.userid)),
    ]


def test_nobody_is_sent_to_a_company_that_is_off_limits_for_what_is_missing() -> None:
    decision = posting.take_in(a_lead(Stage.INQUIRY), UNMET, known=HANDS_OFF)
    assert [(notice.name, notice.to) for notice in decision.notices] == [
        ("off_limits_inquiry", TheGroup()),
        ("sdr_off_limits", To(userid=LIU_YANG.userid)),
    ]


def test_filled_gaps_of_such_a_company_say_it_too() -> None:
    decision = posting.fill(a_lead(Stage.INQUIRY, inquiry=GAPS), FULL, MET, known=HANDS_OFF)
    assert [notice.name for notice in decision.notices] == ["posted", "sdr_off_limits"]


def test_what_the_crm_knew_when_it_was_posted_stays_in_the_history() -> None:
    """I3."""
    account = Customer(ref="C1", known=Known(name="顺风电气"), as_of=NOW, owner="张伟")
    finding = Finding(verdict=Verdict.SAME, why=("字号“顺风”相同",))
    match = Match(id="c:C1", known=account.known, finding=finding, customer=account)
    known = Acquaintance(comer=account.known, ids=frozenset({"c:C1"}), accounts=(match,))
    for decision in (
        posting.take_in(a_lead(), MET, known=known),
        posting.fill(a_lead(Stage.INQUIRY, inquiry=GAPS), FULL, MET, known=known),
    ):
        assert decision.detail["crm"] == "C1"
        assert decision.detail["crm_why"] == "字号“顺风”相同"
