"""Who may do what, decided from the list of people at the moment of doing (I7, I18; reliability.md C1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.doubt import AtCapacity, IsAway, IsOffLimits, OwnerDiffers
from bot.domain.pausing import PAUSED
from bot.domain.people import Role
from bot.domain.presence import deputy_of
from bot.domain.refusal import (
    CannotTellLeave,
    HasLeft,
    MayNotDispatch,
    MayNotPost,
    MayNotTell,
    NobodyHasIt,
    NotInSales,
    NotTheOwner,
)
from bot.domain.suggestion import is_full

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from bot.domain.acquaintance import Acquaintance
    from bot.domain.lead import Lead
    from bot.domain.people import Person, Roster

MAY_POST = frozenset({Role.SDR, Role.SALES_OPS, Role.DIRECTOR, Role.BD, Role.MARKETING_HEAD})


def must_bring_leads(person: Person) -> None:
    """Refuse somebody who does not bring in leads.

    Raises:
        MayNotPost: salespeople and observers do not post.
    """
    if not (person.active and person.roles & MAY_POST):
        raise MayNotPost


def must_dispatch(person: Person, roster: Roster) -> None:
    """Refuse everybody but sales-ops (S31).

    Raises:
        MayNotDispatch: naming those who may.
    """
    if not person.may(Role.SALES_OPS):
        raise MayNotDispatch(who=tuple(ops.name for ops in roster.having(Role.SALES_OPS)))


def must_own(lead: Lead, person: Person, roster: Roster, today: date) -> None:
    """Refuse everybody but the owner of the lead, and whoever stands in for him today (I11).

    Raises:
        NobodyHasIt: the lead was not given to anybody yet.
        NotTheOwner: naming the owner.
    """
    if lead.owner is None:
        raise NobodyHasIt(lead=lead)
    if not owns(lead, person, roster, today):
        raise NotTheOwner(lead=lead, owner=roster.name_of(lead.owner))


def must_own_or_dispatch(lead: Lead, person: Person, roster: Roster, today: date) -> None:
    """Refuse everybody but the owner, whoever stands in for him, and sales-ops.

    Raises:
        NobodyHasIt: the lead was not given to anybody yet.
        NotTheOwner: naming the owner.
    """
    if lead.owner is None or not person.may(Role.SALES_OPS):
        must_own(lead, person, roster, today)


def must_have_room(lead: Lead, owner: Person, load: int) -> None:
    """Do not give a lead to somebody who can work no more, unless that is confirmed (S32, I11).

    Args:
        lead: what is to be given to him.
        owner: who is to have it.
        load: how many open leads he has, without this one.

    Raises:
        AtCapacity: he has as many as he can work.
    """
    if is_full(owner, load):
        raise AtCapacity(lead=lead, owner=owner, load=load)


def must_be_there(lead: Lead, owner: Person, roster: Roster, today: date) -> None:
    """Do not give a lead to somebody on leave, or paused, unless that is confirmed (I11).

    Raises:
        IsAway: he is away today, or gets no new leads for now.
    """
    leave, until = owner.away_on(today), owner.away_until(today)
    if leave and until:
        deputy = deputy_of(owner, roster, today)
        raise IsAway(lead=lead, owner=owner, away_as=leave.words, until=until, deputy=deputy)
    if owner.paused:
        raise IsAway(lead=lead, owner=owner, away_as=PAUSED, until=None, deputy=None)


def must_be_touchable(lead: Lead, owner: Person, known: Acquaintance) -> None:
    """Do not send anybody to a company that must not be touched, unless that is confirmed (S72).

    Args:
        lead: what is to be given.
        owner: who is to have it.
        known: what is known of its company.

    Raises:
        IsOffLimits: it, or a company above it, must not be touched.
    """
    if known.off_limits:
        raise IsOffLimits(lead=lead, owner=owner, known=known)


def must_agree_with_crm(lead: Lead, owner: Person | None, theirs: tuple[Person, ...]) -> None:
    """Do not send a lead's information past whoever the CRM names, unless that is confirmed (S36).

    Args:
        lead: what the CRM is said to know.
        owner: who was said to work it, None for nobody.
        theirs: whose the company's accounts are in the mirror; nobody where it does not know them.

    Raises:
        OwnerDiffers: the mirror names others.
    """
    if theirs and owner not in theirs:
        raise OwnerDiffers(lead=lead, owner=owner, theirs=theirs)


def owns(lead: Lead, person: Person, roster: Roster, today: date) -> bool:
    """Whether somebody has the lead, or stands in for the one who has it."""
    owner = roster.find(lead.owner)
    return owner is not None and person in {owner, deputy_of(owner, roster, today)}


def must_tell_leave(of: Person, by: Person | None, roster: Roster) -> None:
    """Refuse that somebody tells of another one's leave; sales-ops may, and the administrator (None) on the page.

    Raises:
        CannotTellLeave: naming those who may.
    """
    if by and of != by and not by.may(Role.SALES_OPS):
        raise CannotTellLeave(who=tuple(ops.name for ops in roster.having(Role.SALES_OPS)))


CONFIRM = frozenset({Role.SALES_OPS, Role.SALES_HEAD, Role.MARKETING_HEAD, Role.DIRECTOR})
"""Who may say that two companies are one; beside whoever has the lead, or the account."""

KEEP_OFF = CONFIRM | {Role.SALES}
"""Who may say that a company must not be touched (S72)."""


def must_confirm(person: Person, roster: Roster, owners: Collection[str]) -> None:
    """Refuse everybody but sales-ops, the heads and the ``owners`` to say that two companies are one.

    Raises:
        MayNotTell: naming those who may.
    """
    theirs = person.userid.casefold() in {owner.casefold() for owner in owners}
    if not (person.active and (person.roles & CONFIRM or theirs)):
        raise MayNotTell(who=tuple(ops.name for ops in roster.having(Role.SALES_OPS)))


def must_keep_off(person: Person, roster: Roster) -> None:
    """Refuse everybody but sales, sales-ops and the heads to say that a company must not be touched (S72).

    Raises:
        MayNotTell: naming those who may.
    """
    if not (person.active and person.roles & KEEP_OFF):
        raise MayNotTell(who=tuple(ops.name for ops in roster.having(Role.SALES_OPS)))


def must_let_near(person: Person, roster: Roster, said_by: Collection[str]) -> None:
    """Refuse everybody but sales-ops, the heads and whoever said it to let a company be touched again.

    Raises:
        MayNotTell: naming those who may.
    """
    must_confirm(person, roster, said_by)


def must_sell(person: Person) -> None:
    """Refuse an owner who does not sell or has left (I11).

    Raises:
        HasLeft: the person is no longer with us.
        NotInSales: the person has another job.
    """
    if not person.active:
        raise HasLeft(name=person.name)
    if not person.may(Role.SALES):
        raise NotInSales(name=person.name)
