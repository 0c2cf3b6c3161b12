"""What is in the world: people, groups, lines of conversation, and what people did to the bot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt

    from bot.wecom.transport import Channel, Chat

BOT = "@bot"
"""The sender of everything the bot says; no userid may contain an @ at its front."""

Face = Mapping[str, Any]
"""A template_card as WeCom's JSON has it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A member of the company.

    ``sees_bot`` and ``sees_app``: inside the visible range of the AI bot and of the app (wecom §1.10, §4.2).
    ``licensed`` is False for a member without an interface licence: the app's message does not reach them.
    """

    userid: str
    name: str
    sees_bot: bool = True
    sees_app: bool = True
    licensed: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A group chat. ``bot_in``: the bot is a member; ``webhook_keys``: keys of its group webhooks."""

    chatid: str
    name: str
    members: tuple[str, ...]
    bot_in: bool = True
    webhook_keys: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Media:
    """A file that was shown or uploaded; ``data`` in the clear."""

    id: str
    kind: str
    name: str
    data: bytes = field(repr=False)
    at: dt.datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a conversation as it stands now.

    ``message`` is shared by the copies of one app message to several people. ``quote`` is the id of the quoted
    line. ``card`` is what everybody sees who is not in ``faces``. ``mentions`` are the userids (or ``@all``)
    that really ring. ``open`` marks a stream that still grows.
    """

    id: str
    at: dt.datetime
    chat: Chat
    channel: Channel
    sender: str
    kind: str = "text"
    text: str = ""
    quote: str | None = None
    media: Media | None = None
    card: Face | None = None
    faces: Mapping[str, Face] = field(default_factory=dict)
    mentions: tuple[str, ...] = ()
    message: str = ""
    feedback: str | None = None
    open: bool = False
    recalled: bool = False

    def face(self, viewer: str) -> Face | None:
        """The card as this person sees it now, None where the line has none."""
        return self.faces.get(viewer.casefold(), self.card)


class Happening(StrEnum):
    """What a person can do to the bot, in WeCom's words (wecom §1.5)."""

    MESSAGE = "message"
    ENTER = "enter_chat"
    TAP = "template_card_event"
    FEEDBACK = "feedback_event"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tap:
    """A tap on a card. ``chosen`` maps a question to the options taken; ``menu``: the card's top-right menu."""

    card_type: str
    key: str
    task_id: str
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    menu: bool = False
    response_code: str | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Opinion:
    """Feedback on an answer: ``type`` 1 accurate, 2 inaccurate, 3 withdrawn (wecom §1.5)."""

    id: str
    type: int
    content: str = ""
    reasons: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Something a person did that WeCom tells the bot. ``id`` is the msgid, the same in every delivery.

    ``line`` is what was said, or the card that was tapped; ``quoted`` the line it quotes.
    """

    id: str
    at: dt.datetime
    channel: Channel
    chat: Chat
    sender: str
    kind: Happening
    line: Line | None = None
    quoted: Line | None = None
    tap: Tap | None = None
    opinion: Opinion | None = None


class ChangeKind(StrEnum):
    """What happened to a conversation."""

    SAID = "said"
    CHANGED = "changed"
    RECALLED = "recalled"


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A line appeared or looks different now. ``viewers`` empty: for everybody in the chat."""

    kind: ChangeKind
    line: Line
    viewers: tuple[str, ...] = ()
