"""The way of a list of customers into the mirror, and the copy of it that says how each row ended."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import click

from bot.cli.name_readers import read_by_many
from bot.cli.reach import giving
from bot.cli.tables import plain
from bot.cli.troubles import Refused
from bot.customers_file import read
from bot.sheets.copies import beside, write_copy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.cli.name_readers import Part
    from bot.config import Settings
    from bot.customers_file import CustomerSheet

AT_ONCE: Final = 2_000
"""Customers of one commit: whoever speaks with the bot meanwhile waits a fraction of a second."""
COLUMNS: Final = ("状态", "原因")
_DONE: Final = {True: ("将新增", "将更新"), False: ("新增", "更新")}


def bring(settings: Settings, file: Path, where: Path, *, dry: bool) -> dict[str, int]:
    """Bring the customers of a file into the mirror, and write down how each row ended; how many ended how.

    Raises:
        Refused: the bot does not answer.
        SheetError: the file cannot be taken.
    """
    with _in_a_straight_line():
        return _bring(settings, file, where, dry=dry)


def _bring(settings: Settings, file: Path, where: Path, *, dry: bool) -> dict[str, int]:
    with name_readers() as readers:
        sheet = read(file, None if dry else readers.begin)
        for remark in sheet.remarks:
            click.echo(plain(remark), err=True)
        parts_of = _in_parts(list(sheet.customers.values()))
        alone = dry or len(parts_of) == 1
        parts = _unread(parts_of) if alone else readers.in_order(parts_of, sheet.told_again)
        progress = Progress(sheet, dry=dry)
        try:
            with giving(settings) as (give, _):
                for part in _with_a_bar(parts, len(sheet.customers)):
                    progress.give(part, give)
        finally:
            progress.write(where)
    return progress.counts()


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


def summary(counts: dict[str, int], *, dry: bool) -> str:
    """What became of the file, in a sentence."""
    added, updated = _DONE[dry]
    return (
        f"{'试算' if dry else '已处理'} {counts['rows']} 行,{counts['customers']} 个客户:"
        f"{added} {counts['new']}、{updated} {counts['updated']}、没有导入 {counts['refused']} 行。"
    )


def _in_parts(customers: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    return [customers[first : first + AT_ONCE] for first in range(0, len(customers), AT_ONCE)]


def _with_a_bar(parts: Iterator[Part], count: int) -> Iterator[Part]:
    with click.progressbar(length=count, label="导入", file=sys.stderr) as bar:
        for customers, keys in parts:
            yield customers, keys
            bar.update(len(customers))


def _end(ref: str, why: str, new: set[str], done: set[str], *, dry: bool) -> tuple[str, str]:
    if why:
        return "没有导入", why
    if ref not in done:
        return "未处理", "导入中断;再运行一次同样的命令即可,不会重复"
    return _DONE[dry][ref not in new], ""


def _counts(sheet: CustomerSheet, new: set[str]) -> dict[str, int]:
    return {
        "rows": len(sheet.rows),
        "customers": len(sheet.customers),
        "new": len(new),
        "updated": len(sheet.customers) - len(new),
        "refused": sum(bool(row.why) for row in sheet.rows),
    }
