"""Clocks, moments and lengths on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from zoneinfo import ZoneInfo

    from bot.domain.legs import Time
    from bot.messages.clock_words import ClockView


def clock_json(view: ClockView) -> dict[str, Any]:
    """A clock for a script; ``next`` is None once nothing more will ring."""
    promise = view.promise
    rings = {
        "at": promise.rings_at.isoformat(),
        "tone": promise.tone,
        "to": list(view.listeners),
        "to_group": promise.to_group,
    } if promise.rings_at else None  # fmt: skip
    return {
        "lead": view.lead.name,
        "clock": promise.clock,
        "cycle": promise.cycle,
        "since": promise.since.isoformat(),
        "due_at": promise.due_at.isoformat(),
        "whose": view.whose,
        "next": rings,
    }


def clock_line(view: ClockView, zone: ZoneInfo) -> str:
    """A clock on the page of its lead."""
    return f"{view.name} {at(view.since, zone)} 起,{at(view.until, zone)} 到期;{next_ring(view, zone)}"


def next_ring(view: ClockView, zone: ZoneInfo) -> str:
    """When it rings next, and what happens then."""
    return f"{at(view.rings_at, zone)} {view.then}" if view.rings_at else "不再提醒"


def at(moment: datetime, zone: ZoneInfo) -> str:
    """``03-02 10:00`` on the company's wall."""
    return f"{moment.astimezone(zone):%m-%d %H:%M}"


def time_json(time: Time) -> dict[str, int]:
    """A length for a script, in seconds."""
    return {
        "clock_seconds": int(time.clock.total_seconds()),
        "working_seconds": int(time.working.total_seconds()),
    }


def lasting(length: timedelta) -> str:
    """``3h05m``, ``12m``."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    return f"{hours}h{minutes:02d}m" if hours else f"{minutes}m"
