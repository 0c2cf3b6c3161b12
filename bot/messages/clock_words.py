"""A running clock in words, the same in the chat and on the terminal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain import ringing
from bot.domain.promises import kept_by

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.lead import Lead
    from bot.domain.promises import Promise
    from bot.domain.ringing import Moment

_MOST_NAMES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockView:
    """What a template may see of a running clock, as things stand at this ``moment``."""

    promise: Promise
    lead: Lead
    moment: Moment
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
        return self._names(kept_by(self.promise, self.lead, self.moment.roster))

    @property
    def listeners(self) -> tuple[str, ...]:
        """The userids that hear the next ring, the group left out; who is away on that day has a deputy by now."""
        if self.promise.rings_at is None:
            return ()
        then = replace(self.moment, now=max(self.moment.now, self.promise.rings_at))
        return tuple(one.userid for one in ringing.listeners(self.lead, self.promise.ears, then))

    @property
    def then(self) -> str:
        """What happens when it rings next: 提醒 王磊, 升级到 钱海 … empty where nothing more will."""
        if self.promise.rings_at is None:
            return ""
        heard = [self._names(self.listeners), "派单群" if self.promise.to_group else ""]
        return f"{self.vocabulary['tone'].get(self.promise.tone, '提醒')} {'和'.join(filter(None, heard))}"

    def _names(self, userids: tuple[str, ...]) -> str:
        names = [self.moment.roster.name_of(userid) for userid in userids]
        more = f" 等 {len(names)} 人" if len(names) > _MOST_NAMES else ""
        return "、".join(names[:_MOST_NAMES]) + more
