"""Lists that are read as workbooks, and copies that are written as such, beside what openpyxl reads and writes."""

from __future__ import annotations

import datetime as dt
import errno
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from bot.sheets import rows_of
from bot.sheets.copies import copying, write_copy
from bot.sheets.workbook_copies import writing, written_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from typing import IO

    from bot.sheets.workbook_copies import Write

WORDS = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


def written(folder: Path, rows: Sequence[Sequence[str]]) -> bytes:
    write_copy(folder / "copy.xlsx", [tuple(row) for row in rows])
    return (folder / "copy.xlsx").read_bytes()


def saved(fill: Callable[[Any], object]) -> bytes:
    book = openpyxl.Workbook()
    fill(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def by_openpyxl(data: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.slow
@given(rows=st.lists(st.lists(WORDS, min_size=1, max_size=30), min_size=1, max_size=5))
@settings(deadline=None)
def test_openpyxl_reads_what_is_written(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    width = max(map(len, rows))
    data = written(tmp_path_factory.mktemp("copies"), rows)
    assert by_openpyxl(data) == [[*row, *[None] * (width - len(row))] for row in rows]


def test_what_no_workbook_may_hold_is_left_out_and_nothing_is_ever_computed(tmp_path: Path) -> None:
    data = written(tmp_path, [["a\x00b\x0b\ud800c\uffff", "<&>", "=1+1", "\t x \n", "长" * 40_000, ""]])
    assert by_openpyxl(data) == [["abc", "<&>", "=1+1", "\t x \n", "长" * 32_767]]
    assert b"<f" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("apart", [False, True])
def test_rows_that_are_written_part_by_part_are_all_there_in_their_order(tmp_path: Path, *, apart: bool) -> None:
    rows = [(str(number), "x") for number in range(1_234)]
    with copying(tmp_path / "copy.xlsx", apart=apart) as write:
        for first in range(0, len(rows), 100):
            write(rows[first : first + 100])
    data = (tmp_path / "copy.xlsx").read_bytes()
    assert by_openpyxl(data) == [list(row) for row in rows]
    assert [cells for _, cells in rows_of(data, "表")] == rows


def test_a_copy_that_breaks_off_is_not_there(tmp_path: Path) -> None:
    def begin() -> None:
        with copying(tmp_path / "copy.xlsx", apart=True) as write:
            write([("1", "x")])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        begin()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
@pytest.mark.parametrize("how", [writing, written_apart])
def test_a_full_disk_is_told_as_such(how: Callable[[IO[bytes]], AbstractContextManager[Write]]) -> None:
    def begin() -> None:
        with Path("/dev/full").open("wb", buffering=0) as disk, how(disk) as write:
            for _ in range(20):
                write([("word", str(number)) for number in range(1_000)])

    with pytest.raises(OSError, match="space") as trouble:
        begin()
    assert trouble.value.errno == errno.ENOSPC


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
    assert rows[2] == ("", "上海朗驰机械", *[""] * (len(rows[2]) - 2))
    assert rows[4][3:] == ("1 day, 2:00:00", "09:30:00", "2026-03-02", "#N/A", "=A1+1")
    assert rows[7][0] == "1.5"
