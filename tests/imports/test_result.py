"""The copy of a list computes nothing, betrays no ID number, and is its writer's alone (reliability.md B5 #51)."""

from __future__ import annotations

import io
import stat
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.leads_file import End, parse, write
from bot.sheets.copies import inert
from tests.imports.files import HEAD, cells_of, csv_of, full

if TYPE_CHECKING:
    from pathlib import Path

EVIL = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1+1")
END = End(state="已派单", lead="L1", why="=HYPERLINK(1)")


def _written(path: Path, rows: list[tuple[str, ...]]) -> bytes:
    sheet = parse(csv_of(rows))
    write(path, sheet, {row.number: END for row in sheet.rows})
    return path.read_bytes()


def test_a_csv_holds_no_cell_that_a_spreadsheet_would_compute(tmp_path: Path) -> None:
    rows = [full(number, 客户需求=evil) for number, evil in enumerate(EVIL)]
    cells = [cell for line in cells_of(_written(tmp_path / "r.csv", rows)) for cell in line]
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\r＝" and cell and not cell.startswith("'")]


def test_a_workbook_holds_no_formula(tmp_path: Path) -> None:
    data = _written(tmp_path / "r.xlsx", [full(number, 客户需求=evil) for number, evil in enumerate(EVIL)])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        (sheet,) = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert b"<f" not in package.read(sheet)
    assert "=1+1" in cells_of(data)[1]


@pytest.mark.parametrize("phone", ["13900523381", "+86 139 0052 3381", "021-5555 0000"])
def test_a_phone_stays_a_phone(phone: str) -> None:
    assert inert(phone) == phone


@given(st.text())
def test_no_text_at_all_comes_out_active(words: str) -> None:
    assert inert(words)[:1] not in {"=", "@", "\t", "\r"}
    assert inert(words).removeprefix("'") == words.removeprefix("'")


def test_every_row_is_there_with_its_end_and_its_cells(tmp_path: Path) -> None:
    head, *rows = cells_of(_written(tmp_path / "r.xlsx", [full(1), full(2)]))
    assert head == [*HEAD, "状态", "线索号", "来源(记为)", "来源依据", "原因"]
    assert [row[: len(HEAD)] for row in rows] == [list(full(1)), list(full(2))]
    assert {tuple(row[len(HEAD) : len(HEAD) + 2]) for row in rows} == {("已派单", "L1")}


def test_an_id_number_is_masked_in_the_copy(tmp_path: Path) -> None:
    data = _written(tmp_path / "r.csv", [full(1, 客户需求="身份证 110101199003074514")])
    assert b"110101199003074514" not in data


def test_signs_that_no_workbook_holds_are_left_out(tmp_path: Path) -> None:
    assert "换\x0bCRM" not in str(cells_of(_written(tmp_path / "r.xlsx", [full(1, 客户需求="换\x0bCRM")])))


def test_only_its_writer_may_read_it(tmp_path: Path) -> None:
    _written(tmp_path / "r.csv", [full(1)])
    assert stat.S_IMODE((tmp_path / "r.csv").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["r.csv"]
