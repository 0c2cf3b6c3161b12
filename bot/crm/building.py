"""The connector that config.toml describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.crm.http_json import HttpJson
from bot.crm.tryton import Tryton

if TYPE_CHECKING:
    import aiohttp

    from bot.clock import Clock
    from bot.config import CrmSettings
    from bot.crm.connector import Connector


def connector_of(settings: CrmSettings, session: aiohttp.ClientSession, clock: Clock) -> Connector | None:
    """The CRM that is connected; None where none is."""
    size, patience = settings.page_size, float(settings.timeout_seconds)
    match settings.kind:
        case "tryton":
            return Tryton(session, settings.tryton, page_size=size, timeout=patience)
        case "http_json":
            return HttpJson(session, settings.http_json, clock, page_size=size, timeout=patience)
        case _:
            return None
