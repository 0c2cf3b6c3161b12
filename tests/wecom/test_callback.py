"""WeCom's calls are taken or refused with the right status, answered in place, and never with a stack."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.wecom import xml
from bot.wecom.app_callback import AppCallback
from bot.wecom.callback import BotCallback
from bot.wecom.envelope import Envelope, Lock, Sealed
from bot.wecom.transport import Answer, Tapped, TryLater
from tests.wecom.samples import CARD, NOW, message, tap
from tests.wecom.scripted import still
from tests.wecom.test_app_payloads import TAP, TEXT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from bot.wecom.callback import Callback
    from bot.wecom.transport import Inbound

LOCK = Lock(token="token", aes_key="jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C")
BOT, APP = Envelope([LOCK]), Envelope([LOCK], receive_id="corp")


class Ear:
    """A receiver that remembers what it heard and does as it is told."""

    def __init__(self, answer: Answer | None = None, do: Callable[[], Awaitable[None]] | None = None) -> None:
        self.heard: list[Inbound] = []
        self.finished = 0
        self._answer = answer or Answer()
        self._do = do

    async def __call__(self, inbound: Inbound) -> Answer:
        self.heard.append(inbound)
        if self._do:
            await self._do()
        self.finished += 1
        return self._answer


class Caller:
    """WeCom, as it calls one of our addresses."""

    def __init__(self, session: aiohttp.ClientSession, url: str, envelope: Envelope) -> None:
        self.session, self.url, self.envelope = session, url, envelope

    def seal(self, words: str) -> tuple[Sealed, dict[str, str]]:
        """An envelope and the query that goes with it."""
        sealed = self.envelope.seal(words, nonce="n1", now=NOW)
        return sealed, {"msg_signature": sealed.signature, "timestamp": sealed.timestamp, "nonce": sealed.nonce}

    async def call(self, words: str, *, as_xml: bool = False) -> tuple[int, str]:
        """Status and body of our answer."""
        sealed, query = self.seal(words)
        body = xml.write("xml", {"ToUserName": "corp", "Encrypt": sealed.encrypt, "AgentID": 7})
        data = body.encode() if as_xml else json.dumps({"encrypt": sealed.encrypt}).encode()
        return await self.raw(data, query)

    async def raw(self, data: bytes, query: dict[str, str], headers: dict[str, str] | None = None) -> tuple[int, str]:
        """The same with anything at all."""
        async with self.session.post(self.url, params=query, data=data, headers=headers) as response:
            return response.status, await response.text()

    def opened(self, answer: str) -> dict[str, Any]:
        """What is inside our JSON answer."""
        body = json.loads(answer)
        assert set(body) == {"encrypt", "msgsignature", "timestamp", "nonce"}
        assert isinstance(body["timestamp"], int)
        assert body["nonce"] == "n1"
        sealed = Sealed(
            encrypt=body["encrypt"],
            signature=body["msgsignature"],
            timestamp=str(body["timestamp"]),
            nonce=body["nonce"],
        )
        inside: dict[str, Any] = json.loads(self.envelope.open(sealed, now=NOW).body)
        return inside


@asynccontextmanager
async def serving(callback: Callback, envelope: Envelope) -> AsyncIterator[Caller]:
    """The callback on a server whose own limit is far above the callback's."""
    app = web.Application(client_max_size=100_000_000)
    app.add_routes(callback.routes("/wecom"))
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        yield Caller(session, str(server.make_url("/wecom")), envelope)


@asynccontextmanager
async def a_bot(ear: Ear, **options: float) -> AsyncIterator[tuple[Caller, BotCallback]]:
    """An AI bot's callback."""
    callback = BotCallback(BOT, ear, still(), **options)
    async with serving(callback, BOT) as caller:
        yield caller, callback


@asynccontextmanager
async def an_app(ear: Ear) -> AsyncIterator[Caller]:
    """An app's callback."""
    async with serving(AppCallback(APP, ear, still(), corp_id="corp"), APP) as caller:
        yield caller


