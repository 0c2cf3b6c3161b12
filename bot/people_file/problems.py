"""What is wrong with a list of people."""

from __future__ import annotations

from bot.sheets.problems import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED, RowProblem, SheetError

__all__ = ["MOST_BYTES", "MOST_COLUMNS", "MOST_ROWS", "MOST_UNPACKED", "PeopleError", "RowProblem", "refused"]


class PeopleError(SheetError):
    """The list cannot be taken; nobody of it is. ``problems`` are all its mistakes, by row."""


def refused(sentence: str, row: int | None = None) -> PeopleError:
    """A refusal of the whole file."""
    return PeopleError(RowProblem(row=row, sentence=sentence))
