"""The cells of a sheet, row by row, as the XML parser gives them.

openpyxl makes objects of every cell, which takes a quarter of a minute for the list of customers of a CRM. What a
number means as a date, and what a formula says in another row than its own, it is asked here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.sheets.packages import children_of, text_of

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from bot.sheets.packages import Package

_DIGITS: Final = "0123456789"


class Sheet:
    """The first sheet of a workbook."""

    def __init__(self, book: Package) -> None:
        self._book = book
        self._columns: dict[str, int] = {}
        self._formulas: dict[str, Any] = {}

    def rows(self, package: zipfile.ZipFile) -> Iterator[list[Any]]:
        """Words, numbers, truth values, times, durations, None for nothing; a row that is left out is an empty one."""
        reached = 0
        for row in children_of(package, self._book.sheet, "worksheet", "sheetData"):
            number = int(row.get("r") or reached + 1)
            if number > reached:
                yield from ([] for _ in range(reached + 1, number))
                yield self._cells(row)
                reached = number

    def _cells(self, row: Element) -> list[Any]:
        cells: list[Any] = []
        column = 0
        for cell in row:
            place = cell.get("r")
            column = self._column(place.rstrip(_DIGITS)) if place else column + 1
            value = self._value(cell) if len(cell) else None
            if value is None:
                continue
            if column > len(cells):
                cells += [None] * (column - len(cells))
            cells[column - 1] = value
        return cells

    def _column(self, letters: str) -> int:
        """Column AB is the 28th."""
        if letters not in self._columns:
            number = 0
            for letter in letters:
                number = number * 26 + ord(letter) - ord("A") + 1
            self._columns[letters] = number
        return self._columns[letters]

    def _value(self, cell: Element) -> Any:
        kind = cell.get("t", "n")
        value = None
        for child in cell:
            if child.tag.endswith("}f"):
                return self._formula(cell, child)
            if child.tag.endswith("}v"):
                value = child.text or None
            elif kind == "inlineStr" and child.tag.endswith("}is"):
                return text_of(child)
        if value is None or kind in {"str", "e"}:
            return value
        if kind == "s":
            return self._book.strings[int(value)]
        return self._meant(kind, value, cell.get("s", "0"))

    def _meant(self, kind: str, value: str, style: str) -> Any:
        from openpyxl.utils.datetime import from_excel, from_ISO8601  # noqa: PLC0415 — most commands read no workbook

        if kind == "b":
            return bool(int(value))
        if kind == "d":
            return from_ISO8601(value)  # type: ignore[no-untyped-call]
        number = int(value) if value.lstrip("-").isdigit() else float(value)
        if style not in self._book.dates:
            return number
        try:
            return from_excel(number, self._book.epoch, timedelta=style in self._book.durations)
        except (OverflowError, ValueError):
            return "#VALUE!"

    def _formula(self, cell: Element, formula: Element) -> str:
        """The formula itself; where it is the one of another row, as it reads in this one."""
        from openpyxl.formula.translate import Translator  # noqa: PLC0415 — most commands read no workbook

        words = f"={formula.text or ''}"
        if formula.get("t") == "shared":
            which, place = formula.get("si", ""), cell.get("r", "A1")
            if formula.text:
                self._formulas[which] = Translator(words, place)
            elif which in self._formulas:
                return str(self._formulas[which].translate_formula(place))
        return words
