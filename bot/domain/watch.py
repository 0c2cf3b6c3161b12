"""What a watchman looks for: signs that something should have happened and did not (reliability.md E2, 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.domain.lead import WITH_OWNER, Stage
from bot.domain.lifecycle.diagram import WAITS_ON
from bot.domain.sla import ClockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.calendar import Calendar

BUSY: Final = 20
"""A group that spoke to the bot this often in the last fortnight is a busy one."""
FORTNIGHT: Final = timedelta(days=14)
_SHORTEST_SILENCE: Final = timedelta(hours=2)
_UNUSUAL: Final = 2
"""A silence twice as long as the longest of the fortnight is unusual."""
PATIENCE: Final = timedelta(minutes=2)
"""How long after its time an alarm may ring."""


class Sign(StrEnum):
    """What was found."""

    DATABASE = "database"
    ALARMS = "alarms"
    OUTBOX = "outbox"
    CLOCKLESS = "clockless"
    TORN = "torn"
    SILENT_PART = "silent_part"
    DOOR = "door"
    SILENT_GROUP = "silent_group"
    WATCH = "watch"
    CRM = "crm"
    CRM_WRITE = "crm_write"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something that is not as it should be; ``sentence`` is Chinese, for the administrator.

    ``door`` names the way into WeCom that is broken, so that the news does not go by it; ``about`` tells findings of
    one kind apart.
    """

    sign: Sign
    sentence: str
    door: str = ""
    about: str = ""

    @property
    def key(self) -> str:
        """The same for the same trouble, look after look."""
        return ":".join(part for part in (self.sign.value, self.door or self.about) if part)


@dataclass(frozen=True, kw_only=True, slots=True)
class MustRun:
    """In these stages one of these clocks must run; ``while_uncontacted``: from the owner's notice to the contact."""

    stages: frozenset[Stage]
    clocks: frozenset[ClockKind]
    while_uncontacted: bool = False


_INSTEAD: Final = {Stage.RETURNED: frozenset({ClockKind.PROGRESS})}
"""Clocks that take over within a stage: once its SDR has taken up a returned lead, it is asked how it goes on (S58)."""

MUST_RUN: Final = (
    *(
        MustRun(stages=frozenset({stage}), clocks=frozenset({clock}) | _INSTEAD.get(stage, frozenset()))
        for stage, clock in WAITS_ON.items()
    ),
    MustRun(stages=WITH_OWNER, clocks=frozenset({ClockKind.FIRST_CONTACT}), while_uncontacted=True),
)
"""No lead on which somebody must act stays silent (S68)."""


def should_have_rung(now: datetime, calendar: Calendar) -> datetime | None:
    """The moment up to which everything due must have rung by now; None while nothing may ring, or just began to."""
    then = now - PATIENCE
    return then if calendar.ringing(then) == then else None


def unusual_silence(spoken: Sequence[datetime], now: datetime, calendar: Calendar) -> timedelta | None:
    """How much working time a busy group has been silent, where that is unusual; None where it is not.

    ``spoken`` is when colleagues spoke to the bot there in the last fortnight, oldest first. A quiet group may be
    quiet, and so may every group outside of working hours.
    """
    if len(spoken) < BUSY or calendar.next_working(now) != now:
        return None
    longest = max(calendar.between(one, another) for one, another in pairwise(spoken))
    silence = calendar.between(spoken[-1], now)
    return silence if silence > max(_SHORTEST_SILENCE, _UNUSUAL * longest) else None
