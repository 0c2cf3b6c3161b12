"""What WeCom lets a group webhook do: one way into one group, with real mentions (wecom §5)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING, Any

from bot.simulator.card_rules import NOTICES, judge
from bot.simulator.errors import BAD_MESSAGE_TYPE, BAD_PARAMETER, BAD_WEBHOOK_KEY, TOO_LONG, TOO_OFTEN, Refused
from bot.simulator.quota import MINUTE, Quota
from bot.simulator.rules import WEBHOOK_MARKDOWN_BYTES, WEBHOOK_TEXT_BYTES
from bot.simulator.things import BOT, Line
from bot.simulator.words import content_of, rings
from bot.wecom.transport import Channel, Chat, ChatKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.simulator.things import Group
    from bot.simulator.world import World

PICTURE_BYTES = 2 * 1024 * 1024
FILE_BYTES = {"file": 20 * 1024 * 1024, "voice": 2 * 1024 * 1024}
LEAST_BYTES = 6
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
MOST_ARTICLES = 8
ARTICLE = {"title": 128, "description": 512}


class GroupWebhook:
    """Every webhook of every group. Methods carry one request out or raise Refused."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._quota = Quota({MINUTE: world.rules.per_webhook_minute})
        self._uploaded: dict[str, str] = {}

    def send(self, key: str, body: dict[str, Any]) -> Line:
        """Put a message into the group; ``mentions`` of the line are those that ring."""
        group = self._group(key)
        kind = body.get("msgtype")
        if not isinstance(kind, str):
            raise Refused(BAD_MESSAGE_TYPE)
        if not self._quota.take(key, self._world.clock.now()):
            raise Refused(TOO_OFTEN)
        parts = self._parts(key, kind, body)
        new = self._world.new_id("hook")
        chat = Chat(kind=ChatKind.GROUP, id=group.chatid)
        line = Line(
            id=new, message=new, at=self._world.clock.now(), chat=chat,
            channel=Channel.WEBHOOK, sender=BOT, kind=kind, **parts,
        )  # fmt: skip
        return self._world.add(line)

    def upload(self, key: str, kind: str, name: str, data: bytes) -> dict[str, Any]:
        """Keep a file for this webhook only."""
        self._group(key)
        if kind not in FILE_BYTES or not name or not LEAST_BYTES <= len(data) <= FILE_BYTES[kind]:
            raise Refused(BAD_PARAMETER, "type, filename or size")
        media = self._world.keep(kind, name, data)
        self._uploaded[media.id] = key
        return {"type": kind, "media_id": media.id, "created_at": str(int(media.at.timestamp()))}

    def _group(self, key: str) -> Group:
        group = self._world.group_of_key(key)
        if group is None:
            raise Refused(BAD_WEBHOOK_KEY)
        return group

    def _parts(self, key: str, kind: str, body: dict[str, Any]) -> dict[str, Any]:
        ways: dict[str, Callable[[], dict[str, Any]]] = {
            "text": lambda: _text(body),
            "markdown": lambda: _markdown(body),
            "markdown_v2": lambda: {"text": content_of(body, kind, WEBHOOK_MARKDOWN_BYTES)},
            "template_card": lambda: {"card": judge(body.get("template_card"), allowed=NOTICES)},
            "image": lambda: {"media": self._world.keep("image", "", _picture(body["image"]))},
            "news": lambda: {"text": _news(body["news"])},
            "file": lambda: {"media": self._file(key, body[kind].get("media_id"))},
            "voice": lambda: {"media": self._file(key, body[kind].get("media_id"))},
        }
        if kind not in ways:
            raise Refused(BAD_MESSAGE_TYPE, kind)
        return ways[kind]()

    def _file(self, key: str, media_id: Any) -> Any:
        if self._uploaded.get(media_id) != key:
            raise Refused(BAD_PARAMETER, "media_id is not this webhook's")
        return self._world.media[media_id]


def _text(body: dict[str, Any]) -> dict[str, Any]:
    text = content_of(body, "text", WEBHOOK_TEXT_BYTES)
    named = body["text"].get("mentioned_list") or []
    phones = body["text"].get("mentioned_mobile_list") or []
    return {"text": text, "mentions": tuple(dict.fromkeys([*rings(text), *named, *phones]))}


def _markdown(body: dict[str, Any]) -> dict[str, Any]:
    text = content_of(body, "markdown", WEBHOOK_MARKDOWN_BYTES)
    return {"text": text, "mentions": rings(text)}


def _picture(part: dict[str, Any]) -> bytes:
    try:
        data = base64.b64decode(part["base64"], validate=True)
    except binascii.Error as error:
        raise Refused(BAD_PARAMETER, "image.base64") from error
    digest = hashlib.md5(data, usedforsecurity=False).hexdigest()
    if len(data) > PICTURE_BYTES or not data.startswith(PICTURES) or digest != part.get("md5"):
        raise Refused(BAD_PARAMETER, "image: JPG or PNG up to 2 MB with its md5")
    return data


def _news(part: dict[str, Any]) -> str:
    articles = part.get("articles") or []
    if not 1 <= len(articles) <= MOST_ARTICLES:
        raise Refused(BAD_PARAMETER, "news.articles: 1 to 8")
    for article in articles:
        if not article.get("title") or not article.get("url"):
            raise Refused(BAD_PARAMETER, "title and url are required")
        for name, limit in ARTICLE.items():
            if len(article.get(name, "").encode()) > limit:
                raise Refused(TOO_LONG, name)
    return "\n".join(article["title"] for article in articles)
