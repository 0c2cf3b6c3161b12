"""A running clock in words, the same in the chat and on the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain import ringing
from bot.domain.promises import kept_by

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.lead import Lead
    from bot.domain.people import Roster
    from bot.domain.promises import Promise

_MOST_NAMES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockView:
    """What a template may see of a running clock; ``backup`` is the userid of the backup of sales-ops."""

    promise: Promise
    lead: Lead
    roster: Roster
    backup: str | None
    vocabulary: Mapping[str, Mapping[str, str]]

    @property
    def name(self) -> str:
        """待接收, 待首次联系 …"""  # noqa: D415 — Chinese ends like this
        return self.vocabulary["clock"].get(self.promise.clock, self.promise.clock)

    @property
    def since(self) -> datetime:
        """When it was started."""
        return self.promise.since

    @property
    def until(self) -> datetime:
        """When it is due."""
        return self.promise.due_at

    @property
    def rings_at(self) -> datetime | None:
        """When it rings next; None where nothing more will ring."""
        return self.promise.rings_at

    @property
    def whose(self) -> str:
        """Who has to act."""
        return self._names(kept_by(self.promise, self.lead, self.roster))

    @property
    def listeners(self) -> tuple[str, ...]:
        """The userids that hear the next ring, the group left out."""
        if self.promise.rings_at is None:
            return ()
        return ringing.listeners(self.lead, self.promise.ears, roster=self.roster, backup=self.backup)

    @property
    def then(self) -> str:
        """What happens when it rings next: 提醒 王磊, 升级到 钱海 … empty where nothing more will."""
        if self.promise.rings_at is None:
            return ""
        heard = self._names(self.listeners) + ("和派单群" if self.promise.to_group else "")
        return f"{self.vocabulary['tone'].get(self.promise.tone, '提醒')} {heard}"

    def _names(self, userids: tuple[str, ...]) -> str:
        names = [self.roster.name_of(userid) for userid in userids]
        more = f" 等 {len(names)} 人" if len(names) > _MOST_NAMES else ""
        return "、".join(names[:_MOST_NAMES]) + more
