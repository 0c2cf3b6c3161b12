"""How each door of WeCom is: well, or since when not and why, in one Chinese line for whoever looks after the bot."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.clock import Clock


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """``reason`` and ``since`` of a trouble, if there is one; ``seen`` are last times, ``counts`` since the start."""

    ok: bool
    reason: str = ""
    since: datetime | None = None
    seen: Mapping[str, datetime] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)


class Vitals:
    """What one door knows of itself. Names of counts and times are English words, without any content."""

    def __init__(self, clock: Clock, *, trouble: str = "") -> None:
        self._clock = clock
        self._reason = trouble
        self._since = clock.now() if trouble else None
        self._seen: dict[str, datetime] = {}
        self._counts: Counter[str] = Counter()

    def ails(self, reason: str) -> None:
        """Something is wrong; a new reason does not make it younger."""
        self._since = self._since or self._clock.now()
        self._reason = reason

    def recovers(self, reason: str | None = None) -> None:
        """All is well again; with a reason, only that trouble is over."""
        if reason in (None, self._reason):
            self._reason, self._since = "", None

    def saw(self, what: str) -> datetime:
        """This happened now, for one more time."""
        self._counts[what] += 1
        self._seen[what] = now = self._clock.now()
        return now

    def count(self, what: str) -> None:
        """This happened one more time."""
        self._counts[what] += 1

    def last(self, what: str) -> datetime | None:
        """When this happened last."""
        return self._seen.get(what)

    def health(self) -> Health:
        """As it is now."""
        return Health(
            ok=not self._reason,
            reason=self._reason,
            since=self._since,
            seen=dict(self._seen),
            counts=dict(self._counts),
        )
