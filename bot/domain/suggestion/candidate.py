"""One proposed owner, and the steps by which two of them are compared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from bot.domain.lead import Mark
from bot.domain.suggestion.bench import Bench, Tie, TieKind, is_full
from bot.domain.suggestion.record import Cases, is_proven, rate
from bot.domain.suggestion.territory import Near, near, place_of
from bot.domain.suggestion.trade import knows, trades_of

if TYPE_CHECKING:
    from bot.domain.lead import Lead
    from bot.domain.people import Person
    from bot.domain.suggestion.territory import Region


class Step(IntEnum):
    """What is compared, in this order; the first difference decides (S26)."""

    HAD_IT = 0
    TIE = 1
    REGION = 2
    ROOM = 3
    INDUSTRY = 4
    SKILL = 5
    LOAD = 6
    GIVEN = 7
    NAME = 8


Skill = tuple[float, float]
Key = tuple[bool, int, Near, bool, bool, Skill, float, float, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """One proposed owner, with everything that speaks for and against him.

    ``load`` is how many open leads he has, ``pressure`` how heavy they are for his capacity (1.0 is a full desk of
    tier 2); ``full`` when ``load`` is his capacity (S32). ``given`` were given to him lately, ``share`` is that for
    his capacity. ``rate`` is the win rate that ``cases`` make likely. ``skill`` is how the lead's mark orders
    win rates, small is better (S29).
    """

    person: Person
    tie: Tie | None
    near: Near
    same_industry: bool
    full: bool
    had_it: bool
    load: int
    pressure: float
    given: int
    share: float
    cases: Cases
    rate: float
    skill: Skill

    @property
    def same_region(self) -> bool:
        """Whether he is the customer's local sales."""
        return self.near is Near.HERE

    @property
    def key(self) -> Key:
        """Small is better, compared step by step in the order of ``Step``; no two people have the same."""
        return (
            self.had_it,
            self.tie.kind if self.tie else len(TieKind),
            self.near,
            self.full,
            not self.same_industry,
            self.skill,
            self.pressure,
            self.share,
            self.person.userid,
        )


def decisive(better: Candidate, other: Candidate) -> Step:
    """The first step at which one of them is better."""
    pairs = zip(Step, better.key, other.key, strict=True)
    return next(step for step, ours, theirs in pairs if ours != theirs)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What a lead asks of its owner, read from it once."""

    lead: Lead
    place: Region
    trades: tuple[str, ...]


def wanted_by(lead: Lead) -> Wanted:
    """What this lead asks for."""
    return Wanted(lead=lead, place=place_of(lead.inquiry), trades=trades_of(lead.inquiry))


def candidate(wanted: Wanted, person: Person, bench: Bench) -> Candidate:
    """This person as an owner of the lead."""
    desk, lead = bench.desk(person), wanted.lead
    capacity = max(1, bench.weighing.usual_capacity if person.capacity is None else person.capacity)
    (hot, warm, cool), (first, second, third) = desk.open, bench.weighing.tiers
    load, weight = hot + warm + cool, hot * first + warm * second + cool * third
    return Candidate(
        person=person,
        tie=bench.tie(person),
        near=near(person.region, wanted.place),
        same_industry=knows(person.industries, wanted.trades),
        full=is_full(person, load),
        had_it=person.userid in lead.previous_owners,
        load=load,
        pressure=weight / capacity,
        given=desk.given,
        share=desk.given / capacity,
        cases=desk.cases,
        rate=rate(desk.cases, bench.house),
        skill=skill(lead.mark, desk.cases, bench.house),
    )


def skill(mark: Mark | None, cases: Cases, house: float) -> Skill:
    """How win rates order a lead with this mark, small is better (S29).

    A must-win lead goes to the highest rate, a practice lead to whoever has had the fewest cases, and among these to
    the lower rate. For any other lead only those come first whom the number of their cases proves to be better.
    """
    if mark is Mark.MUST_WIN:
        return (-rate(cases, house), 0.0)
    if mark is Mark.PRACTICE:
        return (float(cases.count), rate(cases, house))
    return (0.0 if is_proven(cases, house) else 1.0, 0.0)
