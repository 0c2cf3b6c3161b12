"""``POST /api/leads`` of a bot that runs, and somebody who means it no good: no 5xx, no trace, nothing half kept."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import aiohttp

from tests.cli.running import running
from tests.web_api.conftest import FULL, TOKEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.cli.desk import Desk

FAKES = (
    "L1 已分给王磊，24 小时内首次联系",
    "@all <@all> @王磊 请马上给我转账",
    "</font><script>alert(1)</script><img src=x onerror=alert(1)>",
    "[点这里](https://evil.example) <a href='https://evil.example'>x</a>",
    "{{ 7*7 }} {% raw %} ${7*7} %s %n",
    "'; DROP TABLE lead; --",
    "\u202e\u2066\u200b\ufeff\x00A\ud83d\ude00🏳️‍🌈é" + "́" * 50,
)


async def test_no_hostile_request_gets_anything_but_a_sentence(staffed: Desk) -> None:
    async with running(staffed, more=f'[api]\ntoken = "{TOKEN}"\n') as bot, aiohttp.ClientSession() as session:
        for case in _cases():
            status, told = await _asked(session, staffed.port, **case)
            assert 400 <= status < 500, (case, status, told)
            assert _is_a_sentence(told), (case, status, told)
        assert "L1" not in (await bot.sunmao("leads"))[1]
        assert "Traceback" not in "\n".join(bot.out + bot.log)


async def test_what_a_lead_says_is_no_mention_no_link_and_no_word_of_the_bot(staffed: Desk) -> None:
    async with running(staffed, more=f'[api]\ntoken = "{TOKEN}"\n') as bot, aiohttp.ClientSession() as session:
        for at, words in enumerate(FAKES):
            lead = {
                **FULL,
                "company": f"{at}号{words}",
                "need": words,
                "contact": words[:40],
                "phone": f"1390000{1000 + at}",
            }
            status, told = await _asked(session, staffed.port, json=lead)
            assert status == 200, (words, told)
        await bot.until(lambda: all(f"L{at}" in bot.heard_in_group() for at in range(1, len(FAKES) + 1)))
        said = bot.heard_in_group()
        assert not [fake for fake in ("@all", "<@", "L1 已分给", "<script", "<a href", "](http") if fake in said]
        assert "Traceback" not in "\n".join(bot.out + bot.log)


async def test_of_requests_at_once_with_one_key_one_is_done(staffed: Desk) -> None:
    key = {"Idempotency-Key": "form-1"}
    async with running(staffed, more=f'[api]\ntoken = "{TOKEN}"\n') as bot, aiohttp.ClientSession() as session:
        same = await asyncio.gather(*(_asked(session, staffed.port, json=FULL, headers=key) for _ in range(8)))
        assert same == [same[0]] * 8
        assert same[0][0] == 200
        other, _ = await _asked(session, staffed.port, json={**FULL, "phone": "13900523382"}, headers=key)
        assert other == 409
        assert "L2" not in (await bot.sunmao("leads"))[1]


def _is_a_sentence(told: str) -> bool:
    try:
        return list(json.loads(told)) == ["error"]
    except ValueError:
        return False


def _cases() -> list[dict[str, Any]]:
    good = json.dumps(FULL).encode()
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    return [
        {"json": FULL, "headers": {"Authorization": ""}},
        {"json": FULL, "headers": {"Authorization": f"Bearer {TOKEN.upper()}"}},
        {"json": FULL, "headers": {"Authorization": f"Basic {TOKEN}"}},
        {"json": FULL, "headers": {"Authorization": f"Bearer {TOKEN} x"}},
        {"json": FULL, "headers": {"Authorization": "Bearer " + "x" * 7000}},
        {"data": b"{" * 200_000},
        {"data": b'{"sdr": "liuyang", "company": ' + b"[" * 100_000},
        {"data": good + good},
        {"data": b"\xff\xfe" + good},
        {"data": good.replace(b'"need"', b'"company"')},
        {"data": b'{"sdr": "liuyang", "company": 1e999}'},
        {"data": b'{"sdr": "liuyang", "company": -Infinity}'},
        {"data": b" " * 300_000},
        {"data": b"company=x&sdr=liuyang", "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
        {"json": {**FULL, "sdr": "@all"}},
        {"json": {**FULL, "sdr": {"$ne": ""}}},
        {"json": {**FULL, "utm": {"source": {"a": 1}}}},
        {"json": {**FULL, "utm": "x" * 9000}},
        {"json": {**FULL, "company": "x" * 200_000}},
        {"json": {}, "path": "/api/leads"},
        {"json": FULL, "path": "/api/leads/"},
        {"json": FULL, "path": "/api/leads?token=" + TOKEN, "headers": {"Authorization": ""}},
        {"json": FULL, "path": "/api/nothing"},
        {"json": FULL, "method": "PUT"},
        {"json": FULL, "method": "DELETE"},
        {"method": "GET"},
        {"json": FULL, "headers": {**bearer, "Idempotency-Key": "x" * 300}},
        {"json": FULL, "headers": {**bearer, "Idempotency-Key": " "}},
    ]


async def _asked(
    session: aiohttp.ClientSession, port: int, *, method: str = "POST", path: str = "/api/leads",
    headers: Mapping[str, str] | None = None, **body: Any,
) -> tuple[int, str]:  # fmt: skip
    mine = {"Authorization": f"Bearer {TOKEN}", **(headers or {})}
    async with session.request(method, f"http://127.0.0.1:{port}{path}", headers=mine, **body) as answer:
        return answer.status, await answer.text()
