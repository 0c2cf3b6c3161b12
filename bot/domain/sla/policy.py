"""What is promised on a lead, how long it takes at most, and the ladder of those who hear about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

from bot.domain.calendar import Due, in_utc

if TYPE_CHECKING:
    from bot.domain.calendar import Calendar

Hours: TypeAlias = Literal["clock", "working"]
"""Whether a length passes on the wall, day and night, or only in working time (I14)."""

_SECOND: Final = timedelta(seconds=1)
_NOTHING: Final = timedelta()
VERSION: Final = 1
"""Of what is stored; raised when a reader has to know."""


class ClockKind(StrEnum):
    """What is promised."""

    GAPS = "gaps"
    """The SDR asks for what an inquiry lacks (S3, S20, S68)."""
    UNASSIGNED = "unassigned"
    """Sales-ops name an owner (S68)."""
    TRANSFER = "transfer"
    """The SDR lets a lead go to the owner whom sales-ops named (S34)."""
    UNANSWERED = "unanswered"
    """The owner accepts or rejects."""
    FIRST_CONTACT = "first_contact"
    """The owner contacts the customer; a contact record stops it, an accept does not (S62-S65, I15)."""
    PROGRESS = "progress"
    """The owner of an accepted lead records what goes on (S60)."""
    REWORK = "rework"
    """The SDR takes up a lead that came back (S58)."""
    M_DAY = "m_day"
    """Whoever holds a lead that R2 gave to marketing contacts it within M days (S74, I21)."""


class Ear(StrEnum):
    """Who hears an alarm."""

    OWNER = "owner"
    SALES_OPS = "sales_ops"
    BACKUP = "backup"
    SALES_HEAD = "sales_head"
    SDR = "sdr"
    GROUP = "group"


class Tone(StrEnum):
    """How an alarm speaks, from the softest to the loudest."""

    NUDGE = "nudge"
    WARN = "warn"
    BREACH = "breach"
    ESCALATE = "escalate"
    OFFER_REASSIGN = "offer_reassign"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rung:
    """One step of a ladder: after which part of the length, or after how much time, who hears what."""

    after: Fraction | timedelta
    ears: tuple[Ear, ...]
    tone: Tone

    def offset(self, length: timedelta) -> timedelta:
        """How long after the start of a clock of this length, counted in the clock's own hours."""
        if isinstance(self.after, timedelta):
            return self.after
        return length * self.after.numerator / self.after.denominator

    def to_json(self) -> dict[str, Any]:
        """Plain values for storage: a part of the length as "4/5", a time in seconds."""
        after = {"seconds": self.after / _SECOND} if isinstance(self.after, timedelta) else {"part": str(self.after)}
        return {**after, "ears": [ear.value for ear in self.ears], "tone": self.tone.value}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Rung:
        """What ``to_json`` wrote.

        An ear this version does not know goes to sales-ops, so that no alarm falls on nobody's; an unknown tone
        warns.
        """
        seconds = stored.get("seconds")
        ears = (Ear(ear) if ear in set(Ear) else Ear.SALES_OPS for ear in stored["ears"])
        tone = stored.get("tone")
        return cls(
            after=Fraction(stored["part"]) if seconds is None else timedelta(seconds=seconds),
            ears=tuple(dict.fromkeys(ears)),
            tone=Tone(tone) if tone in set(Tone) else Tone.WARN,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockPolicy:
    """How long one kind of promise is, and its ladder.

    ``length`` is one time, or one for each tier (S66). With ``hours="working"`` it is working time: a working
    day is then written in hours. A lead without a tier has the longest length: nothing sooner was promised for it.

    Raises:
        ValueError: there is no length or one is not positive, the hours are neither, a rung has no ears, or the
            rungs do not follow each other for every length.
    """

    kind: ClockKind
    length: timedelta | Mapping[int, timedelta]
    hours: Hours
    ladder: tuple[Rung, ...]

    def __post_init__(self) -> None:
        if self.hours not in get_args(Hours):
            raise ValueError(f"{self.kind}: hours are clock or working, not {self.hours!r}")
        if not self.lengths or min(self.lengths) <= _NOTHING:
            raise ValueError(f"{self.kind}: a promise has a length")
        if not all(rung.ears for rung in self.ladder):
            raise ValueError(f"{self.kind}: somebody hears each rung")
        for length in self.lengths:
            offsets = [_NOTHING, *(rung.offset(length) for rung in self.ladder)]
            if any(later <= earlier for earlier, later in pairwise(offsets)):
                raise ValueError(f"{self.kind}: each rung comes after the one before it, also for {length}")

    @property
    def lengths(self) -> tuple[timedelta, ...]:
        """Every length the policy knows."""
        return (self.length,) if isinstance(self.length, timedelta) else tuple(self.length.values())

    def length_for(self, tier: int | None) -> timedelta:
        """The length for a lead of this tier."""
        if isinstance(self.length, timedelta):
            return self.length
        return max(self.lengths) if tier is None else self.length.get(tier, max(self.lengths))

    def due(self, start: datetime, offset: timedelta, calendar: Calendar) -> Due:
        """When that much of the policy's own hours has passed since the start."""
        if self.hours == "working":
            return calendar.add(start, offset)
        return Due(at=in_utc(start) + offset)

    def used(self, start: datetime, until: datetime, calendar: Calendar) -> timedelta:
        """How much of the policy's own hours has passed."""
        return calendar.between(start, until) if self.hours == "working" else until - start

    def to_json(self) -> dict[str, Any]:
        """Plain values for storage, lengths in seconds."""
        if isinstance(self.length, timedelta):
            length: Any = self.length / _SECOND
        else:
            length = {str(tier): time / _SECOND for tier, time in self.length.items()}
        ladder = [rung.to_json() for rung in self.ladder]
        return {"version": VERSION, "kind": self.kind.value, "length": length, "hours": self.hours, "ladder": ladder}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> ClockPolicy:
        """What ``to_json`` of this or another version wrote.

        Unknown keys are passed over; where no hours are written, the length passes on the wall.

        Raises:
            ValueError: the kind is unknown, or nobody can keep such a policy.
            KeyError: there is no kind, length or ladder.
        """
        length = stored["length"]
        return cls(
            kind=ClockKind(stored["kind"]),
            length={int(tier): timedelta(seconds=seconds) for tier, seconds in length.items()}
            if isinstance(length, Mapping)
            else timedelta(seconds=length),
            hours=stored.get("hours", "clock"),
            ladder=tuple(Rung.from_json(rung) for rung in stored["ladder"]),
        )
