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


NO_ANSWERS = [line for line in (HERE / "no_answer.txt").read_text("utf-8").splitlines() if line]
ANSWERS = {Deed.ACCEPT, Deed.REJECT, Deed.RETURN}


@pytest.mark.parametrize("text", NO_ANSWERS)
@pytest.mark.parametrize(("owner", "lead"), [("wanglei", 160), ("zhangwei", 153)])
def test_what_the_customer_did_or_asks_is_no_answer_of_the_owner(text: str, owner: str, lead: int) -> None:
    actions = read(text, in_room("all_given", owner, lead)).actions
    assert not any(action.deed in ANSWERS for action in actions)


NO_CHANGES = [line for line in (HERE / "no_change.txt").read_text("utf-8").splitlines() if line]
LEFT_AS_IT_IS = {Deed.ANNOTATE, Deed.ASK, Deed.QUERY, Deed.NONE}


@pytest.mark.parametrize("text", NO_CHANGES)
@pytest.mark.parametrize(("room", "quote"), [("morning", 126), ("one_small", None), ("given*", None)])
def test_what_the_customer_or_the_office_does_changes_no_lead(text: str, room: str, quote: int | None) -> None:
    actions = read(text, in_room(room, quote=quote)).actions
    assert {action.deed for action in actions} <= LEFT_AS_IT_IS
