"""What is wrong with a spreadsheet, and how far one may go (reliability.md B5 #52)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_UNPACKED: Final = 20 * 1024 * 1024
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How large a file may be: in bytes, unpacked, and in rows."""

    bytes: int = MOST_BYTES
    unpacked: int = MOST_UNPACKED
    rows: int = MOST_ROWS


FEW: Final = Limits()
"""Enough for people and leads."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RowProblem:
    """One mistake. ``row`` is as the spreadsheet numbers it, from 1; in JSON the entry; None is the whole file."""

    row: int | None
    sentence: str

    def __str__(self) -> str:
        return self.sentence if self.row is None else f"第 {self.row} 行:{self.sentence}"


class SheetError(Exception):
    """The file cannot be taken; nothing of it is. ``problems`` are all its mistakes, by row."""

    def __init__(self, *problems: RowProblem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def refused(sentence: str, row: int | None = None) -> SheetError:
    """A refusal of the whole file."""
    return SheetError(RowProblem(row=row, sentence=sentence))
