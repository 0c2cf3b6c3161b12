"""Spreadsheets, which strangers may have made, into rows of text.

A row is its number, as the spreadsheet shows it, and its cells as text; a formula is the text of the formula.
"""

from __future__ import annotations

import csv
import io
from contextlib import contextmanager, nullcontext
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, Final

from bot.sheets.problems import FEW, MOST_COLUMNS, Limits, refused
from bot.sheets.text_files import decoded, delimiter_of
from bot.sheets.workbooks import cells_in, is_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Row = tuple[int, tuple[str, ...]]

_MB: Final = 1024 * 1024
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"


def rows_of(data: bytes, what: str, limits: Limits = FEW) -> tuple[Row, ...]:
    """The rows that are not empty; whether it is XLSX or CSV, its bytes say. ``what`` it should be: 人员名单, 线索表.

    Raises:
        SheetError: it cannot be read, or is larger than such a file can be.
    """
    with rows_in(data, what, limits) as rows:
        return tuple(rows)


@contextmanager
def rows_in(data: bytes, what: str, limits: Limits = FEW) -> Iterator[Iterator[Row]]:
    """As ``rows_of``, one by one as they are read. A large workbook is being read from now on.

    Raises:
        SheetError: as ``rows_of``; also while the rows are taken, behind some of them.
    """
    if len(data) > limits.bytes:
        raise refused(f"文件超过 {limits.bytes // _MB} MB,不像是{what};请只保留{what}")
    if data.startswith(_OLD_OFFICE):
        raise refused("这是旧格式 .xls,或者有密码的文件;请用 Excel 或 WPS 另存为没有密码的 .xlsx")
    with cells_in(data, what, limits) if is_xlsx(data) else nullcontext(_lines_of(data)) as cells:
        yield _within_limits(cells, what, limits)


def _lines_of(data: bytes) -> Iterator[list[str]]:
    """The rows of UTF-8 with or without BOM, UTF-16 with BOM, GBK or Big5."""
    text = decoded(data)
    try:
        yield from _whole(text, delimiter_of(text))
    except csv.Error:
        raise refused("这个 CSV 文件的引号不成对或单元格太长;请用 Excel 或 WPS 重新另存为 CSV") from None


def _whole(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows, to the last.

    Raises:
        csv.Error: a quote that nobody closes made one cell of all that follows.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines, before = 0, 0
    for row in reader:
        lines, before = reader.line_num - before, reader.line_num
        yield row
    if lines > 1 and text.count('"') % 2:
        raise csv.Error


def _within_limits(rows: Iterable[Iterable[Any]], what: str, limits: Limits) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        if number > limits.rows:
            raise refused(f"超过 {limits.rows} 行,不像是{what};请删去多余的行,以及最下面看不见的内容", number)
        words = tuple([cell.strip() if type(cell) is str else words_of(cell) for cell in cells])
        if len(words) > MOST_COLUMNS and any(words[MOST_COLUMNS:]):
            raise refused(f"超过 {MOST_COLUMNS} 列,不像是{what};请删去多余的列,以及最右边看不见的内容", number)
        if any(words):
            yield number, words[:MOST_COLUMNS]


def words_of(cell: Any) -> str:
    """The value of a cell as people read it; a formula is the text of the formula, an empty cell is empty."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return str(cell if cell.time() != time() else cell.date())
    formula = getattr(cell, "text", None)  # an array formula is an object of its own
    return str(cell if formula is None else formula).strip()
