"""The bench for a proposal, as storage knows it now: people, desks, and who is tied to the customer (S18, S19, S36)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.customer import recognised
from bot.domain.lead import Stage
from bot.domain.matching import Verdict, knowing
from bot.domain.suggestion import Bench, Tie, TieKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.customer import Customer
    from bot.domain.lead import Lead
    from bot.domain.people import Person, Roster
    from handlers.context.context import Context

_HIS = frozenset({Stage.ACCEPTED, Stage.WON})
"""Stages in which a lead shows whose customer the company is: somebody took it, and works it or has won it."""


def bench_for(lead: Lead, context: Context) -> Bench:
    """Everybody who could get this lead, and what lies on each desk at this moment."""
    return Bench(
        roster=context.roster,
        today=context.today,
        desks=context.desks,
        ties=ties_of(lead, context),
        weighing=context.policy.weighing,
    )


def ties_of(lead: Lead, context: Context) -> dict[str, Tie]:
    """Who is tied to the customer, by case-folded userid; of several ties of one person the strongest."""
    earlier = context.work.leads.of_company(lead.company) if lead.company else ()
    works_it = {
        one.owner.casefold(): Tie(kind=TieKind.WORKS_IT, name=one.name)
        for one in earlier
        if one.owner and one.number != lead.number and one.stage in _HIS
    }
    accounts = _accounts(lead, context)
    parents = [parent for one in accounts if one.parent and (parent := context.work.customers.get(one.parent))]
    return {
        **_owner(parents, TieKind.PARENT, context.roster),
        **works_it,
        **_owner(accounts, TieKind.ACCOUNT, context.roster),
    }


def _accounts(lead: Lead, context: Context) -> list[Customer]:
    """The accounts of the mirror that the lead's company is."""
    inquiry = lead.inquiry
    comer = knowing(lead.company, phones=inquiry.phones, mails=filter(None, [inquiry.email]))
    found = recognised(comer, context.work.customers.like(comer))
    return [one.customer for one in found if one.finding.verdict is Verdict.SAME]


def _owner(accounts: Iterable[Customer], kind: TieKind, roster: Roster) -> dict[str, Tie]:
    """Whose these are, where that is one person whom we know; of two it is for people to tell."""
    owners = {person.userid: one for one in accounts for person in _called(one.owner, roster)}
    return {
        userid.casefold(): Tie(kind=kind, name=one.known.name) for userid, one in owners.items() if len(owners) == 1
    }


def _called(name: str, roster: Roster) -> tuple[Person, ...]:
    """The one colleague whom the CRM means by this name; nobody where several are called so."""
    people = tuple(person for person in roster if name and person.active and person.is_called(name))
    return people if len(people) == 1 else ()
