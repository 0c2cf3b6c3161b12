"""Every trouble as a sentence; what is a bug stays one."""

from __future__ import annotations

import errno
import socket

import pytest

import storage
from bot.cli.troubles import sentences_of
from bot.config import ConfigError, Problem
from bot.people_file import PeopleError, RowProblem

TROUBLES = {
    "端口已被占用": OSError(errno.EADDRINUSE, "in use"),
    "没有 server.host 写的地址": OSError(errno.EADDRNOTAVAIL, "no such address"),
    "请改成 127.0.0.1": socket.gaierror(-2, "unknown"),
    "磁盘满了": OSError(errno.ENOSPC, "full"),
    "打不开 a.db:没有权限": PermissionError(errno.EACCES, "denied", "/there/a.db"),
    "打不开 a.db:它是一个文件夹": IsADirectoryError(errno.EISDIR, "is one", "/there/a.db"),
    "数据库没有应答(locked)": storage.Unavailable("the database does not answer: locked"),
    "正被另一个榫卯使用": storage.AlreadyOpen("x"),
    "更新版本的榫卯": storage.TooNew("x"),
    "旧版本的榫卯": storage.TooOld("x"),
    "请加 --force": storage.NotEmpty("x"),
    "备份不完整": storage.Damaged("x"),
    "第 3 行:账号": PeopleError(RowProblem(row=3, sentence="账号是空的")),
}


@pytest.mark.parametrize("words", TROUBLES)
def test_a_trouble_is_a_sentence_and_1(words: str) -> None:
    said = sentences_of(TROUBLES[words])
    assert said is not None
    assert words in said[0][0]
    assert said[1] == 1


def test_mistakes_of_a_config_are_2() -> None:
    problems = tuple(Problem(file="c", line=line, key="k", sentence=f"第 {line} 行") for line in (1, 2))
    assert sentences_of(ConfigError(problems)) == (["第 1 行", "第 2 行"], 2)


@pytest.mark.parametrize(
    "bug", [KeyError("x"), ValueError("x"), OSError(errno.EIO, "x"), type("DatabaseError", (Exception,), {})()]
)
def test_a_bug_has_no_sentence(bug: Exception) -> None:
    assert sentences_of(bug) is None


def test_every_way_to_fail_at_remembering_has_its_sentence() -> None:
    internal = {storage.SeenAlready}
    for kind in set(storage.StorageError.__subclasses__()) - internal:
        said = sentences_of(kind("in English"))
        assert said is not None
        assert "in English" not in said[0][0] or kind is storage.Unavailable
