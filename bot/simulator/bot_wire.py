"""What people did, as the JSON an AI bot receives (wecom §1.4, §1.5)."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, Protocol

from bot.simulator.things import Happening
from bot.wecom.transport import ChatKind

if TYPE_CHECKING:
    from bot.simulator.things import Event, Line, Media, Tap


class Addresses(Protocol):
    """Where a file can be fetched, and with which key of its own, if it has one."""

    def of(self, media: Media) -> dict[str, str]:
        """``url``, and ``aeskey`` on the long connection."""


def callback_body(
    event: Event, bot_id: str, addresses: Addresses, *, response_url: str | None = None
) -> dict[str, Any]:
    """The body of a callback. ``response_url`` only in callback mode, and not on entering."""
    body: dict[str, Any] = {
        "msgid": event.id,
        "create_time": int(event.at.timestamp()),
        "aibotid": bot_id,
        "chattype": event.chat.kind.value,
        "from": {"userid": event.sender},
    }
    if event.chat.kind is ChatKind.GROUP:
        body["chatid"] = event.chat.id
    if response_url and event.kind in {Happening.MESSAGE, Happening.TAP}:
        body["response_url"] = response_url
    return body | (_message(event, addresses) if event.kind is Happening.MESSAGE else _event(event))


def _message(event: Event, addresses: Addresses) -> dict[str, Any]:
    if event.line is None:
        raise ValueError("a message without a line")
    said = _said(event.line, addresses)
    return said | ({"quote": _said(event.quoted, addresses)} if event.quoted else {})


def _said(line: Line, addresses: Addresses) -> dict[str, Any]:
    match line.kind:
        case "mixed" if line.media:
            items = [
                {"msgtype": "text", "text": {"content": line.text}},
                {"msgtype": "image", "image": addresses.of(line.media)},
            ]
            return {"msgtype": "mixed", "mixed": {"msg_item": items}}
        case "voice" if line.media:
            return {"msgtype": "voice", "voice": {"content": line.media.data.decode(errors="replace")}}
        case "image" | "file" | "video" if line.media:
            return {"msgtype": line.kind, line.kind: addresses.of(line.media)}
        case _:
            return {"msgtype": "text", "text": {"content": line.text or words_of(line)}}


def words_of(line: Line) -> str:
    """What is left of a card when it is quoted: its title and text. Open on a real tenant (wecom §11 no. 5)."""
    card = line.card or {}
    title = card.get("main_title") or {}
    parts = (title.get("title"), title.get("desc"), card.get("sub_title_text"))
    return "\n".join(part for part in parts if part)


def _event(event: Event) -> dict[str, Any]:
    told: dict[str, Any] = {"eventtype": event.kind.value}
    if event.tap:
        told[event.kind.value] = _tap(event.tap)
    elif event.opinion:
        told[event.kind.value] = {
            "id": event.opinion.id,
            "type": event.opinion.type,
            "content": event.opinion.content,
            "inaccurate_reason_list": list(event.opinion.reasons),
        }
    return {"msgtype": "event", "event": told}


def _tap(tap: Tap) -> dict[str, Any]:
    told: dict[str, Any] = {"card_type": tap.card_type, "event_key": tap.key, "task_id": tap.task_id}
    if tap.chosen and not tap.menu:
        items = [{"question_key": key, "option_ids": {"option_id": list(taken)}} for key, taken in tap.chosen.items()]
        told["selected_items"] = {"selected_item": items}
    return told


def aeskey_text(key: bytes) -> str:
    """A file's own key as the long connection writes it."""
    return base64.b64encode(key).decode()
