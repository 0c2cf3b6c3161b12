"""The copy of a list that says how each row ended; nothing in it is ever taken for a formula (reliability.md B5 #51).

An ID-card number that somebody put into the list is masked in the copy. The copy holds phones whole, as the list
does, so only the one who wrote it may read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.sheets.copies import beside, write_copy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bot.leads_file.reading import LeadSheet

COLUMNS: Final = ("状态", "线索号", "来源(记为)", "来源依据", "原因")


@dataclass(frozen=True, kw_only=True, slots=True)
class End:
    """How a row ended, in the words of the copy."""

    state: str
    lead: str = ""
    source: str = ""
    basis: str = ""
    why: str = ""


def write(path: Path, sheet: LeadSheet, ends: Mapping[int, End]) -> None:
    """Write the copy: CSV where the path says so, else XLSX. Whole or not at all, and for its writer's eyes only.

    Args:
        path: where to.
        sheet: the list.
        ends: by the number of the row; every row has one.

    Raises:
        OSError: it cannot be written there.
    """
    write_copy(path, list(_lines(sheet, ends)))


def _lines(sheet: LeadSheet, ends: Mapping[int, End]) -> Iterator[tuple[str, ...]]:
    yield from beside(
        (sheet.head, *(row.cells for row in sheet.rows)), (COLUMNS, *(_told(ends[row.number]) for row in sheet.rows))
    )


def _told(end: End) -> tuple[str, ...]:
    return (end.state, end.lead, end.source, end.basis, end.why)
