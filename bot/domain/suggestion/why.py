"""Why somebody is not proposed, or not before another: one exact reason ("为什么没有李明?")."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.people import Role
from bot.domain.suggestion.candidate import candidate, decisive, wanted_by
from bot.domain.suggestion.ranking import MOST, everybody, has_local_room, proposed, spent

if TYPE_CHECKING:
    from bot.domain.lead import Lead
    from bot.domain.people import Person
    from bot.domain.suggestion.bench import Bench
    from bot.domain.suggestion.candidate import Candidate


@dataclass(frozen=True, kw_only=True, slots=True)
class Why:
    """The reason, and what its sentence needs.

    ``kind`` is first (he is on top), behind (``step`` put him behind ``before``), region (locals have room, ``before``
    is the first of them), left, not_sales, owner, away, paused, or had_it (an MRL that he returned). ``place`` is his
    place on the list from 1 on, ``listed`` whether it is among those shown. ``one`` and ``before`` have the figures.
    """

    kind: str
    one: Candidate
    before: Candidate | None = None
    step: str = ""
    place: int = 0
    listed: bool = False


def why(lead: Lead, person: Person, bench: Bench) -> Why:
    """Where this person stands for this lead, and what decided it; who is not on the list of people has left."""
    person = bench.roster.find(person.userid) or replace(person, active=False)
    one = candidate(wanted_by(lead), person, bench)
    if barred := _barred(lead, person, bench):
        return Why(kind=barred, one=one)
    ranked = everybody(lead, bench)
    shown = proposed(ranked)
    if one not in shown:
        local = next(filter(has_local_room, ranked))
        return Why(kind="region", one=one, before=local)
    place = shown.index(one)
    if not place:
        return Why(kind="first", one=one, place=1, listed=True)
    step = decisive(shown[0], one).name.lower()
    return Why(kind="behind", one=one, before=shown[0], step=step, place=place + 1, listed=place < MOST)


def _barred(lead: Lead, person: Person, bench: Bench) -> str:
    """Why somebody cannot be proposed at all, the lasting reasons first; empty where he can."""
    if not person.active:
        return "left"
    if Role.SALES not in person.roles:
        return "not_sales"
    if person.userid == lead.owner:
        return "owner"
    if person.away_on(bench.today):
        return "away"
    if person.paused:
        return "paused"
    return "had_it" if spent(lead, person) else ""
