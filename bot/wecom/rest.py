"""How long the long connection rests before it tries again (wecom §10.7 no. 2, reliability B1 #11, #12)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


_DICE = secrets.SystemRandom()


class End(Enum):
    """How a line ended."""

    LOST = auto()
    KICKED = auto()
    BAD_CREDENTIALS = auto()
    NOT_OURS = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class Rests:
    """Seconds. ``proven`` is how long a login must last until earlier failures are forgotten."""

    first: float = 1.0
    longest: float = 60.0
    proven: float = 60.0
    kicked: float = 30.0
    kicked_longest: float = 600.0
    refused: float = 300.0


class Rest:
    """Counts failures and says how long to rest; ``draw`` picks a number between two, for jitter."""

    def __init__(self, rests: Rests, draw: Callable[[float, float], float] = _DICE.uniform) -> None:
        self._rests = rests
        self._draw = draw
        self._lost = 0
        self._kicked = 0

    def after(self, end: End) -> float:
        """Seconds to rest after a line ended like this; more each time, never without end."""
        match end:
            case End.KICKED:
                self._kicked += 1
                shortest = min(self._rests.kicked * 2 ** min(self._kicked - 1, 10), self._rests.kicked_longest)
                return self._draw(shortest, shortest * 1.5)
            case End.BAD_CREDENTIALS:
                return self._draw(self._rests.refused, self._rests.refused * 1.2)
            case End.NOT_OURS:
                return 0.0
            case End.LOST:
                self._lost += 1
                longest = min(self._rests.first * 2 ** min(self._lost - 1, 16), self._rests.longest)
                return max(self._rests.first, self._draw(longest / 2, longest))

    def proven(self) -> None:
        """A login has lasted: what was before is forgotten."""
        self._lost = self._kicked = 0
