"""From a file to rows that name their values; a row that was damaged on its way says so.

The head is the first of the upper rows that names at least two columns we know, one of them a company or a way to
reach somebody; what stands above it is a title. Any usual names do, Chinese or English (bot.domain.intake), so the
plain sheet of S21 is understood: 联系方式 · 客户需求 · 感兴趣的产品 · 获取信息的渠道.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.intake.fields import Field, fields_of
from bot.domain.intake.text import plain
from bot.sheets import refused, rows_of, unread
from bot.sheets.problems import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bot.sheets import Row

MOST_LEADS: Final = 5_000
"""Rows of one file; more than any event brings, and a file can be parted."""

_WHAT: Final = "线索表"
_HEAD_WITHIN: Final = 5
_WHO: Final = frozenset({Field.COMPANY, Field.CONTACT, Field.PHONE, Field.EMAIL})
_NOT_TOLD: Final = frozenset({Field.NOTE, Field.OTHER})
_BANT: Final[Mapping[Field, str]] = {
    Field.BUDGET: "预算", Field.AUTHORITY: "权限", Field.NEED: "需求", Field.TIMELINE: "时间",
}  # fmt: skip
_KEPT_AS_TEXT: Final = re.compile(r'="([^"]*)"')
_FORMULA: Final = re.compile(r"=\s*\S")
_SCIENTIFIC: Final = re.compile(r"\d(\.\d+)?[eE]\+?\d{1,2}")
_ERROR: Final = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|#+)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetRow:
    """One row: its number as the spreadsheet shows it, its cells, its values by the names of their columns.

    ``why`` tells, in Chinese, how it was damaged; empty for a good one.
    """

    number: int
    cells: tuple[str, ...]
    values: Mapping[str, str]
    why: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LeadSheet:
    """A file: the names of its columns, its rows, a digest of its bytes, and what is worth knowing beforehand."""

    head: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    digest: str
    remarks: tuple[str, ...]


def read(path: Path) -> LeadSheet:
    """The list in this file.

    Raises:
        SheetError: it cannot be opened or taken.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        raise refused(f"打不开 {path.name};请检查文件名") from None
    return parse(data)


def parse(data: bytes) -> LeadSheet:
    """The list in these bytes.

    Raises:
        SheetError: no spreadsheet, hostile, too big, or without columns that we know.
    """
    rows = rows_of(data, _WHAT)
    if not rows:
        raise refused("表是空的;第一行应是列名,例如 公司、联系人、电话、需求、预算、权限、时间、来源")
    at = _head(rows)
    head, kinds = rows[at][1], [_kinds(name) for name in rows[at][1]]
    below = rows[at + 1 :]
    if not below:
        raise refused("列名下面没有内容;每条线索填一行")
    if len(below) > MOST_LEADS:
        raise refused(f"超过 {MOST_LEADS} 行;请分成几个文件,每个不超过 {MOST_LEADS} 行")
    return LeadSheet(
        head=head,
        rows=tuple(_row(number, cells, head, kinds) for number, cells in below),
        digest=hashlib.sha256(data).hexdigest(),
        remarks=(*_remarks({kind for some in kinds for kind in some}, head), *unread(data)),
    )


def _head(rows: Sequence[Row]) -> int:
    for at, (_, names) in enumerate(rows[:_HEAD_WITHIN]):
        kinds = {kind for name in names for kind in _kinds(name)}
        if kinds & _WHO and len(kinds - _NOT_TOLD) > 1:
            return at
    raise refused(
        "没有找到列名;表头要有“公司”或“联系方式”这样的列,再加上需求、来源等,"
        "例如:公司、联系人、电话、客户需求、感兴趣的产品、预算、权限、时间、获取信息的渠道",
        rows[0][0],
    )


def _kinds(name: str) -> tuple[Field, ...]:
    label = plain(name).strip(" :*")
    if label.lower().startswith("utm"):
        return (Field.UTM,)
    return fields_of(label) if label else ()


def _row(number: int, cells: tuple[str, ...], head: Sequence[str], kinds: Sequence[tuple[Field, ...]]) -> SheetRow:
    told = tuple(_as_text(cell) for cell in cells)
    values: dict[str, str] = {}
    for at, cell in enumerate(told):
        name = (head[at] if at < len(head) else "") or f"第 {at + 1} 列"
        if cell:
            values[name] = f"{values[name]};{cell}" if name in values else cell
    damage = (_damage(name, cell, some) for name, cell, some in zip(head, told, kinds, strict=False) if cell)
    return SheetRow(number=number, cells=cells, values=values, why=next(filter(None, damage), ""))


def _as_text(cell: str) -> str:
    """``="13900523381"`` is how a spreadsheet is told that a number is text."""
    kept = _KEPT_AS_TEXT.fullmatch(cell)
    return kept.group(1) if kept else cell


def _damage(name: str, cell: str, kinds: tuple[Field, ...]) -> str:
    if _FORMULA.match(cell):
        return f"“{name}”是公式,不是内容;请复制后“选择性粘贴为数值”再导入"
    if _ERROR.fullmatch(cell):
        return f"“{name}”显示的是 {cell},不是内容;请在表格里改好再导入"
    if Field.PHONE in kinds and _SCIENTIFIC.fullmatch(cell):
        return f"“{name}”变成了科学计数法({cell}),号码已经丢了几位;请把这一列设为文本,重新填写"
    return ""


def _remarks(kinds: set[Field], head: Sequence[str]) -> tuple[str, ...]:
    lacking = [called for field, called in _BANT.items() if field not in kinds]
    unknown = [name for name in head if name and not _kinds(name)]
    said = (
        (lacking, f"表里没有 {'、'.join(lacking)} 列:这些行先记为询盘,要问的问题写在结果文件里。"),
        (not kinds & {Field.SOURCE, Field.UTM}, "表里没有渠道列:没有另外说明时,来源记为“未知”。"),
        (unknown, f"不认识的列会作为备注保留:{'、'.join(unknown)}。"),
    )
    return tuple(sentence for applies, sentence in said if applies)
