"""A spreadsheet's row or an object of the API into an inquiry, by the names of its columns (S21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.intake.draft import Draft
from bot.domain.intake.fields import Field, fields_of
from bot.domain.intake.named import fill_named, site_of
from bot.domain.intake.text import Writing, writing
from bot.domain.intake.utm import read_utm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.domain.inquiry import Inquiry


def from_columns(row: Mapping[str, str], *, today: date) -> Inquiry:
    """One row, whose columns bear usual names, Chinese or English; columns of no known name become notes.

    Empty cells state nothing; of two columns of one field the first that says something counts. Never raises.
    """
    values: dict[Field, list[str]] = {}
    whole: list[Writing] = []
    utm: list[str] = []
    for name, cell in row.items():
        label, value = writing(str(name)), writing(str(cell or "").strip())
        if not value.plain:
            continue
        whole.append(value)
        is_utm = label.plain.lower().startswith("utm")
        utm.append(f"{label.plain}={value.written}" if is_utm else value.written)
        for kind in (Field.UTM,) if is_utm else fields_of(label.plain.strip(" :*")) or (Field.NOTE,):
            values.setdefault(kind, []).append(value.plain)
    draft = Draft()
    fill_named(draft, values, today)
    draft.utm = read_utm("\n".join(utm))
    if not draft.utm:
        draft.fill("source", site_of(values.get(Field.SOURCE, ())))
    joined = Writing(written=("\n").join(cell.written for cell in whole), plain="\n".join(cell.plain for cell in whole))
    return draft.finished(joined)
