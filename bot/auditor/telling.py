"""How the administrator hears of it: straight to WeCom, past the outbox, by a way that is not the broken one."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp

from bot.domain.people import Role
from bot.wecom.callback import whereabouts
from bot.wecom.transport import Chat, ChatKind, Outgoing
from storage import Unavailable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from bot.wecom.transport import Transport
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

_log = logging.getLogger(__name__)
_SEND_WITHIN = 15.0
_ASK_WITHIN = 5.0
_BEAT_WITHIN = aiohttp.ClientTimeout(total=10)
_FAILED = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """A way to the administrator: ``door`` is its name in the bot's health, ``chats`` whom it leads to now."""

    door: str
    transport: Transport
    chats: Callable[[], Awaitable[Iterable[Chat]]]


class Administrators:
    """Who is told: the one that config.toml names, else everybody with the role; the last answer where none comes."""

    def __init__(self, database: Database, named: str | None) -> None:
        self._database = database
        self._known: tuple[str, ...] = (named,) if named else ()
        self._named = named is not None

    async def chats(self) -> tuple[Chat, ...]:
        """Their chats with the bot."""
        if not self._named:
            try:
                async with asyncio.timeout(_ASK_WITHIN):
                    self._known = await self._database.do(_administrators)
            except (Unavailable, TimeoutError):
                _log.warning("the database does not say who the administrators are")
        return tuple(Chat(kind=ChatKind.SINGLE, id=userid) for userid in self._known)


def _administrators(work: UnitOfWork) -> tuple[str, ...]:
    return tuple(person.userid for person in work.people.roster().having(Role.ADMIN))


def the_group(chatid: str) -> Callable[[], Awaitable[tuple[Chat, ...]]]:
    """This group, always."""

    async def chats() -> tuple[Chat, ...]:
        return (Chat(kind=ChatKind.GROUP, id=chatid),)

    return chats


class Messenger:
    """Tells the administrator by the first way that works; the ways are in the order of preference."""

    def __init__(self, ways: Sequence[Way], *, within: float = _SEND_WITHIN) -> None:
        self._ways = ways
        self._within = within
        self._count = 0

    async def tell(self, text: str, *, broken: Iterable[str] = ()) -> bool:
        """Whether somebody was told. Ways that are known to be broken come last."""
        known = set(broken)
        for way in sorted(self._ways, key=lambda way: way.door in known):
            if await self._by(way, text):
                return True
        _log.critical("nobody could be told: %s", text)
        return False

    async def _by(self, way: Way, text: str) -> bool:
        told = False
        for chat in await way.chats():
            self._count += 1
            mention = (chat.id,) if chat.kind is ChatKind.SINGLE else ()
            message = Outgoing(id=f"watch-{self._count}", to=chat, text=text, mention=mention)
            try:
                async with asyncio.timeout(self._within):
                    await way.transport.send(message)
            except Exception as trouble:  # noqa: BLE001 — whatever it is, the next way may be better
                _log.warning("the administrator was not told by %s: %s", way.door, whereabouts(trouble))
            else:
                told = True
        return told


class Heartbeat:
    """Calls an address that raises the alarm when it is not called any more; what it answers does not matter to us."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._address = address

    async def beat(self) -> bool:
        """Whether it was heard. The address is a secret and stands in no log."""
        try:
            async with self._session.get(self._address, timeout=_BEAT_WITHIN) as answer:
                heard = answer.status < _FAILED
        except (TimeoutError, aiohttp.ClientError, OSError) as silent:
            _log.warning("the heartbeat was not heard: %s", type(silent).__name__)
            return False
        if not heard:
            _log.warning("the heartbeat was refused: HTTP %s", answer.status)
        return heard
