"""The company that somebody speaks of: that of a lead, or one that is called by its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.acquaintance import Match, name_id
from bot.domain.matching import Finding, Known, Verdict, knowing
from bot.domain.refusal import NoCompany
from handlers.context.knowing import acquaintance

if TYPE_CHECKING:
    from bot.domain.acquaintance import Acquaintance
    from bot.domain.lead import Lead
    from handlers.context.context import Context


@dataclass(frozen=True, kw_only=True, slots=True)
class SpokenOf:
    """A company that is spoken of: what it is remembered by, its name, of which lead, and what we know of it."""

    id: str
    name: str
    known: Acquaintance
    lead: Lead | None = None

    @property
    def match(self) -> Match:
        """The company as something another one may be."""
        account = self.known.same[0] if len(self.known.same) == 1 else None
        if account and account.id == self.id:
            return account
        finding = Finding(verdict=Verdict.SAME, why=())
        return Match(id=self.id, known=Known(name=self.name), finding=finding)


def of_lead(lead: Lead, context: Context) -> SpokenOf:
    """The company of the lead.

    Raises:
        NoCompany: it names none.
    """
    company = name_id(lead.company)
    if not company:
        raise NoCompany(lead=lead)
    return SpokenOf(id=company, name=lead.company, known=context.acquaintance(lead), lead=lead)


def looked_up(name: str, context: Context) -> Acquaintance:
    """What we know of the company that is called so; it stays as unknown as it was."""
    return acquaintance(knowing(name), context.work)


def called(name: str, context: Context) -> SpokenOf:
    """The company that is called so: the one account it is, else the name itself, which is known from now on."""
    known = looked_up(name, context)
    if len(known.same) == 1:
        return SpokenOf(id=known.same[0].id, name=known.same[0].name, known=known)
    context.work.companies.meet(knowing(name))
    return SpokenOf(id=name_id(name), name=name, known=known)


def written(name: str, context: Context) -> SpokenOf:
    """The name itself, whatever account it was said to be."""
    return SpokenOf(id=name_id(name), name=name, known=looked_up(name, context))
