"""Words beside a name that give a lead to nobody: asked, noted or left alone, but never done."""

from __future__ import annotations

import pytest

from bot.domain.reply import Deed, read
from tests.domain.reply.floor import HERE, in_room

GIVES = {Deed.ASSIGN, Deed.REASSIGN, Deed.FORCE}


def lines(name: str) -> list[str]:
    """The rows of a table of this folder."""
    return [line for line in (HERE / name).read_text("utf-8").splitlines() if line]


def test_a_name_alone_gives_nothing_to_anybody() -> None:
    assert [row for row in lines("nobody.txt") if gives(*row.split(" | ", 1))] == []


def gives(head: str, text: str) -> bool:
    """Whether the words, written in a room under a card, give the lead to somebody."""
    room, quote = head.split()
    actions = read(text, in_room(room, quote=int(quote[1:]))).actions
    return any(action.deed in GIVES or (action.deed is Deed.IN_CRM and action.owner) for action in actions)


ANSWERS = {Deed.ACCEPT, Deed.REJECT, Deed.RETURN}


@pytest.mark.parametrize(("owner", "lead"), [("wanglei", 160), ("zhangwei", 153)])
def test_what_the_customer_did_or_asks_is_no_answer_of_the_owner(owner: str, lead: int) -> None:
    room = in_room("all_given", owner, lead)
    answers = [text for text in lines("no_answer.txt") if ANSWERS & {one.deed for one in read(text, room).actions}]
    assert answers == []


LEFT_AS_IT_IS = {Deed.ANNOTATE, Deed.ASK, Deed.QUERY, Deed.NONE}


@pytest.mark.parametrize(("room", "quote"), [("morning", 126), ("one_small", None), ("given*", None)])
def test_what_the_customer_or_the_office_does_changes_no_lead(room: str, quote: int | None) -> None:
    here = in_room(room, quote=quote)
    changes = [
        text for text in lines("no_change.txt") if {one.deed for one in read(text, here).actions} - LEFT_AS_IT_IS
    ]
    assert changes == []
