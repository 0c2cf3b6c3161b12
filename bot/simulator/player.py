"""Plays stories on a sales floor and compares the conversation, word for word."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from bot.simulator.card_in_hand import buttons, choices, menu
from bot.simulator.rendering import shown
from bot.simulator.story import Act, Heard, How, Item, Remark, Story, Wait, Where, parse, written
from bot.simulator.story_time import passed
from bot.simulator.things import BOT, Change, ChangeKind, Line
from bot.wecom.transport import Channel, Chat, ChatKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Awaitable, Callable, Iterable, Sequence
    from pathlib import Path

    from bot.clock import MovedClock
    from bot.simulator.world import World


DOWN = "停机"
"""Before a span: so long the bot is down."""
_CHANGED = "更新"


class Floor(Protocol):
    """Where a story happens: a world with a bot in it, in this process or behind sockets."""

    world: World

    async def say(self, person: str, chat: Chat, text: str, *, quote: str | None, to: Channel) -> None:
        """Somebody (userid) says something; returns when the bot has done what follows from it."""

    async def tap(self, person: str, line_id: str, key: str, chosen: dict[str, str]) -> None:
        """Somebody taps a card; returns when the bot has done what follows from it."""

    async def enter(self, person: str) -> None:
        """Somebody opens the chat with the bot."""

    async def advance(self, by: dt.timedelta) -> None:
        """Time passes, and what is due happens at its time."""

    async def sleep(self, by: dt.timedelta) -> None:
        """Time passes while the bot is down; then it is there again."""

    async def drain(self) -> list[Change]:
        """What has changed since last time, in order."""


class WorldFloor:
    """A floor over a world: ``settle`` lets the bot catch up with what people did; time is pushed ``step`` by step."""

    def __init__(
        self,
        world: World,
        clock: MovedClock,
        settle: Callable[[], Awaitable[object]],
        *,
        step: dt.timedelta | None = None,
    ) -> None:
        self.world = world
        self._clock = clock
        self._settle = settle
        self._step = step
        self._watch = world.watch()

    async def say(self, person: str, chat: Chat, text: str, *, quote: str | None, to: Channel) -> None:
        """Somebody says something."""
        self.world.say(person, chat, text, quote=quote, to=to)
        await self._settle()

    async def tap(self, person: str, line_id: str, key: str, chosen: dict[str, str]) -> None:
        """Somebody taps a card."""
        self.world.tap(person, line_id, key, chosen)
        await self._settle()

    async def enter(self, person: str) -> None:
        """Somebody opens the chat with the bot."""
        self.world.enter(person)
        await self._settle()

    async def advance(self, by: dt.timedelta) -> None:
        """Time passes, step by step."""
        until = self._clock.now() + by
        while (left := until - self._clock.now()).total_seconds() > 0:
            self._clock.push(min(left, self._step or left))
            await self._settle()

    async def sleep(self, by: dt.timedelta) -> None:
        """Time passes while the bot is down."""
        self._clock.push(by)
        await self._settle()

    async def drain(self) -> list[Change]:
        """What has changed since last time."""
        return self._watch.take()


class Impossible(ValueError):
    """A story asks for what nobody can do: a person who is not there, a card that nobody sees."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Played:
    """What was said, beside what should have been."""

    story: Story
    came: Story

    @property
    def differences(self) -> str:
        """A diff, "" when the conversation was exactly as told; remarks do not count."""
        return _diff(self.story.items, self.came.items)

    @property
    def differences_in_any_place(self) -> str:
        """The same where several messages travel at once: only the order within one place counts.

        A card that changes is a place of its own: nobody promises that it changes before the group hears of it.
        """
        return _diff(_by_place(self.story.items), _by_place(self.came.items))


async def play(story: Story, floor: Floor) -> Played:
    """Let people do what the story says, and write down what the bot says.

    Raises:
        Impossible: a person cannot do that.
    """
    came: list[Item] = []
    for item in story.items:
        if isinstance(item, Heard):
            continue
        came.append(item)
        if isinstance(item, Act | Wait):
            await _perform(item, floor)
            came.extend(heard(await floor.drain(), floor.world))
    return Played(story=story, came=Story(items=tuple(came)))


async def rewrite(path: Path, floor: Floor) -> bool:
    """Put what the bot says now into the story's file; whether that changed it. Look at the diff before you keep it."""
    text = path.read_text(encoding="utf-8")  # noqa: ASYNC240 — a test's file, nobody waits
    played = await play(parse(text), floor)
    if not played.differences:
        return False
    path.write_text(str(played.came), encoding="utf-8")  # noqa: ASYNC240 — likewise
    return True


def heard(changes: Iterable[Change], world: World) -> list[Heard]:
    """Changes as a story tells them; what people said is not told, and a growing message only as it is in the end."""
    grown: dict[str, Change] = {}
    for place, change in enumerate(changes):
        line = change.line
        key = f"{line.id}:stream" if line.kind == "stream" and not line.recalled else f"{line.id}:{place}"
        first = grown.get(key)
        grown[key] = Change(kind=first.kind, line=line) if first else change
    return [_heard(change, world) for change in grown.values() if change.line.sender == BOT]


