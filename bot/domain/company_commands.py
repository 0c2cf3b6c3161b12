"""What can be said of companies: one and the same, parent and subsidiary, off limits (S19, S72).

A company is that of ``lead``, a lead number, or is called ``name``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfirmCompany:
    """Say that a company is one with another, or is not.

    The company is that of ``lead``, or called ``name``. ``other`` is the id of the other one, or ``other_name`` what it
    was called; neither: whatever the lead's company may be. The empty ``other`` of a choice means: none of them.
    """

    lead: int | None = None
    name: str = ""
    other: str | None = None
    other_name: str = ""
    same: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class TellParent:
    """Say that the company of ``lead``, or the one called ``name``, belongs to ``parent``, or does not (S19)."""

    parent: str
    lead: int | None = None
    name: str = ""
    belongs: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class KeepOff:
    """Say that marketing must not touch the company of ``lead``, or the one called ``name``, and why (S72)."""

    lead: int | None = None
    name: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unsay:
    """Take back what one has just said of a company beside any lead."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LetNear:
    """Say that the company may be touched again."""

    lead: int | None = None
    name: str = ""
