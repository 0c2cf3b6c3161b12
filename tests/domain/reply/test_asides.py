"""What stands beside an instruction and says nothing about it changes nothing of it, and makes none of what is none."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from tests.corpus.rows import Row, samples
from tests.domain.reply.test_nobody import gives, lines

ASIDES = lines("asides.txt")
DECIDES = {"assign", "reassign", "in_crm", "hold"}


@cache
def _deciding() -> list[tuple[Row, list[dict[str, Any]]]]:
    """The samples by which something is decided, each with what is done."""
    told = [(row, row.actions) for row in samples() if "\n" not in row.text]
    return [(row, actions) for row, actions in told if DECIDES & {action["do"] for action in actions}]


def _beside(aside: str, text: str) -> str:
    return aside.replace("…", text.strip().rstrip("。!~～"))


@pytest.mark.parametrize("aside", ASIDES)
def test_an_aside_changes_nothing_of_what_is_done(aside: str) -> None:
    told = [(replace(row, text=_beside(aside, row.text)), actions) for row, actions in _deciding()]
    assert [beside.text for beside, actions in told if beside.actions != actions] == []


def test_an_aside_gives_nothing_to_anybody() -> None:
    rows = [row.split(" | ", 1) for row in lines("nobody.txt")]
    told = [(head, _beside(ASIDES[at % len(ASIDES)], text)) for at, (head, text) in enumerate(rows)]
    assert [text for head, text in told if gives(head, text)] == []
