"""What WeCom lets an AI bot say: answers to callbacks, pushes, card updates, each by its rules (wecom §1.7, §2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.simulator.card_rules import judge
from bot.simulator.errors import (
    BAD_CHAT,
    BAD_MESSAGE_TYPE,
    BAD_PARAMETER,
    BAD_REQ_ID,
    NOT_IN_ROOM,
    STREAM_CLOSED,
    TOO_OFTEN,
    Refused,
)
from bot.simulator.quota import HOUR, MINUTE, Quota
from bot.simulator.rules import BOT_BYTES, FEEDBACK_BYTES
from bot.simulator.things import BOT, Event, Happening, Line
from bot.simulator.words import content_of, rings
from bot.wecom.transport import Channel, Chat, ChatKind

if TYPE_CHECKING:
    import datetime as dt

    from bot.simulator.things import Face
    from bot.simulator.world import World

FILES = frozenset({"file", "image", "voice", "video"})
LONG_REPLY = frozenset({"stream", "template_card", "markdown"}) | FILES
PASSIVE_REPLY = frozenset({"stream", "template_card", "stream_with_template_card"})
WELCOME = frozenset({"text", "template_card"})
PUSH = frozenset({"markdown", "template_card"}) | FILES
ACTIVE = frozenset({"markdown", "template_card"})
SINGLE, GROUP = 1, 2


@dataclass(kw_only=True, slots=True)
class Asked:
    """A callback that may be answered, under its req_id (or the key of its response_url)."""

    event: Event
    at: dt.datetime
    carded: bool = False
    spent: bool = False


@dataclass(kw_only=True, slots=True)
class Stream:
    """A message that grows: ``asked`` and the stream's id name it."""

    line: str
    began: dt.datetime
    closed: bool = False


