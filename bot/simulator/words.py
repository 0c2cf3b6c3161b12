"""What a text may do by itself: how long it is, whom it would ring, whether it speaks to the bot."""

from __future__ import annotations

import re
from typing import Any

from bot.simulator.errors import BAD_PARAMETER, EMPTY_CONTENT, TOO_LONG, Refused

MENTION = re.compile(r"<@([^<>\s]+)>")


def content_of(body: dict[str, Any], kind: str, limit: int) -> str:
    """The ``content`` of a body of this kind.

    Raises:
        Refused: it is missing, empty, or longer than ``limit`` bytes of UTF-8.
    """
    part = body.get(kind)
    if not isinstance(part, dict) or not isinstance(part.get("content"), str):
        raise Refused(BAD_PARAMETER, f"{kind}.content")
    content: str = part["content"]
    if not content.strip():
        raise Refused(EMPTY_CONTENT)
    if len(content.encode()) > limit:
        raise Refused(TOO_LONG, f"{kind}.content is {len(content.encode())} bytes, {limit} allowed")
    return content


def rings(text: str) -> tuple[str, ...]:
    """Whom the markup in a text would ring: userids, or ``@all`` (wecom §5.1), each once, in order."""
    found = ("@all" if name.casefold() == "all" else name for name in MENTION.findall(text))
    return tuple(dict.fromkeys(found))
