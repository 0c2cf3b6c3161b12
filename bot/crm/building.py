"""The connection to the CRM as config.toml describes it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.crm.http_json import HttpJson
from bot.crm.recognising import Recogniser
from bot.crm.running import CrmDesk
from bot.crm.sync import Sync, Times
from bot.crm.tryton import Tryton
from bot.crm.writing import Writer

if TYPE_CHECKING:
    import aiohttp

    from bot.clock import Clock
    from bot.config import CrmSettings
    from bot.crm.connector import Connector
    from bot.dispatcher import Dispatcher
    from storage.database import Database


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


def desk_of(
    settings: CrmSettings,
    session: aiohttp.ClientSession,
    *,
    database: Database,
    dispatcher: Dispatcher,
    clock: Clock,
    holder: str,
) -> CrmDesk | None:
    """Whoever asks the CRM and writes to it; None where none is connected."""
    connector = connector_of(settings, session, clock)
    if connector is None:
        return None
    sync = Sync(
        connector=connector,
        database=database,
        clock=clock,
        holder=holder,
        recogniser=Recogniser(database=database, dispatcher=dispatcher),
        times=Times(
            every=timedelta(minutes=float(settings.every_minutes)),
            full_every=timedelta(days=float(settings.full_days)),
            stale_after=timedelta(minutes=float(settings.stale_minutes)),
        ),
    )
    writer = Writer(connector=connector, database=database, dispatcher=dispatcher, clock=clock, holder=holder)
    return CrmDesk(sync=sync, writer=writer if settings.write_back else None)
