"""What the rest of the program may know of WeCom: what came in, what goes out, how sending can fail.

Errors::

    SendError
    ├── TryLater      the outside is busy or silent; the same bytes may be sent again
    │   ├── Unsent    it has not left us: the way is closed, or too much goes that way already
    │   └── Unsure    it may have arrived already (a time-out after sending)
    └── Rejected      it will never be taken: wrong chat, nobody valid, no way to that place
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class Channel(StrEnum):
    """The doors of WeCom that we use (wecom.md §0)."""

    AI_BOT = "ai_bot"
    APP = "app"
    WEBHOOK = "webhook"


class ChatKind(StrEnum):
    """Where a conversation takes place."""

    GROUP = "group"
    SINGLE = "single"


@dataclass(frozen=True, kw_only=True, slots=True)
class Chat:
    """A conversation: a group by its chatid (case-sensitive), or one person by the userid."""

    kind: ChatKind
    id: str


# ---------------------------------------------------------------------------------------------------- in


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """Somebody wrote to the bot. ``text`` is as received, the @name still in it; ``quote`` is the quoted text."""

    text: str
    quote: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Tapped:
    """Somebody tapped a card. ``chosen`` maps a dropdown's question key to the option taken."""

    task_id: str
    key: str
    chosen: Mapping[str, str] = field(default_factory=dict)
    response_code: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Entered:
    """Somebody opened the single chat for the first time that day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplyHandle:
    """How to answer exactly this message later.

    ``token`` is the long connection's req_id or the callback's response_url, a secret: never log it.
    After ``good_until`` only a push reaches the chat. ``once`` handles are spent by one use.
    """

    channel: Channel
    token: str = field(repr=False)
    good_until: datetime
    once: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Inbound:
    """One thing that came in.

    ``key`` is the dedupe key, the same in every delivery. ``passive`` is True where the first words and a card
    travel back inside the answer itself (callback mode); on the long connection they go through the outbox.
    """

    key: str
    channel: Channel
    sender: str
    chat: Chat
    at: datetime
    what: Said | Tapped | Entered
    reply: ReplyHandle | None = None
    passive: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What goes back in the same breath, after the commit. Everything None: an empty answer.

    To a message: ``text`` and/or ``card``. To a tap: ``update``, the tapped card as it looks now, to the userids in
    ``update_for``, to everybody where that is empty.
    """

    text: str | None = None
    card: Card | None = None
    update: Card | None = None
    update_for: tuple[str, ...] = ()


class Receiver(Protocol):
    """Who takes what came in. Returning means it is committed; raising TryLater asks WeCom to send again."""

    async def __call__(self, inbound: Inbound) -> Answer:
        """Take one thing in; answer what is to be said in place."""


# --------------------------------------------------------------------------------------------------- out


@dataclass(frozen=True, kw_only=True, slots=True)
class Button:
    """``style``: 1 blue, 2 grey-blue, 3 red, 4 grey (wecom.md §3.2). ``key`` is random, we remember its meaning."""

    text: str
    key: str
    style: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Dropdown:
    """At most 10 options of (id, text); ``selected`` is an option's id. ``closed`` greys it out in an update."""

    question_key: str
    title: str
    options: tuple[tuple[str, str], ...]
    selected: str | None = None
    closed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A card with buttons, in our words; ``bot.wecom.cards`` turns it into WeCom's template_card.

    ``lines`` are up to 6 (name, value) pairs, ``quote`` is (title, text) set apart from the rest. All words are
    final and neutral already: no user text in here can ping, link or format.
    """

    task_id: str
    source: str
    title: str
    title_note: str = ""
    body: str = ""
    quote: tuple[str, str] | None = None
    lines: tuple[tuple[str, str], ...] = ()
    dropdown: Dropdown | None = None
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """One message to carry, in its final words.

    ``text`` is markdown; where a card may not go (wecom.md §2.5, §3.1) it stands in for the card.
    ``mention`` are userids to really ping where the channel can (group webhook only). ``update`` is a
    response_code: replace the app card behind it by ``card`` instead of sending a new message.
    ``reply`` is used while it is good, else the message is pushed.
    """

    id: str
    to: Chat
    text: str
    card: Card | None = None
    mention: tuple[str, ...] = ()
    reply: ReplyHandle | None = None
    update: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """WeCom took it. ``response_code`` lets an app card be updated once within 72 h.

    ``carried_card`` is False where the words stood in for the card.
    """

    channel: Channel
    remote_id: str | None = None
    response_code: str | None = None
    carried_card: bool = False


class SendError(Exception):
    """WeCom did not take a message. ``code`` is its errcode, None where there was no answer; no secret is in here."""

    def __init__(self, reason: str, *, code: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code


class TryLater(SendError):
    """Busy, limited or silent: send the same bytes again, not before ``after`` seconds."""

    def __init__(self, reason: str, *, code: int | None = None, after: float | None = None) -> None:
        super().__init__(reason, code=code)
        self.after = after


class Unsent(TryLater):
    """It has not left us, for no fault of its own: the way is closed, or too much goes that way already."""


class Unsure(TryLater):
    """No answer came after the message had left: it may have arrived."""


class Rejected(SendError):
    """It will never be taken like this: wrong chat, nobody valid, not allowed, or no channel leads there."""


class Transport(Protocol):
    """Something that carries messages to WeCom."""

    async def send(self, message: Outgoing) -> Receipt:
        """Carry one message.

        Raises:
            TryLater: try the same again later.
            Rejected: never try the same again.
        """