def _heard(change: Change, world: World) -> Heard:
    line = change.line
    notes = {ChangeKind.SAID: "", ChangeKind.CHANGED: _CHANGED, ChangeKind.RECALLED: "撤回"}
    parts = [notes[change.kind]] if notes[change.kind] else []
    viewer = change.viewers[0] if change.viewers else ""
    if viewer and line.chat.kind is ChatKind.GROUP:
        parts.append(f"{_names(change.viewers, world)} 看到")
    if line.mentions and change.kind is ChangeKind.SAID:
        parts.append(f"提醒 {_names(line.mentions, world)}")
    return Heard(to=_place(line.chat, world), note=", ".join(parts), text=shown(line, viewer))


def _names(userids: Iterable[str], world: World) -> str:
    known = [(world.person(userid), userid) for userid in userids]
    return "、".join(person.name if person else "所有人" if userid == "@all" else userid for person, userid in known)


def _place(chat: Chat, world: World) -> str:
    group = world.group(chat.id) if chat.kind is ChatKind.GROUP else None
    person = world.person(chat.id)
    return group.name if group else person.name if person else chat.id


def _diff(told: Sequence[Item], came: Sequence[Item]) -> str:
    return "".join(difflib.unified_diff(_spoken(told), _spoken(came), "剧本", "实际", n=3))


def _spoken(items: Iterable[Item]) -> list[str]:
    return [f"{line}\n" for item in items if not isinstance(item, Remark) for line in written(item).split("\n")]


def _by_place(items: Iterable[Item]) -> list[Item]:
    """What followed from each act, sorted by where it was heard."""
    stretches = groupby((item for item in items if not isinstance(item, Remark)), key=lambda item: type(item) is Heard)
    return [item for _, stretch in stretches for item in sorted(stretch, key=_where_heard)]


def _where_heard(item: Item) -> tuple[str, bool]:
    return (item.to, _CHANGED in item.note) if isinstance(item, Heard) else ("", False)


# --------------------------------------------------------------------------------------------- doing


async def _perform(item: Act | Wait, floor: Floor) -> None:
    if isinstance(item, Wait):
        down = item.words.startswith(DOWN)
        span = passed(item.words.removeprefix(DOWN), floor.world.clock.now())
        await (floor.sleep(span) if down else floor.advance(span))
        return
    userid = _userid(item.who, floor.world)
    chat = _chat(item, userid, floor.world)
    match item.how:
        case How.ENTER:
            await floor.enter(userid)
        case How.TAP:
            line = _card(item, userid, floor.world)
            await floor.tap(userid, line.id, *_choosing(item, line, userid))
        case How.SAY:
            quote = _quoted(item, chat, floor.world) if item.about else None
            to = Channel.APP if item.where is Where.APP else Channel.AI_BOT
            await floor.say(userid, chat, item.text, quote=quote, to=to)


def _userid(name: str, world: World) -> str:
    found = [person.userid for person in world.people() if name in (person.name, person.userid)]
    if len(found) != 1:
        raise Impossible(f"谁是 {name}?")
    return found[0]


def _chat(act: Act, userid: str, world: World) -> Chat:
    if act.where is not Where.GROUP:
        return Chat(kind=ChatKind.SINGLE, id=userid)
    groups = [group for group in world.groups() if act.group in ("", group.name)]
    if not groups:
        raise Impossible(f"没有叫 {act.group} 的群")
    return Chat(kind=ChatKind.GROUP, id=groups[0].chatid)


def _quoted(act: Act, chat: Chat, world: World) -> str:
    for line in reversed(world.lines(chat)):
        if _says(shown(line), act.about) and not line.recalled:
            return line.id
    raise Impossible(f"{act.head}: 没有提到 {act.about} 的消息可以引用")


def _card(act: Act, userid: str, world: World) -> Line:
    """The last card this person sees that says the word and has the button."""
    for line in reversed(world.lines()):
        face = line.face(userid)
        if face is None or line.recalled or not _sees(line.chat, act, userid, world):
            continue
        if _says(shown(line, userid), act.about) and act.button in dict((*buttons(face), *menu(face))):
            return line
    raise Impossible(f"{act.head}: 没有这样的卡片或按钮")


def _sees(chat: Chat, act: Act, userid: str, world: World) -> bool:
    if chat.kind is ChatKind.SINGLE:
        return chat.id.casefold() == userid.casefold()
    group = world.group(chat.id)
    return act.where is Where.GROUP and group is not None and userid in group.members and act.group in ("", group.name)


def _says(text: str, word: str) -> bool:
    """Whether the word is in there, L1 not inside L12."""
    return re.search(rf"(?<![0-9A-Za-z]){re.escape(word)}(?![0-9A-Za-z])", text) is not None


def _choosing(act: Act, line: Line, userid: str) -> tuple[str, dict[str, str]]:
    face = line.face(userid) or {}
    key = dict((*buttons(face), *menu(face)))[act.button]
    chosen: dict[str, str] = {}
    for option in act.options:
        found = [(each.key, mine) for each in choices(face) for mine, text in each.options if text.startswith(option)]
        if len(found) != 1:
            raise Impossible(f"{act.head}: 选项 {option} 有 {len(found)} 个")
        chosen |= dict(found)
    return key, chosen
