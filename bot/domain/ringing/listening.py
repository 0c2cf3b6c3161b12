"""Whom a rung is for: the ears of the policy, turned into people who are there (I11, I12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.lead import Stage
from bot.domain.people import Role
from bot.domain.presence import deputy_of, is_there
from bot.domain.sla import ClockKind, Ear

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.domain.lead import Lead
    from bot.domain.people import Person
    from bot.domain.ringing.moment import Moment

_ROLES: Final = {Ear.BACKUP: (Role.SALES_HEAD,), Ear.SALES_HEAD: (Role.SALES_HEAD, Role.DIRECTOR)}

BY_NAME: Final = "@"
"""Before the userid of one person, in an alarm that was set again for those who could not hear it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listener:
    """Somebody who is to hear it. ``owns`` is true of the owner and of whoever stands in for him."""

    userid: str
    owns: bool = False
    stands_in: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Circle:
    """Those behind one ear. Within one moment it is one object for all leads on which the ear has the same people.

    So thousands of rungs can be sorted by who hears them without looking at the people.
    """

    listeners: tuple[Listener, ...]

    def __bool__(self) -> bool:
        """Whether there is anybody."""
        return bool(self.listeners)


def is_public(clock: str, ears: Collection[str]) -> bool:
    """Whether the group hears it: at breach, and of a lead that nobody took from the first ring on (S68, I16)."""
    if Ear.GROUP in ears:
        return True
    return clock == ClockKind.UNASSIGNED and not any(ear.startswith(BY_NAME) for ear in ears)


def listeners(lead: Lead, ears: Iterable[str], moment: Moment) -> tuple[Listener, ...]:
    """The people that hear a rung, each once, the group left out; never nobody while sales-ops exist (S68)."""
    return each_once(circles(lead, ears, moment))


def circles(lead: Lead, ears: Iterable[str], moment: Moment) -> tuple[Circle, ...]:
    """The same people, ear by ear; somebody may be behind two of them."""
    wanted = [ear for ear in ears if ear != Ear.GROUP]
    heard = tuple(filter(None, (_circle(ear, lead, moment) for ear in wanted)))
    if wanted and not heard:
        heard = tuple(filter(None, [_circle(Ear.SALES_OPS, lead, moment)]))
    return heard


def each_once(heard: Iterable[Circle]) -> tuple[Listener, ...]:
    """Everybody in these circles; who is in two of them counts as in the first."""
    everybody = [listener for circle in heard for listener in circle.listeners]
    return tuple({listener.userid: listener for listener in reversed(everybody)}.values())[::-1]


def who_listens(lead: Lead, ears: Iterable[str]) -> tuple[object, ...]:
    """What the people behind these ears depend on, within one moment: leads that agree in this have the same ones."""
    asks_sdr = lead.owner is None or Ear.SDR in ears
    return lead.owner, lead.sdr if asks_sdr else None, lead.stage is Stage.RETURNED


def _circle(ear: str, lead: Lead, moment: Moment) -> Circle:
    return moment.once((ear, *_whose(ear, lead)), lambda: Circle(tuple(_behind(ear, lead, moment))))


def _whose(ear: str, lead: Lead) -> tuple[str | None, ...]:
    """Whose ear it is; nobody's where it is that of a role, the same on every lead."""
    if ear == Ear.OWNER or ear.startswith(BY_NAME):
        return (lead.owner, lead.sdr) if lead.owner is None and lead.stage is Stage.RETURNED else (lead.owner,)
    return (lead.sdr,) if ear == Ear.SDR else ()


def _behind(ear: str, lead: Lead, moment: Moment) -> list[Listener]:
    if ear.startswith(BY_NAME):
        return _by_name(ear.removeprefix(BY_NAME), lead, moment)
    known = Ear(ear)
    if known is Ear.SDR or (known is Ear.OWNER and lead.owner is None and lead.stage is Stage.RETURNED):
        return _one(lead.sdr, moment)
    if known is Ear.OWNER:
        return _one(lead.owner, moment, owns=True)
    if known is Ear.BACKUP and moment.policy.backup:
        return _one(moment.policy.backup, moment)
    roles = _ROLES.get(known, (Role.SALES_OPS,))
    return next(filter(None, (_those_with(role, moment) for role in roles)), [])


def _one(userid: str | None, moment: Moment, *, owns: bool = False) -> list[Listener]:
    """This person, whoever stands in, or nobody."""
    person = moment.roster.find(userid)
    if person is None or not person.active:
        return []
    if is_there(person, moment.today):
        return [Listener(userid=person.userid, owns=owns)]
    deputy = deputy_of(person, moment.roster, moment.today)
    return [Listener(userid=deputy.userid, owns=owns, stands_in=True)] if deputy else []


def _those_with(role: Role, moment: Moment) -> list[Listener]:
    """Those with the role who are there, each absent one's deputy; all of them where nobody is there at all."""
    everybody = moment.roster.having(role)
    there = [listener for person in everybody for listener in _one(person.userid, moment)]
    return there or [Listener(userid=person.userid) for person in everybody]


def _by_name(userid: str, lead: Lead, moment: Moment) -> list[Listener]:
    person = moment.roster.find(userid)
    if person is None or not person.active:
        return []
    owner = moment.roster.find(lead.owner)
    stands_in = owner is not None and deputy_of(owner, moment.roster, moment.today) == person
    if person == owner and not is_there(person, moment.today):
        return _one(userid, moment, owns=True)
    return [Listener(userid=person.userid, owns=person == owner or stands_in, stands_in=stands_in)]


def may_dispatch(userid: str, moment: Moment) -> bool:
    """Whether this listener can give the lead to somebody else."""
    person: Person | None = moment.roster.find(userid)
    return person is not None and person.may(Role.SALES_OPS)
