"""Spreadsheets, which strangers may have made, into rows of text.

A row is its number, as the spreadsheet shows it, and its cells as text; a formula is the text of the formula. What
is too big is refused before it is unpacked: the directory of the zip says how much there is, and zipfile gives no
more of a member than the directory said.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from datetime import datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from bot.sheets.large_workbooks import read_large
from bot.sheets.merged import blocks_in, filled
from bot.sheets.problems import FEW, MOST_COLUMNS, Limits, SheetError, refused
from bot.sheets.text_files import decoded, delimiter_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Row = tuple[int, tuple[str, ...]]

_MB: Final = 1024 * 1024
_MOST_MEMBERS: Final = 1000
_GLANCE: Final = 20
"""Rows of another sheet that are looked at for content."""
_ENCRYPTED: Final = 0x1
_CUSTOM_XML: Final = re.compile(rb"<!(?i:DOCTYPE|ENTITY)")
_XLSX: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_DAMAGED: Final = "这个 XLSX 文件已损坏或不是表格;请用 Excel 或 WPS 打开后重新另存为 .xlsx"


def rows_of(data: bytes, what: str, limits: Limits = FEW) -> tuple[Row, ...]:
    """The rows that are not empty; whether it is XLSX or CSV, its bytes say. ``what`` it should be: 人员名单, 线索表.

    Raises:
        SheetError: it cannot be read, or is larger than such a file can be.
    """
    if len(data) > limits.bytes:
        raise refused(f"文件超过 {limits.bytes // _MB} MB,不像是{what};请只保留{what}")
    if data.startswith(_OLD_OFFICE):
        raise refused("这是旧格式 .xls,或者有密码的文件;请用 Excel 或 WPS 另存为没有密码的 .xlsx")
    return rows_of_xlsx(data, what, limits) if is_xlsx(data) else rows_of_csv(data, what, limits)


def is_xlsx(data: bytes) -> bool:
    """Whether this begins as a workbook does."""
    return data.startswith(_XLSX)


def rows_of_xlsx(data: bytes, what: str, limits: Limits = FEW) -> tuple[Row, ...]:
    """The rows of the first sheet that are not empty.

    Raises:
        SheetError: damaged, encrypted, or larger than such a file can be.
    """
    try:
        if large := read_large(data, _looked_into(data, what, limits)):
            return tuple(_within_limits(filled(*large), what, limits))
        with warnings.catch_warnings():
            # openpyxl warns of styles and validations that it leaves out; we want the words only.
            warnings.simplefilter("ignore")
            from openpyxl import load_workbook  # noqa: PLC0415 — a bot that reads no workbook starts without it

            book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            rows = filled(sheet.iter_rows(values_only=True), _merged_in(data, sheet))
            return tuple(_within_limits(rows, what, limits))
    except SheetError:
        raise
    except Exception:  # noqa: BLE001 — a stranger's file can break openpyxl in any way; all are one refusal
        raise refused(_DAMAGED) from None


def _merged_in(data: bytes, sheet: Any) -> dict[tuple[int, int], int]:
    """The merged blocks of a sheet; openpyxl leaves them out where it reads row by row."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return blocks_in(package.read(sheet._worksheet_path))  # noqa: SLF001 — it has no public name


def other_sheets(data: bytes) -> tuple[str, ...]:
    """The names of the sheets behind the first that hold anything; only the first one is read."""
    if not is_xlsx(data) or _has_one_sheet(data):
        return ()
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 — a bot that reads no workbook starts without it

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            return tuple(sheet.title for sheet in book.worksheets[1:] if _holds_anything(sheet))
    except Exception:  # noqa: BLE001 — a remark is not worth a refusal
        return ()


def unread(data: bytes) -> tuple[str, ...]:
    """What whoever brings the list is told of the sheets behind the first."""
    names = "、".join(f"“{name}”" for name in other_sheets(data))
    return (f"只读第一张表:{names} 没有读;要导入就另存为一个文件。",) if names else ()


def _has_one_sheet(data: bytes) -> bool:
    """Seen by the members: to open a large workbook takes seconds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return sum(name.startswith("xl/worksheets/") for name in package.namelist()) == 1
    except zipfile.BadZipFile:
        return False


def _holds_anything(sheet: Any) -> bool:
    sheet.reset_dimensions()
    rows = islice(sheet.iter_rows(values_only=True), _GLANCE)
    return any(cell not in {None, ""} for row in rows for cell in row)


def rows_of_csv(data: bytes, what: str, limits: Limits = FEW) -> tuple[Row, ...]:
    """The rows that are not empty, of UTF-8 with or without BOM, UTF-16 with BOM, GBK or Big5.

    Raises:
        SheetError: not text, or larger than such a file can be.
    """
    text = decoded(data)
    try:
        rows = _whole(text, delimiter_of(text))
        return tuple(_within_limits(rows, what, limits))
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


def _looked_into(data: bytes, what: str, limits: Limits) -> list[bytes]:
    """The members of a zip that unpacks to no more than it may, and brings no XML entities of its own."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = package.infolist()
        if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > limits.unpacked:
            raise refused(f"这个文件解开后超过 {limits.unpacked // _MB} MB,不像是{what};请只保留{what},重新另存")
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise refused("这个文件有密码;请去掉密码后另存")
        unpacked = [package.read(member) for member in members]
    if any(map(_CUSTOM_XML.search, unpacked)):
        raise refused(_DAMAGED)
    return unpacked


def _within_limits(rows: Iterable[Iterable[Any]], what: str, limits: Limits) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        if number > limits.rows:
            raise refused(f"超过 {limits.rows} 行,不像是{what};请删去多余的行,以及最下面看不见的内容", number)
        words = tuple([cell.strip() if type(cell) is str else _words(cell) for cell in cells])
        if len(words) > MOST_COLUMNS and any(words[MOST_COLUMNS:]):
            raise refused(f"超过 {MOST_COLUMNS} 列,不像是{what};请删去多余的列,以及最右边看不见的内容", number)
        if any(words):
            yield number, words[:MOST_COLUMNS]


def _words(cell: Any) -> str:
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
