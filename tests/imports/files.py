"""Lists of leads as people export them from events and forms."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEAD = ("公司", "联系人", "电话", "客户需求", "感兴趣的产品", "预算", "权限", "时间", "地区", "获取信息的渠道")


def full(number: int, **changes: str) -> tuple[str, ...]:
    """A row that meets the shipped standard; each number is another customer, whose phone is nobody's."""
    row = {
        "公司": f"第{number}号机械有限公司",
        "联系人": "周建国",
        "电话": phone(number),
        "客户需求": "换CRM",
        "感兴趣的产品": "销售云",
        "预算": "50万",
        "权限": "决策人",
        "时间": "本季度",
        "地区": "上海",
        "获取信息的渠道": "百度推广",
    }
    return tuple({**row, **changes}[name] for name in HEAD)


def phone(number: int) -> str:
    """The phone of this customer."""
    return f"139{10_000_000 + number * 37:08d}"


def csv_of(rows: Iterable[Sequence[str]], head: Sequence[str] = HEAD, encoding: str = "utf-8-sig") -> bytes:
    """These rows as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([head, *rows])
    return text.getvalue().encode(encoding)


def xlsx_of(rows: Iterable[Sequence[object]], head: Sequence[str] = HEAD) -> bytes:
    """These rows as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (head, *rows):
        sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def cells_of(data: bytes) -> list[list[str]]:
    """The cells of a result, CSV or XLSX, as text."""
    if not data.startswith(b"PK"):
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
