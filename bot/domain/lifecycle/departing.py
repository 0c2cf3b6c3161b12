"""Somebody leaves the company: the open leads go back to sales-ops, and none is lost (I12)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.decision import Happened, Notice, TheGroup, To
from bot.domain.lead import Stage
from bot.domain.lifecycle.diagram import said, wait_again

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.decision import Decision
    from bot.domain.lead import Lead
    from bot.domain.people import Person


def orphan(lead: Lead, *, gone: Person) -> Decision:
    """The lead waits for an owner again, under a clock; it is told in the list of all of them, not by itself."""
    waiting = wait_again(lead, Happened.UNASSIGNED, Stage.QUALIFIED, reason="", also=())
    return replace(waiting, detail=said(owner=gone.userid, why="left"), notices=())


def hand_over(leads: Sequence[Lead], *, gone: Person, sales_ops: Sequence[Person]) -> Iterator[tuple[Notice, Lead]]:
    """The list of what somebody left behind, with candidates: to each of sales-ops, and to each dispatch group."""
    for ops in sales_ops:
        yield Notice(name="departed", to=To(userid=ops.userid), facts={"name": gone.name, "leads": leads}), leads[0]
    for group in dict.fromkeys(lead.group for lead in leads):
        here = [lead for lead in leads if lead.group == group]
        yield Notice(name="departed", to=TheGroup(), facts={"name": gone.name, "leads": here}), here[0]
