"""From the settings to the bot that runs: the only file that knows all the parts."""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import secrets
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import aiohttp

from bot.app.at_work import at_work
from bot.app.doors import Doors
from bot.app.earlier_names import know_earlier_names
from bot.auditor import Auditor, Looks, hired
from bot.config.floor import policy_of, vocabulary_of
from bot.crm import desk_of
from bot.delivery import Delivery
from bot.dispatcher import Dispatcher, Floor
from bot.domain.calendar import LAST_KNOWN_DAY
from bot.domain.own_commands import LearnHolidays, MindInquiries
from bot.domain.patterns import make_ready
from bot.domain.standard import Standard
from bot.lease import Lease
from bot.messages import TemplateSpeaker
from bot.timers import Timers
from bot.web.api import Api
from bot.web.door import Door, door_file
from bot.web.errands import Errands
from bot.web.health import Checks
from bot.web.hours import HoursPage
from bot.web.server import serve
from storage.database import Database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from bot.clock import Clock
    from bot.config import Settings
    from bot.crm import CrmDesk
    from bot.domain.calendar import Calendar

    Pulses = Mapping[str, Callable[[], float]]

_AT_FIRST_USE = ("bot.wecom.ciphering", "phonenumbers", "pypinyin")
"""What is imported at its first use, as it takes long and the start does not need it."""
_ALONE = "the only one"
"""Who holds the lease where there can be no other: after a crash nobody has to wait for it to run out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bot:
    """The bot while it runs; ``address`` is where its own server listens."""

    database: Database
    dispatcher: Dispatcher
    delivery: Delivery
    timers: Timers
    auditor: Auditor
    checks: Checks
    address: str

    async def settle(self) -> None:
        """Ring everything that is due and carry everything that may go, now (the demo's pushed time)."""
        await self.timers.tick()
        await self.delivery.drain()


def floor_of(settings: Settings) -> Floor:
    """What the dispatcher must know of this company."""
    return Floor(
        policy=replace(policy_of(settings.policy), write_back=settings.crm.write_back and settings.crm.kind != "none"),
        standard=Standard(),
        groups={group.chat_id: group.name for group in settings.groups},
        default_group=settings.default_group.chat_id,
        bot_name=settings.bot.name,
        vocabulary=vocabulary_of(settings.words),
    )


def dispatcher_of(settings: Settings, database: Database, clock: Clock) -> Dispatcher:
    """The one door, over an open database."""
    speaker = TemplateSpeaker(settings.words.folder)
    return Dispatcher(database=database, speaker=speaker, floor=floor_of(settings), clock=clock)


@asynccontextmanager
async def running(settings: Settings, clock: Clock) -> AsyncIterator[Bot]:
    """The whole bot, from its database to its doors, until the block is left."""
    async with AsyncExitStack() as stack:
        parts = await _put_together(settings, clock, stack)
        dispatcher, delivery, doors = parts.dispatcher, parts.delivery, parts.doors
        await _take_up_what_was_left(parts)
        api = Api(dispatcher=dispatcher, clock=clock, token=settings.api.token)
        page = HoursPage(dispatcher=dispatcher, database=parts.database, clock=clock, token=settings.page.token)
        routes = [*parts.checks.routes(), *api.routes(), *page.routes(), *doors.routes()]
        address = await stack.enter_async_context(serve(settings.server.host, settings.server.port, routes))
        ask_crm = parts.crm.sync.ask if parts.crm else None
        errands = Errands(dispatcher=dispatcher, database=parts.database, clock=clock, ask_crm=ask_crm)
        await _open_the_local_door(stack, settings, errands)
        # Left in the reverse order: the doors of WeCom stay up until what is under way has arrived.
        await stack.enter_async_context(at_work(doors.tasks()))
        stack.push_async_callback(delivery.finish)
        crm = [parts.crm.run()] if parts.crm else []
        names = know_earlier_names(parts.database)
        work = [delivery.run(), parts.timers.run(), parts.auditor.run(), warm_up(), names, *crm]
        await stack.enter_async_context(at_work(work))
        yield Bot(
            database=parts.database,
            dispatcher=dispatcher,
            delivery=delivery,
            timers=parts.timers,
            auditor=parts.auditor,
            checks=parts.checks,
            address=address,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Parts:
    """Everything that stands still until it is set to work."""

    database: Database
    dispatcher: Dispatcher
    doors: Doors
    delivery: Delivery
    timers: Timers
    auditor: Auditor
    checks: Checks
    crm: CrmDesk | None


async def _put_together(settings: Settings, clock: Clock, stack: AsyncExitStack) -> _Parts:
    database = stack.enter_context(Database(settings.database.url.get_secret_value()))
    session = await stack.enter_async_context(aiohttp.ClientSession())
    # The watchman has connections of his own: what clogs the bot's does not clog his.
    apart = await stack.enter_async_context(aiohttp.ClientSession())
    dispatcher = dispatcher_of(settings, database, clock)
    holder = secrets.token_hex(8)
    leaseholder = _ALONE if database.is_ours_alone else holder
    doors = Doors(settings, session, dispatcher, clock, Lease(database=database, clock=clock, holder=leaseholder))
    delivery = _delivery(dispatcher, database, doors, clock, holder)
    timers = Timers(database=database, dispatcher=dispatcher, clock=clock, holder=holder)
    pulses = {"timers": lambda: timers.last_tick, "delivery": lambda: delivery.last_round}
    looks = _looks(database, dispatcher, doors, pulses, clock)
    auditor = hired(settings.watch, looks, database=database, session=apart, ways=doors.ways(apart), holder=holder)
    crm = desk_of(settings.crm, session, database=database, dispatcher=dispatcher, clock=clock, holder=leaseholder)
    return _Parts(
        database=database,
        dispatcher=dispatcher,
        doors=doors,
        delivery=delivery,
        timers=timers,
        auditor=auditor,
        checks=_checks(database, doors, pulses, auditor),
        crm=crm,
    )


def _delivery(dispatcher: Dispatcher, database: Database, doors: Doors, clock: Clock, holder: str) -> Delivery:
    delivery = Delivery(
        database=database,
        transport=doors.post_office,
        dispatcher=dispatcher,
        clock=clock,
        holder=holder,
        may_carry=doors.may_carry,
    )
    dispatcher.ring_the_bell = delivery.ring_the_bell
    return delivery


def _checks(database: Database, doors: Doors, pulses: Pulses, auditor: Auditor) -> Checks:
    return Checks(
        database=database,
        pulses=pulses,
        doors=doors.post_office,
        findings=lambda: auditor.findings,
        watched_at=lambda: auditor.last_look,
    )


def _looks(database: Database, dispatcher: Dispatcher, doors: Doors, pulses: Pulses, clock: Clock) -> Looks:
    return Looks(
        database=database,
        clock=clock,
        calendar=dispatcher.floor.policy.calendar,
        groups=dispatcher.floor.groups,
        pulses=pulses,
        doors=doors.post_office.health,
        is_ours=doors.may_carry,
    )


async def warm_up() -> None:
    """The first message shall not wait for what the start could do without."""
    await asyncio.to_thread(_make_ready)


def _make_ready() -> None:
    for heavy in _AT_FIRST_USE:
        importlib.import_module(heavy)
    make_ready()


async def _take_up_what_was_left(parts: _Parts) -> None:
    """What a killed run had in its hands goes out now; what is known now counts also for what an earlier run kept."""
    if parts.database.is_ours_alone:
        await parts.database.do(lambda work: work.outbox.free_all())
    if parts.crm is None:
        await parts.database.do(lambda work: work.crm.keep(None))
    calendar = parts.dispatcher.floor.policy.calendar
    await parts.dispatcher.give(LearnHolidays(), by="clock", key=_holidays_key(calendar))
    await parts.dispatcher.give(MindInquiries(), by="clock", key=f"inquiries:{secrets.token_hex(8)}")


def _holidays_key(calendar: Calendar) -> str:
    """The same for the same knowledge of holidays: what it changes is changed once."""
    own = ",".join(f"{day}{'+' if works else '-'}" for day, works in sorted(calendar.extra.items()))
    return f"holidays:{LAST_KNOWN_DAY}:{hashlib.sha256(own.encode()).hexdigest()[:16]}"


async def _open_the_local_door(stack: AsyncExitStack, settings: Settings, errands: Errands) -> None:
    """Let the terminal reach the bot, where the database is a file that one process alone may open."""
    file = door_file(settings.database.url.get_secret_value())
    if file is not None:
        await stack.enter_async_context(Door(errands).open(file))
