"""Whatever is thrown at the bot's doors is refused or ignored: no 5xx, no stack trace, and the bot goes on (T15)."""

from __future__ import annotations

import gzip
import io
import json
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.simulator.envelope import Envelope
from bot.simulator.xml import element
from tests.faults.stage import Stage, on_stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

YEAR = 365 * 86_400
_BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "AAAA"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><xml>&b;</xml>'
_FILE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><xml><Encrypt>&f;</Encrypt></xml>'
_DEEP = "<a>" * 20_000 + "</a>" * 20_000
_FROM = {"from": {"userid": "sunting"}, "chattype": "group", "chatid": "wrFaults00", "msgid": "evil"}

RAW: dict[str, bytes] = {
    "nothing": b"",
    "zeros": b"\0" * 1000,
    "invalid UTF-8": b'{"encrypt": "\xff\xfe\xfa"}',
    "a JSON list": b"[1, 2, 3]",
    "a JSON string": b'"encrypt"',
    "deep JSON": b"[" * 100_000,
    "no field": b"{}",
    "null": b'{"encrypt": null}',
    "a number": b'{"encrypt": 1e999}',
    "no base64": b'{"encrypt": "!!!!"}',
    "short ciphertext": b'{"encrypt": "AAAA"}',
    "a long ciphertext": b'{"encrypt": "' + b"A" * 100_000 + b'"}',
    "no XML": b"<xml><Encrypt>",
    "an entity bomb": _BOMB.encode(),
    "an entity of a file": _FILE.encode(),
    "deep XML": _DEEP.encode(),
    "deep XML around": f"<xml><Encrypt>{_DEEP}</Encrypt></xml>".encode(),
    "UTF-16": "<xml><Encrypt>A</Encrypt></xml>".encode("utf-16"),
    "ten megabytes": b"A" * 10_000_000,
}
"""Bodies, under a signature that may well be right for something else."""

INSIDE: dict[str, str] = {
    "nothing": "",
    "no JSON": "{",
    "a list": "[]",
    "deep JSON": "[" * 50_000,
    "no fields": "{}",
    "numbers where texts belong": json.dumps({**_FROM, "msgtype": 7, "text": 7, "from": 7, "chatid": {"a": 1}}),
    "text that is a list": json.dumps({**_FROM, "msgtype": "text", "text": {"content": ["@线索助手"]}}),
    "an unknown event": json.dumps({**_FROM, "msgtype": "event", "event": {"eventtype": "no_such_event"}}),
    "an event without an event": json.dumps({**_FROM, "msgtype": "event"}),
    "a tap without a card": json.dumps({**_FROM, "msgtype": "event", "event": {"eventtype": "template_card_event"}}),
    "a forged tap": json.dumps(
        {
            **_FROM,
            "msgtype": "event",
            "event": {
                "eventtype": "template_card_event",
                "template_card_event": {"card_type": "x", "event_key": "k" * 9_000, "task_id": "t" * 9_000},
            },
        }
    ),
    "a huge text": json.dumps({**_FROM, "msgtype": "text", "text": {"content": "给王磊" * 20_000}}),
    "a huge sender": json.dumps(
        {**_FROM, "from": {"userid": "x" * 50_000}, "msgtype": "text", "text": {"content": "a"}}
    ),
    "half a character": '{"from": {"userid": "sunting"}, "msgtype": "text", "text": {"content": "\\ud800 L1"}}',
    "control characters": json.dumps({**_FROM, "msgtype": "text", "text": {"content": "\0\x1b[31m\u202eL1 给王磊"}}),
    "a foreign response_url": json.dumps(
        {
            **_FROM,
            "msgtype": "text",
            "text": {"content": "@线索助手 帮助"},
            "response_url": "http://127.0.0.1:9/x?response_code=evil",
        }
    ),
    "an unknown stream": json.dumps({**_FROM, "msgtype": "stream", "stream": {"id": ["x"]}}),
    "no XML": "<xml>",
    "an entity bomb": _BOMB,
    "deep XML": _DEEP,
    "empty XML": "<xml></xml>",
    "XML of an unknown event": element("xml", {"FromUserName": "sunting", "MsgType": "event", "Event": "no_such"}),
    "an XML tap without a card": element(
        "xml", {"FromUserName": "sunting", "MsgType": "event", "Event": "template_card_event"}
    ),
    "an XML time of nonsense": element(
        "xml", {"FromUserName": "sunting", "MsgType": "text", "Content": "L1", "CreateTime": "9" * 400}
    ),
}
"""Texts under a perfect seal: what a broken or strange WeCom might say."""


