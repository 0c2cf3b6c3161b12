"""Ranked owners, each with the reason: region before industry before load (S26-S32). It proposes, people decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.people import Role
from bot.domain.presence import is_there

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.domain.lead import Lead
    from bot.domain.people import Person, Roster

MOST = 10
"""A WeCom dropdown holds ten people (wecom.md §3.2)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """One proposed owner. ``load`` is how many open leads the person has; ``full`` when that is the capacity (S32)."""

    person: Person
    same_region: bool
    same_industry: bool
    load: int
    full: bool
    had_it: bool

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, int, str]:
        """Small is better; strict order, so a region beats any industry (S26, S27). Former owners come last (S59)."""
        person = self.person
        return (self.had_it, not self.same_region, not self.same_industry, self.full, self.load, person.userid)


def rank(lead: Lead, roster: Roster, load: Mapping[str, int], today: date) -> tuple[Candidate, ...]:
    """Salespeople for this lead, best first, ten at most.

    Args:
        lead: what is to be given away.
        roster: everybody; only people in sales are proposed, who are still with us, not on leave (I11), and do not
            have the lead already.
        load: open leads by userid; nobody in it means none.
        today: the day for which leave counts.
    """
    there = (one for one in roster.having(Role.SALES) if is_there(one, today) and one.userid != lead.owner)
    candidates = (_candidate(lead, person, load.get(person.userid, 0)) for person in there)
    return tuple(sorted(candidates, key=lambda candidate: candidate.rank)[:MOST])


def is_full(person: Person, load: int) -> bool:
    """Whether somebody with so many open leads has as many as he can work (S32)."""
    return person.capacity is not None and load >= person.capacity


def _candidate(lead: Lead, person: Person, load: int) -> Candidate:
    inquiry = lead.inquiry
    return Candidate(
        person=person,
        same_region=_alike(person.region, inquiry.region),
        same_industry=any(_alike(name, inquiry.industry) for name in person.industries),
        load=load,
        full=is_full(person, load),
        had_it=person.userid in lead.previous_owners,
    )


def _alike(ours: str, theirs: str | None) -> bool:
    """Whether "上海" and "上海市浦东" name the same place, or "制造" and "制造业" the same trade."""
    return bool(ours and theirs) and (ours in (theirs or "") or (theirs or "") in ours)
