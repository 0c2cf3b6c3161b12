"""The group webhook in the simulator (wecom §5, §11.1)."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from tests.simulator.office import FLOOR, Office, card, markdown

if TYPE_CHECKING:
    from bot.simulator.server import Served

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 20


async def send(served: Served, body: dict[str, Any], key: str = "floor-key") -> int:
    url = f"{served.http}/cgi-bin/webhook/send"
    async with aiohttp.ClientSession() as session, session.post(url, params={"key": key}, json=body) as response:
        code: int = (await response.json())["errcode"]
        return code


def text(content: str, **more: Any) -> dict[str, Any]:
    return {"msgtype": "text", "text": {"content": content, **more}}


async def test_a_wrong_key_is_93000(served: Served) -> None:
    assert await send(served, text("hi"), key="guessed") == 93000


async def test_twenty_a_minute(office: Office, served: Served) -> None:
    codes = [await send(served, text("hi")) for _ in range(21)]
    assert codes == [0] * 20 + [45009]
    office.push(minutes=1)
    assert await send(served, text("hi")) == 0


NOTICE = {"card_type": "text_notice", "main_title": {"title": "周报"}, "card_action": {"type": 1, "url": "u"}}
ARTICLE = {"title": "题", "url": "https://example.com"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (text("字" * 682 + "ab"), 0),
        (text("字" * 683), 45002),
        (markdown("字" * 1365 + "a"), 0),  # 1365 * 3 + 1 = 4096 bytes
        (markdown("字" * 1366), 45002),
        ({"msgtype": "markdown_v2", "markdown_v2": {"content": "字" * 1366}}, 45002),
        ({"msgtype": "template_card", "template_card": NOTICE}, 0),
        ({"msgtype": "template_card", "template_card": card()}, 40058),
        ({"msgtype": "news", "news": {"articles": [ARTICLE] * 8}}, 0),
        ({"msgtype": "news", "news": {"articles": [ARTICLE] * 9}}, 40058),
        ({"msgtype": "news", "news": {"articles": [ARTICLE | {"title": "题" * 43}]}}, 45002),
        ({"msgtype": "news", "news": {"articles": [{"title": "题"}]}}, 40058),
        ({"msgtype": "stream", "stream": {"id": "1"}}, 40008),
        ({}, 40008),
        (markdown(""), 44004),
    ],
)
async def test_what_a_webhook_may_send(served: Served, body: dict[str, Any], code: int) -> None:
    assert await send(served, body) == code


@pytest.mark.parametrize(
    ("body", "rings"),
    [
        (markdown("<@wanglei> 看一下 <@all>"), ("wanglei", "@all")),
        (markdown("＜@wanglei＞ @所有人 @all"), ()),
        (text("提醒 <@sunting>", mentioned_list=["wanglei", "@all"]), ("sunting", "wanglei", "@all")),
        (text("提醒", mentioned_mobile_list=["@all"]), ("@all",)),
        ({"msgtype": "markdown_v2", "markdown_v2": {"content": "<@wanglei>"}}, ()),
    ],
)
async def test_mentions_that_would_ring_are_recorded(
    office: Office, served: Served, body: dict[str, Any], rings: tuple[str, ...]
) -> None:
    assert await send(served, body) == 0
    assert office.world.lines(FLOOR)[-1].mentions == rings


@pytest.mark.parametrize(("data", "digest", "code"), [(PNG, None, 0), (PNG, "0" * 32, 40058), (b"GIF89a", None, 40058)])
async def test_pictures(served: Served, data: bytes, digest: str | None, code: int) -> None:
    md5 = digest or hashlib.md5(data, usedforsecurity=False).hexdigest()
    picture = {"msgtype": "image", "image": {"base64": base64.b64encode(data).decode(), "md5": md5}}
    assert await send(served, picture) == code


async def test_a_file_is_uploaded_and_sent_by_the_same_webhook(office: Office, served: Served) -> None:
    url = f"{served.http}/cgi-bin/webhook/upload_media"
    form = aiohttp.FormData()
    form.add_field("media", b"sheet data", filename="week.xlsx", content_type="application/octet-stream")
    query = {"key": "floor-key", "type": "file"}
    async with aiohttp.ClientSession() as session, session.post(url, params=query, data=form) as response:
        media_id = (await response.json())["media_id"]
    assert await send(served, {"msgtype": "file", "file": {"media_id": media_id}}) == 0
    assert await send(served, {"msgtype": "file", "file": {"media_id": "media999"}}) == 40058
    media = office.world.lines(FLOOR)[-1].media
    assert media
    assert (media.name, media.data) == ("week.xlsx", b"sheet data")


async def test_an_upload_without_a_file_is_refused(served: Served) -> None:
    url = f"{served.http}/cgi-bin/webhook/upload_media"
    async with aiohttp.ClientSession() as session, session.post(url, params={"key": "floor-key"}) as response:
        assert (await response.json())["errcode"] == 40058
