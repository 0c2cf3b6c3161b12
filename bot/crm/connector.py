"""What a CRM must be able to do for us, whatever it is called; and the two ways in which it fails."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.crm import Entry, Kind


class CrmTrouble(Exception):
    """The CRM did not do it; ``reason`` is Chinese and holds no address, no secret and nobody's data."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoAnswer(CrmTrouble):
    """Nothing usable came back: later it may. Whether what was asked for was done is not known.

    ``after`` are seconds that the CRM itself wants us to wait (429).
    """

    def __init__(self, reason: str, *, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


class Denied(CrmTrouble):
    """It answered, and it will answer the same until a person has changed something: rights, map, address."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """Some of what there is.

    ``cursor`` says where to go on: within this round while there is ``more``, else in the next. ``unreadable`` counts
    items that lack what they must have.
    """

    entries: tuple[Entry, ...]
    cursor: str
    more: bool
    unreadable: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A lead as the CRM is to have it: ``ref`` finds it again, ``words`` are named as in ``bot.config.crm_map``."""

    ref: str
    words: Mapping[str, str] = field(default_factory=dict)


class Connector(Protocol):
    """A CRM. Every method may raise ``NoAnswer`` or ``Denied``, and nothing else that is its fault.

    ``source`` is the same for the same CRM: where it changes, everything is asked anew. ``kinds`` is what it has, in
    the order in which it is asked.
    """

    @property
    def source(self) -> str:
        """Which CRM this is, in a few letters that tell nothing."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What it can be asked for."""

    @property
    def untold(self) -> frozenset[str]:
        """Of what of an account (``storage.customer_rows.UNTOLD``) it never says anything; a spreadsheet may have."""

    async def page(self, kind: Kind, cursor: str) -> Page:
        """What is there (an empty cursor), or what has changed since, a page at a time."""

    async def find(self, ref: str) -> str | None:
        """The CRM's number of the lead with this reference; None where there is none."""

    async def create(self, draft: Draft) -> str:
        """Make the lead; its number there."""
