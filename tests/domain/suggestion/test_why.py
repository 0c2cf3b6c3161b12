"""One exact reason why somebody is not proposed, or not first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Leave
from bot.domain.lead import Lead, Mark, Stage
from bot.domain.suggestion import Bench, Cases, Desk, Tie, TieKind, rank, why
from tests.domain.situations import GONE, LI_MING, SUN_TING, WANG_LEI, a_lead
from tests.domain.suggestion.situations import TODAY, a_bench, benches, busy, sells

if TYPE_CHECKING:
    from bot.domain.people import Person

AWAY = replace(WANG_LEI, leave=(Leave(first=TODAY, last=TODAY),))


@pytest.mark.parametrize(
    ("lead", "person", "kind"),
    [
        (a_lead(), GONE, "left"),
        (a_lead(), SUN_TING, "not_sales"),
        (a_lead(Stage.ASSIGNED), WANG_LEI, "owner"),
        (a_lead(), AWAY, "away"),
        (a_lead(), replace(WANG_LEI, paused=True), "paused"),
        (a_lead(Stage.RETURNED, previous_owners=("wanglei",)), WANG_LEI, "had_it"),
        (a_lead(), WANG_LEI, "first"),
        (a_lead(), LI_MING, "region"),
    ],
)
def test_why_somebody_is_not_on_the_list(lead: Lead, person: Person, kind: str) -> None:
    others = [] if person.userid == "wanglei" else [WANG_LEI]
    reason = why(lead, person, a_bench([person, *others]))
    assert (reason.kind, reason.one.person) == (kind, person)
    assert (reason.before is not None) is (kind == "region")


def test_who_is_not_on_the_list_of_people_has_left() -> None:
    assert why(a_lead(), LI_MING, a_bench([WANG_LEI])).kind == "left"


FIRST = sells("first", region="上海", industries=("制造",), capacity=10)


@pytest.mark.parametrize(
    ("step", "second", "desks", "lead"),
    [
        ("tie", FIRST, {}, a_lead()),
        ("had_it", FIRST, {}, a_lead(previous_owners=("second",))),
        ("region", replace(FIRST, region="全国"), {}, a_lead()),
        ("room", replace(FIRST, capacity=1), {"second": busy(1)}, a_lead()),
        ("industry", replace(FIRST, industries=()), {}, a_lead()),
        ("skill", FIRST, {"first": busy(0, cases=Cases(won=3)), "second": busy(0)}, a_lead(mark=Mark.MUST_WIN)),
        ("load", FIRST, {"second": busy(1)}, a_lead()),
        ("given", FIRST, {"second": busy(0, given=1)}, a_lead()),
        ("name", FIRST, {}, a_lead()),
    ],
)
def test_the_first_difference_is_the_reason(step: str, second: Person, desks: dict[str, Desk], lead: Lead) -> None:
    """The first one is full himself where a region is to be the difference, else only locals are listed."""
    second = replace(second, userid="second")
    first = replace(FIRST, capacity=0) if step == "region" else FIRST
    ties = {"first": Tie(kind=TieKind.ACCOUNT)} if step == "tie" else {}
    reason = why(lead, second, a_bench([first, second], desks, ties=ties))
    assert (reason.kind, reason.step, reason.place, reason.listed) == ("behind", step, 2, True)
    assert reason.before is not None
    assert reason.before.person == first


def test_whoever_is_beyond_the_tenth_place_is_told_so() -> None:
    people = [sells(f"s{number:02}", region="上海") for number in range(12)]
    reason = why(a_lead(), people[11], a_bench(people))
    assert (reason.kind, reason.place, reason.listed) == ("behind", 12, False)


@pytest.mark.slow
@given(bench=benches(), data=st.data(), mark=st.sampled_from([None, *Mark]))
def test_the_reason_agrees_with_the_list(bench: Bench, data: st.DataObject, mark: Mark | None) -> None:
    everyone = list(bench.roster)
    if not everyone:
        return
    person, lead = data.draw(st.sampled_from(everyone)), a_lead(mark=mark)
    listed = [one.person for one in rank(lead, bench)]
    reason = why(lead, person, bench)
    assert (person in listed) is reason.listed
    assert reason.kind != "first" or listed[0] == person
    assert not reason.listed or listed.index(person) + 1 == reason.place
