"""The company as the dispatcher sees it: its rules, its groups, and what the bot is called there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.policy import Policy
    from bot.domain.reply import Vocabulary
    from bot.domain.standard import Standard


@dataclass(frozen=True, kw_only=True, slots=True)
class Floor:
    """What stays the same from one message to the next.

    ``groups`` maps the chatids of the dispatch groups to their names; ``default_group`` is where a lead goes
    that was posted outside of any group.
    """

    policy: Policy
    standard: Standard
    groups: Mapping[str, str]
    default_group: str
    bot_name: str
    vocabulary: Vocabulary
