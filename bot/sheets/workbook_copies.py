"""Copies that are workbooks: every cell is the words themselves, whatever they begin with.

A long one is written by a process of its own::

    lines ─▶ parts ─▶ standard input ─▶ XlsxWriter ─▶ standard output, which is the file
"""

from __future__ import annotations

import errno
import io
import os
import pickle
import re
import sys
from contextlib import contextmanager, suppress
from itertools import count
from subprocess import PIPE
from typing import IO, TYPE_CHECKING, Final, cast

from bot.sheets.apart import started

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Line = tuple[str, ...]
    Write = Callable[[Iterable[Line]], None]

_LONGEST: Final = 32_767
"""Characters that a cell of a workbook may hold; Excel calls a file damaged in which one holds more."""
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot say at all."""


@contextmanager
def writing(file: IO[bytes]) -> Iterator[Write]:
    """Row by row, every cell the words themselves: never a formula, never a number, whatever it begins with.

    Raises:
        OSError: it cannot be written there.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 — a bot that writes no workbook starts without it
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 — the same

    # XlsxWriter leaves its zip open where a disk is full; it only gets what is never full.
    packed = io.BytesIO()
    try:
        with Workbook(packed, {"constant_memory": True}) as book:
            sheet = book.add_worksheet("结果")
            numbers = count()

            def write(lines: Iterable[Line]) -> None:
                for line, number in zip(lines, numbers):  # noqa: B905 — the numbers never end
                    for column, words in enumerate(line):
                        if words:
                            sheet.write_string(number, column, _tellable(words))

            yield write
    except FileCreateError as wrapped:
        raise wrapped.args[0] from None
    file.write(packed.getbuffer())
    file.flush()


@contextmanager
def written_apart(file: IO[bytes]) -> Iterator[Write]:
    """The same, written by another process; the file is whole when this ends, and nobody writes to it any more.

    Raises:
        OSError: it cannot be written there.
    """
    with started(__name__, told=PIPE, answers=file) as process:
        told = cast("IO[bytes]", process.stdin)
        try:
            yield lambda lines: pickle.dump(list(lines), told, pickle.HIGHEST_PROTOCOL)
            told.close()
            _check(process.wait())
        except BrokenPipeError:
            _check(process.wait())
            raise
        finally:
            process.kill()
            with suppress(BrokenPipeError):
                told.close()


def _tellable(words: str) -> str:
    """What of it a cell can say."""
    if len(words) <= _LONGEST and words.isprintable():
        return words
    return _FORBIDDEN.sub("", words[:_LONGEST])


def _check(code: int) -> None:
    """Whether the writer came to its end; its exit code is the errno of what kept it from it."""
    if code:
        raise OSError(max(code, 0) or errno.EIO, os.strerror(max(code, 0) or errno.EIO))


def main() -> None:
    """Write what comes over standard input, part by part and to its end, to the file that is standard output."""
    try:
        with writing(sys.stdout.buffer) as write:
            while part := _next(sys.stdin.buffer):
                write(part)
    except OSError as trouble:
        sys.exit(trouble.errno)


def _next(told: IO[bytes]) -> list[Line]:
    """The next part, empty at the end."""
    try:
        part: list[Line] = pickle.load(told)  # noqa: S301 — from the process that started this one
    except EOFError:
        return []
    return part
