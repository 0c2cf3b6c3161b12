"""A list of customers, row by row, each customer once: rows of one customer add their contacts and opportunities to it.

Two rows are of one customer when their numbers are the same, or, without numbers, their names to the letter.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from bot.customers_file.columns import END, ROW, Column, called, column_of, untold_by
from bot.customers_file.gathering import SEVERAL, TIMES, Gathering
from bot.customers_file.times import says_never, time_of, written
from bot.sheets import Limits, refused, rows_in, unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from bot.customers_file.gathering import HandOn
    from bot.sheets import Row

    Parse = Callable[[HandOn | None], "CustomerSheet"]

LIMITS: Final = Limits(bytes=64 * 1024 * 1024, unpacked=512 * 1024 * 1024, rows=200_001)
"""What a CRM gives out at once; more customers come in several files."""
_WHAT: Final = "客户表"
_HEAD_WITHIN: Final = 5
_FAILED: Final = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})
"""What stands in a cell whose formula failed; #VALUE! 在跟 is nobody."""
_LONGEST_NAME: Final = 200
_LONGEST: Final = 500
"""Characters of a cell; what is longer was pasted into the wrong one."""


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
    told_again: AbstractSet[str] = frozenset()
    """Of which customers a row said more after they had been handed on."""

    @property
    def untold(self) -> frozenset[str]:
        """Of what no column of the list tells: what the mirror knows of it stays (``Customers.put``)."""
        return untold_by(self.columns)


@contextmanager
def opened(path: Path) -> Iterator[Parse]:
    """The list in this file, which is being read from now on, as far as that goes without whoever takes it.

    What it gives parses it; customers are handed on in parts while the rest is read.

    Raises:
        SheetError: it cannot be opened or taken; also while it is parsed.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LIMITS.bytes + 1)
    except OSError:
        raise refused(f"打不开 {path.name};请检查文件名") from None
    with rows_in(data, _WHAT, LIMITS) as rows:
        yield lambda hand_on: _parsed(rows, hand_on, unread(data))


def parse(data: bytes, hand_on: HandOn | None = None) -> CustomerSheet:
    """The list in these bytes.

    Raises:
        SheetError: no spreadsheet, hostile, too big, without a column of names, or the result of an import.
    """
    with rows_in(data, _WHAT, LIMITS) as rows:
        return _parsed(rows, hand_on, unread(data))


def _parsed(rows: Iterator[Row], hand_on: HandOn | None, remarks: Sequence[str]) -> CustomerSheet:
    head, first = _head(rows)
    if (head[0], head[-2:]) == (ROW, END):
        raise refused("这是导入的结果,不是客户表;请改正原来的表再导入")
    columns = tuple(column_of(name) if name else None for name in head)
    gathering = Gathering(hand_on, marks=Column.OFF_LIMITS in columns)
    known = [(place, column) for place, column in enumerate(columns) if column is not None]
    entries = tuple(_entry(number, cells, known, gathering) for number, cells in chain((first,), rows))
    return CustomerSheet(
        head=head,
        columns=columns,
        rows=entries,
        customers=gathering.customers,
        remarks=(*_remarks(head, columns), *remarks),
        told_again=gathering.told_again,
    )


def _head(rows: Iterator[Row]) -> tuple[tuple[str, ...], Row]:
    """The names of the columns, and the first row below them."""
    for _, names in islice(rows, _HEAD_WITHIN):
        if Column.NAME in map(column_of, names) and (first := next(rows, None)):
            return names, first
    raise refused("没有找到“客户名称”这一列,或者下面没有内容;例如:客户名称、负责人、联系人、电话、最近拜访、最近跟进")


def _entry(number: int, cells: tuple[str, ...], known: Sequence[tuple[int, Column]], gathering: Gathering) -> Entry:
    said: dict[Column, str] = {}
    for place, column in known:
        if place < len(cells) and (cell := cells[place]):
            said[column] = cell if column not in said else _both(column, said[column], cell)
    if why := _damage(said):
        return Entry(number=number, cells=cells, why=why)
    ref = said.get(Column.REF) or said[Column.NAME]
    if other := gathering.hear(ref, said):
        return Entry(number=number, cells=cells, why=f"客户编号 {ref} 在上面是“{other}”;请核对编号和客户名称")
    return Entry(number=number, cells=cells, ref=ref)


def _both(column: Column, first: str, second: str) -> str:
    """What two columns of one kind say together: 手机 and 座机, 省份 and 城市, 最近跟进 and 最近联系."""
    if column in SEVERAL:
        return f"{first}\n{second}"
    if column in TIMES:
        return max(first, second, key=written)
    return first if column is not Column.REGION or second in first else first + second


def _damage(said: Mapping[Column, str]) -> str:
    if not said.get(Column.NAME):
        return "没有写客户名称"
    cells = said.values()
    if len(said[Column.NAME]) > _LONGEST_NAME or max(map(len, cells)) > _LONGEST:
        return f"客户名称超过 {_LONGEST_NAME} 字,或有的格子超过 {_LONGEST} 字,不像客户资料"
    for column in TIMES:
        if column in said and time_of(said[column]) is None and not says_never(said[column]):
            return f"看不懂时间“{said[column]}”;请写成 2026-03-02 或 2026-03-02 09:30"
    if any([cell[0] in "=#" and (cell[0] == "=" or cell in _FAILED) for cell in cells]):  # noqa: C419 — a list is read faster
        return "有的格子是公式或公式出错,不是内容;请复制后“选择性粘贴为数值”、改正出错的格子再导入"
    return ""


def _remarks(head: Sequence[str], columns: Sequence[Column | None]) -> tuple[str, ...]:
    unknown = [name for name, column in zip(head, columns, strict=True) if name and column is None]
    usual = [(name, called(column)) for name, column in zip(head, columns, strict=True) if column]
    taken = [f"{name}={usually}" for name, usually in usual if usually not in name]
    lacking = (Column.OWNER, Column.VISIT, Column.FOLLOW_UP)
    missing = [called(column) for column in lacking if column not in columns]
    said = (
        (taken, f"这些列这样读:{'、'.join(taken)}。"),
        (missing, f"表里没有 {'、'.join(missing)} 列:撞单时说不出这些。"),
        (unknown, f"不认识的列不会导入:{'、'.join(unknown)}。"),
    )
    return tuple(sentence for applies, sentence in said if applies)
