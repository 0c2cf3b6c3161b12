"""What a cell says, in words."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any


def words_of(cell: Any) -> str:
    """The value of a cell as people read it; a formula is the text of the formula, an empty cell is empty."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return str(cell if cell.time() != time() else cell.date())
    formula = getattr(cell, "text", None)  # an array formula is an object of its own
    return str(cell if formula is None else formula).strip()
