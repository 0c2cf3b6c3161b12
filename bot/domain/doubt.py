"""What may be done, but only on purpose: neither refused nor done, the one who wants it is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.acquaintance import Acquaintance, Match
    from bot.domain.lead import Lead
    from bot.domain.people import Person


class Doubt(Exception):
    """Somebody is to be asked before anything is done."""


class AtCapacity(Doubt):
    """``owner`` has ``load`` open leads already, ``lead`` not among them, and can work no more than that (S32)."""

    def __init__(self, *, lead: Lead, owner: Person, load: int) -> None:
        super().__init__(f"{owner.userid} has {load} leads")
        self.lead = lead
        self.owner = owner
        self.load = load


class OwnerDiffers(Doubt):
    """The CRM has the company of ``lead`` with ``theirs``, but ``owner`` was named, None for nobody (S36)."""

    def __init__(self, *, lead: Lead, owner: Person | None, theirs: tuple[Person, ...]) -> None:
        super().__init__(f"the CRM names {', '.join(person.userid for person in theirs)}")
        self.lead = lead
        self.owner = owner
        self.theirs = theirs


class SeveralFit(Doubt):
    """The company of ``lead`` may be any of ``others``; which one, was not said."""

    def __init__(self, *, lead: Lead | None, others: tuple[Match, ...]) -> None:
        super().__init__(f"{len(others)} companies fit")
        self.lead = lead
        self.others = others


class IsOffLimits(Doubt):
    """The company of ``lead``, which is to be given to ``owner``, must not be touched (S72)."""

    def __init__(self, *, lead: Lead, owner: Person, known: Acquaintance) -> None:
        super().__init__(f"the company of L{lead.number} is off limits")
        self.lead = lead
        self.owner = owner
        self.known = known


class IsAway(Doubt):
    """``owner``, who is to have the lead, is on leave: ``away_as``, the last day is ``until`` (I11).

    He may also be there and get no new leads for now; then ``until`` is None.
    """

    def __init__(self, *, lead: Lead, owner: Person, away_as: str, until: date | None, deputy: Person | None) -> None:
        super().__init__(f"{owner.userid} is away until {until}")
        self.lead = lead
        self.owner = owner
        self.away_as = away_as
        self.until = until
        self.deputy = deputy
