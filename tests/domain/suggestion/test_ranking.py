"""Ranked owners: tie, region, room, industry, skill, load, fairness (S26-S32, S59)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.calendar import Leave
from bot.domain.lead import Mark, Stage
from bot.domain.people import Person, Role, Roster
from bot.domain.suggestion import MOST, Bench, Candidate, Cases, Desk, Tie, TieKind, everybody, is_full, missed, rank
from bot.domain.suggestion.ranking import proposed
from tests.domain.situations import FULL, GONE, LI_MING, SUN_TING, WANG_LEI, a_lead
from tests.domain.suggestion.situations import EVEN, TODAY, a_bench, benches, busy, sells

LEADS = st.builds(
    lambda stage, mark, region, owners: a_lead(
        stage, mark=mark, inquiry=replace(FULL, region=region), previous_owners=tuple(owners)
    ),
    st.sampled_from([Stage.QUALIFIED, Stage.RETURNED, Stage.REJECTED]),
    st.sampled_from([None, *Mark]),
    st.sampled_from(["上海", "苏州", "北京", None]),
    st.sets(st.from_regex(r"[a-z]{2,3}", fullmatch=True), max_size=2),
)
RECORDS = {"strong": Cases(won=9, lost=1), "weak": Cases(won=1, lost=19), "new": Cases()}


def names(ranked: tuple[Candidate, ...]) -> list[str]:
    return [one.person.userid for one in ranked]


# ------------------------------------------------------------------------------------------------------------ laws


@settings(max_examples=40, deadline=None)
@given(bench=benches(), lead=LEADS)
def test_the_steps_are_strict_and_a_region_beats_any_industry(bench: Bench, lead: object) -> None:
    """S26: nobody from elsewhere stands before a local who has nothing else against him."""
    ranked = everybody(lead, bench)  # type: ignore[arg-type]
    keys = [one.key for one in ranked]
    assert keys == sorted(keys)
    free = [one for one in ranked if not one.tie and not one.had_it]
    assert [one.near for one in free] == sorted(one.near for one in free)


@settings(max_examples=40, deadline=None)
@given(bench=benches(), lead=LEADS)
def test_the_order_is_total_and_never_depends_on_the_list(bench: Bench, lead: object) -> None:
    turned = replace(bench, roster=Roster(reversed(list(bench.roster))))
    ranked = everybody(lead, bench)  # type: ignore[arg-type]
    assert ranked == everybody(lead, turned)  # type: ignore[arg-type]
    assert len({one.key for one in ranked}) == len(ranked)


@settings(max_examples=40, deadline=None)
@given(bench=benches(), lead=LEADS)
def test_nobody_is_proposed_who_is_not_there(bench: Bench, lead: object) -> None:
    """I11, and 暂停派单."""
    for one in rank(lead, bench):  # type: ignore[arg-type]
        assert one.person.may(Role.SALES)
        assert not one.person.paused
        assert not one.person.away_on(TODAY)


@settings(max_examples=40, deadline=None)
@given(bench=benches(), lead=LEADS)
def test_the_list_is_the_head_of_the_whole_order(bench: Bench, lead: object) -> None:
    assert rank(lead, bench) == proposed(everybody(lead, bench))[:MOST]  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(bench=benches(), lead=LEADS)
def test_where_a_local_has_room_only_locals_are_proposed(bench: Bench, lead: object) -> None:
    """S27."""
    ranked = rank(lead, bench)  # type: ignore[arg-type]
    if any(one.same_region and not one.full and not one.had_it for one in ranked):
        assert all(one.same_region or one.tie for one in ranked)
    assert len(ranked) <= MOST


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(bench=benches(), lead=LEADS, data=st.data())
def test_more_on_the_desk_never_brings_anybody_forward(bench: Bench, lead: object, data: st.DataObject) -> None:
    before = names(everybody(lead, bench))  # type: ignore[arg-type]
    if not before:
        return
    who = data.draw(st.sampled_from(before))
    tier = data.draw(st.integers(0, 2))
    desk = bench.desks.get(who, Desk())
    heavier = replace(desk, open=tuple(count + (at == tier) for at, count in enumerate(desk.open)))  # type: ignore[arg-type]
    after = names(everybody(lead, replace(bench, desks={**bench.desks, who: heavier})))  # type: ignore[arg-type]
    assert after.index(who) >= before.index(who)
    assert [one for one in after if one != who] == [one for one in before if one != who]


# ------------------------------------------------------------------------------------------------------- the steps


def test_the_reasons_are_said() -> None:
    bench = a_bench([LI_MING, WANG_LEI, SUN_TING, GONE], {"wanglei": busy(3, given=4, cases=Cases(won=2, lost=1))})
    here, there = everybody(a_lead(previous_owners=("liming",)), bench)
    assert (here.person, here.same_region, here.same_industry, here.load, here.had_it) == (
        WANG_LEI,
        True,
        True,
        3,
        False,
    )
    assert (here.given, here.cases, here.full) == (4, Cases(won=2, lost=1), False)
    assert (there.person, there.same_region, there.same_industry, there.had_it) == (LI_MING, False, False, True)


def test_a_local_beats_an_expert_from_elsewhere_who_is_not_even_listed() -> None:
    """S26, S27."""
    local, expert = sells("local", region="华东"), sells("expert", region="北京", industries=("制造",))
    bench = a_bench([local, expert], {"local": busy(9)})
    assert names(rank(a_lead(), bench)) == ["local"]
    assert names(everybody(a_lead(), bench)) == ["local", "expert"]


def test_where_every_local_is_full_others_are_listed_behind_them() -> None:
    """S27 says "when any is available"; who is full is asked about (S32)."""
    bench = a_bench([sells("local", region="上海", capacity=1), sells("far", region="北京")], {"local": busy(1)})
    ranked = rank(a_lead(), bench)
    assert (names(ranked), ranked[0].full) == (["local", "far"], True)


def test_among_locals_room_comes_before_industry_and_industry_before_all_else() -> None:
    known = sells("known", region="上海", industries=("制造",), capacity=3)
    other = sells("other", region="上海", capacity=3)
    assert names(rank(a_lead(), a_bench([known, other], {"known": busy(2)}))) == ["known", "other"]
    assert names(rank(a_lead(), a_bench([known, other], {"known": busy(3)}))) == ["other", "known"]


def test_whoever_has_the_whole_country_is_nobodys_local_but_nearer_than_elsewhere() -> None:
    nation, far, local = sells("nation", region="全国"), sells("far", region="北京"), sells("local", region="上海")
    assert names(rank(a_lead(), a_bench([nation, far]))) == ["nation", "far"]
    assert names(rank(a_lead(), a_bench([nation, far, local]))) == ["local"]


@pytest.mark.parametrize(
    ("mark", "order"),
    [
        (Mark.MUST_WIN, ["strong", "new", "weak"]),
        (Mark.PRACTICE, ["new", "strong", "weak"]),
        (None, ["strong", "new", "weak"]),  # the weak one is behind by his userid only
    ],
)
def test_the_marks_turn_the_last_step_round(mark: Mark | None, order: list[str]) -> None:
    """S29: a must-win lead to the highest rate, a practice lead to whoever has had the fewest cases."""
    bench = a_bench([sells(name, region="上海") for name in RECORDS], {n: busy(0, cases=c) for n, c in RECORDS.items()})
    assert names(rank(a_lead(mark=mark), bench)) == order


def test_nobody_is_set_back_for_having_lost() -> None:
    """Else he would get no more leads, and could never show that it was bad luck."""
    bench = a_bench(
        [sells("weak", region="上海"), sells("alike", region="上海")], {"weak": busy(0, cases=Cases(lost=9))}
    )
    assert names(rank(a_lead(), bench)) == ["alike", "weak"]
    assert everybody(a_lead(), bench)[0].skill == everybody(a_lead(), bench)[1].skill


def test_a_difference_that_chance_explains_leaves_an_ordinary_lead_to_load() -> None:
    desks = {"better": busy(2, cases=Cases(won=3, lost=2)), "worse": busy(1, cases=Cases(won=2, lost=3))}
    bench = a_bench([sells(name, region="上海") for name in desks], desks)
    assert names(rank(a_lead(), bench)) == ["worse", "better"]
    assert names(rank(a_lead(mark=Mark.MUST_WIN), bench)) == ["better", "worse"]
    assert names(rank(a_lead(mark=Mark.PRACTICE), bench)) == ["worse", "better"]


def test_load_is_weighed_by_tier_and_by_capacity() -> None:
    hot, cool = Desk(open=(2, 0, 0)), Desk(open=(0, 0, 3))
    people = [sells("hot", region="上海", capacity=10), sells("cool", region="上海", capacity=10)]
    assert names(rank(a_lead(), a_bench(people, {"hot": hot, "cool": cool}))) == ["cool", "hot"]
    assert names(rank(a_lead(), a_bench(people, {"hot": hot, "cool": cool}, weighing=EVEN))) == ["hot", "cool"]
    broad = [sells("broad", region="上海", capacity=40), sells("usual", region="上海")]
    desks = {"broad": busy(5), "usual": busy(3)}
    first, second = rank(a_lead(), a_bench(broad, desks))
    assert (first.person.userid, first.pressure, second.pressure) == ("broad", 5 / 40, 3 / 20)


def test_of_equally_busy_people_who_was_given_least_comes_first() -> None:
    people = [sells("much", region="上海"), sells("little", region="上海")]
    assert names(rank(a_lead(), a_bench(people, {"much": busy(1, 9), "little": busy(1, 2)}))) == ["little", "much"]


@pytest.mark.parametrize("kind", list(TieKind))
def test_whoever_is_tied_to_the_customer_comes_first_wherever_he_is(kind: TieKind) -> None:
    """S19, S36."""
    bench = a_bench([WANG_LEI, LI_MING], ties={"liming": Tie(kind=kind, name="L3")})
    first, second = rank(a_lead(), bench)
    assert (first.person, first.tie, second.person, second.tie) == (LI_MING, Tie(kind=kind, name="L3"), WANG_LEI, None)


def test_the_account_comes_before_the_parents_account() -> None:
    ties = {"wanglei": Tie(kind=TieKind.PARENT, name="国网"), "liming": Tie(kind=TieKind.ACCOUNT)}
    assert names(rank(a_lead(), a_bench([WANG_LEI, LI_MING], ties=ties))) == ["liming", "wanglei"]


def test_an_mrl_goes_to_a_second_owner_and_other_former_owners_come_last() -> None:
    """S59; a lead that was only rejected may still go back."""
    bench = a_bench([WANG_LEI, replace(LI_MING, region="上海")])
    returned = a_lead(Stage.RETURNED, previous_owners=("wanglei",))
    assert names(rank(returned, bench)) == ["liming"]
    assert names(rank(returned.now(stage=Stage.REJECTED), bench)) == ["liming", "wanglei"]


def test_nobody_is_proposed_who_is_away_or_paused_or_has_the_lead() -> None:
    """I11."""
    away = replace(WANG_LEI, leave=(Leave(first=TODAY, last=TODAY),))
    assert names(rank(a_lead(), a_bench([away, LI_MING]))) == ["liming"]
    assert names(rank(a_lead(), a_bench([replace(WANG_LEI, paused=True), LI_MING]))) == ["liming"]
    assert names(rank(a_lead(Stage.ASSIGNED), a_bench([WANG_LEI, LI_MING]))) == ["liming"]
    assert rank(a_lead(), a_bench([away])) == ()


def test_locals_who_are_not_there_are_named() -> None:
    away = replace(WANG_LEI, leave=(Leave(first=TODAY, last=TODAY),))
    paused = replace(LI_MING, paused=True)
    assert missed(a_lead(), a_bench([away, paused, SUN_TING])) == (away,)
    nowhere = a_lead(inquiry=replace(FULL, region=None, company=None))
    assert missed(nowhere, a_bench([away, paused, SUN_TING])) == (away, paused)


@pytest.mark.parametrize(("capacity", "load", "full"), [(None, 99, False), (3, 2, False), (3, 3, True), (0, 0, True)])
def test_a_full_desk_is_marked(capacity: int | None, load: int, full: bool) -> None:  # noqa: FBT001 — a column
    """S32."""
    person = replace(WANG_LEI, capacity=capacity)
    (candidate,) = rank(a_lead(), a_bench([person], {"wanglei": busy(load)}))
    assert candidate.full is full is is_full(person, load)


def test_a_userid_is_the_same_whatever_its_case() -> None:
    person = Person(userid="WangLei", name="王磊", roles=frozenset({Role.SALES}))
    (candidate,) = rank(a_lead(), a_bench([person], {"wanglei": busy(3)}))
    assert candidate.load == 3
