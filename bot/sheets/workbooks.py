"""Workbooks that are written row by row: one sheet, every cell the words themselves, nothing but one row in memory.

openpyxl makes objects of every cell, which for a hundred thousand rows takes longer than everything else that becomes
of them. A cell here is an inline string (ECMA-376 18.3.1.53): never a formula, never a number, whatever it begins with.
"""

from __future__ import annotations

import re
import zipfile
from contextlib import contextmanager
from functools import cache
from typing import IO, TYPE_CHECKING, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="{title}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font>'
    '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
    '</fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="1"><xf/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>",
}
_SHEET: Final = "xl/worksheets/sheet1.xml"
_LONGEST: Final = 32_767
"""Characters that a cell may hold; Excel calls a file damaged in which one holds more."""
_TROUBLE: Final = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot say at all."""
_QUICK: Final = 3
"""Of nine: half as long again as the smallest file, in a third of the time."""


@contextmanager
def workbook(file: IO[bytes], title: str) -> Iterator[Callable[[Sequence[str]], None]]:
    """Takes one row after another; the workbook is whole when this ends.

    Args:
        file: open for writing.
        title: of the sheet; nothing that XML would have to escape.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as package:
        for name, words in _PARTS.items():
            package.writestr(name, _HEAD + words.replace("{title}", title))
        with package.open(_SHEET, "w", force_zip64=True) as sheet:
            sheet.write(f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            rows = _Rows(sheet)
            yield rows.add
            rows.flush()
            sheet.write(b"</sheetData></worksheet>")


class _Rows:
    """Rows on their way into the sheet, many of them at once."""

    __slots__ = ("_number", "_sheet", "_waiting")

    def __init__(self, sheet: IO[bytes]) -> None:
        self._sheet = sheet
        self._number = 0
        self._waiting: list[str] = []

    def add(self, cells: Sequence[str]) -> None:
        self._number = number = self._number + 1
        whole = "".join(cells)
        said = map(_escaped, cells) if _TROUBLE.search(whole) or len(whole) > _LONGEST else cells
        told = [
            f'<c r="{column}{number}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
            for column, words in zip(_columns(len(cells)), said, strict=True)
            if words
        ]
        self._waiting.append(f'<row r="{number}">{"".join(told)}</row>')
        if len(self._waiting) == _TOGETHER:
            self.flush()

    def flush(self) -> None:
        self._sheet.write("".join(self._waiting).encode())
        self._waiting.clear()


_TOGETHER: Final = 500


def _escaped(words: str) -> str:
    return escape(_FORBIDDEN.sub("", words[:_LONGEST]))


@cache
def _columns(count: int) -> tuple[str, ...]:
    """The letters of so many columns: A, B, … Z, AA, AB."""
    return tuple(map(_letters, range(1, count + 1)))


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
