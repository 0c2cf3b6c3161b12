"""A message goes out by the right door, and round by another only where the first will never take it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.wecom.health import Health
from bot.wecom.post_office import PostOffice
from bot.wecom.transport import Channel, Outgoing, Receipt, Rejected, SendError, TryLater, Unsure
from tests.wecom.samples import CARD, GROUP, WANGLEI, handle, outgoing


class Door:
    """A door that takes what it is given, or fails as told."""

    def __init__(self, name: str, log: list[str], trouble: SendError | None = None, *, leads: bool = True) -> None:
        self._name, self._log, self._trouble, self._leads = name, log, trouble, leads

    def leads_there(self, _message: Outgoing) -> bool:
        return self._leads

    async def send(self, _message: Outgoing) -> Receipt:
        self._log.append(self._name)
        if self._trouble is not None:
            raise self._trouble
        return Receipt(channel=Channel.AI_BOT)

    def health(self) -> Health:
        return Health(ok=self._trouble is None, reason=self._name)


def office(log: list[str], doors: str, **troubles: SendError) -> PostOffice:
    """A post office with these doors, by name."""
    made: dict[str, Any] = {name: Door(name, log, troubles.get(name)) for name in doors.split() if name != "webhook"}
    if "webhook" in doors:
        made["webhooks"] = {GROUP.id: Door("webhook", log, troubles.get("webhook"))}
    return PostOffice(**made)


NO, LATER, MAYBE = Rejected("不行", code=93001), TryLater("忙"), Unsure("没有应答")
ALL = "long_connection response_urls app webhook"


@pytest.mark.parametrize(
    ("doors", "message", "route"),
    [
        ("long_connection webhook", outgoing(), ["long_connection"]),
        ("long_connection webhook", outgoing(mention=("WangLei",)), ["webhook"]),
        ("long_connection", outgoing(mention=("WangLei",)), ["long_connection"]),
        ("response_urls webhook", outgoing(reply=handle("u", once=True)), ["response_urls"]),
        ("webhook app", outgoing(), ["webhook"]),
        ("long_connection app webhook", outgoing(WANGLEI), ["app"]),
        ("long_connection", outgoing(WANGLEI), ["long_connection"]),
        (ALL, outgoing(WANGLEI, update="RC", card=CARD), ["app"]),
    ],
)
async def test_each_message_has_its_door(doors: str, message: Outgoing, route: list[str]) -> None:
    log: list[str] = []
    await office(log, doors).send(message)
    assert log == route


@pytest.mark.parametrize(
    ("message", "route"),
    [
        (outgoing(), ["response_urls", "long_connection", "webhook"]),
        (outgoing(mention=("WangLei",)), ["webhook", "response_urls", "long_connection"]),
        (outgoing(WANGLEI), ["app", "response_urls", "long_connection"]),
        (outgoing(WANGLEI, update="RC"), ["app"]),
    ],
)
async def test_refused_everywhere_says_all_the_reasons(message: Outgoing, route: list[str]) -> None:
    log: list[str] = []
    refused = {name: Rejected(f"{name}不行", code=7) for name in ALL.split()}
    with pytest.raises(Rejected) as told:
        await office(log, ALL, **refused).send(message)
    assert log == route
    assert told.value.reason == "；".join(f"{name}不行" for name in route)
    assert told.value.code == 7


@pytest.mark.parametrize("trouble", [LATER, MAYBE])
async def test_a_busy_door_is_not_gone_round(trouble: SendError) -> None:
    log: list[str] = []
    with pytest.raises(TryLater):
        await office(log, "long_connection webhook", long_connection=trouble).send(outgoing())
    assert log == ["long_connection"]


@pytest.mark.parametrize(
    ("doors", "message", "words"),
    [
        ("app", outgoing(), "通往这个群"),
        ("webhook", outgoing(WANGLEI), "通往这个人"),
        ("long_connection", outgoing(WANGLEI, update="RC"), "自建应用"),
    ],
)
async def test_where_nothing_leads_there_the_reason_is_clear(doors: str, message: Outgoing, words: str) -> None:
    with pytest.raises(Rejected, match=words):
        await office([], doors).send(message)


async def test_a_spent_address_is_passed_by() -> None:
    log: list[str] = []
    answers: Any = Door("response_urls", log, leads=False)
    webhooks: Any = {GROUP.id: Door("webhook", log)}
    await PostOffice(response_urls=answers, webhooks=webhooks).send(outgoing())
    assert log == ["webhook"]


def test_the_health_of_every_door_is_told_by_its_name_without_any_chatid() -> None:
    healths = office([], ALL, app=NO).health()
    assert set(healths) == {"long_connection", "response_urls", "app", "webhook_1"}
    assert [name for name, health in healths.items() if not health.ok] == ["app"]
