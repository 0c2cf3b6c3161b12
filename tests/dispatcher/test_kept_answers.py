"""What was answered in place is kept, so that a second delivery gets the very same."""

from __future__ import annotations

import pytest

from bot.dispatcher.answers import answer_from_json, answer_to_json
from bot.wecom.transport import Answer, Button, Card

CARD = Card(task_id="t", source="s", title="L1", buttons=(Button(text="张伟", key="k"),))


@pytest.mark.parametrize(
    "answer",
    [Answer(), Answer(text="好"), Answer(card=CARD), Answer(update=CARD), Answer(update=CARD, update_for=("sunting",))],
)
def test_an_answer_comes_back_as_it_was_given(answer: Answer) -> None:
    assert answer_from_json(answer_to_json(answer)) == answer
