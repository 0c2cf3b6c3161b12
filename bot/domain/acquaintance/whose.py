"""Whose a customer is: the CRM names people in its own way, we know them by our list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.matching import Verdict, is_below

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.acquaintance.acquaintance import Acquaintance, Match
    from bot.domain.acquaintance.parents import Parent
    from bot.domain.people import Person, Roster


def person_called(name: str, roster: Roster) -> Person | None:
    """The one colleague whom the CRM means by this name, still with us or not; None for nobody, or for several."""
    called = [person for person in roster if name and person.is_called(name)]
    here = [person for person in called if person.active] or called
    return here[0] if len(here) == 1 else None


def owner_above(known: Acquaintance, roster: Roster) -> tuple[Person, Parent] | None:
    """Who works the nearest company above it, and which that is (S19); None where nobody does."""
    for parent in known.parents:
        person = person_called(parent.customer.owner, roster) if parent.customer else None
        if person and person.active:
            return person, parent
    return None


def owner_of_house(known: Acquaintance, roster: Roster) -> tuple[Person, Match] | None:
    """Who works the house that it belongs to by its name (S19), and which that is; None for nobody, or for several."""
    houses = (
        match for match in known.accounts if match.verdict is Verdict.RELATED and is_below(known.comer, match.known)
    )
    found = {person.userid: (person, match) for match in houses for person in owners_of([match], roster)}
    return next(iter(found.values())) if len(found) == 1 else None


def owners_of(accounts: Iterable[Match], roster: Roster) -> tuple[Person, ...]:
    """The salespeople whose these accounts are, each once; who has left is no owner any more (I12)."""
    people = (person_called(match.customer.owner, roster) for match in accounts if match.customer)
    return tuple(dict.fromkeys(person for person in people if person and person.active))
