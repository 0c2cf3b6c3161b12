"""Why a sentence was read so: by what the lead was known, who is meant, who is only mentioned."""

from __future__ import annotations

import pytest

from bot.domain.reply import read
from tests.domain.reply.floor import in_room


def why(text: str, quote: int | None = 126, room: str = "morning") -> str:
    return "|".join(read(text, in_room(room, quote=quote)).why)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("给李明 不是给王磊", "L126:引用的是它的卡片;“李明”是李明;“王磊”只是提到"),
        ("给磊哥", "L126:引用的是它的卡片;“磊哥”是王磊"),
        ("给小王", "“小王”可能是王磊、王雷"),
        ("给赵六", "“赵六”不在名单里"),
        ("如果王磊有空就给他", "“如果”是条件"),
        ("先问问王磊愿不愿意", "“先问问…”是条件"),
        ("要给王磊早给了", "“早”可能让意思反过来"),
    ],
)
def test_the_words_that_decided_are_named(text: str, expected: str) -> None:
    assert expected in why(text)


def test_it_is_told_by_what_the_lead_was_known() -> None:
    assert why("L126 给王磊", None).startswith("L126:话里写了编号")
    assert why("朗驰给王磊", None).startswith("L126:话里有它的公司名")
    assert why("给王磊", None, "one_open").startswith("L133:只有它还没结束")
    assert why("改雷子", None, "given*").startswith("L210:接着刚才那一步说的")


def test_a_refusal_needs_no_more_words() -> None:
    (action,) = read("给王磊", in_room("morning", "liming", 126)).actions
    assert action.why == "没有分配的权限"
