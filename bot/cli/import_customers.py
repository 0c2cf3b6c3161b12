"""The way of a list of customers into the mirror, and the result that says how each row of it ended.

Three go on at once: other processes read names (``name_readers``), a thread brings a part in, and this one writes down
how the rows of the parts before it ended, and makes the next part ready.
"""

from __future__ import annotations

import gc
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final, Self

import click

from bot.cli.asked import settings_of
from bot.cli.name_readers import name_readers
from bot.cli.tables import plain
from bot.cli.troubles import Refused
from bot.customers_file import END, PART, ROW, Column, opened
from bot.sheets.copies import copying, with_end, write_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from concurrent.futures import Future
    from pathlib import Path

    from bot.cli.name_readers import Customers, Keys, Part
    from bot.customers_file import CustomerSheet, Entry
    from bot.sheets.workbook_copies import Line, Write
    from bot.web.errands import Outcome

    Give = Callable[[Mapping[str, Any]], Outcome]

_WHO: Final = (Column.REF, Column.NAME)
"""What a row of the result says besides its number; the telephones of a CRM do not need to lie about once more."""
_DONE: Final = {True: ("将新增", "将更新"), False: ("新增", "更新")}
_LEFT: Final = ("未处理", "导入中断;再运行一次同样的命令即可,不会重复")


def bring(config: Path, file: Path, where: Path, *, dry: bool) -> dict[str, int]:
    """Bring the customers of a file into the mirror, and write down how each row ended; how many ended how.

    Raises:
        ConfigError: config.toml cannot be used.
        Refused: the bot does not answer.
        SheetError: the file cannot be taken.
    """
    with _in_a_straight_line(), opened(file) as parse:
        settings = settings_of(config)
        # The better part of a second, in which another process reads a large workbook.
        from bot.cli.reach import giving  # noqa: PLC0415

        with name_readers() as readers:
            sheet = parse(None if dry else readers.begin)
            for remark in sheet.remarks:
                click.echo(plain(remark), err=True)
            parts_of = _in_parts(list(sheet.customers.values()))
            parts = _unread(parts_of) if dry or len(parts_of) == 1 else readers.in_order(parts_of, sheet.told_again)
            ends = _Ends(sheet, dry=dry)
            try:
                with copying(where, apart=ends.all > PART) as write, giving(settings) as (give, _):
                    _bring(parts, give, ends, write)
            except BaseException:
                # Whatever broke off may have done so in the middle of a row.
                write_copy(where, ends.lines(0))
                click.echo(plain(f"导入没有做完;每行到了哪一步:{where}。再运行一次同样的命令即可,不会重复。"), err=True)
                raise
            return ends.counts()


def summary(counts: dict[str, int], *, dry: bool) -> str:
    """What became of the file, in a sentence."""
    added, updated = _DONE[dry]
    return (
        f"{'试算' if dry else '已处理'} {counts['rows']} 行,{counts['customers']} 个客户:"
        f"{added} {counts['new']}、{updated} {counts['updated']}、没有导入 {counts['refused']} 行。"
    )


@contextmanager
def _in_a_straight_line() -> Iterator[None]:
    """Nothing here goes round in circles; looking for circles among a million cells would take a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _in_parts(customers: Customers) -> list[Customers]:
    return [customers[first : first + PART] for first in range(0, len(customers), PART)]


def _unread(parts: Iterable[Customers]) -> Iterator[Part]:
    return ((part, None) for part in parts)


def _bring(parts: Iterable[Part], give: Give, ends: _Ends, write: Write) -> None:
    """One part after another, the next one being made ready while one is brought in."""
    with _Door(give, ends) as door, click.progressbar(length=ends.all, label="导入", file=sys.stderr) as bar:
        for customers, keys in parts:
            bar.update(door.settle())
            door.begin(customers, keys)
            ends.write(write)
        bar.update(door.settle())
    ends.write(write)


class _Door:
    """Brings in one part at a time, on a thread of its own; what it began with is heard of whatever happens here."""

    def __init__(self, give: Give, ends: _Ends) -> None:
        self._give = give
        self._ends = ends
        self._thread = ThreadPoolExecutor(1)
        self._under_way: tuple[Customers, Future[Outcome]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._thread, suppress(Exception):
            self.settle()

    def begin(self, customers: Customers, keys: Keys) -> None:
        """Bring these in; they are the only ones that are under way."""
        self._under_way = customers, self._thread.submit(self._give, self._ends.errand(customers, keys))

    def settle(self) -> int:
        """Wait for those that are under way; how many they were.

        Raises:
            Refused: they were not brought in.
        """
        if self._under_way is None:
            return 0
        customers, given = self._under_way
        outcome = given.result()
        if not outcome.ok:
            raise Refused(*outcome.lines)
        self._ends.hear(customers, outcome.facts["new"])
        self._under_way = None
        return len(customers)


class _Ends:
    """How the rows of a list ended; each is written as soon as those before it are."""

    def __init__(self, sheet: CustomerSheet, *, dry: bool) -> None:
        self._sheet = sheet
        self._dry = dry
        self._new: set[str] = set()
        self._done: set[str] = set()
        self._written = 0
        self._who = [sheet.columns.index(column) for column in _WHO if column in sheet.columns]

    @property
    def all(self) -> int:
        """How many customers there are."""
        return len(self._sheet.customers)

    def errand(self, customers: Customers, keys: Keys) -> dict[str, Any]:
        """What to ask of the bot; with the last customers of the list it becomes what the mirror holds (0017)."""
        last = len(self._done) + len(customers) == self.all
        return {
            "do": "import_customers",
            "customers": customers,
            "keys": keys,
            "dry": self._dry,
            "last": last,
            "untold": sorted(self._sheet.untold),
        }

    def hear(self, customers: Customers, new: Iterable[str]) -> None:
        """These are brought in; which of them were not there before."""
        self._new.update(new)
        self._done.update(said["ref"] for said in customers)

    def write(self, write: Write) -> None:
        """Write the rows whose end is known, up to the first whose is not."""
        rows, at = self._sheet.rows, self._written
        while at < len(rows) and (rows[at].why or rows[at].ref in self._done):
            at += 1
        if at > self._written:
            write(self.lines(self._written, at))
            self._written = at

    def lines(self, first: int, end: int | None = None) -> Iterator[Line]:
        """Rows with their ends, from the first on; before the first of all the head."""
        if first == 0:
            yield self._line(ROW, self._sheet.head, END)
        yield from (self._line(str(row.number), row.cells, self._end(row)) for row in self._sheet.rows[first:end])

    def counts(self) -> dict[str, int]:
        """How many rows and customers there were, and how they ended."""
        return {
            "rows": len(self._sheet.rows),
            "customers": self.all,
            "new": len(self._new),
            "updated": self.all - len(self._new),
            "refused": sum(bool(row.why) for row in self._sheet.rows),
        }

    def _line(self, number: str, cells: Line, end: Line) -> Line:
        who = (cells[place] if place < len(cells) else "" for place in self._who)
        return with_end((number, *who), end, len(self._who) + 1)

    def _end(self, row: Entry) -> tuple[str, str]:
        if row.why:
            return "没有导入", row.why
        return (_DONE[self._dry][row.ref not in self._new], "") if row.ref in self._done else _LEFT
