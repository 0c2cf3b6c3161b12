"""Cells that were merged downwards: the one value they show belongs to every row that they stand beside.

A company merged over three rows, and beside it three contacts, are three rows, each with the company.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*\bref=[\"']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})[\"']")
_MOST: Final = 20_000
"""Merged blocks that are looked at; a list of leads has a few hundred at most."""


def blocks_in(xml: bytes) -> dict[tuple[int, int], int]:
    """Of the XML of a sheet: for the first cell of each block (row and column from 1), the last row of it."""
    blocks: dict[tuple[int, int], int] = {}
    for found in list(_MERGED.finditer(xml))[:_MOST]:
        top, bottom = int(found[2]), int(found[3])
        if bottom > top:
            blocks[top, _column(found[1])] = bottom
    return blocks


def _column(letters: bytes) -> int:
    """Column AB is the 28th."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def filled(rows: Iterable[Iterable[Any]], blocks: Mapping[tuple[int, int], int]) -> Iterable[Iterable[Any]]:
    """The rows with what stands above in a merged block; a row that holds nothing of its own stays empty."""
    return _filled(rows, blocks) if blocks else rows


def _filled(rows: Iterable[Iterable[Any]], blocks: Mapping[tuple[int, int], int]) -> Iterator[tuple[Any, ...]]:
    held: dict[int, tuple[int, Any]] = {}
    columns = {column for _, column in blocks}
    for number, cells in enumerate(rows, start=1):
        row = list(cells)
        own = any(map(_says_something, row))
        for column in columns:
            at = column - 1
            row += [None] * (column - len(row))
            if (number, column) in blocks:
                held[column] = (blocks[number, column], row[at])
            elif own and column in held and number <= held[column][0] and not _says_something(row[at]):
                row[at] = held[column][1]
        yield tuple(row)


def _says_something(cell: Any) -> bool:
    return cell is not None and str(cell).strip() != ""
