"""Every trouble as a sentence for whoever sits at the terminal; anything that is not here is a bug, and loud."""

from __future__ import annotations

import errno
import socket
from pathlib import Path

import click

import storage

_STORAGE: dict[type[storage.StorageError], str] = {
    storage.AlreadyOpen: "数据库正被另一个榫卯使用;请先停掉那一个,或在那台机器上操作。",
    storage.TooNew: "数据库是更新版本的榫卯写的;请换用那个版本或更新的版本。",
    storage.TooOld: "数据库还是空的,或是旧版本的榫卯写的;启动一次机器人就会自动建好、升级。",
    storage.NotEmpty: "数据库里已有内容,不能覆盖;确定要换掉请加 --force(原文件会另存)。",
    storage.Damaged: "备份不完整,或被改动过,没有恢复。",
}
_FILES: dict[type[OSError], str] = {
    PermissionError: "没有权限",
    FileNotFoundError: "没有这个文件或文件夹",
    IsADirectoryError: "它是一个文件夹",
    NotADirectoryError: "路径里有一段不是文件夹",
}


class Refused(click.ClickException):
    """What was asked for is not so, or may not be; each sentence on its line."""

    exit_code = 1

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))


def sentences_of(trouble: Exception) -> tuple[list[str], int] | None:
    """What to say of this trouble, and the exit code; None where it is a bug."""
    if isinstance(trouble, storage.Unavailable):
        return [f"数据库没有应答({_reason(trouble)});请检查磁盘、权限或数据库服务。"], 1
    if isinstance(trouble, storage.StorageError):
        return [_STORAGE.get(type(trouble), str(trouble))], 1
    if isinstance(trouble, OSError) and (said := _outside(trouble)):
        return [said], 1
    return _by_name(trouble)


def _by_name(trouble: Exception) -> tuple[list[str], int] | None:
    """Troubles whose classes are too heavy to load for every command."""
    match type(trouble).__name__:
        case "DatabaseError" if type(trouble).__module__ == "sqlalchemy.exc":
            return ["数据库文件损坏了,或者不是数据库;请移开它,再用 sunmao restore 从备份恢复。"], 1
        case "ConfigError":
            return str(trouble).splitlines(), 2
        case "PeopleError" | "SheetError":
            return str(trouble).splitlines(), 1
        case _:
            return None


def _outside(trouble: OSError) -> str | None:
    """What the machine does not let us do; None where it says too little to be anybody's but ours."""
    if trouble.errno == errno.EADDRINUSE:
        return "端口已被占用;请改 config.toml 里的 server.port,或停掉占用它的程序。"
    if trouble.errno == errno.EADDRNOTAVAIL or isinstance(trouble, socket.gaierror):
        return "这台机器上没有 server.host 写的地址;请改成 127.0.0.1 或 0.0.0.0。"
    if trouble.errno == errno.ENOSPC:
        return "磁盘满了;请腾出空间再试。"
    if trouble.filename:
        reason = _FILES.get(type(trouble), trouble.strerror)
        return f"打不开 {Path(str(trouble.filename)).name}:{reason}。"
    return None


def usage_sentences(mistake: click.UsageError) -> list[str]:
    """What is wrong with the command line, and where to read on."""
    path = mistake.ctx.command_path if mistake.ctx else "sunmao"
    return [_usage(mistake), f"用法见:{path} --help"]


def _usage(mistake: click.UsageError) -> str:
    match mistake:
        case click.exceptions.NoArgsIsHelpError():
            return mistake.format_message()
        case click.NoSuchOption():
            near = f",是不是想写 {'、'.join(mistake.possibilities)}?" if mistake.possibilities else "。"
            return f"没有选项 {mistake.option_name}{near}"
        case click.exceptions.NoSuchCommand():
            return f"没有命令 {mistake.command_name}。"
        case click.BadParameter():
            return _about(mistake)
        case click.BadOptionUsage():
            return f"选项 {mistake.option_name} 后面要有值。"
        case _:
            return mistake.message if not mistake.message.isascii() else f"写法不对({mistake.message})"


def _about(mistake: click.BadParameter) -> str:
    if isinstance(mistake, click.MissingParameter):
        return f"缺少 {_called(mistake)}。"
    kind = mistake.param.type if mistake.param else None
    if isinstance(kind, click.Choice):
        return f"{_called(mistake)} 只能是:{'、'.join(kind.choices)}。"
    return f"{_called(mistake)}:{mistake.message}"


def _called(mistake: click.BadParameter) -> str:
    parameter = mistake.param
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return parameter.human_readable_name if parameter else "参数"


def _reason(trouble: storage.Unavailable) -> str:
    return str(trouble).removeprefix("the database does not answer: ")
