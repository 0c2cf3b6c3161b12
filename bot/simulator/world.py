"""One world: people, groups, what was said in order, cards as each person sees them, and what people can do."""

from __future__ import annotations

import secrets
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.simulator.card_in_hand import tapped
from bot.simulator.history import History
from bot.simulator.post import Post
from bot.simulator.rules import Rules
from bot.simulator.things import BOT, Change, ChangeKind, Event, Group, Happening, Line, Media, Opinion, Person
from bot.simulator.trouble import Trouble
from bot.simulator.watching import Audience, Watch
from bot.wecom.transport import Channel, Chat, ChatKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from bot.clock import Clock


HERE = ZoneInfo("Asia/Shanghai")


class World:
    """The company's WeCom, in virtual time.

    People act through ``say``, ``show``, ``tap``, ``enter`` and ``judge``; what reaches the bot leaves through
    ``post``: never what somebody outside the visible range does (wecom §1.10). The bot's rules (``ai_bot``,
    ``corp_app``, ``group_webhook``) write through ``add`` and ``change``.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        people: Iterable[Person] = (),
        groups: Iterable[Group] = (),
        bot_name: str = "线索助手",
        rules: Rules | None = None,
        history: Path | None = None,
    ) -> None:
        self.clock = clock
        self.bot_name = bot_name
        self.rules = rules or Rules()
        self.history = History(clock, history)
        self.trouble = Trouble()
        self.post = Post(self.trouble, self.history)
        self.met: set[Chat] = set()
        self.unseen: list[Line] = []
        self.media: dict[str, Media] = {}
        self.issue_code: Callable[[Line, str], str] = lambda _line, _clicker: secrets.token_urlsafe(24)
        self._people = {person.userid.casefold(): person for person in people}
        self._groups = {group.chatid: group for group in groups}
        self._lines: dict[str, Line] = {}
        self._chats: defaultdict[tuple[Channel | None, Chat], list[str]] = defaultdict(list)
        self._entered: set[tuple[str, dt.date]] = set()
        self._audience = Audience()
        self._count = 0

    # ------------------------------------------------------------------------------------ who is there

    def person(self, userid: str) -> Person | None:
        """Somebody by userid, whatever its case (wecom §1.10)."""
        return self._people.get(userid.casefold())

    def people(self) -> tuple[Person, ...]:
        """Everybody."""
        return tuple(self._people.values())

    def group(self, chatid: str) -> Group | None:
        """A group by its exact chatid (wecom §2.6)."""
        return self._groups.get(chatid)

    def groups(self) -> tuple[Group, ...]:
        """Every group."""
        return tuple(self._groups.values())

    def put(self, who: Person | Group) -> None:
        """Let somebody or some group in, or change them."""
        if isinstance(who, Person):
            self._people[who.userid.casefold()] = who
        else:
            self._groups[who.chatid] = who

    def group_of_key(self, key: str) -> Group | None:
        """The group a webhook key belongs to."""
        return next((group for group in self._groups.values() if key in group.webhook_keys), None)

    # ------------------------------------------------------------------------------------ what was said

    def line(self, line_id: str) -> Line:
        """A line as it stands now; KeyError when nobody said it."""
        return self._lines[line_id]

    def lines(self, chat: Chat | None = None) -> tuple[Line, ...]:
        """What was said in a chat, or everywhere, in order."""
        ids = self._lines if chat is None else self._chats[None, chat]
        return tuple(self._lines[line_id] for line_id in ids)

    def watch(self) -> Watch:
        """Changes from now on, to iterate over; close it when done."""
        return self._audience.watch()

    # ------------------------------------------------------------------------------------ what people do

    def say(
        self, person: str, chat: Chat, text: str, *, quote: str | None = None, to: Channel = Channel.AI_BOT
    ) -> Line:
        """Somebody writes. In a group the bot hears it only when @-ed; alone, ``to`` says with whom."""
        line = self._spoken(person, chat, to, text=text, quote=quote)
        self._tell(line)
        return line

    def show(self, person: str, chat: Chat, kind: str, data: bytes, *, name: str = "", text: str = "") -> Line:
        """Somebody sends an image, voice, file or video; with ``text`` it is a mixed message (wecom §1.3)."""
        media = self.keep(kind, name, data)
        line = self._spoken(person, chat, Channel.AI_BOT, kind="mixed" if text else kind, media=media, text=text)
        self._tell(line)
        return line

    def tap(
        self, person: str, line_id: str, key: str, chosen: Mapping[str, str | tuple[str, ...]] | None = None
    ) -> str:
        """Somebody taps a button of a card, with what the dropdowns say; the id under which the bot hears of it.

        Raises:
            ValueError: the card, as this person sees it, has no such button or option.
        """
        line = self.line(line_id)
        self._present(person, line.chat)
        tap = tapped(line.face(person) if not line.recalled else None, key, chosen or {})
        if line.channel is Channel.APP:
            tap = replace(tap, response_code=self.issue_code(line, person))
        return self._send(person, line.chat, line.channel, Happening.TAP, line=line, tap=tap)

    def enter(self, person: str) -> None:
        """Somebody opens the single chat; only the first time of a day is told (wecom §1.5)."""
        someone = self._people[person.casefold()]
        today = (person.casefold(), self.clock.now().astimezone(HERE).date())
        if today in self._entered:
            return
        self._entered.add(today)
        chat = Chat(kind=ChatKind.SINGLE, id=someone.userid)
        self._send(person, chat, Channel.AI_BOT, Happening.ENTER)

    def judge(self, person: str, line_id: str, opinion: Opinion) -> None:
        """Somebody rates an answer that carried a feedback id."""
        line = self.line(line_id)
        self._present(person, line.chat)
        if line.feedback is None:
            raise ValueError("this line asks for no feedback")
        self._send(person, line.chat, line.channel, Happening.FEEDBACK, opinion=replace(opinion, id=line.feedback))

    # ------------------------------------------------------------------------------------ for the doors

    def new_id(self, what: str = "msg") -> str:
        """An id that was never used."""
        self._count += 1
        return f"{what}{self._count:08d}"

    def keep(self, kind: str, name: str, data: bytes) -> Media:
        """Keep a file."""
        media = Media(id=self.new_id("media"), kind=kind, name=name, data=data, at=self.clock.now())
        self.media[media.id] = media
        return media

    def add(self, line: Line) -> Line:
        """A line appears in its chat."""
        self._lines[line.id] = line
        self._chats[None, line.chat].append(line.id)
        self._chats[line.channel, line.chat].append(line.id)
        self._audience.tell(Change(kind=ChangeKind.SAID, line=line))
        return line

    def change(self, line: Line, *, viewers: tuple[str, ...] = ()) -> Line:
        """A line looks different now, for these viewers or for all."""
        self._lines[line.id] = line
        kind = ChangeKind.RECALLED if line.recalled else ChangeKind.CHANGED
        self._audience.tell(Change(kind=kind, line=line, viewers=viewers))
        return line

    def _spoken(
        self, person: str, chat: Chat, channel: Channel, *, kind: str = "text", text: str = "",
        quote: str | None = None, media: Media | None = None,
    ) -> Line:  # fmt: skip
        self._present(person, chat)
        if quote is not None and self.line(quote).chat != chat:
            raise ValueError("only a line of the same chat can be quoted")
        channel = Channel.AI_BOT if chat.kind is ChatKind.GROUP else channel
        who = self._people[person.casefold()].userid
        line = Line(
            id=self.new_id(), at=self.clock.now(), chat=chat, channel=channel, sender=who,
            kind=kind, text=text, quote=quote, media=media,
        )  # fmt: skip
        self.history.note("person", "say", who=who, chat=chat.id, id=line.id, text=text)
        return self.add(line)

    def _tell(self, line: Line) -> None:
        if not self._heard(line):
            return
        if line.channel is Channel.AI_BOT:
            self.met.add(line.chat)
        quoted = self.line(line.quote) if line.quote else None
        event = self._event(line.sender, line.chat, line.channel, Happening.MESSAGE, line=line, quoted=quoted)
        self.post.send(replace(event, id=line.id))

    def _heard(self, line: Line) -> bool:
        someone = self._people[line.sender.casefold()]
        if line.channel is Channel.APP:
            return someone.sees_app and line.kind == "text"
        if line.chat.kind is ChatKind.SINGLE:
            return someone.sees_bot
        group = self._groups[line.chat.id]
        asked = f"@{self.bot_name}" in line.text
        return asked and group.bot_in and someone.sees_bot and line.kind in {"text", "mixed"}

    def _present(self, person: str, chat: Chat) -> None:
        someone = self._people[person.casefold()]
        there = chat.id.casefold() == someone.userid.casefold()
        if chat.kind is ChatKind.GROUP:
            there = someone.userid in self._groups[chat.id].members
        if not there or someone.userid == BOT:
            raise ValueError(f"{person} is not in this chat")

    def _event(self, person: str, chat: Chat, channel: Channel, kind: Happening, **parts: object) -> Event:
        who = self._people[person.casefold()].userid
        new = self.new_id()
        return Event(id=new, at=self.clock.now(), channel=channel, chat=chat, sender=who, kind=kind, **parts)  # type: ignore[arg-type]

    def _send(self, person: str, chat: Chat, channel: Channel, kind: Happening, **parts: object) -> str:
        event = self._event(person, chat, channel, kind, **parts)
        on, button = event.line.id if event.line else None, event.tap.key if event.tap else None
        self.history.note("person", kind.value, who=event.sender, chat=chat.id, id=event.id, line=on, button=button)
        someone = self._people[person.casefold()]
        if someone.sees_app if channel is Channel.APP else someone.sees_bot:
            self.post.send(event)
        return event.id
