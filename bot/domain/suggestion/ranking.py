"""Ranked owners: who is tied to the customer, then 地区 → 行业 → 专业性 → load → fairness (S26-S32, S59).

It proposes, people decide. Who is away, paused, gone or has the lead already is no candidate; whoever had a lead that
came back as MRL gets it no second time (S59), other former owners come last. Where any local has room, all others are
left out (S27), but for whoever is tied to the customer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.lead import Stage
from bot.domain.people import Role
from bot.domain.presence import is_there
from bot.domain.suggestion.bench import is_full
from bot.domain.suggestion.candidate import candidate, wanted_by
from bot.domain.suggestion.territory import Near, near

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.lead import Lead
    from bot.domain.people import Person
    from bot.domain.suggestion.bench import Bench
    from bot.domain.suggestion.candidate import Candidate, Wanted

MOST: Final = 10
"""A WeCom dropdown holds ten people (wecom.md §3.2)."""


def rank(lead: Lead, bench: Bench) -> tuple[Candidate, ...]:
    """Salespeople for this lead, best first, ten at most."""
    wanted = wanted_by(lead)
    people = tuple(person for person in bench.roster.having(Role.SALES) if may_get(lead, person, bench))
    locals_ = tuple(person for person in people if near(person.region, wanted.place) is Near.HERE)
    if any(_has_room(lead, person, bench) for person in locals_):
        tied = tuple(person for person in people if bench.tie(person) and person not in locals_) if bench.ties else ()
        people = locals_ + tied
    return _ordered(wanted, people, bench)[:MOST]


def everybody(lead: Lead, bench: Bench) -> tuple[Candidate, ...]:
    """Everybody who could get the lead, best first, wherever he is."""
    people = (person for person in bench.roster.having(Role.SALES) if may_get(lead, person, bench))
    return _ordered(wanted_by(lead), people, bench)


def _ordered(wanted: Wanted, people: Iterable[Person], bench: Bench) -> tuple[Candidate, ...]:
    return tuple(sorted((candidate(wanted, person, bench) for person in people), key=lambda one: one.key))


def _has_room(lead: Lead, person: Person, bench: Bench) -> bool:
    return not is_full(person, bench.desk(person).load) and person.userid not in lead.previous_owners


def proposed(ranked: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Without those from elsewhere, where any local has room (S27)."""
    if not any(map(has_local_room, ranked)):
        return ranked
    return tuple(one for one in ranked if one.same_region or one.tie)


def missed(lead: Lead, bench: Bench) -> tuple[Person, ...]:
    """Locals of sales who would be proposed were they not away or paused; everybody such where no place is known."""
    where = wanted_by(lead).place
    sales = bench.roster.having(Role.SALES)
    absent = (one for one in sales if one.paused or one.away_on(bench.today))
    return tuple(one for one in absent if near(one.region, where) in {Near.HERE, Near.UNSAID})


def has_local_room(one: Candidate) -> bool:
    """Whether this is a local who can take the lead."""
    return one.same_region and not one.full and not one.had_it


def may_get(lead: Lead, person: Person, bench: Bench) -> bool:
    """Whether somebody of sales can be proposed for this lead at all."""
    if person.paused or person.userid == lead.owner:
        return False
    return is_there(person, bench.today) and not spent(lead, person)


def spent(lead: Lead, person: Person) -> bool:
    """Whether this is an MRL that the person has had: what he could not win another one may (S59)."""
    return lead.stage is Stage.RETURNED and person.userid in lead.previous_owners
