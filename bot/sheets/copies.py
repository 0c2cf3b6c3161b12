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
from typing import IO, TYPE_CHECKING, Final

from bot.domain.intake import SHORTEST_ID, holds_id_number
from bot.domain.masking import mask_words
from bot.sheets.workbook_copies import writing, written_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from bot.sheets.workbook_copies import Line, Write

_ACTIVE: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BEGINS: Final = frozenset(_ACTIVE)
_PHONE: Final = re.compile(r"\+?\d[\d -]*")


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
def copying(path: Path, *, apart: bool = False) -> Iterator[Write]:
    """As ``write_copy``, for lines that come by and by: the copy is there when this ends, and not if it raises.

    ``apart``: a workbook is written by a process of its own, as it takes seconds of a processor for 100 000 lines.

    Raises:
        OSError: it cannot be written there.
    """
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    how = _csv if path.suffix.lower() == ".csv" else written_apart if apart else writing
    try:
        with os.fdopen(handle, "wb") as opened, how(opened) as write:
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
