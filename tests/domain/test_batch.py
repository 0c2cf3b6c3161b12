"""How several posts end, where their source is from, and what is said of them together (S12, S22, burst mode)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import batch, posting
from bot.domain.batch import Basis, Crowd, Landing, Post
from bot.domain.decision import Notice, Place, TheGroup, To
from bot.domain.inquiry import Inquiry
from bot.domain.lead import Lead, Stage
from bot.domain.qualification import judge
from bot.domain.refusal import HoldsIdNumber, Refusal, TooLong, Unreachable
from bot.domain.standard import Standard
from tests.domain.situations import FULL, HE_JING, a_lead

if TYPE_CHECKING:
    from collections.abc import Sequence

MET = judge(FULL, Standard())
CARD = Notice(name="posted", to=TheGroup(), card="lead")
GAPS = Notice(name="fields_missing", to=To(userid="liuyang"))


def same(lead: Lead) -> Lead:
    return lead


def leads(count: int, group: str = "G") -> list[Lead]:
    return [a_lead(number=number, group=group) for number in range(1, count + 1)]


def spoken(
    held: Sequence[tuple[Notice, Lead]], cards: int = 0, posts: int = 0, most: int = 5
) -> list[tuple[Notice, Lead | None]]:
    return list(batch.together(held, now=same, crowd=Crowd(cards=cards, posts=posts, most=most)))


# ------------------------------------------------------------------------------------------------- sources


@pytest.mark.parametrize(
    ("stated", "event", "pick", "source", "basis"),
    [
        (Inquiry(utm={"source": "baidu", "medium": "cpc"}), "", "展会", "baidu", Basis.UTM),
        (Inquiry(utm={"source": "baidu"}, source="官网"), "", "展会", "官网", Basis.UTM),
        (Inquiry(source="官网"), "", "展会", "官网", Basis.CHANNEL),
        (Inquiry(), "", "展会", "展会", Basis.PICK),
        (Inquiry(), "", "", "未知-没写", Basis.UNKNOWN),
        (Inquiry(source="官网"), "工博会", "展会", "工博会", Basis.EVENT),
    ],
)
def test_the_source_is_never_blank_and_says_what_it_was_taken_from(
    stated: Inquiry, event: str, pick: str, source: str, basis: Basis
) -> None:
    found, why = batch.sourced(stated, event=event, pick=pick, unknown="没写")
    assert (found.source, why) == (source, basis)


def test_an_event_keeps_what_the_row_said_of_its_channel() -> None:
    found, _ = batch.sourced(Inquiry(source="朋友介绍"), event="工博会", unknown="")
    assert found.notes == ("朋友介绍",)
    found, _ = batch.sourced(Inquiry(source="工博会"), event="工博会", unknown="")
    assert found.notes == ()


# ------------------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("words", "inquiry", "refusal"),
    [
        ("身份证 110101199003074514", FULL, HoldsIdNumber),
        ("长" * 101, FULL, TooLong),
        ("周建国", Inquiry(contact="周建国", need="CRM"), Unreachable),
    ],
)
def test_what_cannot_be_kept_is_refused(words: str, inquiry: Inquiry, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        batch.must_be_takable(_post(words, inquiry), most_words=100)


@pytest.mark.parametrize("inquiry", [Inquiry(company="顺风"), Inquiry(phones=("139",)), Inquiry(email="a@example.com")])
def test_a_company_or_a_way_to_reach_somebody_is_enough(inquiry: Inquiry) -> None:
    batch.must_be_takable(_post("x", inquiry), most_words=100)


def _post(words: str, inquiry: Inquiry) -> Post:
    return Post(key="k", sdr="liuyang", group="G", inquiry=inquiry, words=words)


# ------------------------------------------------------------------------------------------------- the ends


def test_a_full_post_is_dispatched_and_one_with_gaps_is_an_inquiry() -> None:
    assert batch.landed(posting.take_in(a_lead(), MET)).state is Landing.DISPATCHED
    end = batch.landed(posting.take_in(a_lead(Stage.INQUIRY), judge(replace(FULL, budget=None), Standard())))
    assert (end.state, end.lead, end.missing) == (Landing.INQUIRY, 1, ("budget",))


def test_nobody_from_an_event_counts_before_a_talk() -> None:
    """S12: whatever the form says, the stage is that of an inquiry."""
    verdict = posting.before_a_talk(MET)
    assert verdict.missing == ("talk",)
    assert posting.stage_of(verdict) is Stage.INQUIRY


@pytest.mark.parametrize(
    ("words", "talks"),
    [
        ("打过电话 想约演示", True),
        ("沟通：下周给方案", True),
        ("加了微信", True),
        ("电话通了", True),
        ("打过电话 没人接", False),
        ("电话没打通", False),
        ("关机", False),
        ("展位上扫的码", False),
    ],
)
def test_only_a_talk_makes_somebody_from_an_event_count(words: str, talks: bool) -> None:  # noqa: FBT001
    """S12: a call that nobody took is no conversation."""
    lead = a_lead(Stage.INQUIRY, missing=("talk",))
    decision = posting.after_a_talk(lead, words, Standard())
    assert (decision is not None and decision.lead.stage is Stage.QUALIFIED) == talks


def test_a_talk_changes_nothing_for_anybody_else() -> None:
    assert posting.after_a_talk(a_lead(Stage.INQUIRY), "聊过", Standard()) is None
    assert posting.after_a_talk(a_lead(missing=("talk",)), "聊过", Standard()) is None


def test_a_known_customer_comes_again_whether_or_not_gaps_remain() -> None:
    assert batch.landed(posting.post_again(a_lead(), FULL, by=HE_JING, words="x")).state is Landing.AGAIN
    still = judge(replace(FULL, budget=None), Standard())
    assert batch.landed(posting.fill(a_lead(Stage.INQUIRY), Inquiry(), still)).state is Landing.AGAIN


def test_a_row_that_completes_an_inquiry_dispatches_it() -> None:
    assert batch.landed(posting.fill(a_lead(Stage.INQUIRY), FULL, MET)).state is Landing.DISPATCHED


# ----------------------------------------------------------------------------------------- said together


def test_a_few_posts_speak_each_for_itself() -> None:
    held = [(CARD, lead) for lead in leads(5)]
    assert spoken(held, cards=5, posts=5) == held


def test_many_cards_become_digests_of_fifteen() -> None:
    said = spoken([(CARD, lead) for lead in leads(40)], cards=40)
    assert [len(notice.facts["leads"]) for notice, _ in said] == [15, 15, 10]  # type: ignore[arg-type]
    assert {(notice.name, notice.to) for notice, _ in said} == {("posted_together", Place(kind="group", id="G"))}


@given(st.integers(0, 200), st.integers(0, 200), st.integers(1, 10))
def test_every_card_is_told_once_in_its_own_group(ours: int, theirs: int, most: int) -> None:
    held = [(CARD, lead) for lead in [*leads(ours), *(one.now(number=one.number + 500) for one in leads(theirs, "H"))]]
    said = spoken(held, cards=len(held), most=most)
    told = [one for notice, lead in said for one in ([lead] if lead else notice.facts["leads"])]  # type: ignore[attr-defined]
    assert sorted(one.number for one in told) == sorted(lead.number for _, lead in held)
    assert all(
        isinstance(notice.to, Place) and {one.group for one in notice.facts["leads"]} == {notice.to.id}  # type: ignore[attr-defined]
        for notice, lead in said
        if lead is None
    )


def test_a_part_of_a_large_import_speaks_in_digests_even_if_it_is_small() -> None:
    ((notice, _),) = spoken([(CARD, a_lead())], cards=300)
    assert notice.name == "posted_together"


def test_a_crowd_of_inquiries_leaves_its_sdr_to_the_summary() -> None:
    gap = a_lead(Stage.INQUIRY)
    assert spoken([(GAPS, gap)], posts=300) == []
    assert spoken([(GAPS, gap)], posts=3) == [(GAPS, gap)]


def test_gaps_that_a_later_row_filled_are_not_asked_for() -> None:
    held = [(GAPS, a_lead(Stage.INQUIRY)), (CARD, a_lead())]
    now = {1: a_lead()}
    crowd = Crowd(cards=1, posts=2, most=5)
    assert [notice for notice, _ in batch.together(held, now=lambda lead: now[lead.number], crowd=crowd)] == [CARD]


def test_another_sdr_hears_of_all_his_leads_at_once() -> None:
    told = Notice(name="sdr_posted_again", to=To(userid="hejing"), facts={"by": "刘洋"})
    his = [lead.now(sdr="hejing") for lead in leads(9)]
    ((notice, _),) = spoken([(told, lead) for lead in his], posts=9)
    assert (notice.name, notice.to, notice.facts) == (
        "sdr_posted_again_together",
        To(userid="hejing"),
        {"by": "刘洋", "leads": his},
    )
    assert len(spoken([(told, his[0])], posts=1)) == 1
