"""``sunmao phrasebook``: everything the bot understands and says, as the program itself reads and speaks it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli import example, heard, said
from bot.cli.facts import FACTS
from bot.cli.read_words import DEEDS
from bot.cli.troubles import Refused
from bot.domain.reply import Deed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handlers.context import Spoken

_HOME = Path("docs") / "phrasebook.md"
_SECTIONS = {
    "": "一条线索从头到尾",
    "rings/": "提醒",
    "questions/": "没把握时先问",
    "refusals/": "办不了时说明",
}
_OPENING = """\
# 话术本

群里先 @ 机器人,单独对它说就不用。这一页由 `sunmao phrasebook` 打印:左边的话真的读过,下面的话真的说过。
例子里 L1 顺风电气还没有负责人,L2 云帆软件分给了王磊,L3 恒信通王磊已接收;孙婷是销管,刘洋是 SDR,王磊、李明、张伟是销售,
陈静是总监。"引用"是引用那条线索的卡片来回复。
"""


@click.command(help="机器人听得懂和会说的每一句话。在源码文件夹里写入 docs/phrasebook.md,别处打印出来。")
@click.option("--check", is_flag=True, help="只比较 docs/phrasebook.md 是不是最新的。")
@click.option("--print", "to_screen", is_flag=True, help="只打印,不写文件。")
def phrasebook(*, check: bool, to_screen: bool) -> None:
    """Write the phrasebook, print it, or look whether it is up to date."""
    text = "\n".join(_lines()) + "\n"
    if check:
        if not _HOME.exists() or _HOME.read_text(encoding="utf-8") != text:
            raise Refused(f"{_HOME} 不是最新的;请运行 make phrasebook。")
        click.echo(f"{_HOME} 是最新的。")
    elif to_screen or not _HOME.parent.is_dir():
        click.echo(text, nl=False)
    else:
        _HOME.write_text(text, encoding="utf-8")
        click.echo(f"已写入 {_HOME}。")


def _lines() -> Iterator[str]:
    yield _OPENING
    yield "## 机器人听得懂的\n"
    yield from _heard()
    yield "## 机器人会说的\n"
    yield from _said()


def _heard() -> Iterator[str]:
    everything = list(heard.everything())
    for deed in dict.fromkeys(one.deed for one in everything):
        yield f"### {DEEDS[deed]}\n"
        yield "| 谁 | 说 | 机器人理解为 |"
        yield "|---|---|---|"
        for one in everything:
            if one.deed is deed:
                quote = f"(引用 L{one.quote})" if one.quote else ""
                yield f"| {one.who} | {one.text}{quote} | {_cell(one.means)} |"
        yield _remark(deed)


def _remark(deed: Deed) -> str:
    match deed:
        case Deed.ASK:
            return "\n拿不准时机器人从不猜:问清楚之前什么都不改。\n"
        case Deed.DENY:
            return "\n权限看账号,不看文字怎么说。\n"
        case _:
            return ""


def _said() -> Iterator[str]:
    section = None
    for name, words in sorted(said.Rehearsal().everything(), key=_place):
        if isinstance(words, Exception):
            raise words
        folder = name[: name.rfind("/") + 1]
        if folder != section:
            section = folder
            yield f"### {_SECTIONS[folder]}\n"
        yield f"`{name}` {_audience(name)}\n"
        yield from _quoted(words.text)
        yield from _card(words)


def _place(entry: tuple[str, Spoken | Exception]) -> int:
    """Sections in their order, inside them the order of a lead's life."""
    folder = entry[0][: entry[0].rfind("/") + 1]
    return list(_SECTIONS).index(folder)


def _audience(name: str) -> str:
    to = FACTS[name].to
    return f"→ {example.roster().name_of(to)}" if to else "→ 群里,或说话的地方"


def _quoted(text: str) -> Iterator[str]:
    yield "```text"
    yield from (line.rstrip() for line in text.splitlines())
    yield "```\n"


def _card(words: Spoken) -> Iterator[str]:
    card = words.card
    if card is None:
        return
    buttons = " ".join(f"[{button['text']}]" for button in card["buttons"])
    options = " / ".join(text for _, text in card["dropdown"]["options"]) if card["dropdown"] else ""
    yield "附卡片:\n"
    yield from _quoted(
        "\n".join(
            [
                f"{card['source']} | {card['title']} | {card['title_note']}",
                *([card["body"]] if card["body"] else []),
                *([f"{card['quote'][0]}:{card['quote'][1]}"] if card["quote"] else []),
                *(f"{name}:{value}" for name, value in card["lines"]),
                *([f"{card['dropdown']['title']}:{options}"] if options else []),
                buttons,
            ]
        )
    )


def _cell(text: str) -> str:
    return text.replace("|", "/")
