"""Benches to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from bot.domain.people import Person, Role, Roster
from bot.domain.suggestion import Bench, Cases, Desk, Tie, TieKind, Weighing
from tests.domain.situations import NOW

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = NOW.date()
EVEN = Weighing(tiers=(1.0, 1.0, 1.0))


def a_bench(people: Iterable[Person], desks: dict[str, Desk] | None = None, **more: object) -> Bench:
    """These people, with these desks."""
    return Bench(roster=Roster(people), today=TODAY, desks=desks or {}, **more)  # type: ignore[arg-type]


def busy(load: int, given: int = 0, cases: Cases | None = None) -> Desk:
    """A desk with so many leads of tier 2."""
    return Desk(open=(0, load, 0), given=given, cases=cases or Cases())


def sells(name: str, **more: object) -> Person:
    """A salesperson of this name."""
    return Person(userid=name, name=name, roles=frozenset({Role.SALES}), **more)  # type: ignore[arg-type]


people = st.lists(
    st.builds(
        Person,
        userid=st.from_regex(r"[a-z]{2,3}", fullmatch=True),
        name=st.just("某某"),
        roles=st.sampled_from([frozenset({Role.SALES}), frozenset({Role.SALES}), frozenset({Role.SDR})]),
        region=st.sampled_from(["上海", "华东", "北京", "全国", ""]),
        industries=st.sampled_from([(), ("制造",), ("零售", "制造")]),
        capacity=st.sampled_from([None, 0, 2, 12]),
        active=st.sampled_from([True, True, True, False]),
        paused=st.sampled_from([False, False, False, True]),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda person: person.userid,
)
desks = st.builds(
    Desk,
    open=st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)),
    given=st.integers(0, 5),
    cases=st.builds(Cases, won=st.integers(0, 9), lost=st.integers(0, 9)),
)
ties = st.builds(Tie, kind=st.sampled_from(TieKind), name=st.just("L3"))


@st.composite
def benches(draw: st.DrawFn) -> Bench:
    """Any bench."""
    drawn = draw(people)
    keys = st.sampled_from([one.userid for one in drawn])
    return Bench(
        roster=Roster(drawn),
        today=TODAY,
        desks=draw(st.dictionaries(keys, desks)),
        ties=draw(st.dictionaries(keys, ties, max_size=2)),
    )
