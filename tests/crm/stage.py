"""The bot that asks a pretended CRM: its map, its mirror, and what it did while it waited."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from bot.config import CrmSettings
from bot.crm import Sync, Writer, connector_of
from bot.crm.recognising import Recogniser
from bot.crm.sync import Times
from bot.domain.matching import knowing

if TYPE_CHECKING:
    import aiohttp

    from bot.crm import Connector
    from bot.crm.sync import Outcome
    from bot.domain.crm import CrmState
    from bot.domain.customer import Customer
    from tests.crm.pretended import PretendedCrm
    from tests.floor import SalesFloor

PARAMS = {"page": "{page}", "limit": "{limit}", "since": "{since}"}


def account(ref: str, name: str, **more: Any) -> dict[str, Any]:
    """An account as the pretended CRM has it."""
    return {"id": ref, "attributes": {"name": name, **more.pop("attributes", {})}, **more}


def settings_for(url: str, **more: Any) -> CrmSettings:
    """The map of the pretended CRM."""
    http = {
        "url": url,
        "token": "token-of-the-crm",
        "headers": {"Authorization": "Bearer {token}"},
        "more_path": "more",
        "accounts": {
            "path": "/accounts",
            "params": PARAMS,
            "items": "data.items",
            "fields": {
                "ref": "id",
                "name": "attributes.name",
                "owner": ["owner.name", "owner"],
                "phone": "attributes.phones.*.number",
                "region": "attributes.city",
                "last_follow_up": "followed",
                "created": "created",
                "gone": "deleted",
            },
        },
        "contacts": {
            "path": "/contacts",
            "params": PARAMS,
            "items": "data.items",
            "fields": {"ref": "id", "account": "account", "name": "name", "title": "title", "phone": "phone"},
        },
        "opportunities": {
            "path": "/deals",
            "params": PARAMS,
            "items": "data.items",
            "fields": {"ref": "id", "account": "account", "name": "title", "amount": "amount", "gone": "stage"},
            "gone_values": ["赢单", "输单"],
        },
        "write": {
            "path": "/leads",
            "body": {"external_id": "{ref}", "title": "{lead} {company}", "phone": "{phone}", "owner": "{owner}"},
            "id_path": "data.id",
            "find_path": "/leads",
            "find_params": {"external_id": "{ref}"},
        },
        **more.pop("http_json", {}),
    }
    return CrmSettings.model_validate({"kind": "http_json", "page_size": 2, "http_json": http, **more})


class Stage:
    """A sync over the pretended CRM; ``waited`` are the seconds it wanted to wait, which nobody did."""

    def __init__(self, floor: SalesFloor, crm: PretendedCrm, session: aiohttp.ClientSession, url: str) -> None:
        self.floor, self.crm, self.session, self.url = floor, crm, session, url
        self.waited: list[float] = []
        self.sync = self.syncing()

    def connector(self, **more: Any) -> Connector:
        connector = connector_of(settings_for(self.url, **more), self.session, self.floor.clock)
        assert connector is not None
        return connector

    def syncing(self, connector: Connector | None = None, *, holder: str = "this one", **more: Any) -> Sync:
        return Sync(
            connector=connector or self.connector(**more),
            database=self.floor.database,
            clock=self.floor.clock,
            holder=holder,
            recogniser=Recogniser(database=self.floor.database, dispatcher=self.floor.dispatcher),
            times=Times(),
            sleep=self._wait,
        )

    def writer(self, **more: Any) -> Writer:
        return Writer(
            connector=self.connector(**more),
            database=self.floor.database,
            dispatcher=self.floor.dispatcher,
            clock=self.floor.clock,
            holder="this one",
        )

    async def _wait(self, seconds: float) -> None:
        self.waited.append(round(seconds))

    async def once(self, *, full: bool = False) -> Outcome:
        """A round that must go through."""
        await self.sync.settle()
        outcome = await self.sync.once(full=full)
        assert outcome.round, outcome
        return outcome

    async def fails(self) -> str:
        """A round that must not, and why."""
        await self.sync.settle()
        outcome = await self.sync.once()
        assert outcome.error
        return outcome.error

    def state(self) -> CrmState:
        state = self.floor.look(lambda work: work.crm.state())
        assert state is not None
        return state

    def customer(self, ref: str) -> Customer | None:
        return self.floor.look(lambda work: work.customers.get(ref))

    def with_phone(self, phone: str) -> Customer | None:
        """The customer that is found by this telephone, and shows it."""
        comer = knowing("", phones=(phone,))
        return next(iter(self.floor.look(lambda work: work.customers.like(comer))), None)

    def count(self) -> int:
        return self.floor.look(lambda work: work.customers.count())

    def pass_time(self, **time: float) -> None:
        self.floor.clock.push(dt.timedelta(**time))
