"""Workbooks as they are read and written, beside what openpyxl reads and writes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from bot.sheets import rows_of
from bot.sheets.workbooks import workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
VALUES = st.one_of(
    st.none(),
    WORDS.filter(lambda words: words.strip() == words and not words.startswith("=") and "x005F_" not in words),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.datetimes(dt.datetime(1901, 1, 1), dt.datetime(2200, 1, 1)).map(lambda at: at.replace(microsecond=0)),  # noqa: DTZ001 — as a workbook has it
    st.dates(dt.date(1901, 1, 1), dt.date(2200, 1, 1)),
)


def written(rows: Sequence[Sequence[str]]) -> bytes:
    file = io.BytesIO()
    with workbook(file, "结果") as add:
        for row in rows:
            add(row)
    return file.getvalue()


def saved(fill: Callable[[Any], object]) -> bytes:
    book = openpyxl.Workbook()
    fill(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def by_openpyxl(data: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def changed(data: bytes, member: str, old: str, new: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            words = before.read(name)
            if name == member:
                assert old.encode() in words
                words = words.replace(old.encode(), new.encode())
            after.writestr(name, words)
    return file.getvalue()


@given(st.lists(st.lists(WORDS, min_size=1, max_size=30), min_size=1, max_size=5))
@settings(deadline=None)
def test_openpyxl_reads_what_is_written(rows: list[list[str]]) -> None:
    width = max(map(len, rows))
    assert by_openpyxl(written(rows)) == [[*row, *[None] * (width - len(row))] for row in rows]


def test_what_no_workbook_may_hold_is_left_out_and_nothing_is_ever_computed() -> None:
    data = written([["a\x00b\x0b\ud800c\uffff", "<&>", "=1+1", "\t x \n", "长" * 40_000, ""]])
    assert by_openpyxl(data) == [["abc", "<&>", "=1+1", "\t x \n", "长" * 32_767]]
    assert b"<f" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_many_rows_are_all_there_in_their_order() -> None:
    rows = [[str(number), "x"] for number in range(1_234)]
    assert by_openpyxl(written(rows)) == rows
    assert [list(cells) for _, cells in rows_of(written(rows), "表")] == rows


@given(st.lists(st.lists(VALUES, min_size=1, max_size=6), min_size=1, max_size=5))
@settings(deadline=None)
def test_cells_are_read_as_openpyxl_reads_them(rows: list[list[Any]]) -> None:
    data = saved(lambda sheet: [sheet.append(row) for row in rows])
    told = [[_words(value) for value in row] for row in by_openpyxl(data)]
    said = dict(rows_of(data, "表"))
    for number, row in enumerate(told, start=1):
        cells = said.get(number, ())
        assert [*cells, *[""] * (len(row) - len(cells))] == row


def _words(value: Any) -> str:
    """As a list shows it: whole numbers without a fraction, a day without an hour."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return str(value if value.time() != dt.time() else value.date())
    return str(value).strip()


def fill_oddly(sheet: Any) -> None:
    sheet["B2"] = CellRichText("上海", TextBlock(InlineFont(b=True), "朗驰"), "机械")
    sheet["D4"] = dt.timedelta(hours=26)
    sheet["E4"] = dt.time(9, 30)
    sheet["F4"] = 46083
    sheet["F4"].number_format = "yyyy年m月d日"
    sheet["G4"] = "#N/A"
    sheet["H4"] = "=A1+1"
    sheet["A7"] = 1.5


def test_odd_cells_and_rows_that_are_left_out_are_read_too() -> None:
    rows = dict(rows_of(saved(fill_oddly), "表"))
    assert list(rows) == [2, 4, 7]
    assert rows[2] == ("", "上海朗驰机械")
    assert rows[4][3:] == ("1 day, 2:00:00", "09:30:00", "2026-03-02", "#N/A", "=A1+1")
    assert rows[7] == ("1.5",)


SHEET = "xl/worksheets/sheet1.xml"
SEVEN = '<c r="A1" t="n"><v>7</v></c>'
RICH = "<is><r><t>上</t></r><rPh><t>s</t></rPh><r/><r><t>海</t></r></is>"
ONE = saved(lambda sheet: sheet.append([7, 8]))


@pytest.mark.parametrize(
    ("old", "new", "cells"),
    [
        (SEVEN, '<c t="n"><v>7</v></c>', ("7", "8")),
        (SEVEN, '<c r="A1" t="d"><v>2026-03-02</v></c>', ("2026-03-02", "8")),
        (SEVEN, '<c r="A1" t="str"><v> x </v></c>', ("x", "8")),
        (SEVEN, '<c r="A1" t="b"><v>1</v></c>', ("True", "8")),
        (SEVEN, '<c r="A1" t="n"><v/></c>', ("", "8")),
        (SEVEN, '<c r="A1" t="inlineStr"/>', ("", "8")),
        (SEVEN, '<c r="C1"><v>7</v></c>', ("", "8", "7")),
        (SEVEN, '<c r="A1"><v>7.50E2</v></c>', ("750", "8")),
        ("<v>8</v>", '<f t="dataTable" ref="B1:B2"/><v>8</v>', ("7", "=")),
        (SEVEN, f'<c r="A1" t="inlineStr">{RICH}</c>', ("上海", "8")),
    ],
)  # fmt: skip
def test_a_cell_may_be_written_in_many_ways(old: str, new: str, cells: tuple[str, ...]) -> None:
    assert rows_of(changed(ONE, SHEET, old, new), "表") == ((1, cells),)


def test_a_formula_that_is_shared_reads_as_in_its_own_row() -> None:
    data = saved(lambda sheet: [sheet.append(["=A1+1"]), sheet.append(["=0"]), sheet.append(["=9"])])
    data = changed(data, SHEET, "<f>A1+1</f>", '<f t="shared" ref="A1:A2" si="0">B1+1</f>')
    data = changed(data, SHEET, "<f>0</f>", '<f t="shared" si="0"/>')
    data = changed(data, SHEET, "<f>9</f>", '<f t="shared" si="1"/>')
    assert [cells for _, cells in rows_of(data, "表")] == [("=B1+1",), ("=B2+1",), ("=",)]


def test_a_workbook_that_counts_its_days_from_1904_means_later_days() -> None:
    data = saved(lambda sheet: sheet.append([dt.date(2022, 3, 1)]))
    data = changed(data, "xl/workbook.xml", "<workbookPr />", '<workbookPr date1904="1"/>')
    assert rows_of(data, "表") == ((1, ("2026-03-02",)),)


def test_a_day_outside_of_the_calendar_is_an_error_of_its_cell() -> None:
    data = saved(lambda sheet: sheet.append([dt.date(2022, 3, 1)]))
    assert rows_of(changed(data, SHEET, "<v>44621</v>", "<v>99999999</v>"), "表") == ((1, ("#VALUE!",)),)


def test_only_the_first_sheet_that_has_cells_is_read() -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("图", 0)
    book.worksheets[0].append(["甲"])
    book.create_sheet("二").append(["乙"])
    file = io.BytesIO()
    book.save(file)
    assert rows_of(file.getvalue(), "表") == ((1, ("甲",)),)
