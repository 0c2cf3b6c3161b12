"""What people write, and what must be read: the tables of ``rows/``, one file per meaning.

A row: room, sender, quoted card | what is written | what must be read (";" between actions, "|" between readings
that are equally right). ``\\n`` in a row is a line end.
"""

from __future__ import annotations

import pytest

from tests.domain.reply.floor import HERE, heard

ROWS = [
    (path.stem, line)
    for path in sorted((HERE / "rows").glob("*.txt"))
    for line in path.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("meaning", "row"), ROWS)
def test_a_row_is_read_as_it_says(meaning: str, row: str) -> None:
    head, *written, wanted = row.split(" | ")
    room, sender, quote = head.split()
    text = " | ".join(written).replace("\\n", "\n")
    got = heard(text, room, sender, None if quote == "-" else int(quote[1:]))
    allowed = ["; ".join(sorted(part.strip() for part in reading.split(";"))) for reading in wanted.split("|")]
    assert got in allowed, f"{meaning}: {text}"


def test_every_meaning_has_rows() -> None:
    assert len({meaning for meaning, _ in ROWS}) == len(list((HERE / "rows").glob("*.txt")))
    assert len(ROWS) > 600