class _Attacker:
    """Knows the keys, and uses them badly."""

    def __init__(self, stage: Stage, session: aiohttp.ClientSession, door: str) -> None:
        mine = stage.served.settings
        self._stage = stage
        self._session = session
        self._door = door
        self._seal = (
            Envelope(token=mine.token, aes_key=mine.aes_key)
            if door == "ai_bot"
            else Envelope(token=mine.app_token, aes_key=mine.app_aes_key, receive_id=mine.corp_id)
        )

    def signed(self, sealed: str, *, late: int = 0) -> dict[str, str]:
        timestamp = str(int(self._stage.clock.now().timestamp()) - late)
        return {
            "msg_signature": self._seal.sign(timestamp, "nonce", sealed),
            "timestamp": timestamp,
            "nonce": "nonce",
        }

    def body(self, sealed: str) -> bytes:
        wrapped = json.dumps({"encrypt": sealed}) if self._door == "ai_bot" else element("xml", {"Encrypt": sealed})
        return wrapped.encode()

    async def inside(self, text: str, *, late: int = 0, envelope: Envelope | None = None) -> int:
        sealed = (envelope or self._seal).seal(text)
        return await self.throw(self.body(sealed), self.signed(sealed, late=late))

    async def throw(self, body: bytes, query: dict[str, str], **headers: str) -> int:
        there = self._stage.addresses[self._door]
        try:
            async with self._session.post(there, params=query, data=io.BytesIO(body), headers=headers) as answer:
                said = await answer.text()
                assert "Traceback" not in said
                assert ".py" not in said
                assert answer.status == 200 or len(said) < 100
                return answer.status
        except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError):
            return 413  # it hung up on a body that was too long

    async def look(self, query: dict[str, str]) -> int:
        async with self._session.get(self._stage.addresses[self._door], params=query) as answer:
            assert len(await answer.text()) < 100
            return answer.status


@pytest.mark.parametrize("door", ["ai_bot", "app"])
async def test_a_callback_survives_everything(tmp_path: Path, door: str) -> None:
    async with on_stage(tmp_path) as stage, aiohttp.ClientSession() as session:
        attacker = _Attacker(stage, session, door)
        query = attacker.signed("AAAA")
        for name, body in RAW.items():
            for asked in (query, {}, {**query, "timestamp": "9" * 50}, {**query, "msg_signature": "é" * 40}):
                assert 400 <= await attacker.throw(body, asked) < 500, name
        for name, text in INSIDE.items():
            assert await attacker.inside(text) in {200, 400, 413}, name
        gzipped = gzip.compress(b'{"encrypt": "' + b"A" * 1_000_000 + b'"}')
        assert await attacker.throw(gzipped, query, **{"Content-Encoding": "gzip"}) == 415
        assert await attacker.look({}) == 401
        assert await attacker.look({**query, "echostr": "AAAA"}) == 401
        await stage.works(1)


@pytest.mark.parametrize("door", ["ai_bot", "app"])
async def test_an_envelope_of_another_time_or_for_somebody_else_is_refused(tmp_path: Path, door: str) -> None:
    async with on_stage(tmp_path) as stage, aiohttp.ClientSession() as session:
        attacker, mine = _Attacker(stage, session, door), stage.served.settings
        words = INSIDE["control characters"]
        token, key = (mine.token, mine.aes_key) if door == "ai_bot" else (mine.app_token, mine.app_aes_key)
        elsewhere = Envelope(token=token, aes_key=key, receive_id="ww-somebody-else")
        assert await attacker.inside(words, late=YEAR) == 401
        assert await attacker.inside(words, late=-YEAR) == 401
        assert await attacker.inside(words, late=601) == 401
        assert await attacker.inside(words, envelope=elsewhere) == 401
        sealed = elsewhere.seal(words)
        assert await attacker.throw(attacker.body(sealed), attacker.signed(sealed + "=")) == 401
        await stage.works(1)


def _framed(text: str) -> str:
    try:
        body: Any = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return json.dumps({"cmd": "aibot_msg_callback", "headers": {"req_id": "evil"}, "body": body})


FRAMES: dict[str, Callable[[str], str]] = {"bare": str, "framed": _framed}


async def test_the_long_connection_survives_everything(tmp_path: Path) -> None:
    async with on_stage(tmp_path, "long_connection") as stage:
        door = stage.served.long_connection
        frames = [shape(text) for text in INSIDE.values() for shape in FRAMES.values()]
        frames += [body.decode("utf-8", "replace") for body in RAW.values() if len(body) < 1_000_000]
        frames += [
            '{"cmd": 7, "headers": 7, "body": 7}',
            '{"headers": {"req_id": ["x"]}, "errcode": "x"}',
            '{"cmd": null}',
        ]
        for frame in frames:
            door.send_raw(frame)
        await stage.until(lambda: door.connected)
        door.send_raw("x" * 3_000_000)  # longer than any frame: the bot closes the line and comes back
        await stage.until(lambda: not door.connected, within=30)
        await stage.until(lambda: door.connected, within=60)
        await stage.works(1)
