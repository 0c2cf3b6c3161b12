"""Hires the watchman as config.toml describes him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.auditor.auditor import Auditor
from bot.auditor.telling import Administrators, Heartbeat, Messenger, Way, the_group
from bot.clock import SystemClock
from bot.wecom.group_webhook import GroupWebhook, settings_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import aiohttp

    from bot.auditor.looks import Looks
    from bot.config.settings import WatchSettings
    from bot.wecom.transport import Transport
    from storage.database import Database

_OWN_GROUP = "watch"


def hired(
    settings: WatchSettings,
    looks: Looks,
    *,
    database: Database,
    session: aiohttp.ClientSession,
    ways: Mapping[str, Transport],
    holder: str,
) -> Auditor:
    """The watchman; ``ways`` lead to a person alone, in the order of preference, by the names of their doors.

    A group of his own comes before them, for nothing else depends on it.
    """
    administrators = Administrators(database, settings.administrator)
    to_people = [Way(door=door, transport=way, chats=administrators.chats) for door, way in ways.items()]
    address = settings.heartbeat_url
    return Auditor(
        looks=looks,
        messenger=Messenger([*_own_group(settings, session), *to_people]),
        database=database,
        holder=holder,
        heartbeat=Heartbeat(session, address.get_secret_value()) if address else None,
    )


def _own_group(settings: WatchSettings, session: aiohttp.ClientSession) -> list[Way]:
    if settings.webhook is None:
        return []
    robot = GroupWebhook(session, settings_of(_OWN_GROUP, settings.webhook), SystemClock())
    return [Way(door="watch_webhook", transport=robot, chats=the_group(_OWN_GROUP))]
