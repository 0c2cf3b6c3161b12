"""``sunmao say``: a sentence from the terminal, taken exactly as if that colleague had written it to the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.cli.asked import config_option, json_option, print_json, settings_of
from bot.cli.reach import chat_of, give
from bot.cli.troubles import Refused

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    help='替某位同事对机器人说一句话,例如:sunmao say "L1 给王磊" --as 孙婷。默认像他单独对机器人说;'
    "--group 像他在群里 @ 机器人说,群里也会看到回答。"
)
@click.argument("text", metavar="一句话")
@click.option("--as", "speaker", metavar="谁", required=True, help="姓名、昵称或账号。")
@click.option("--group", metavar="群", help="在哪个群里说:[[group]] 里的名字或 chat_id。")
@click.option("--alone", is_flag=True, help="单独对机器人说(默认)。")
@json_option
@config_option
def say(text: str, speaker: str, group: str | None, config: Path, *, alone: bool, as_json: bool) -> None:
    """Say a sentence to the bot for somebody."""
    if group and alone:
        raise click.UsageError("--group 和 --alone 只能选一个。")
    settings = settings_of(config)
    errand = {"do": "say", "as": speaker, "text": text, "group": chat_of(settings, group)}
    outcome, running = give(settings, errand)
    if not outcome.ok:
        raise Refused(*outcome.lines)
    if as_json:
        print_json(outcome.facts)
    else:
        click.echo("\n\n".join(outcome.lines) or "(机器人没有要说的)")
    if not running:
        click.echo("机器人没有在运行:要发给别人的消息,等它启动后发出。", err=True)
