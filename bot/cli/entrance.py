"""The door to all commands: it knows their names and says what they are for, and loads only the one that is wanted.

Exit codes: 0 done; 1 what was asked for is not so, or was refused; 2 wrong use, or a config.toml with mistakes.
"""

from __future__ import annotations

import gc
import importlib
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from bot.cli.troubles import sentences_of, usage_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, tuple[str, str]] = {
    "demo": ("demo", "在本机试用:自带一个模拟的企业微信"),
    "check": ("check", "检查配置、数据库、名单和模板,缺什么说什么"),
    "run": ("run", "启动机器人"),
    "say": ("say", "替某位同事说一句话,机器人照办"),
    "people": ("people", "人员名单:导入、查看"),
    "leads": ("leads", "线索:列表、详情和来龙去脉"),
    "clocks": ("clocks", "在走的时钟:从何时、到何时、到时候怎样、该谁办"),
    "report": ("report", "报表:首次联系慢在哪一段"),
    "import": ("imports", "导入线索表、CRM 客户表,每一行都有结果"),
    "crm": ("crm", "CRM:马上同步,查看同步和回写的情况"),
    "outbox": ("outbox", "没发出去的消息:查看、重发、丢弃"),
    "backup": ("backup", "备份数据库(机器人运行时也可以)"),
    "restore": ("restore", "从备份恢复"),
    "read": ("read", "试一试机器人怎么读一句话、一条线索"),
    "match": ("match", "试一试两个公司名是不是同一家"),
    "when": ("when", "算一算时限落在什么时候"),
    "phrasebook": ("phrasebook", "机器人听得懂和会说的每一句话"),
}
"""Each command: its module here, which has a command of the module's name, and what it is for."""


class Entrance(click.Group):
    """Loads commands when they are wanted, and turns every trouble into a sentence and an exit code."""

    def list_commands(self, _: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return [name for name, (module, _) in COMMANDS.items() if find_spec(f"bot.cli.{module}")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = COMMANDS[cmd_name][0]
        gc.disable()  # nothing of a module is rubbish; to look for some takes a twentieth of the start
        try:
            found: click.Command = getattr(importlib.import_module(f"bot.cli.{module}"), module)
        finally:
            gc.enable()
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each is for, without loading any."""
        with formatter.section("命令"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command line, then exit."""
        sys.exit(self._code(*args, **{**extra, "standalone_mode": False}))

    def _code(self, *args: Any, **extra: Any) -> int:
        try:
            code = super().main(*args, **extra)
        except click.UsageError as mistake:
            return _say(usage_sentences(mistake), 2)
        except click.ClickException as refusal:
            return _say([refusal.format_message()], refusal.exit_code)
        except (click.Abort, KeyboardInterrupt):
            return 130
        except BrokenPipeError:
            sys.stderr.close()
            return 1
        except Exception as trouble:
            said = sentences_of(trouble)
            if said is None:
                raise
            return _say(*said)
        return code if isinstance(code, int) else 0


def _say(sentences: list[str], code: int) -> int:
    for sentence in sentences:
        click.echo(sentence, err=True)
    return code


@click.group(
    cls=Entrance,
    help="榫卯:派单群里的机器人,线索一条不漏。各命令的用法:sunmao 命令 --help",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
def main() -> None:
    """Take a command line apart."""
