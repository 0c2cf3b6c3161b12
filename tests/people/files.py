"""Lists of people as administrators and strangers send them, in bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HEAD = ("姓名", "账号", "角色", "英文名", "昵称", "职务", "区域", "行业", "上限", "邮箱", "状态")
LEI = (
    "王磊",
    "wanglei",
    "销售",
    "Leo",
    "磊哥、小磊",
    "高级销售经理",
    "上海",
    "制造/工业自动化",
    20,
    "lei@example.com",
    "在职",
)
TING = ("孙婷", "sunting", "销管,管理员", "", "", "", "", "", "", "", "")


def csv(rows: Sequence[Sequence[Any]], *, delimiter: str = ",") -> str:
    return "".join(delimiter.join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)


def xlsx(rows: Sequence[Sequence[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def sheet_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("xl/worksheets/sheet1.xml").decode()


def with_members(data: bytes, members: Mapping[str, bytes]) -> bytes:
    """The workbook with these members instead of, or beside, its own."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in members:
                new.writestr(name, old.read(name))
        for name, content in members.items():
            new.writestr(name, content)
    return file.getvalue()