class AiBot:
    """The AI bot's side of WeCom. Every method carries one request out or raises Refused."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._asked: dict[str, Asked] = {}
        self._streams: dict[tuple[str, str], Stream] = {}
        self._tasks: set[str] = set()
        rules = world.rules
        self._quota = Quota({MINUTE: rules.per_chat_minute, HOUR: rules.per_chat_hour})

    def ask(self, token: str, event: Event) -> None:
        """A callback is about to go out; it may be answered under this token from now on."""
        self._asked[token] = Asked(event=event, at=self._world.clock.now())

    # ------------------------------------------------------------------------------------ answers

    def respond(self, token: str, body: dict[str, Any], *, kinds: frozenset[str] = LONG_REPLY) -> Line:
        """Answer a message, as often as wanted within 24 h."""
        asked = self._callback(token, Happening.MESSAGE, self._world.rules.reply_within)
        kind = self._kind(body, kinds)
        if kind in {"stream", "stream_with_template_card"}:
            line = self._stream(token, asked, body)
        else:
            self._pace(asked.event.chat)
            line = self._speak(asked.event.chat, kind, body, quote=asked.event.line)
        if kind == "stream_with_template_card" and body.get("template_card"):
            if asked.carded:
                raise Refused(BAD_PARAMETER, "one card a message")
            asked.carded = True
            self._speak(asked.event.chat, "template_card", body)
        return line

    def welcome(self, token: str, body: dict[str, Any]) -> Line:
        """Greet somebody who opened the chat: once, within 5 s."""
        asked = self._callback(token, Happening.ENTER, self._world.rules.event_within)
        if asked.spent:
            raise Refused(BAD_REQ_ID, "welcomed already")
        kind = self._kind(body, WELCOME)
        self._pace(asked.event.chat)
        line = self._speak(asked.event.chat, kind, body)
        asked.spent = True
        return line

    def update(self, token: str, body: dict[str, Any]) -> Line:
        """Change the tapped card within 5 s, for ``userids`` or for everybody."""
        asked = self._callback(token, Happening.TAP, self._world.rules.event_within)
        if body.get("response_type") != "update_template_card":
            raise Refused(BAD_PARAMETER, "response_type")
        card = judge(body.get("template_card"))
        event = asked.event
        if event.line is None or event.tap is None or card.get("task_id") != event.tap.task_id:
            raise Refused(BAD_PARAMETER, "task_id is not the tapped card's")
        asked.spent = True
        return self._reface(self._world.line(event.line.id), card, tuple(body.get("userids") or ()))

    def answer(self, event: Event, token: str, body: dict[str, Any]) -> None:
        """Take the passive answer to an event, in callback mode (wecom §1.7)."""
        match event.kind:
            case Happening.MESSAGE:
                self.respond(token, body, kinds=PASSIVE_REPLY)
            case Happening.ENTER:
                self.welcome(token, body)
            case Happening.TAP:
                self.update(token, body)
            case Happening.FEEDBACK:
                raise Refused(BAD_PARAMETER, "only an empty answer is allowed")

    def active(self, token: str, body: dict[str, Any]) -> Line:
        """Answer through a response_url: once, within an hour; a card only in a single chat (wecom §1.8)."""
        asked = self._asked.get(token)
        if asked is None or asked.spent or self._late(asked, self._world.rules.response_url_within):
            raise Refused(BAD_PARAMETER, "response_code is unknown, used or too old")
        kind = self._kind(body, ACTIVE)
        chat = asked.event.chat
        if kind == "template_card" and chat.kind is ChatKind.GROUP:
            raise Refused(BAD_MESSAGE_TYPE, "cards go to single chats only")
        line = self._speak(chat, kind, body, quote=asked.event.line if chat.kind is ChatKind.GROUP else None)
        asked.spent = True
        return line

    # ------------------------------------------------------------------------------------ pushes

    def push(self, body: dict[str, Any]) -> Line:
        """Speak first, where somebody has spoken to the bot before (wecom §2.5)."""
        kind = self._kind(body, PUSH)
        chat = self._chat(body)
        if kind == "template_card" and chat.kind is ChatKind.GROUP and not self._world.rules.cards_to_groups_by_push:
            raise Refused(BAD_MESSAGE_TYPE, "template_card is for single chats")
        self._pace(chat)
        return self._speak(chat, kind, body)

    def _chat(self, body: dict[str, Any]) -> Chat:
        chatid, wanted = body.get("chatid"), body.get("chat_type", 0)
        if not isinstance(chatid, str) or wanted not in {0, SINGLE, GROUP}:
            raise Refused(BAD_PARAMETER, "chatid, chat_type")
        group = self._world.group(chatid) if wanted in {0, GROUP} else None
        if group:
            if not group.bot_in:
                raise Refused(NOT_IN_ROOM)
            return self._met(Chat(kind=ChatKind.GROUP, id=chatid))
        person = self._world.person(chatid) if wanted in {0, SINGLE} else None
        if person is None or person.userid != chatid:
            raise Refused(BAD_CHAT)
        return self._met(Chat(kind=ChatKind.SINGLE, id=chatid))

    def _met(self, chat: Chat) -> Chat:
        if chat not in self._world.met:
            raise Refused(BAD_CHAT, "nobody has written to the bot there")
        return chat

    # ------------------------------------------------------------------------------------ the ways of speaking

    def _callback(self, token: str, kind: Happening, within: dt.timedelta) -> Asked:
        asked = self._asked.get(token)
        if asked is None or asked.event.kind is not kind or self._late(asked, within):
            raise Refused(BAD_REQ_ID)
        if asked.event.chat.kind is ChatKind.GROUP:
            group = self._world.group(asked.event.chat.id)
            if group is None or not group.bot_in:
                raise Refused(NOT_IN_ROOM)
        return asked

    def _late(self, asked: Asked, within: dt.timedelta) -> bool:
        return self._world.clock.now() - asked.at > within

    def _kind(self, body: dict[str, Any], kinds: frozenset[str]) -> str:
        kind = body.get("msgtype")
        if not isinstance(kind, str) or kind not in kinds:
            raise Refused(BAD_MESSAGE_TYPE, str(kind))
        return kind

    def _pace(self, chat: Chat) -> None:
        if not self._quota.take(f"{chat.kind}:{chat.id}", self._world.clock.now()):
            raise Refused(TOO_OFTEN)

    def _speak(self, chat: Chat, kind: str, body: dict[str, Any], *, quote: Line | None = None) -> Line:
        parts: dict[str, Any] = {}
        if kind == "template_card":
            parts = {"card": self._new_card(body.get("template_card"))}
        elif kind in FILES:
            parts = {"media": self._file(kind, body)}
        else:
            text = content_of(body, kind, BOT_BYTES)
            parts = {"text": text, "mentions": rings(text) if kind != "text" else (), "feedback": feedback(body[kind])}
        return self._add(chat, kind, quote=quote, **parts)

    def _add(self, chat: Chat, kind: str, *, quote: Line | None = None, **parts: Any) -> Line:
        new = self._world.new_id()
        quoted = quote.id if quote and chat.kind is ChatKind.GROUP else None
        line = Line(
            id=new, message=new, at=self._world.clock.now(), chat=chat, channel=Channel.AI_BOT,
            sender=BOT, kind=kind, quote=quoted, **parts,
        )  # fmt: skip
        return self._world.add(line)

    def _new_card(self, card: Any) -> Face:
        face = judge(card)
        task_id = face.get("task_id")
        if task_id in self._tasks:
            raise Refused(BAD_PARAMETER, "task_id was used before")
        if task_id:
            self._tasks.add(task_id)
        return face

    def _file(self, kind: str, body: dict[str, Any]) -> Any:
        media = self._world.media.get(str((body.get(kind) or {}).get("media_id")))
        if media is None or media.kind != kind:
            raise Refused(BAD_PARAMETER, "media_id")
        return media

    def _stream(self, token: str, asked: Asked, body: dict[str, Any]) -> Line:
        part = body.get("stream")
        if not isinstance(part, dict) or not part.get("id"):
            raise Refused(BAD_PARAMETER, "stream.id")
        known = self._streams.get((token, part["id"]))
        if known and (known.closed or self._world.clock.now() - known.began > self._world.rules.stream_within):
            self._close(known)
            raise Refused(STREAM_CLOSED)
        text = content_of(body, "stream", BOT_BYTES) if part.get("content") else ""
        if known is None or self._world.rules.refreshes_count:
            self._pace(asked.event.chat)
        finish = bool(part.get("finish"))
        if known:
            return self._grow(known, text, finish=finish)
        parts = {"text": text, "mentions": rings(text), "open": not finish, "feedback": feedback(part)}
        line = self._add(asked.event.chat, "stream", quote=asked.event.line, **parts)
        self._streams[token, part["id"]] = Stream(line=line.id, began=self._world.clock.now(), closed=finish)
        return line

    def _grow(self, stream: Stream, text: str, *, finish: bool) -> Line:
        stream.closed = finish
        line = self._world.line(stream.line)
        text = text or line.text
        return self._world.change(replace(line, text=text, mentions=rings(text), open=not finish))

    def _close(self, stream: Stream) -> None:
        stream.closed = True
        line = self._world.line(stream.line)
        if line.open:
            self._world.change(replace(line, open=False))

    def _reface(self, line: Line, card: Face, viewers: tuple[str, ...]) -> Line:
        if not viewers:
            return self._world.change(replace(line, card=card, faces={}))
        seen = {**line.faces, **{viewer.casefold(): card for viewer in viewers}}
        return self._world.change(replace(line, faces=seen), viewers=viewers)

    def open_streams(self, token: str) -> tuple[str, ...]:
        """The ids of the streams of a callback that still grow and may."""
        now, within = self._world.clock.now(), self._world.rules.stream_within
        mine = ((key, stream) for (owner, key), stream in self._streams.items() if owner == token)
        return tuple(key for key, stream in mine if not stream.closed and now - stream.began <= within)


def feedback(part: dict[str, Any]) -> str | None:
    """The feedback id of a reply, at most 256 bytes (wecom §1.7)."""
    wanted = (part.get("feedback") or {}).get("id")
    if wanted is not None and len(str(wanted).encode()) > FEEDBACK_BYTES:
        raise Refused(BAD_PARAMETER, "feedback.id")
    return str(wanted) if wanted is not None else None
