"""What goes back in place, kept with the message, so that every delivery of it is answered with the same bytes."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.messages.speaker import from_json
from bot.wecom.transport import Answer, Channel, ReplyHandle

if TYPE_CHECKING:
    from collections.abc import Mapping


def answer_to_json(answer: Answer) -> str:
    """The answer as text to keep."""
    cards = {"card": answer.card and asdict(answer.card), "update": answer.update and asdict(answer.update)}
    kept = {"text": answer.text, **cards, "update_for": answer.update_for}
    return json.dumps({name: value for name, value in kept.items() if value}, ensure_ascii=False)


def answer_from_json(kept: str | None) -> Answer:
    """The answer that was kept; an empty one where nothing was."""
    stored: Mapping[str, Any] = json.loads(kept or "{}")
    card, update = stored.get("card"), stored.get("update")
    return Answer(
        text=stored.get("text"),
        card=from_json(card) if card else None,
        update=from_json(update) if update else None,
        update_for=tuple(stored.get("update_for") or ()),
    )


def reply_to_json(reply: ReplyHandle | None) -> dict[str, Any] | None:
    """How to answer exactly that message, as JSON. The token in it is a secret."""
    if reply is None:
        return None
    return {
        "channel": reply.channel.value,
        "token": reply.token,
        "good_until": reply.good_until.isoformat(),
        "once": reply.once,
    }


def reply_from_json(stored: Mapping[str, Any] | None) -> ReplyHandle | None:
    """The handle that ``reply_to_json`` wrote."""
    if not stored:
        return None
    return ReplyHandle(
        channel=Channel(stored["channel"]),
        token=stored["token"],
        good_until=datetime.fromisoformat(stored["good_until"]),
        once=stored["once"],
    )
