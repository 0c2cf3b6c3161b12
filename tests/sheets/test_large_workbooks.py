"""Large workbooks are read by another program, and say the same as if openpyxl had read them."""

from __future__ import annotations

import datetime as dt
import io
import os
import pickle
import zipfile
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.customers_file import opened
from bot.sheets import Limits, SheetError, rows_of, workbooks
from bot.sheets.large_workbooks import LARGE, QuickReader, is_plain, reading, told_of
from bot.sheets.merged import blocks_in
from bot.sheets.rows import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bot.sheets.rows import Row

SHEET = "xl/worksheets/sheet1.xml"
WIDE = Limits(bytes=64 * 1024 * 1024, unpacked=256 * 1024 * 1024, rows=200_001)
DAYS = (dt.datetime(1990, 1, 1), dt.datetime(2050, 1, 1))  # noqa: DTZ001 — as in a sheet
CELL = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).filter(lambda said: said[:1] != "="),
    st.integers(-(10**14), 10**14),
    st.floats(-1e9, 1e9, allow_nan=False),
    st.booleans(),
    st.datetimes(*DAYS).map(lambda at: at.replace(microsecond=0)),
    st.dates(dt.date(1990, 1, 1), dt.date(2050, 1, 1)),
)
ROWS = st.lists(st.lists(CELL, max_size=8), min_size=1, max_size=40)


def by_openpyxl(rows: Sequence[Sequence[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def by_xlsxwriter(rows: Sequence[Sequence[Any]]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "yyyy/m/d hh:mm:ss"}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return file.getvalue()


def large(data: bytes, sheet: Callable[[bytes], bytes] = bytes) -> bytes:
    """The workbook with another sheet's worth of nothing beside it."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as small, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for member in small.namelist():
            content = small.read(member)
            package.writestr(member, sheet(content) if member == SHEET else content)
        package.writestr("xl/media/image1.png", b" " * LARGE)
    return file.getvalue()


def by_calamine(data: bytes) -> list[Row] | None:
    """The rows that the quick reader gives, numbered; None where it does not come to the end."""
    with reading(data) as quick:
        rows = [(number, tuple(map(words_of, row))) for number, row in enumerate(quick.rows(), start=1)]
        return [(number, cells) for number, cells in rows if any(cells)] if quick.whole else None


def all_plain(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return all(is_plain(package.read(member)) for member in package.namelist())


def in_short(rows: Sequence[Row]) -> list[tuple[int, tuple[str, ...]]]:
    """Without the empty cells at the end of a row, of which one reader has more than the other."""
    widths = [max(at for at, cell in enumerate(cells, start=1) if cell) for _, cells in rows]
    return [(number, cells[:width]) for (number, cells), width in zip(rows, widths, strict=True)]


def with_cells(*cells: bytes) -> Callable[[bytes], bytes]:
    """Rows of these cells, below all others."""
    rows = b"".join(cells)
    return lambda sheet: sheet.replace(b"</sheetData>", rows + b"</sheetData>")


@pytest.mark.slow
@pytest.mark.parametrize("write", [by_openpyxl, by_xlsxwriter])
@given(rows=ROWS)
@settings(max_examples=6, deadline=None)
def test_both_readers_say_the_same(write: Callable[[Any], bytes], rows: list[list[Any]]) -> None:
    data = write(rows)
    read = by_calamine(data)
    assert read is not None
    assert all_plain(data)
    assert in_short(read) == in_short(rows_of(large(data), "表")) == in_short(rows_of(data, "表"))


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="A9" t="str"><f>1+1</f><v>2</v></c>',
        b'<c r="A9"><f t="shared" si="0"/><v>2</v></c>',
        b'<c r="A9" t="e"><v>#N/A</v></c>',
        b"<c r='A9' t='e'><v>#N/A</v></c>",
        b'<c r="A9"><v>913100001234567891</v></c>',
        b'<c r="A9" t="d"><v>2026-03-01T09:30:00</v></c>',
        b'<c r="A9" t="inlineStr"><is><t>a_x000D_b</t></is></c>',
    ],
)
def test_what_the_quick_reader_would_show_otherwise_is_left_to_the_other(cell: bytes) -> None:
    put = with_cells(b'<row r="9">', cell, b"</row>")
    data = large(by_openpyxl([["客户"]]), put)
    assert not all_plain(data)
    assert rows_of(data, "表")[-1][0] == 9


def test_a_formula_stays_as_it_stands() -> None:
    assert rows_of(large(by_openpyxl([["客户", "=1+1"]])), "表") == ((1, ("客户", "=1+1")),)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (b'<row r="199999"><c r="ZZZ199999"><v>1</v></c></row>', "XLSX 文件已损坏|超过 64 列"),
        (b'<row r="190000"><c r="XFD190000"><v>1</v></c></row>', "超过 64 列"),
        (b'<row r="9"><c r="A9" t="s"><v>99999</v></c></row>', "已损坏"),
    ],
)
def test_what_the_quick_reader_comes_to_grief_over_is_refused_in_a_sentence(cell: bytes, said: str) -> None:
    data = large(by_openpyxl([["客户"]]), with_cells(cell))
    assert by_calamine(data) is None
    with pytest.raises(SheetError, match=said):
        rows_of(data, "表", WIDE)


def test_merged_blocks_are_the_same() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["名单", None], ["客户", "联系人"], ["朗驰", "李总"], [None, "赵工"], ["恒信", "周总"]):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A3:A4")
    file = io.BytesIO()
    book.save(file)
    data = file.getvalue()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert next(told_of(data)) == blocks_in(package.read(SHEET))
    assert in_short(rows_of(large(data), "表")) == in_short(rows_of(data, "表"))
    assert (4, ("朗驰", "赵工")) in rows_of(large(data), "表")


def test_rows_and_columns_before_the_first_that_is_used_count() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["C3"], book.worksheets[0]["D5"] = "客户", "朗驰"
    file = io.BytesIO()
    book.save(file)
    assert rows_of(large(file.getvalue()), "表") == ((3, ("", "", "客户", "")), (5, ("", "", "", "朗驰")))


@pytest.mark.parametrize("lost", [1, 40, 4_000])
def test_where_the_quick_reader_breaks_off_the_other_one_goes_on(monkeypatch: pytest.MonkeyPatch, lost: int) -> None:
    data = large(by_openpyxl([["客户", str(number)] for number in range(5_000)]))
    told = b"".join(map(pickle.dumps, told_of(data)))[:-lost]
    monkeypatch.setattr(workbooks, "reading", lambda _: nullcontext(QuickReader(io.BytesIO(told))))
    assert rows_of(data, "表") == tuple((number, ("客户", str(number - 1))) for number in range(1, 5_001))


def test_a_reader_that_nobody_listens_to_goes(tmp_path: Path) -> None:
    (tmp_path / "crm.xlsx").write_bytes(large(by_openpyxl([["客户名称"], ["上海朗驰精密机械有限公司"]])))
    with opened(tmp_path / "crm.xlsx"):
        pass
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
