"""Events of one lead in any order and more than once: the lead ends where a serial model says (reliability D, T5)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wecom.transport import Chat, ChatKind
from tests.floor import FULL_POST, GROUP, SalesFloor, alone

EVENTS = ("assign wanglei", "assign liming", "accept", "reject", "contacted", "note")
_WORDS = {
    "assign wanglei": ("孙婷", "@线索助手 L1 给王磊"),
    "assign liming": ("赵琳", "@线索助手 L1 给李明"),
    "accept": ("王磊", "L1 接收"),
    "reject": ("王磊", "L1 拒绝 预算不符"),
    "contacted": ("王磊", "L1 已联系 约了下周演示"),
    "note": ("李建国", "@线索助手 L1 我认识他们的老板"),
}


@dataclass(slots=True)
class Model:
    """The lead, one event after the other."""

    stage: str = "qualified"
    owner: str | None = None
    contacted: bool = False
    offers: int = 0

    def take(self, event: str) -> None:
        mine = self.owner == "wanglei"
        match event.split():
            case ["assign", userid] if self.owner is None:
                self.stage, self.owner, self.contacted = "assigned", userid, False
                self.offers += 1
            case ["accept"] if mine and self.stage == "assigned":
                self.stage = "accepted"
            case ["reject"] if mine and self.stage == "assigned":
                self.stage, self.owner, self.contacted = "rejected", None, False
            case ["reject"] if mine:  # after accepting, 拒绝 is understood as 退回 (S55)
                self.stage, self.owner, self.contacted = "returned", None, False
            case ["contacted"] if mine:
                self.contacted = True


async def _play(order: list[str], again: list[int]) -> None:
    floor, model = SalesFloor(), Model()
    try:
        await floor.say("刘洋", FULL_POST)
        group = Chat(kind=ChatKind.GROUP, id=GROUP)
        messages = {
            event: floor.message(who, text, chat=group if text.startswith("@") else alone(who))
            for event, (who, text) in _WORDS.items()
        }
        for event in order:
            model.take(event)
            await floor.receive(messages[event])
        for number in again:
            await floor.receive(messages[EVENTS[number]])
        lead = floor.lead(1)
        offers = [one for one in floor.carrier.carried if one.card and "新线索给你" in one.text]
        seen = (lead.stage.value, lead.owner, lead.contacted_at is not None, len(offers))
        assert seen == (model.stage, model.owner, model.contacted, model.offers)
    finally:
        floor.close()


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(st.permutations(EVENTS), st.lists(st.integers(0, len(EVENTS) - 1), max_size=4))
def test_six_events_in_any_order_end_as_the_model_says(order: list[str], again: list[int]) -> None:
    asyncio.run(_play(order, again))
