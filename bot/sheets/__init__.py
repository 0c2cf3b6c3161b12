"""Spreadsheets that strangers may have made, as rows of text: what is hostile or too big is refused in a sentence."""

from bot.sheets.problems import Limits, RowProblem, SheetError, refused
from bot.sheets.rows import Row, rows_in, rows_of
from bot.sheets.workbooks import is_xlsx, other_sheets, unread

__all__ = [
    "Limits", "Row", "RowProblem", "SheetError", "is_xlsx", "other_sheets", "refused", "rows_in", "rows_of", "unread",
]  # fmt: skip
