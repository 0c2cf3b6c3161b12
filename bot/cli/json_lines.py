"""JSON Lines that come in: each line with its number, and what is wrong with one said in a sentence."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from bot.cli.troubles import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def rows(file: Path | None) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each line of the file, or of standard input, with its number, as JSON."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines() if file else sys.stdin.read().splitlines()
    except OSError:
        raise Refused(f"打不开 {file}。") from None
    except UnicodeDecodeError:
        raise Refused(f"{file or '标准输入'} 不是 UTF-8 编码的文字。") from None
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, _row(number, line)


def _row(number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict):
        raise Refused(f"第 {number} 行不是 JSON 对象。")
    return row


class naming:  # noqa: N801 — reads as a word where it is used
    """What a line lacks is said with its number."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, KeyError):
            raise Refused(f"第 {self._number} 行缺少 {error.args[0]}。") from None
        if isinstance(error, (TypeError, ValueError, AttributeError)):
            raise Refused(f"第 {self._number} 行的内容不合约定({kind.__name__ if kind else ''})。") from None
