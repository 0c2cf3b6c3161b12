"""What can be asked of and said about the proposed owners, what a lead is for, and how it ended (S26-S32).

``lead`` is always a lead number; people are userids.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.lead import Mark


@dataclass(frozen=True, kw_only=True, slots=True)
class PutMark:
    """Say that a lead must be won, or is for somebody to practise on (S29); None takes the mark off."""

    lead: int
    mark: Mark | None


@dataclass(frozen=True, kw_only=True, slots=True)
class EndLead:
    """Say that a lead was won, or lost; ``words`` are how it was told."""

    lead: int
    won: bool
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause:
    """Let somebody have no new leads for now (暂停派单), or again (恢复派单)."""

    person: str
    paused: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class AskOwners:
    """Show who is proposed for a lead, each with the reasons: ``L1 推荐谁``."""

    lead: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AskWhyNot:
    """Say why somebody is not proposed for a lead, or not first: ``L1 为什么没有李明``."""

    lead: int
    person: str
