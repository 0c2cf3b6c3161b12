"""People who act at the same moment, and messages that come twice: one winner, everybody told (reliability D, T23)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.faults.company import PEOPLE, SALES, alone, company_name, post
from tests.faults.replicas import Replica, replicas

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS = 60
_ANSWERED = {"sdr_accepted": "wanglei", "sdr_rejected": None, "sdr_returned": None}
"""What the SDR hears, and who has the lead then; after accepting, 拒绝 is understood as 退回 (S55)."""
_WINS = "已分给"
_LOSSES = ("现在在", "已由", "已经在", "负责人 ")


def _one_winner(answers: Sequence[str]) -> str:
    """The one who won; the other was told who has it."""
    winners = [answer for answer in answers if _WINS in answer]
    told = [answer for answer in answers if any(words in answer for words in _LOSSES)]
    assert len(winners) == 1, answers
    assert len(told) == len(answers) - 1, answers
    return winners[0]


async def _offers(replica: Replica, lead: int) -> list[str]:
    return [row.chat_id for row in await replica.outbox() if row.lead == lead and row.kind == "offer"]


@pytest.mark.slow
async def test_two_sales_ops_never_win_the_same_lead(url: str) -> None:
    with replicas(url) as (one, other):
        for lead in range(1, ROUNDS + 1):
            await one.say("liuyang", post(lead))
            answers = await asyncio.gather(
                one.say("sunting", f"@线索助手 L{lead} 给王磊"), other.say("qianfang", f"@线索助手 L{lead} 给李明")
            )
            winner = "wanglei" if "王磊" in _one_winner(answers) else "liming"
            assert await other.owner(lead) == winner
            assert await _offers(one, lead) == [winner]


async def test_the_last_free_place_of_somebody_is_given_away_once(url: str) -> None:
    """S32: of two who give different leads to him at once, one is asked whether he shall have one too many."""
    with replicas(url) as (one, other):
        await one.database.do(lambda work: work.people.replace([replace(each, capacity=1) for each in PEOPLE]))
        for lead, name in zip(range(1, 100, 2), [*SALES.values()] * 2, strict=False):
            await one.say("liuyang", post(lead))
            await other.say("liuyang", post(lead + 1))
            answers = await asyncio.gather(
                one.dispatcher.receive(one.message("sunting", f"@线索助手 L{lead} 给{name}")),
                other.dispatcher.receive(other.message("qianfang", f"@线索助手 L{lead + 1} 给{name}")),
            )
            assert [_WINS in (answer.text or "") for answer in answers].count(True) == 1, answers
            assert [bool(answer.card) for answer in answers].count(True) == 1, answers
            owners = [await one.owner(lead), await one.owner(lead + 1)]
            assert owners.count(None) == 1, owners
            await one.say("sunting", f"@线索助手 L{lead + 1 - owners.index(None)} 无效")


async def test_a_lead_that_is_posted_again_stays_with_whom_it_is_given_to_at_that_moment(url: str) -> None:
    """The post is answered from the lead as it stands then; it must not put it back to how it stood before."""
    with replicas(url) as (one, other):
        for lead in range(1, ROUNDS // 2 + 1):
            await one.say("liuyang", post(lead))
            await asyncio.gather(
                *(other.say("liuyang", post(lead)) for _ in range(3)), one.say("sunting", f"@线索助手 L{lead} 给王磊")
            )
            assert await one.owner(lead) == "wanglei"


async def test_leave_told_at_the_moment_of_an_assignment_takes_no_lead_back(url: str) -> None:
    with replicas(url) as (one, other):
        for lead in range(1, 16):
            await one.say("liuyang", post(lead))
            await one.say("sunting", f"@线索助手 L{lead} 给王磊")
            told = "王磊明天请假" if lead % 2 else "王磊销假"
            await asyncio.gather(
                other.say("sunting", f"@线索助手 {told}"), one.say("qianfang", f"@线索助手 L{lead} 改派给李明")
            )
            assert await one.owner(lead) == "liming", lead


async def test_a_double_click_assigns_once(url: str) -> None:
    with replicas(url) as (one, other):
        for lead in range(1, 11):
            card = await one.dispatcher.receive(one.message("liuyang", post(lead)))
            taps = [one.tapped("sunting", card, "分配", owner="wanglei") for _ in range(2)]
            await asyncio.gather(one.dispatcher.receive(taps[0]), other.dispatcher.receive(taps[1]))
            said = [row.text for row in await one.outbox() if row.lead == lead and row.chat_id != "wanglei"]
            assert len([text for text in said if _WINS in text]) == 1
            assert len(said) == 2
            assert await _offers(one, lead) == ["wanglei"]


async def test_two_taps_on_one_card_have_one_winner_and_the_other_is_told(url: str) -> None:
    with replicas(url) as (one, other):
        for lead in range(1, 11):
            card = await one.dispatcher.receive(one.message("liuyang", post(lead)))
            first = one.tapped("sunting", card, "分配", owner="wanglei")
            second = other.tapped("qianfang", card, "分配", owner="liming")
            await asyncio.gather(one.dispatcher.receive(first), other.dispatcher.receive(second))
            said = [row.text for row in await one.outbox() if row.lead == lead and row.kind != "offer"]
            _one_winner(said)
            assert len(await _offers(one, lead)) == 1


async def test_a_tap_on_a_card_of_the_last_cycle_changes_nothing_and_says_so(url: str) -> None:
    with replicas(url) as (one, other):
        card = await one.dispatcher.receive(one.message("liuyang", post(1)))
        await one.say("sunting", "@线索助手 L1 给王磊")
        await other.say("wanglei", "L1 拒绝 预算不符", chat=alone("wanglei"))
        await other.dispatcher.receive(other.tapped("qianfang", card, "分配", owner="liming"))

        assert await one.owner(1) is None
        assert any("这张卡片已经过时" in row.text for row in await one.outbox())


async def test_the_same_message_three_times_at_once_has_one_effect_and_one_answer(url: str) -> None:
    with replicas(url) as (one, other):
        for lead in range(1, 11):
            posted = one.message("liuyang", post(lead))
            doors = (one, other, one)
            cards = await asyncio.gather(*(door.dispatcher.receive(posted) for door in doors))
            assert cards[0] == cards[1] == cards[2]
            given = one.message("sunting", f"@线索助手 L{lead} 给王磊")
            answers = await asyncio.gather(*(door.dispatcher.receive(given) for door in doors))
            assert answers[0] == answers[1] == answers[2]
            assert company_name(lead) in (cards[0].card.title if cards[0].card else "")
            assert await _offers(one, lead) == ["wanglei"]
            assert await other.owner(lead + 1) is None


async def test_the_same_message_three_times_in_a_row_has_one_effect_and_one_answer(url: str) -> None:
    with replicas(url) as (one, other):
        posted = one.message("liuyang", post(1))
        answers = [await door.dispatcher.receive(posted) for door in (one, other, one)]
        assert answers[0] == answers[1] == answers[2]
        assert await one.owner(2) is None
        assert not await one.outbox()


async def test_an_owner_who_accepts_and_rejects_at_once_has_done_one_of_both(url: str) -> None:
    with replicas(url) as (one, other):
        here = alone("wanglei")
        for lead in range(1, 11):
            await one.say("liuyang", post(lead))
            await one.say("sunting", f"@线索助手 L{lead} 给王磊")
            await asyncio.gather(
                one.say("wanglei", f"L{lead} 接收", chat=here),
                other.say("wanglei", f"L{lead} 拒绝 预算不符", chat=here),
            )
            told = {row.kind for row in await one.outbox() if row.lead == lead} & _ANSWERED.keys()
            assert await other.owner(lead) == _ANSWERED[max(told, key=list(_ANSWERED).index)]
            assert told != {"sdr_accepted", "sdr_rejected"}
