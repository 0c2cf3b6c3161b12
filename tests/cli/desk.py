"""A desk to type at: a folder with a config.toml and a list of people, and ``sunmao`` in front of it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.testing import CliRunner

from bot.cli import main
from storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from storage.unit_of_work import UnitOfWork

T = TypeVar("T")

ROOT = Path(__file__).parent.parent.parent
GROUP = "wrGroup01"
PEOPLE: list[dict[str, Any]] = [
    {"userid": "sunting", "name": "孙婷", "role": "sales_ops", "nicknames": ["婷姐"]},
    {"userid": "wanglei", "name": "王磊", "role": "sales", "nicknames": ["磊哥"], "region": "上海"},
    {"userid": "liming", "name": "李明", "role": "sales", "email": "liming@example.com", "capacity": 20},
    {"userid": "liuyang", "name": "刘洋", "role": "sdr", "industries": ["制造", "零售"]},
    {"userid": "zhaoqiang", "name": "赵强", "role": "sales", "active": False},
    {"userid": "chenjing", "name": "陈静", "role": "director"},
    {"userid": "chenjing2", "name": "陈静", "role": "bd"},
]
POST = (
    "新线索\n公司:顺风电气有限公司\n联系人:周建国\n电话:13900523381\n"
    "需求:换CRM\n预算:50万\n权限:决策人\n时间:本季度\n地区:上海"
)
PHONE = "13900523381"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class Desk:
    """Its own database, SQLite unless told otherwise, its own people, its own ports."""

    def __init__(self, place: Path, *, url: str | None = None) -> None:
        self.place = place
        self.database = place / "sunmao.db"
        self.url = url or f"sqlite:///{self.database}"
        self.config = place / "config.toml"
        self.people = place / "people.json"
        self.people.write_text(json.dumps(PEOPLE), encoding="utf-8")
        self.port = free_port()
        self.configure()

    def configure(self, *, more: str = "", wecom: str = "", **server: Any) -> None:
        """Write config.toml anew; ``more`` comes at its end."""
        served = {"port": self.port, **server}
        lines = [
            "[database]",
            f'url = "{self.url}"',
            "[server]",
            *(f"{name} = {json.dumps(value)}" for name, value in served.items()),
            wecom or '[wecom.ai_bot]\nbot_id = "bot"\nsecret = "kept-secret"\nurl = "ws://127.0.0.1:9/ws"',
            "[[group]]",
            'name = "派单群"',
            f'chat_id = "{GROUP}"',
            more,
        ]
        self.config.write_text("\n".join(lines), encoding="utf-8")

    # ------------------------------------------------------------------------------------- in this process

    def run(self, *words: str, stdin: str | None = None) -> Result:
        """A command in this process; its code is not judged."""
        return CliRunner().invoke(main, [*words, *self._which(words)], input=stdin, prog_name="sunmao")

    def ok(self, *words: str, stdin: str | None = None) -> str:
        """What a command prints that must go well."""
        result = self.run(*words, stdin=stdin)
        assert result.exit_code == 0, result.output
        return result.stdout

    def refused(self, *words: str, code: int = 1) -> str:
        """What a command says that must be refused."""
        result = self.run(*words)
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        return result.stderr

    def rows(self, *words: str) -> list[Any]:
        """The JSON Lines of a command."""
        return [json.loads(line) for line in self.ok(*words).splitlines()]

    def _which(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return ("--config", str(self.config)) if _takes_config(words) else ()

    # ------------------------------------------------------------------------------------ in another process

    def command(self, *words: str) -> list[str]:
        """A command line for another process."""
        return [sys.executable, "-m", "bot", *words, *self._which(words)]

    def start(self, *words: str) -> subprocess.Popen[str]:
        """A command in another process, under way."""
        return subprocess.Popen(  # noqa: S603 — our own program
            self.command(*words),
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    # ---------------------------------------------------------------------------------------------- inside

    def with_people(self) -> Desk:
        """The list is imported."""
        self.ok("people", "import", str(self.people))
        return self

    def with_a_lead(self) -> Desk:
        """L1 is posted."""
        self.with_people()
        self.ok("say", POST, "--as", "刘洋")
        return self

    def do(self, piece: Callable[[UnitOfWork], T]) -> T:
        """Look into the database, or change it, behind the commands' back."""
        with Database(self.url) as database:
            return database.do_now(piece)

    def look(self, piece: Callable[[UnitOfWork], T]) -> T:
        """Look into the database while the bot has it."""
        with Database(self.url, read_only=True) as database:
            return database.do_now(piece)


def _takes_config(words: tuple[str, ...]) -> bool:
    command: click.Command | None = main
    context = click.Context(main)
    for word in words:
        if isinstance(command, click.Group) and (found := command.get_command(context, word)):
            command = found
    return command is not None and any(parameter.name == "config" for parameter in command.params)
