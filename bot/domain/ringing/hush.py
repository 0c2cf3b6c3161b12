"""Snoozes and acknowledgements: for a while somebody does not want to hear it again (product.md §3, "ladder").

Whoever has the lead can quieten his own reminders, never what others hear of it: else a promise could be put to sleep
by the one who made it (S81). Sales-ops can quieten the whole lead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from bot.domain.decision import Happened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.lead import Lead

_KINDS = frozenset({Happened.SNOOZED, Happened.ACKNOWLEDGED})


class Remembered(Protocol):
    """A row of the lead's history."""

    @property
    def at(self) -> datetime:
        """When it happened."""

    @property
    def by(self) -> str:
        """Who did it."""

    @property
    def happened(self) -> Happened:
        """What it was."""

    @property
    def detail(self) -> Mapping[str, str]:
        """What more is known of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hush:
    """Until then nobody, or only not the owner, is reminded. An acknowledgement has no ``reason``."""

    until: datetime
    by: str
    everybody: bool
    reason: str = ""


def hush_of(history: Iterable[Remembered], lead: Lead, now: datetime) -> Hush | None:
    """What was asked for last in this cycle of the lead; None once it has lapsed."""
    said = [event for event in history if event.happened in _KINDS and event.detail["cycle"] == str(lead.cycle)]
    if not said:
        return None
    last = said[-1]
    until = datetime.fromisoformat(last.detail["until"])
    if until <= now:
        return None
    everybody = last.detail["ears"] == "all"
    return Hush(until=until, by=last.by, everybody=everybody, reason=last.detail.get("reason", ""))
