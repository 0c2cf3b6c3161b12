"""A conversation as storage sees it: a kind ("group" or "single") and an id. ``bot.wecom.transport.Chat`` is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Chat(Protocol):
    """Anything that says its kind and its id."""

    @property
    def kind(self) -> str:
        """``group`` or ``single``."""

    @property
    def id(self) -> str:
        """The chatid (case-sensitive), or the userid."""


@dataclass(frozen=True, slots=True)
class Place:
    """The plainest chat: ``Place("group", "wr…")``."""

    kind: str
    id: str
