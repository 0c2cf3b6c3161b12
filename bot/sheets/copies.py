"""Copies of lists that say how each row ended; nothing in them is ever taken for a formula (reliability.md B5 #51).

An ID-card number that somebody put into the list is masked in the copy. The copy holds phones whole, as the list
does, so only the one who wrote it may read it.
"""

from __future__ import annotations

import csv
import io
import os
import re
from contextlib import contextmanager
from itertools import count
from typing import IO, TYPE_CHECKING, Final

from bot.domain.intake import SHORTEST_ID, holds_id_number
from bot.domain.masking import mask_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    Line = tuple[str, ...]
    Write = Callable[[Iterable[Line]], None]

_ACTIVE: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BEGINS: Final = frozenset(_ACTIVE)
_PHONE: Final = re.compile(r"\+?\d[\d -]*")
_LONGEST: Final = 32_767
"""Characters that a cell of a workbook may hold; Excel calls a file damaged in which one holds more."""
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot say at all."""


def beside(rows: Sequence[Line], ends: Sequence[Line]) -> Iterator[Line]:
    """The rows, the head first, each with its end behind it, in columns of their own."""
    width = max(map(len, rows))
    return (with_end(cells, end, width) for cells, end in zip(rows, ends, strict=True))


def with_end(cells: Line, end: Line, width: int) -> Line:
    """One row of the copy: the cells, as many as the widest row has, and how the row ended."""
    secret = max(map(len, cells), default=0) >= SHORTEST_ID and any(map(holds_id_number, cells))
    told = tuple(map(mask_words, cells)) if secret else cells
    return (*told, *[""] * (width - len(told)), *end)


def write_copy(path: Path, lines: Iterable[Line]) -> None:
    """Write the copy: CSV where the path says so, else XLSX. Whole or not at all, and for its writer's eyes only.

    Raises:
        OSError: it cannot be written there.
    """
    with copying(path) as write:
        write(lines)


@contextmanager
def copying(path: Path) -> Iterator[Write]:
    """As ``write_copy``, for lines that come by and by: the copy is there when this ends, and not if it raises.

    Raises:
        OSError: it cannot be written there.
    """
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(handle, "wb") as opened, (_csv if path.suffix.lower() == ".csv" else _xlsx)(opened) as write:
            yield write
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def inert(cell: str) -> str:
    """The cell as a CSV may hold it: with a quote before what a spreadsheet would compute; a phone is only a phone."""
    return f"'{cell}" if cell.startswith(_ACTIVE) and not _PHONE.fullmatch(cell) else cell


@contextmanager
def _csv(file: IO[bytes]) -> Iterator[Write]:
    # With a BOM, or Excel on a Chinese Windows would take it for GBK.
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    rows = csv.writer(text)

    def write(lines: Iterable[Line]) -> None:
        rows.writerows([inert(cell) if cell[:1] in _BEGINS else cell for cell in line] for line in lines)

    yield write
    text.detach()


@contextmanager
def _xlsx(file: IO[bytes]) -> Iterator[Write]:
    """Row by row, every cell the words themselves: never a formula, never a number, whatever it begins with."""
    from xlsxwriter import Workbook  # noqa: PLC0415 — a bot that writes no workbook starts without it

    with Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("结果")
        numbers = count()

        def write(lines: Iterable[Line]) -> None:
            for line, number in zip(lines, numbers):  # noqa: B905 — the numbers never end
                for column, words in enumerate(line):
                    if words:
                        sheet.write_string(number, column, _FORBIDDEN.sub("", words[:_LONGEST]))

        yield write
