"""A list of leads is read as people really send it, and what was damaged on its way says so."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bot.leads_file import parse, read
from bot.leads_file.reading import MOST_LEADS
from bot.sheets import SheetError, other_sheets
from tests.imports.files import HEAD, csv_of, full, xlsx_of
from tests.people.test_hostile import FILES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ONE = [full(1)]
HOSTILE = {
    name: entry
    for name, entry in FILES.items()
    if "JSON" not in entry[1] and name not in {"20 001 people in JSON", "nothing"}
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_csv_is_read_in_every_encoding_that_excel_writes(encoding: str) -> None:
    (row,) = parse(csv_of(ONE, encoding=encoding)).rows
    assert row.values["公司"] == "第1号机械有限公司"


def test_a_workbook_is_read_and_a_phone_in_it_may_be_a_number() -> None:
    (row,) = parse(xlsx_of([[13900523381 if cell == full(1)[2] else cell for cell in full(1)]])).rows
    assert row.values["电话"] == "13900523381"
    assert row.number == 2


def test_the_plain_sheet_of_s21_is_understood() -> None:
    head = ("联系方式", "客户需求", "感兴趣的产品", "获取信息的渠道")
    sheet = parse(csv_of([("周总 13900523381", "换CRM", "销售云", "工博会")], head))
    assert dict(zip(head, sheet.rows[0].cells, strict=True)) == sheet.rows[0].values
    assert sheet.remarks == ("表里没有 预算、权限、时间 列:这些行先记为询盘,要问的问题写在结果文件里。",)


def test_missing_and_unknown_columns_are_explained_beforehand() -> None:
    remarks = parse(csv_of([("顺风", "139", "A")], ("公司", "电话", "展位号"))).remarks
    assert [remark.partition(":")[0] for remark in remarks] == [
        "表里没有 预算、权限、需求、时间 列",
        "表里没有渠道列",
        "不认识的列会作为备注保留",
    ]


def test_a_title_above_the_head_is_left_alone() -> None:
    sheet = parse(csv_of([HEAD, full(1)], ("2026 工博会观众名单",)))
    assert [row.number for row in sheet.rows] == [3]


def test_big5_is_not_taken_for_gbk() -> None:
    head, row = ("公司", "聯絡人", "電話", "需求"), ("臺北鴻運電機", "陳小姐", "13900523381", "想換客服系統")
    (read_row,) = parse(csv_of([row], head, encoding="big5")).rows
    assert dict(read_row.values) == dict(zip(head, row, strict=True))


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_columns_may_be_parted_by_other_marks_and_stand_below_a_title(mark: str) -> None:
    lines = ["2026 工博会观众名单", "", mark.join(HEAD), mark.join(full(1)), mark * len(HEAD), mark.join(full(2))]
    rows = parse("\r\n".join(lines).encode("utf-16")).rows
    assert [(row.number, row.values["公司"]) for row in rows] == [
        (4, "第1号机械有限公司"),
        (6, "第2号机械有限公司"),
    ]


def test_what_is_merged_downwards_belongs_to_each_of_its_rows() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["2026 工博会观众名单"], [None], ["公司", "联系人", "电话", "需求"],
        ["顺风电气", "周建国", "13900523381", "换CRM"],
        [None, "吴敏", "13900523399", None], [None], ["朗驰", "何工", "13900523400", "MES"],
    ):  # fmt: skip
        sheet.append(row)
    for block in ("A1:D2", "A4:A6", "D4:D5"):
        sheet.merge_cells(block)
    file = io.BytesIO()
    book.save(file)
    rows = parse(file.getvalue()).rows
    assert [(row.number, row.values["公司"], row.values["联系人"], row.values["需求"]) for row in rows] == [
        (4, "顺风电气", "周建国", "换CRM"),
        (5, "顺风电气", "吴敏", "换CRM"),
        (7, "朗驰", "何工", "MES"),
    ]


def test_a_day_in_a_workbook_is_a_day() -> None:
    (row,) = parse(xlsx_of([[datetime(2026, 6, 30) if cell == "本季度" else cell for cell in full(1)]])).rows  # noqa: DTZ001 — a spreadsheet knows no zone
    assert row.values["时间"] == "2026-06-30"


def test_columns_far_to_the_right_refuse_the_file_only_when_they_hold_something() -> None:
    assert parse(xlsx_of([[*full(1), *[None] * 490]])).rows[0].values["公司"] == "第1号机械有限公司"
    with pytest.raises(SheetError, match="超过 64 列"):
        parse(xlsx_of([[*full(1), *[None] * 490, "x"]]))


def test_two_columns_of_one_name_are_both_kept() -> None:
    (row,) = parse(csv_of([("顺风", "1", "2")], ("公司", "电话", "电话"))).rows
    assert row.values["电话"] == "1;2"


def test_cells_beyond_the_head_are_kept() -> None:
    (row,) = parse(csv_of([("顺风", "1", "另外")], ("公司", "电话"))).rows
    assert row.values["第 3 列"] == "另外"


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("预算", "=A1*2", "“预算”是公式"),
        ("公司", '=HYPERLINK("http://example.com","x")', "“公司”是公式"),
        ("公司", "=cmd|' /C calc'!A0", "“公司”是公式"),
        ("电话", "1.39E+10", "科学计数法"),
        ("电话", "1.39E10", "科学计数法"),
        ("公司", "#N/A", "“公司”显示的是 #N/A"),
        ("预算", "#REF!", "不是内容"),
        ("电话", "######", "不是内容"),
    ],
)
@pytest.mark.parametrize("make", [csv_of, xlsx_of])
def test_a_damaged_cell_keeps_its_row_out_and_says_why(
    make: Callable[[list[tuple[str, ...]]], bytes], column: str, cell: str, words: str
) -> None:
    bad, good = parse(make([full(1, **{column: cell}), full(2)])).rows
    assert words in bad.why
    assert not good.why


def test_a_number_that_was_kept_as_text_is_that_number() -> None:
    (row,) = parse(csv_of([full(1, 电话='="13900523381"')])).rows
    assert (row.values["电话"], row.why) == ("13900523381", "")


@pytest.mark.parametrize(("file", "words"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_in_a_sentence(file: Callable[[], bytes], words: str) -> None:
    with pytest.raises(SheetError, match=words):
        parse(file())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "表是空的"),
        (csv_of([("a", "b")], ("展位号", "备注")), "没有找到列名"),
        (csv_of([("x", "y")], ("需求", "预算")), "没有找到列名"),
        (csv_of([]), "列名下面没有内容"),
        (csv_of([("顺风", "139")] * (MOST_LEADS + 1), ("公司", "电话")), f"超过 {MOST_LEADS} 行"),
    ],
)
def test_what_is_no_list_of_leads_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(SheetError, match=words):
        parse(data)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="打不开"):
        read(tmp_path / "nothing.xlsx")


def test_sheets_behind_the_first_are_named_and_not_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(ONE)))
    book.create_sheet("空的")
    book.create_sheet("第二天").append(["公司", "电话"])
    file = io.BytesIO()
    book.save(file)
    sheet = parse(file.getvalue())
    assert len(sheet.rows) == 1
    assert sheet.remarks == ("只读第一张表:“第二天” 没有读;要导入就另存为一个文件。",)


def test_a_broken_workbook_has_no_other_sheets() -> None:
    assert other_sheets(b"PK\x03\x04 broken") == ()
