"""What the page needs from whoever runs the demo: who plays, and the hands on the clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.simulator.narrator import Narrator
    from bot.simulator.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Player:
    """Somebody one can be on the page. ``role`` is a value of ``bot.domain.people.Role``: sdr, sales and so on."""

    userid: str
    role: str


class Controls(Protocol):
    """The demo around the world. Every method may be called while people watch."""

    def players(self) -> Sequence[Player]:
        """Whom one can be, in the order of the page."""

    async def push_time(self, by: dt.timedelta) -> None:
        """Move time on; returns when everything that fell due on the way has been said."""

    async def play_story(self, narrator: Narrator) -> None:
        """Run one whole lead, telling it through the narrator; cancelled when somebody stops it."""

    async def reset(self) -> World:
        """Begin again: the world as it is from now on, with nothing said, which may be the same object."""
