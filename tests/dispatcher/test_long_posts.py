"""A message that states more leads than are read at once: the first are taken in, and it is said where to go on."""

from __future__ import annotations

import pytest

from tests.floor import GROUP_NAME, SalesFloor


def told(count: int) -> str:
    lines = (
        f"苏州{at}号机械有限公司 王总 139{10_000_000 + at} 想做ERP 预算50万 年底前 他拍板" for at in range(1, count + 1)
    )
    return "\n".join(["@线索助手 新线索", *lines])


@pytest.mark.parametrize("count", [40, 100])
async def test_whoever_posted_hears_where_to_go_on(floor: SalesFloor, count: int) -> None:
    await floor.say("刘洋", told(count))
    taken = len(floor.look(lambda work: work.leads.open()))
    assert 10 < taken < count
    last = floor.lead(taken).inquiry.company
    assert last == f"苏州{taken}号机械有限公司"
    assert floor.last(GROUP_NAME).startswith(f"这条消息太长，只收下了前 {taken} 条，到“{last}”为止。")
    assert "从下一条起" in floor.last(GROUP_NAME)


async def test_a_message_of_usual_length_is_taken_in_without_a_word_more(floor: SalesFloor) -> None:
    await floor.say("刘洋", told(5))
    assert "太长" not in floor.last(GROUP_NAME)
