"""Words beside a name that give a lead to nobody: asked, noted or left alone, but never done."""

from __future__ import annotations

import pytest

from bot.domain.reply import Deed, read
from tests.domain.reply.floor import HERE, in_room

ROWS = [line for line in (HERE / "nobody.txt").read_text("utf-8").splitlines() if line]
GIVES = {Deed.ASSIGN, Deed.REASSIGN, Deed.FORCE}


@pytest.mark.parametrize("row", ROWS)
def test_a_name_alone_gives_nothing_to_anybody(row: str) -> None:
    head, text = row.split(" | ", 1)
    room, quote = head.split()
    actions = read(text, in_room(room, quote=int(quote[1:]))).actions
    assert not any(action.deed in GIVES or (action.deed is Deed.IN_CRM and action.owner) for action in actions)
