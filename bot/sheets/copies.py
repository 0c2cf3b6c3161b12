"""Copies of lists that say how each row ended; nothing in them is ever taken for a formula (reliability.md B5 #51).

An ID-card number that somebody put into the list is masked in the copy. The copy holds phones whole, as the list
does, so only the one who wrote it may read it.
"""

from __future__ import annotations

import csv
import io
import os
import re
from typing import TYPE_CHECKING, Final

from bot.domain.intake import SHORTEST_ID, holds_id_number
from bot.domain.masking import mask_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_ACTIVE: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BEGINS: Final = frozenset(_ACTIVE)
_PHONE: Final = re.compile(r"\+?\d[\d -]*")


def beside(rows: Sequence[tuple[str, ...]], ends: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The rows, the head first, each with its end behind it, in columns of their own."""
    width = max(map(len, rows))
    for cells, end in zip(rows, ends, strict=True):
        secret = max(map(len, cells)) >= SHORTEST_ID and any(map(holds_id_number, cells))
        told = tuple(map(mask_words, cells)) if secret else cells
        yield (*told, *[""] * (width - len(told)), *end)


def write_copy(path: Path, lines: Sequence[tuple[str, ...]]) -> None:
    """Write the copy: CSV where the path says so, else XLSX. Whole or not at all, and for its writer's eyes only.

    Raises:
        OSError: it cannot be written there.
    """
    data = _csv(lines) if path.suffix.lower() == ".csv" else _xlsx(lines)
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(data)
    part.replace(path)


def inert(cell: str) -> str:
    """The cell as a CSV may hold it: with a quote before what a spreadsheet would compute; a phone is only a phone."""
    return f"'{cell}" if cell.startswith(_ACTIVE) and not _PHONE.fullmatch(cell) else cell


def _csv(lines: Sequence[tuple[str, ...]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([inert(cell) if cell[:1] in _BEGINS else cell for cell in line] for line in lines)
    # With a BOM, or Excel on a Chinese Windows would take it for GBK.
    return text.getvalue().encode("utf-8-sig", "replace")


def _xlsx(lines: Sequence[tuple[str, ...]]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 — a bot that writes no workbook starts without it
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet("结果")
    for line in lines:
        row = []
        for words in line:
            cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", words))
            # openpyxl takes every string that begins with "=" for a formula.
            cell.data_type = "s"
            row.append(cell)
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
