"""Workbooks (XLSX), which strangers may have made: what is in the first sheet, and which other sheets there are.

What is too big is refused before it is unpacked: the directory of the zip says how much there is, and zipfile gives no
more of a member than the directory said.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from bot.sheets.large_workbooks import LARGE, is_plain, reading
from bot.sheets.merged import blocks_in, filled
from bot.sheets.problems import SheetError, refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.sheets.large_workbooks import QuickReader
    from bot.sheets.problems import Limits

_MB: Final = 1024 * 1024
_MOST_MEMBERS: Final = 1000
_GLANCE: Final = 20
"""Rows of another sheet that are looked at for content."""
_ENCRYPTED: Final = 0x1
_CUSTOM_XML: Final = re.compile(rb"<!(?i:DOCTYPE|ENTITY)")
_XLSX: Final = b"PK\x03\x04"
_DAMAGED: Final = "这个 XLSX 文件已损坏或不是表格;请用 Excel 或 WPS 打开后重新另存为 .xlsx"


def is_xlsx(data: bytes) -> bool:
    """Whether this begins as a workbook does."""
    return data.startswith(_XLSX)


@contextmanager
def cells_in(data: bytes, what: str, limits: Limits) -> Iterator[Iterator[Iterable[Any]]]:
    """The rows of the first sheet from its first on, empty ones too; what is in a cell as ``words_of`` takes it.

    A large one is being read from now on, not when its first row is wanted.

    Raises:
        SheetError: damaged, encrypted, or larger than such a file can be; also while the rows are taken.
    """
    with ExitStack() as stack:
        with _refusing():
            package = stack.enter_context(zipfile.ZipFile(io.BytesIO(data)))
            large = _unpacked(package, what, limits) >= LARGE
            quick = stack.enter_context(reading(data)) if large else None
        yield _cells(data, package, quick, limits)


def _cells(data: bytes, package: zipfile.ZipFile, quick: QuickReader | None, limits: Limits) -> Iterator[Iterable[Any]]:
    with _refusing():
        given = 0
        # While the quick reader is at work, we see whether it may be.
        if _harmless(package) and quick:
            for row in quick.rows():
                given += 1
                yield row
            if quick.whole:
                return
        yield from islice(_by_openpyxl(data, limits.rows + 1), given, None)


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except SheetError:
        raise
    except Exception:  # noqa: BLE001 — a stranger's file can break openpyxl in any way; all are one refusal
        raise refused(_DAMAGED) from None


def _unpacked(package: zipfile.ZipFile, what: str, limits: Limits) -> int:
    """How large the members are, if they may be unpacked."""
    members = package.infolist()
    size = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or size > limits.unpacked:
        raise refused(f"这个文件解开后超过 {limits.unpacked // _MB} MB,不像是{what};请只保留{what},重新另存")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise refused("这个文件有密码;请去掉密码后另存")
    return size


def _harmless(package: zipfile.ZipFile) -> bool:
    """Whether all members are plain; none of them may bring XML entities of its own."""
    plain = True
    for member in package.infolist():
        content = package.read(member)
        if _CUSTOM_XML.search(content):
            raise refused(_DAMAGED)
        plain = plain and is_plain(content)
    return plain


def _by_openpyxl(data: bytes, most: int) -> tuple[Iterable[Any], ...]:
    from openpyxl import load_workbook  # noqa: PLC0415 — a bot that reads no workbook starts without it

    with warnings.catch_warnings():
        # openpyxl warns of styles and validations that it leaves out; we want the words only.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        return tuple(islice(filled(sheet.iter_rows(values_only=True), _merged_in(data, sheet)), most))


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
