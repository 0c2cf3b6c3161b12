"""The copy of a list that says how each row ended; nothing in it is ever taken for a formula (reliability.md B5 #51).

An ID-card number that somebody put into the list is masked in the copy. The copy holds phones whole, as the list
does, so only the one who wrote it may read it.
"""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from bot.domain.intake import holds_id_number
from bot.domain.masking import mask_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bot.leads_file.reading import LeadSheet

COLUMNS: Final = ("状态", "线索号", "来源(记为)", "来源依据", "原因")
_ACTIVE: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_PHONE: Final = re.compile(r"\+?\d[\d -]*")


@dataclass(frozen=True, kw_only=True, slots=True)
class End:
    """How a row ended, in the words of the copy."""

    state: str
    lead: str = ""
    source: str = ""
    basis: str = ""
    why: str = ""


def write(path: Path, sheet: LeadSheet, ends: Mapping[int, End]) -> None:
    """Write the copy: CSV where the path says so, else XLSX. Whole or not at all, and for its writer's eyes only.

    Args:
        path: where to.
        sheet: the list.
        ends: by the number of the row; every row has one.

    Raises:
        OSError: it cannot be written there.
    """
    lines = list(_lines(sheet, ends))
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


def _lines(sheet: LeadSheet, ends: Mapping[int, End]) -> Iterator[tuple[str, ...]]:
    width = max(len(sheet.head), *(len(row.cells) for row in sheet.rows))
    yield (*_wide(sheet.head, width), *COLUMNS)
    for row in sheet.rows:
        end = ends[row.number]
        secret = any(map(holds_id_number, row.cells))
        cells = tuple(map(mask_words, row.cells)) if secret else row.cells
        yield (*_wide(cells, width), end.state, end.lead, end.source, end.basis, end.why)


def _wide(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))


def _csv(lines: list[tuple[str, ...]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([inert(cell) for cell in line] for line in lines)
    # With a BOM, or Excel on a Chinese Windows would take it for GBK.
    return text.getvalue().encode("utf-8-sig", "replace")


def _xlsx(lines: list[tuple[str, ...]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
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
