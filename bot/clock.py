"""The only place that asks what time it is."""

from __future__ import annotations

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> dt.datetime:
        """The time now, in UTC, aware."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> dt.datetime:
        """The time now, in UTC, aware."""
        return dt.datetime.now(dt.UTC)  # noqa: TID251 — this is the one place


class MovedClock:
    """A clock that can be pushed forward: the demo's and the stories' time.

    It runs with the machine's clock from ``start`` on (or from now), or stands still when ``frozen``.
    """

    def __init__(self, start: dt.datetime | None = None, *, frozen: bool = False) -> None:
        self._machine = SystemClock()
        self._frozen = frozen
        began = self._machine.now()
        self._still = start or began
        self._shift = self._still - began

    def now(self) -> dt.datetime:
        """The moved time, in UTC, aware."""
        return self._still if self._frozen else self._machine.now() + self._shift

    def push(self, by: dt.timedelta) -> None:
        """Move time on by this much."""
        self._still += by
        self._shift += by