async def test_the_address_is_proved_with_the_bare_words() -> None:
    async with a_bot(Ear()) as (caller, _):
        sealed, query = caller.seal("1616140317555161061")
        async with caller.session.get(caller.url, params=query | {"echostr": sealed.encrypt}) as response:
            assert (response.status, await response.read()) == (200, b"1616140317555161061")
        for bad in ({}, query, query | {"echostr": "junk"}, query | {"echostr": sealed.encrypt, "nonce": "x"}):
            async with caller.session.get(caller.url, params=bad) as response:
                assert (response.status, await response.text()) == (401, "unauthorized")


@pytest.mark.parametrize(
    ("answer", "body", "expected"),
    [
        (Answer(text="L128 已分给王磊"), message(), {"msgtype": "stream"}),
        (Answer(text="好", card=CARD), message(), {"msgtype": "stream_with_template_card"}),
        (Answer(card=CARD), message(), {"msgtype": "template_card"}),
        (Answer(update=CARD), tap(), {"response_type": "update_template_card"}),
        (Answer(text="好", card=CARD.__class__(task_id="线", source="", title="")), message(), {"msgtype": "stream"}),
    ],
)
async def test_the_answer_goes_back_in_the_same_breath(
    answer: Answer, body: dict[str, Any], expected: dict[str, str]
) -> None:
    async with a_bot(Ear(answer)) as (caller, _):
        status, text = await caller.call(json.dumps(body))
        inside = caller.opened(text)
    assert status == 200
    assert inside.items() >= expected.items()


@pytest.mark.parametrize(
    "body",
    [
        message(),
        tap("closed"),
        tap(event={"eventtype": "feedback_event"}),
        tap(event={"eventtype": "something_new"}),
        message(msgtype="hologram"),
        {},
    ],
)
async def test_nothing_to_say_is_an_empty_200(body: dict[str, Any]) -> None:
    async with a_bot(Ear()) as (caller, _):
        assert await caller.call(json.dumps(body)) == (200, "")


async def test_what_nobody_understands_is_counted() -> None:
    async with a_bot(Ear()) as (caller, callback):
        await caller.call(json.dumps(message(msgtype="hologram")))
        await caller.raw(b"junk", {})
        assert callback.health().counts == {"unheard": 1, "malformed": 1}


async def test_a_second_delivery_has_the_same_key_and_the_same_stream() -> None:
    ear = Ear(Answer(text="好"))
    async with a_bot(ear) as (caller, _):
        answers = [caller.opened((await caller.call(json.dumps(message())))[1]) for _ in range(3)]
    assert [inbound.key for inbound in ear.heard] == ["m1"] * 3
    assert answers[0] == answers[1] == answers[2]


async def test_a_stream_that_wecom_asks_for_again_is_given_whole() -> None:
    async with a_bot(Ear(Answer(text="好"))) as (caller, _):
        first = caller.opened((await caller.call(json.dumps(message())))[1])
        again = caller.opened(
            (await caller.call(json.dumps(message(msgtype="stream", stream={"id": first["stream"]["id"]}))))[1]
        )
        unknown = caller.opened((await caller.call(json.dumps(message(msgtype="stream", stream={"id": "other"}))))[1])
    assert again == first
    assert unknown["stream"]["finish"] is True


async def test_a_message_that_could_not_be_kept_is_asked_for_again() -> None:
    async def locked() -> None:
        raise TryLater("数据库忙")

    async with a_bot(Ear(do=locked)) as (caller, _), an_app(Ear(do=locked)) as app:
        assert await caller.call(json.dumps(message())) == (503, "later")
        assert await app.call(TEXT, as_xml=True) == (503, "later")


async def test_a_mistake_of_ours_shows_nothing_of_its_inside(caplog: pytest.LogCaptureFixture) -> None:
    async def broken() -> None:
        raise ValueError("顺风电气 13900000000")

    async with a_bot(Ear(do=broken)) as (caller, _):
        assert await caller.call(json.dumps(message())) == (500, "error")
    assert "13900000000" not in caplog.text
    assert "ValueError < broken" in caplog.text


async def test_slow_work_goes_on_while_wecom_is_told_to_come_again() -> None:
    release = asyncio.Event()
    ear = Ear(do=lambda: asyncio.wait_for(release.wait(), 5))  # type: ignore[arg-type]
    async with a_bot(ear, answer_within=0.02) as (caller, _):
        assert (await caller.call(json.dumps(message())))[0] == 503
        assert ear.finished == 0
        release.set()
        await asyncio.sleep(0.01)
    assert ear.finished == 1


