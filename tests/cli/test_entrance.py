"""The door to all commands."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.cli.entrance import COMMANDS
from tests.cli.desk import ROOT

if TYPE_CHECKING:
    from tests.cli.desk import Desk


def test_help_names_every_command_without_loading_any() -> None:
    code = "import sys; from bot.cli import main\ntry: main(['--help'])\nexcept SystemExit: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert all(name in done.stdout for name in COMMANDS)
    assert not {"sqlalchemy", "aiohttp", "pydantic", "openpyxl", "bot.app"} & set(done.stdout.splitlines()[-1].split())


def test_the_bot_starts_without_what_only_some_messages_need() -> None:
    code = "import sys; import bot.cli.run; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert not {"wechatpy", "requests", "pypinyin", "phonenumbers", "openpyxl"} & set(done.stdout.split())


def test_help_comes_at_once() -> None:
    best = min(_seconds("--help") for _ in range(3))
    assert best < 1.5, "0.2 s on a machine with nothing else to do"


def _seconds(*words: str) -> float:
    began = time.monotonic()
    subprocess.run([sys.executable, "-m", "bot", *words], cwd=ROOT, capture_output=True, check=True)  # noqa: S603
    return time.monotonic() - began


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_loaded_and_has_help(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"], prog_name="sunmao")
    assert result.exit_code == 0
    assert f"sunmao {name}" in result.output


def _all(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(main)
    below = [
        one
        for name in (command.list_commands(context) if isinstance(command, click.Group) else [])
        if (found := command.get_command(context, name))  # type: ignore[attr-defined]
        for one in _all(found, (*path, name))
    ]
    return [(path, command), *below]


def test_every_command_and_option_is_explained_in_chinese() -> None:
    everything = _all(main)
    assert len(everything) > 20
    for path, command in everything:
        assert command.help, path
        assert not command.help.isascii(), path
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                assert parameter.help, (path, parameter.name)
                assert not parameter.help.isascii(), (path, parameter.name)


WRONG_USE = {
    ("frob",): "没有命令 frob。",
    ("say",): "缺少 一句话。",
    ("say", "L1 给王磊"): "缺少 --as。",
    ("say", "L1 给王磊", "--as"): "选项 --as 后面要有值。",
    ("say", "L1 给王磊", "--who", "孙婷"): "没有选项 --who。",
    ("say", "好", "--as", "孙婷", "--alone", "--group", "派单群"): "--group 和 --alone 只能选一个。",
    ("leads", "show", "一号"): "线索号:“一号”不是线索号;请写成 L1。",
    ("leads", "list", "--stage", "哪里"): "没有“哪里”这个状态",
    ("outbox", "release"): "请选 --send(全部发出)或 --drop(全部丢弃)。",
    ("when", "昨天", "8h"): "“昨天”不是时刻",
    ("when", "2026-10-09 17:00", "8x"): "“8x”不是时长",
    ("when", "2026-10-09 17:00", "3d"): "工作时间请写小时",
    ("when", "2026-10-09 17:00", "8h", "--hours", "night"): "--hours 只能是:working、clock。",
}


@pytest.mark.parametrize("words", WRONG_USE, ids=" ".join)
def test_wrong_use_is_said_in_chinese_and_is_2(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, list(words), prog_name="sunmao")
    assert result.exit_code == 2
    assert WRONG_USE[words] in result.stderr
    assert "用法见:sunmao" in result.stderr
    assert result.stdout == ""


NEED_CONFIG = [("check",), ("run",), ("say", "好", "--as", "孙婷"), ("people", "list"), ("outbox",), ("backup", "x")]


@pytest.mark.parametrize("words", NEED_CONFIG, ids=" ".join)
def test_without_a_config_it_is_said_what_to_do(desk: Desk, words: tuple[str, ...]) -> None:
    desk.config.unlink()
    result = desk.run(*words)
    assert result.exit_code == (1 if words == ("check",) else 2)
    assert "复制 config.example.toml 为 config.toml" in result.output


def test_every_mistake_of_a_config_is_said_at_once(desk: Desk) -> None:
    desk.configure(more='[policy]\nndays = 3\n[server]\nport = "x"\n[bot]\nnam = "线索助手"')
    assert "同一节写了两次" in desk.refused("run", code=2)
    desk.configure(more='[policy]\nndays = 3\nundo_minutes = "x"\n[bot]\nnam = "线索助手"')
    said = desk.refused("run", code=2).splitlines()
    assert [line.partition(":")[0].split()[-1] for line in said] == ["policy.ndays", "policy.undo_minutes", "bot.nam"]


def test_a_broken_toml_names_its_line(desk: Desk) -> None:
    desk.config.write_text("[bot]\nname = “线索助手”\n", encoding="utf-8")
    assert "第 2 行" in desk.refused("people", "list", code=2)


def test_the_environment_may_name_the_config(busy: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUNMAO_CONFIG", str(busy.config))
    assert "L1" in CliRunner().invoke(main, ["leads", "list"]).stdout


def test_a_bug_stays_loud(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def slip(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.cli.people.settings_of", slip)
    assert isinstance(desk.run("people", "list").exception, ZeroDivisionError)
