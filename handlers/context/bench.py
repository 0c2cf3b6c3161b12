"""The bench for a proposal, as storage knows it now: people, desks, and who is tied to the customer (S18, S19, S36)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.acquaintance import owner_above, owner_of_house, owners_of
from bot.domain.lead import Stage
from bot.domain.suggestion import Bench, Tie, TieKind

if TYPE_CHECKING:
    from bot.domain.lead import Lead
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
    known = context.acquaintance(lead)
    ties: dict[str, Tie] = {}
    if house := owner_of_house(known, context.roster):
        ties[house[0].userid.casefold()] = Tie(kind=TieKind.HOUSE, name=house[1].name)
    if above := owner_above(known, context.roster):
        ties[above[0].userid.casefold()] = Tie(kind=TieKind.PARENT, name=above[1].name)
    for one in context.leads_of_company(lead):
        if one.owner and one.stage in _HIS:
            ties[one.owner.casefold()] = Tie(kind=TieKind.WORKS_IT, name=one.name)
    owners = [(person, match.name) for match in known.same for person in owners_of([match], context.roster)]
    if len({person.userid for person, _ in owners}) == 1:  # two who both hold the customer: people decide
        ties[owners[0][0].userid.casefold()] = Tie(kind=TieKind.ACCOUNT, name=owners[0][1])
    return ties
