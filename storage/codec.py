"""Leads and inquiries as JSON, and back exactly; what has its default value is left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any

from bot.domain.inquiry import Authority, Budget, Inquiry, Timeline
from bot.domain.lead import Lead, Mark, Stage

_EMPTY = Inquiry()
_INQUIRY_FIELDS = tuple(field.name for field in fields(Inquiry))
_LEAD_FIELDS = tuple(field.name for field in fields(Lead))


_Readers = Mapping[str, Callable[[Any], Any]]


def _same(value: Any) -> Any:
    return value


def _budget(stated: Mapping[str, Any]) -> Budget:
    return Budget(**stated)


def _timeline(stated: Mapping[str, Any]) -> Timeline:
    return Timeline(**stated)


_INQUIRY_READERS: _Readers = {
    "budget": _budget,
    "timeline": _timeline,
    "authority": Authority,
    "phones": tuple,
    "doubts": tuple,
    "notes": tuple,
}


def inquiry_to_json(inquiry: Inquiry) -> dict[str, Any]:
    """What the inquiry states, ready for JSON."""
    stated = {name: getattr(inquiry, name) for name in _INQUIRY_FIELDS}
    told = {name: value for name, value in stated.items() if value != getattr(_EMPTY, name)}
    for name in ("budget", "timeline"):
        if name in told:
            told[name] = asdict(told[name])
    if "utm" in told:
        told["utm"] = dict(told["utm"])
    return told


def inquiry_from_json(told: Mapping[str, Any]) -> Inquiry:
    """The inquiry that was written by `inquiry_to_json`."""
    return Inquiry(**{name: _INQUIRY_READERS.get(name, _same)(value) for name, value in told.items()})


_LEAD_READERS: _Readers = {
    "stage": Stage,
    "mark": Mark,
    "inquiry": inquiry_from_json,
    "missing": tuple,
    "previous_owners": tuple,
    "posted_at": dt.datetime.fromisoformat,
    "assigned_at": dt.datetime.fromisoformat,
    "notified_at": dt.datetime.fromisoformat,
    "answered_at": dt.datetime.fromisoformat,
    "contacted_at": dt.datetime.fromisoformat,
}


def lead_to_json(lead: Lead) -> dict[str, Any]:
    """The whole lead, ready for JSON."""
    told = {name: value for name in _LEAD_FIELDS if (value := getattr(lead, name)) is not None}
    told["inquiry"] = inquiry_to_json(lead.inquiry)
    return {name: value.isoformat() if isinstance(value, dt.datetime) else value for name, value in told.items()}


def lead_from_json(told: Mapping[str, Any]) -> Lead:
    """The lead that was written by `lead_to_json`."""
    return Lead(**{name: _LEAD_READERS.get(name, _same)(value) for name, value in told.items()})
