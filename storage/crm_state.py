"""How the mirror stands, as JSON, and back exactly."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from typing import Any

from bot.domain.crm import CrmState, Kind, Round

_TIMES = frozenset({"since", "good_at", "good_began_at", "full_at", "tried_at", "next_at", "began_at"})


def state_to_json(state: CrmState) -> dict[str, Any]:
    """The state for a column."""
    told = _told(state)
    rounds = {name: getattr(state, name) for name in ("round", "last")}
    return {
        **told,
        **{name: _told(one) if one else None for name, one in rounds.items()},
        "stale_after": state.stale_after.total_seconds(),
        "cursors": dict(state.cursors),
    }


def state_from_json(told: dict[str, Any]) -> CrmState:
    """What ``state_to_json`` made."""
    values = _read(told)
    values["stale_after"] = dt.timedelta(seconds=told["stale_after"])
    for name in ("round", "last"):
        values[name] = _round(told[name]) if told[name] else None
    return CrmState(**values)


def _told(value: CrmState | Round) -> dict[str, Any]:
    told = {field.name: getattr(value, field.name) for field in fields(value)}
    return {name: one.isoformat() if isinstance(one, dt.datetime) else one for name, one in told.items()}


def _read(told: dict[str, Any]) -> dict[str, Any]:
    return {name: dt.datetime.fromisoformat(one) if name in _TIMES and one else one for name, one in told.items()}


def _round(told: dict[str, Any]) -> Round:
    return Round(**{**_read(told), "done": tuple(map(Kind, told["done"]))})
