"""Stories: conversations that a marketing person can read, and a program can check.

A story is lines of text::

    # 没人答复,线索回到销管                     a remark; empty lines are free, too
    刘洋: @线索助手 新线索 …                    says it in the group (the floor's first one)
    刘洋(私聊): …                              alone with the bot;  刘洋(应用): … alone with the app
    刘洋(在 华东群): …                          in another group
    孙婷(引用 L1): 给王磊                       quotes the last line there that says L1
    孙婷(点 L1 分配 王磊)                       taps a button of the last card that says L1, with the dropdown's option
    王磊(进入)                                 opens the chat with the bot
    (12 小时)  (2 天)  (到 周一 09:00)  (到 03-03 10:00)      time passes
    (停机 3 天)                                time passes while the bot is down
    机器人 → 派单群: L1 已分给王磊               the bot must say exactly this, in this order, and nothing else
    机器人 → 派单群(更新): …                    a card or a growing message looks like this now
    机器人 → 王磊(撤回): …                      a message was taken back
    机器人 → 派单群(提醒 王磊): …               a message that really rings somebody

A message of several lines goes on in lines that begin with blanks. What is in brackets may be joined by commas:
``孙婷(私聊, 点 L1 接收)``. Full-width brackets, colons and ``->`` are as good as the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

BOT_NAME = "机器人"
INDENT = "    "
_BOT = re.compile(
    rf"{BOT_NAME}\s*(?:→|->)\s*(?P<to>[^(（:：]+?)\s*(?:[(（](?P<note>[^)）]*)[)）])?\s*[:：]\s?(?P<text>.*)"
)
_ACT = re.compile(r"(?P<who>[^(（:：\s#][^(（:：]*?)\s*(?:[(（](?P<how>[^)）]*)[)）])?\s*(?:[:：]\s?(?P<text>.*))?")
_WAIT = re.compile(r"[(（](?P<words>[^)）]+)[)）]\s*")


class Unreadable(ValueError):
    """A line of a story says nothing we know. The message names the line."""


class How(StrEnum):
    """What somebody does."""

    SAY = "say"
    TAP = "tap"
    ENTER = "enter"


class Where(StrEnum):
    """Where somebody does it."""

    GROUP = "group"
    BOT = "私聊"
    APP = "应用"


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """A line for the reader: a comment, or nothing at all."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """Somebody does something. ``about`` names a line by a lead or word in it; ``button``, ``options``: of a tap."""

    who: str
    how: How
    where: Where
    text: str = ""
    group: str = ""
    about: str = ""
    button: str = ""
    options: tuple[str, ...] = ()
    head: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wait:
    """Time passes, as the words say."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """What the bot says or shows, with ``note`` 更新, 撤回, 提醒 or none."""

    to: str
    text: str
    note: str = ""


Item = Remark | Act | Wait | Heard


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """A story, line by line."""

    items: tuple[Item, ...]

    def __str__(self) -> str:
        return "\n".join(written(item) for item in self.items) + "\n"


def parse(text: str) -> Story:
    """Read a story.

    Raises:
        Unreadable: a line is none of the above.
    """
    return Story(items=tuple(_item(number, block) for number, block in _blocks(text)))


def written(item: Item) -> str:
    """An item as text, in the one way we write it."""
    match item:
        case Remark(text=text):
            return text
        case Wait(words=words):
            return f"({words})"
        case Heard(to=to, note=note, text=text):
            return _folded(f"{BOT_NAME} → {to}{f'({note})' if note else ''}: {text}")
        case Act(head=head, text=text, how=How.SAY):
            return _folded(f"{head}: {text}")
        case Act(head=head):
            return head


def _folded(text: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([first.rstrip(), *((INDENT + line).rstrip() for line in rest)])


def _blocks(text: str) -> list[tuple[int, str]]:
    """Lines with those that continue them; empty lines inside a message belong to it."""
    blocks: list[tuple[int, list[str]]] = []
    empty = 0
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            empty += 1
        elif line[0].isspace() and blocks and blocks[-1][1][0]:
            blocks[-1][1].extend([""] * empty + [_unfolded(line)])
            empty = 0
        else:
            blocks.extend((number - empty + back, [""]) for back in range(empty))
            blocks.append((number, [line.rstrip()]))
            empty = 0
    return [(number, "\n".join(lines)) for number, lines in blocks]


def _unfolded(line: str) -> str:
    return (line[len(INDENT) :] if line.startswith(INDENT) else line.strip()).rstrip()


def _item(number: int, block: str) -> Item:
    first, _, rest = block.partition("\n")
    if not first or first.startswith("#"):
        return Remark(text=block)
    if wait := _WAIT.fullmatch(first):
        return Wait(words=wait["words"].strip())
    if heard := _BOT.fullmatch(first):
        return Heard(to=heard["to"].strip(), note=(heard["note"] or "").strip(), text=_joined(heard["text"], rest))
    act = _ACT.fullmatch(first)
    if act is None:
        raise Unreadable(f"第 {number} 行读不懂: {first}")
    return _act(
        number, act["who"].strip(), act["how"] or "", None if act["text"] is None else _joined(act["text"], rest)
    )


def _joined(first: str, rest: str) -> str:
    return f"{first.rstrip()}\n{rest}" if rest else first.rstrip()


def _act(number: int, who: str, how: str, text: str | None) -> Act:
    parts = [part.strip() for part in re.split(r"[,，]", how) if part.strip()]
    head = f"{who}({', '.join(parts)})" if parts else who
    what: dict[str, object] = {"where": Where.GROUP, "how": How.SAY}
    for part in parts:
        what |= _part(number, part)
    if what["how"] is How.SAY and text is None:
        raise Unreadable(f"第 {number} 行没有说什么: {head}")
    if what["how"] is not How.SAY and text is not None:
        raise Unreadable(f"第 {number} 行不能又点又说: {head}")
    return Act(who=who, head=head, text=text or "", **what)  # type: ignore[arg-type]


def _part(number: int, part: str) -> dict[str, object]:
    word, *rest = part.split()
    match word, rest:
        case "私聊", []:
            return {"where": Where.BOT}
        case "应用", []:
            return {"where": Where.APP}
        case "在", [group]:
            return {"group": group}
        case "进入", []:
            return {"how": How.ENTER, "where": Where.BOT}
        case "引用", [about, *more]:
            return {"about": " ".join([about, *more])}
        case "点", [about, button, *options]:
            return {"how": How.TAP, "about": about, "button": button, "options": tuple(options)}
        case _:
            raise Unreadable(f"第 {number} 行读不懂: ({part})")