async def test_bodies_too_long_or_compressed_are_refused_unread() -> None:
    async with a_bot(Ear()) as (caller, _):
        _, query = caller.seal("x")
        assert await caller.raw(b"x" * 262_145, query) == (413, "too large")
        assert (await caller.raw(b"\x1f\x8b", query, {"Content-Encoding": "gzip"}))[0] in (400, 415)
        assert (await caller.raw(b"x", query, {"Content-Encoding": "br"}))[0] in (400, 415)


@pytest.mark.parametrize(
    "data",
    [b"", b"junk", b"[]", b"{}", b'{"encrypt":1}', b'{"encrypt":null}', b'{"a":' * 40_000, b"\xff\xfe", b"<xml></xml>"],
)
async def test_what_is_no_envelope_is_malformed(data: bytes) -> None:
    async with a_bot(Ear()) as (caller, _), an_app(Ear()) as app:
        assert await caller.raw(data, caller.seal("x")[1]) == (400, "malformed")
        assert await app.raw(data, app.seal("x")[1]) == (400, "malformed")


@pytest.mark.parametrize("words", ["junk", "[]", "1", "[" * 50_000])
async def test_a_sealed_body_that_is_no_object_is_malformed(words: str) -> None:
    async with a_bot(Ear()) as (caller, _), an_app(Ear()) as app:
        assert await caller.call(words) == (400, "malformed")
        assert await app.call(words, as_xml=True) == (400, "malformed")


@pytest.mark.parametrize(
    "change", [{"msg_signature": "0" * 40}, {"timestamp": "1"}, {"nonce": "x"}, {"msg_signature": "é"}]
)
async def test_every_bad_envelope_gets_the_same_words(change: dict[str, str]) -> None:
    ear = Ear()
    async with a_bot(ear) as (caller, _):
        sealed, query = caller.seal(json.dumps(message()))
        data = json.dumps({"encrypt": sealed.encrypt}).encode()
        assert await caller.raw(data, query | change) == (401, "unauthorized")
    assert not ear.heard


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    data=st.binary(max_size=200) | st.dictionaries(st.just("encrypt"), st.text()).map(lambda d: json.dumps(d).encode()),
    query=st.dictionaries(
        st.sampled_from(["msg_signature", "timestamp", "nonce"]), st.text(st.characters(exclude_categories=["Cs"]))
    ),
)
def test_garbage_is_never_our_fault(data: bytes, query: dict[str, str]) -> None:
    async def call() -> None:
        async with a_bot(Ear()) as (caller, _), an_app(Ear()) as app:
            for there in (caller, app):
                status, _ = await there.raw(data, query)
                assert status in (400, 401)

    asyncio.run(call())


async def test_a_tap_on_the_apps_card_is_answered_by_the_new_card() -> None:
    ear = Ear(Answer(update=CARD))
    async with an_app(ear) as app:
        status, text = await app.call(TAP, as_xml=True)
        answer = xml.read(text.encode())
        sealed = Sealed(
            encrypt=xml.text(answer, "Encrypt"),
            signature=xml.text(answer, "MsgSignature"),
            timestamp=xml.text(answer, "TimeStamp"),
            nonce=xml.text(answer, "Nonce"),
        )
        inside = xml.read(APP.open(sealed, now=NOW).body)
    assert status == 200
    assert xml.text(inside, "MsgType") == "update_template_card"
    assert isinstance(ear.heard[0].what, Tapped)


async def test_words_to_the_app_are_answered_by_nothing() -> None:
    async with an_app(Ear(Answer(text="好"))) as app:
        assert await app.call(TEXT, as_xml=True) == (200, "")


async def test_an_update_that_wecom_would_refuse_is_left_out() -> None:
    bad = Answer(update=CARD.__class__(task_id="线索", source="", title=""))
    async with an_app(Ear(bad)) as app, a_bot(Ear(bad)) as (caller, _):
        assert await app.call(TAP, as_xml=True) == (200, "")
        assert await caller.call(json.dumps(tap())) == (200, "")
