"""The standard both heads signed: which fields make a lead MQL, and how long each tier may wait (S3-S9, S15)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """A field a standard can ask for. The first three make somebody reachable; BANT makes it a lead (S4, S13)."""

    COMPANY = "company"
    CONTACT = "contact"
    REACH = "reach"
    BUDGET = "budget"
    AUTHORITY = "authority"
    NEED = "need"
    TIMELINE = "timeline"


CONTACT_DETAILS = (Field.COMPANY, Field.CONTACT, Field.REACH)
"""Who and how to reach: needed for every lead, and not a lead by themselves (S13)."""

BANT = (Field.BUDGET, Field.AUTHORITY, Field.NEED, Field.TIMELINE)
"""The shipped standard has exactly these four (S4)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standard:
    """One version of the standard. ``fields`` are what MQL asks for beyond the contact details."""

    version: int = 1
    fields: tuple[Field, ...] = BANT
