"""What people write, and what must be read: the tables of ``rows/``, one file per meaning.

A row: room, sender, quoted card | what is written | what must be read (";" between actions, "|" between readings
that are equally right). ``\\n`` in a row is a line end.
"""

from __future__ import annotations

import pytest

from tests.domain.reply.floor import HERE, heard

TABLES = {
    path.stem: [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for path in sorted((HERE / "rows").glob("*.txt"))
}


@pytest.mark.parametrize("meaning", TABLES)
def test_a_row_is_read_as_it_says(meaning: str) -> None:
    misread = [(row, got) for row in TABLES[meaning] if (got := _misread(row))]
    assert misread == []


def _misread(row: str) -> str:
    """How it is read, where that is not what the row says."""
    head, *written, wanted = row.split(" | ")
    room, sender, quote = head.split()
    text = " | ".join(written).replace("\\n", "\n")
    got = heard(text, room, sender, None if quote == "-" else int(quote[1:]))
    allowed = ["; ".join(sorted(part.strip() for part in reading.split(";"))) for reading in wanted.split("|")]
    return "" if got in allowed else got


def test_every_meaning_has_rows() -> None:
    assert all(TABLES.values())
    assert sum(map(len, TABLES.values())) > 2_000
