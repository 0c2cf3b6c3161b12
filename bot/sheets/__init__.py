"""Spreadsheets that strangers may have made, as rows of text: what is hostile or too big is refused in a sentence."""

from bot.sheets.problems import Limits, RowProblem, SheetError, refused
from bot.sheets.rows import Row, is_xlsx, other_sheets, rows_of, rows_of_csv, rows_of_xlsx, unread

__all__ = [
    "Limits", "Row", "RowProblem", "SheetError", "is_xlsx", "other_sheets", "refused", "rows_of", "rows_of_csv",
    "rows_of_xlsx", "unread",
]  # fmt: skip
