"""A list of customers, row by row, each customer once: rows of one customer add their contacts and opportunities to it.

Two rows are of one customer when their numbers are the same, or, without numbers, their names to the letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.customers_file.columns import Column, column_of
from bot.customers_file.times import amount_of, time_of, written
from bot.sheets import Limits, refused, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bot.sheets import Row

LIMITS: Final = Limits(bytes=64 * 1024 * 1024, unpacked=512 * 1024 * 1024, rows=200_001)
"""What a CRM gives out at once; more customers come in several files."""
_WHAT: Final = "客户表"
_HEAD_WITHIN: Final = 5
_TIMES: Final = (Column.VISIT, Column.FOLLOW_UP, Column.AS_OF)
_LISTS: Final = (Column.ALIAS, Column.FORMER, Column.WEBSITE)
_PERSON: Final = (Column.CONTACT, Column.TITLE, Column.PHONE, Column.MAIL)
_BETWEEN: Final = re.compile("[,\uff0c;\uff1b、\n|]")
_ONCE: Final = (Column.CODE, Column.OWNER, Column.REGION, Column.INDUSTRY, Column.PARENT, Column.OFF_LIMITS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One row: its number, its cells, of which customer it is, and what is wrong with it (empty: nothing)."""

    number: int
    cells: tuple[str, ...]
    ref: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CustomerSheet:
    """A file: its head, which columns are known, its rows, and its customers by ``ref`` as JSON can say them."""

    head: tuple[str, ...]
    columns: tuple[Column | None, ...]
    rows: tuple[Entry, ...]
    customers: Mapping[str, dict[str, Any]]
    remarks: tuple[str, ...]


def read(path: Path) -> CustomerSheet:
    """The list in this file.

    Raises:
        SheetError: it cannot be opened or taken.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LIMITS.bytes + 1)
    except OSError:
        raise refused(f"打不开 {path.name};请检查文件名") from None
    return parse(data)


def parse(data: bytes) -> CustomerSheet:
    """The list in these bytes.

    Raises:
        SheetError: no spreadsheet, hostile, too big, or without a column of names.
    """
    rows = rows_of(data, _WHAT, LIMITS)
    at = _head(rows)
    head = rows[at][1]
    columns = tuple(column_of(name) if name else None for name in head)
    customers: dict[str, dict[str, Any]] = {}
    known = [(place, column) for place, column in enumerate(columns) if column is not None]
    entries = tuple(_entry(number, cells, known, customers) for number, cells in rows[at + 1 :])
    return CustomerSheet(head=head, columns=columns, rows=entries, customers=customers, remarks=_remarks(head, columns))


def _head(rows: Sequence[Row]) -> int:
    for at, (_, names) in enumerate(rows[:_HEAD_WITHIN]):
        if Column.NAME in map(column_of, names) and len(rows) > at + 1:
            return at
    raise refused("没有找到“客户名称”这一列,或者下面没有内容;例如:客户名称、负责人、联系人、电话、最近拜访、最近跟进")


def _entry(
    number: int, cells: tuple[str, ...], known: Sequence[tuple[int, Column]], customers: dict[str, dict[str, Any]]
) -> Entry:
    said: dict[Column, str] = {}
    for place, column in known:
        if place < len(cells) and (cell := cells[place]) and column not in said:
            said[column] = cell
    name = said.get(Column.NAME, "")
    why = _damage(said)
    if why:
        return Entry(number=number, cells=cells, why=why)
    ref = said.get(Column.REF) or name
    _add(customers.setdefault(ref, _fresh(ref, name)), said)
    return Entry(number=number, cells=cells, ref=ref)


def _damage(said: Mapping[Column, str]) -> str:
    if not said.get(Column.NAME):
        return "没有写客户名称"
    for column in _TIMES:
        if column in said and time_of(said[column]) is None:
            return f"看不懂时间“{said[column]}”;请写成 2026-03-02 或 2026-03-02 09:30"
    if any([cell[0] == "=" for cell in said.values()]):  # noqa: C419 — a list is read faster than a generator
        return "有的格子是公式,不是内容;请复制后“选择性粘贴为数值”再导入"
    return ""


def _fresh(ref: str, name: str) -> dict[str, Any]:
    return {"ref": ref, "name": name, "contacts": [], "opportunities": [], **{column: [] for column in _LISTS}}


def _add(customer: dict[str, Any], said: Mapping[Column, str]) -> None:
    """What one more row says of the customer."""
    for column in _ONCE:
        if column in said:
            customer.setdefault(column, said[column])
    for column in _LISTS:
        if column in said:
            customer[column] += [one for one in _parted(said[column]) if one not in customer[column]]
    for column in _TIMES:
        if column in said:
            customer[column] = max(customer.get(column, ""), written(said[column]))
    person = [said.get(column, "") for column in _PERSON]
    if any(person) and person not in customer["contacts"]:
        customer["contacts"].append(person)
    if deal := said.get(Column.OPPORTUNITY):
        told = [deal, said.get(Column.STAGE, ""), amount_of(said.get(Column.AMOUNT, ""))]
        if told not in customer["opportunities"]:
            customer["opportunities"].append(told)


def _parted(words: str) -> list[str]:
    return [part for one in _BETWEEN.split(words) if (part := one.strip())]


def _remarks(head: Sequence[str], columns: Sequence[Column | None]) -> tuple[str, ...]:
    unknown = [name for name, column in zip(head, columns, strict=True) if name and column is None]
    lacking = {Column.OWNER: "负责人", Column.VISIT: "最近拜访", Column.FOLLOW_UP: "最近跟进"}
    missing = [called for column, called in lacking.items() if column not in columns]
    said = (
        (missing, f"表里没有 {'、'.join(missing)} 列:撞单时说不出这些。"),
        (unknown, f"不认识的列不会导入:{'、'.join(unknown)}。"),
    )
    return tuple(sentence for applies, sentence in said if applies)
