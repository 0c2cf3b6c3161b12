"""Tells a story on the page: every step is shown, then really done by the person it is about."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from bot.simulator.card_in_hand import buttons
from bot.simulator.things import BOT
from bot.wecom.transport import Channel

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Awaitable, Callable, Mapping

    from bot.simulator.things import Line
    from bot.simulator.world import World
    from bot.wecom.transport import Chat


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What to look at: as whom, which conversation, and the caption in both languages.

    ``typing`` is what the person is writing, ``tap`` the (line, key) about to be tapped with ``chosen`` in its
    dropdowns; both for show, over ``seconds``.
    """

    viewer: str
    chat: Chat
    channel: Channel
    zh: str
    en: str
    typing: str = ""
    tap: tuple[str, str] | None = None
    chosen: Mapping[str, str] | None = None
    seconds: float = 0.0

    def json(self) -> dict[str, Any]:
        """As the page takes it."""
        return asdict(self)


class Narrator:
    """Plays people, at a pace one can follow. ``tempo`` 1 is the pace for eyes, 0 does not wait at all."""

    def __init__(
        self,
        world: World,
        show: Callable[[Scene], None],
        push_time: Callable[[dt.timedelta], Awaitable[None]],
        *,
        tempo: float = 1.0,
    ) -> None:
        self.world = world
        self._show = show
        self._push_time = push_time
        self._tempo = tempo

    async def look(self, viewer: str, chat: Chat, zh: str, en: str, *, channel: Channel = Channel.AI_BOT) -> None:
        """Look at a conversation over somebody's shoulder, long enough to read it."""
        self._show(Scene(viewer=viewer, chat=chat, channel=channel, zh=zh, en=en))
        await self._wait(3.0)

    async def say(
        self, person: str, chat: Chat, text: str, zh: str, en: str, *, quote: str | None = None,
        to: Channel = Channel.AI_BOT,
    ) -> Line:  # fmt: skip
        """Somebody writes and sends."""
        seconds = min(1.0 + 0.03 * len(text), 4.0) * self._tempo
        self._show(Scene(viewer=person, chat=chat, channel=to, zh=zh, en=en, typing=text, seconds=seconds))
        await self._wait(min(1.0 + 0.03 * len(text), 4.0) + 0.4)
        return self.world.say(person, chat, text, quote=quote, to=to)

    async def tap(
        self, person: str, line: Line, button: str, zh: str, en: str, *, chosen: Mapping[str, str] | None = None
    ) -> None:
        """Somebody taps the button that reads so.

        Raises:
            ValueError: the card has no such button for this person.
        """
        face = self.world.line(line.id).face(person)
        key = next((key for text, key in buttons(face or {}) if text == button), None)
        if key is None:
            raise ValueError(f"no button {button!r}")
        scene = Scene(viewer=person, chat=line.chat, channel=line.channel, zh=zh, en=en, tap=(line.id, key),
                      chosen=chosen, seconds=1.6 * self._tempo)  # fmt: skip
        self._show(scene)
        await self._wait(2.0)
        self.world.tap(person, line.id, key, chosen)

    async def pass_time(self, by: dt.timedelta) -> None:
        """Let time pass, with everything that falls due."""
        await self._push_time(by)
        await self._wait(1.0)

    async def heard(self, chat: Chat, fits: Callable[[Line], bool], *, within: float = 60.0) -> Line:
        """The newest line of the bot in this chat that fits, waited for if it is still to come.

        Raises:
            TimeoutError: nothing like it was said within so many real seconds.
        """
        watch = self.world.watch()
        try:
            async with asyncio.timeout(within):
                while (found := self._newest(chat, fits)) is None:
                    await anext(watch)
        finally:
            watch.close()
        return found

    def _newest(self, chat: Chat, fits: Callable[[Line], bool]) -> Line | None:
        said = (line for line in reversed(self.world.lines(chat)) if line.sender == BOT)
        return next((line for line in said if fits(line)), None)

    async def _wait(self, seconds: float) -> None:
        await asyncio.sleep(seconds * self._tempo)
