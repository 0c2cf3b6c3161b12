"""Whose hour it was: the way of a lead to its first contact, in four legs (I13).

    SDR → sales-ops → transfer → sales contact

The legs are derived from the history alone. Each row of it that changed the lead holds the lead as it stood before,
so the stages a lead went through are known with their times, also through an undo; and every stage has one leg whose
turn it is. Where a lead is taken back or returned it is the turn of sales-ops or of the SDR again. Nobody's turn is
after the first contact, and once a lead is settled.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Final, Protocol

from bot.domain.lead import TO_TRANSFER, WITH_OWNER, Lead, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.domain.calendar import Calendar
    from bot.domain.people import Roster
    from bot.domain.policy import Policy

    HoursOf = Callable[[str], Calendar]
    """The calendar of the person with this userid; of the company where it is empty."""

_NOTHING: Final = timedelta()


class Leg(StrEnum):
    """Whose turn it is."""

    SDR = "sdr"
    """To fill the gaps of an inquiry, or to work a lead that came back (S3, S58)."""
    SALES_OPS = "sales_ops"
    """To name an owner; a lead put aside is theirs too."""
    TRANSFER = "transfer"
    """From the owner being named until the notification has arrived there: the SDR's 转出, where it takes one
    (S34), then ours."""
    SALES = "sales"
    """The owner's: from the notification to the first contact with the customer."""


class Step(Protocol):
    """A row of the lead's history."""

    @property
    def at(self) -> datetime:
        """When."""

    @property
    def by(self) -> str:
        """Who did it."""

    @property
    def before(self) -> Lead | None:
        """The lead as it stood, where this changed it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A time in which it was somebody's turn.

    ``who`` is a userid; empty for our own part of the transfer, or where nobody did it yet. ``over`` is False while it
    is still that turn; then ``until`` is now.
    """

    leg: Leg
    who: str
    since: datetime
    until: datetime
    over: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Time:
    """How long, by the clock and in working time."""

    clock: timedelta = _NOTHING
    working: timedelta = _NOTHING

    def __add__(self, other: Time) -> Time:
        return Time(clock=self.clock + other.clock, working=self.working + other.working)


def leg_of(lead: Lead) -> Leg | None:
    """Whose turn it is on a lead as it stands; None for nobody's."""
    if lead.stage in {Stage.INQUIRY, Stage.RETURNED}:
        return Leg.SDR
    if lead.stage in {Stage.QUALIFIED, Stage.REJECTED, Stage.HELD}:
        return Leg.SALES_OPS
    if lead.stage in TO_TRANSFER:
        return Leg.TRANSFER
    if lead.stage not in WITH_OWNER or lead.contacted_at:
        return None
    knows = lead.notified_at is not None or lead.stage is Stage.ACCEPTED
    return Leg.SALES if knows else Leg.TRANSFER


def stretches(lead: Lead, history: Iterable[Step], now: datetime) -> tuple[Stretch, ...]:
    """The turns on a lead, in their order and without gaps but for nobody's."""
    found: list[Stretch] = []
    for stretch in _turns(lead, history, now):
        last = found[-1] if found else None
        if last and last.until == stretch.since and _is_one(last, stretch):
            found[-1] = replace(last, until=stretch.until, over=stretch.over, who=stretch.who)
        else:
            found.append(stretch)
    return tuple(stretch for stretch in found if stretch.until > stretch.since)


def _turns(lead: Lead, history: Iterable[Step], now: datetime) -> Iterator[Stretch]:
    since = lead.posted_at
    for row in history:
        if row.before is not None:
            if leg := leg_of(row.before):
                yield Stretch(leg=leg, who=_who(leg, row.before, row.by), since=since, until=max(since, row.at))
            since = max(since, row.at)
    if leg := leg_of(lead):
        yield Stretch(leg=leg, who=_who(leg, lead, ""), since=since, until=max(since, now), over=False)


def _who(leg: Leg, lead: Lead, ended_by: str) -> str:
    """Sales-ops are several: the one who ended their turn had it."""
    match leg:
        case Leg.SDR:
            return lead.sdr
        case Leg.SALES_OPS:
            return ended_by
        case Leg.SALES:
            return lead.owner or ""
    return lead.sdr if lead.stage in TO_TRANSFER else ""


def _is_one(last: Stretch, following: Stretch) -> bool:
    same_person = last.leg is Leg.SALES_OPS or last.who == following.who
    return last.leg is following.leg and same_person


def hours_in(roster: Roster, policy: Policy) -> HoursOf:
    """Everybody's own hours and leave, the company's for those without any and for nobody (I14)."""
    return cache(lambda userid: policy.calendar_of(roster.find(userid)))


def time_of(stretch: Stretch, hours: HoursOf) -> Time:
    """How long a turn took, in working time of the one whose turn it was: nobody is blamed for his leave."""
    return Time(clock=stretch.until - stretch.since, working=hours(stretch.who).between(stretch.since, stretch.until))


def legs(turns: Iterable[Stretch], hours: HoursOf) -> Mapping[Leg, Time]:
    """How long each leg took in all; by the clock their sum is the whole way."""
    sums = {leg: Time() for leg in Leg}
    for turn in turns:
        sums[turn.leg] += time_of(turn, hours)
    return sums


# ------------------------------------------------------------------------------------------- over many leads


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One leg, of one person or (``who`` empty) of everybody: of how many leads, and how long each took.

    ``share`` is the part of the whole way of all these leads, in working time; ``running`` are not over yet.
    """

    leg: Leg
    who: str
    leads: int
    running: int
    median: Time
    p90: Time
    share: float


def table(ways: Sequence[Sequence[Stretch]], hours: HoursOf) -> tuple[Row, ...]:
    """Each leg of all leads, followed by each person's part in it, whoever took longest first."""
    parts = [part for way in ways for part in _parts(way, hours)]
    whole = sum((time.working for _, _, time, _ in parts), _NOTHING)
    rows: list[Row] = []
    for leg in Leg:
        of_leg = [part for part in parts if part[0] is leg]
        people = {who for _, who, _, _ in of_leg if who}
        rows += [_row(leg, "", of_leg, whole)] if of_leg else []
        theirs = [_row(leg, who, [part for part in of_leg if part[1] == who], whole) for who in sorted(people)]
        rows += sorted(theirs, key=lambda row: -row.median.working)
    return tuple(rows)


_Part = tuple[Leg, str, Time, bool]


def _parts(way: Iterable[Stretch], hours: HoursOf) -> Iterator[_Part]:
    """The turns of one lead, those of one person on one leg taken together."""
    sums: dict[tuple[Leg, str], tuple[Time, bool]] = {}
    for turn in way:
        time, over = sums.get((turn.leg, turn.who), (Time(), True))
        sums[turn.leg, turn.who] = (time + time_of(turn, hours), over and turn.over)
    return ((leg, who, time, over) for (leg, who), (time, over) in sums.items())


def _row(leg: Leg, who: str, parts: Sequence[_Part], whole: timedelta) -> Row:
    times = [time for _, _, time, _ in parts]
    spent = sum((time.working for time in times), _NOTHING)
    return Row(
        leg=leg,
        who=who,
        leads=len(parts),
        running=sum(not over for _, _, _, over in parts),
        median=_rank(times, 0.5),
        p90=_rank(times, 0.9),
        share=spent / whole if whole else 0.0,
    )


def _rank(times: Sequence[Time], part: float) -> Time:
    """The nearest rank: a time that really occurred."""
    at = ceil(part * len(times)) - 1
    return Time(
        clock=sorted(time.clock for time in times)[at],
        working=sorted(time.working for time in times)[at],
    )
