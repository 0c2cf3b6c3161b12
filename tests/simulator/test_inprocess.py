"""The first door: a Transport over the world, with the same limits and the same trouble as the second."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from bot.simulator.inprocess import InProcess, Style
from bot.simulator.rules import Rules
from bot.simulator.trouble import Carriage, close_after, close_before, page, refuse, silence
from bot.wecom.transport import (
    Answer,
    Button,
    Card,
    Channel,
    Chat,
    Entered,
    Inbound,
    Outgoing,
    Rejected,
    Said,
    Tapped,
    TryLater,
    Unsure,
)
from tests.simulator.office import FLOOR, QUIET, Office, alone

if TYPE_CHECKING:
    from bot.wecom.transport import Receipt

SEND = "/cgi-bin/message/send"


@dataclass
class Ear:
    """A receiver that keeps what it hears and answers what it is told to."""

    heard: list[Inbound] = field(default_factory=list)
    answers: list[Answer | Exception] = field(default_factory=list)

    async def __call__(self, inbound: Inbound) -> Answer:
        self.heard.append(inbound)
        answer = self.answers.pop(0) if self.answers else Answer()
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def door(office: Office, ear: Ear) -> InProcess:
    return InProcess(office.world, ear)


def shown(task_id: str = "t-1", **changes: Any) -> Card:
    return Card(task_id=task_id, source="榫卯", title="L1", buttons=(Button(text="接收", key="take"),), **changes)


def outgoing(to: Chat, text: str = "L1 归你了", **more: Any) -> Outgoing:
    return Outgoing(id="o1", to=to, text=text, **more)


async def heard_in_group(office: Office, door: InProcess, ear: Ear) -> Inbound:
    office.world.say("sunting", FLOOR, "@线索助手 你好")
    await door.settle()
    return ear.heard[-1]


async def sent(door: InProcess, to: Chat, **more: Any) -> Receipt:
    return await door.send(outgoing(to, **more))


async def test_what_is_said_arrives_as_inbound(office: Office, door: InProcess, ear: Ear) -> None:
    line = office.world.say("LiuYang", FLOOR, "L1 顺风")
    office.world.say("sunting", FLOOR, "@线索助手 给王磊", quote=line.id)
    await door.settle()
    (inbound,) = ear.heard
    assert inbound.what == Said(text="@线索助手 给王磊", quote="L1 顺风")
    assert (inbound.chat, inbound.sender, inbound.channel) == (FLOOR, "sunting", Channel.AI_BOT)
    assert inbound.reply
    assert inbound.reply.good_until == office.clock.now() + dt.timedelta(hours=24)
    assert not inbound.passive
    assert not inbound.reply.once


async def test_callback_mode_says_passive_and_gives_one_answer_for_an_hour(office: Office, ear: Ear) -> None:
    door = InProcess(office.world, ear, style=Style.CALLBACK)
    inbound = await heard_in_group(office, door, ear)
    assert inbound.passive
    assert inbound.reply
    assert inbound.reply.once
    assert inbound.reply.good_until == office.clock.now() + dt.timedelta(hours=1)
    assert (await sent(door, FLOOR, reply=inbound.reply)).channel is Channel.AI_BOT
    receipt = await sent(door, FLOOR, reply=inbound.reply, text="又来")
    assert receipt.channel is Channel.WEBHOOK


async def test_a_person_is_reached_by_the_app_with_a_code(office: Office, door: InProcess) -> None:
    receipt = await sent(door, alone("wanglei"), card=shown())
    assert (receipt.channel, receipt.carried_card) == (Channel.APP, True)
    assert receipt.response_code
    update = outgoing(alone("wanglei"), card=shown(body="已接收"), update=receipt.response_code)
    assert (await door.send(update)).carried_card
    assert (office.world.lines()[0].card or {})["sub_title_text"] == "已接收"
    with pytest.raises(Rejected):
        await door.send(update)


async def test_a_tap_on_an_app_card_is_answered_in_place(office: Office, door: InProcess, ear: Ear) -> None:
    await sent(door, alone("wanglei"), card=shown())
    ear.answers.append(Answer(update=shown(body="已接收")))
    office.world.tap("wanglei", office.world.lines()[0].id, "take")
    await door.settle()
    tapped = ear.heard[0].what
    assert isinstance(tapped, Tapped)
    assert (tapped.key, tapped.task_id) == ("take", "t-1")
    assert tapped.response_code
    assert (office.world.lines()[0].card or {})["sub_title_text"] == "已接收"


@pytest.mark.parametrize("nobody", ["outsider", "unpaid", "stranger"])
async def test_a_person_out_of_reach_is_rejected(door: InProcess, nobody: str) -> None:
    with pytest.raises(Rejected):
        await sent(door, alone(nobody))


async def test_a_person_who_wrote_to_the_bot_is_reached_though_not_by_the_app(
    office: Office, door: InProcess, ear: Ear
) -> None:
    office.world.say("unpaid", alone("unpaid"), "在吗")
    await door.settle()
    assert (await sent(door, alone("unpaid"), reply=ear.heard[0].reply)).channel is Channel.AI_BOT
    assert (await sent(door, alone("unpaid"), text="又")).channel is Channel.AI_BOT


async def test_a_group_gets_a_card_by_an_answer_and_words_by_a_push(office: Office, door: InProcess, ear: Ear) -> None:
    inbound = await heard_in_group(office, door, ear)
    assert (await sent(door, FLOOR, card=shown(), reply=inbound.reply)).carried_card
    receipt = await sent(door, FLOOR, card=shown("t-2"))
    assert not receipt.carried_card
    assert office.world.lines(FLOOR)[-1].text == "L1 归你了"


async def test_a_group_gets_a_card_by_a_push_where_that_is_allowed(ear: Ear) -> None:
    office = Office(Rules(cards_to_groups_by_push=True))
    door = InProcess(office.world, ear)
    await heard_in_group(office, door, ear)
    assert (await sent(door, FLOOR, card=shown())).carried_card


async def test_an_answer_that_came_too_late_is_pushed(office: Office, door: InProcess, ear: Ear) -> None:
    inbound = await heard_in_group(office, door, ear)
    office.push(hours=25)
    await sent(door, FLOOR, reply=inbound.reply)
    assert office.world.lines(FLOOR)[-1].quote is None


async def test_a_mention_goes_by_the_webhook_and_rings(office: Office, door: InProcess) -> None:
    receipt = await sent(door, FLOOR, mention=("wanglei",))
    assert receipt.channel is Channel.WEBHOOK
    assert office.world.lines(FLOOR)[-1].mentions == ("wanglei",)


async def test_a_group_nobody_spoke_in_is_reached_by_its_webhook_or_not_at_all(door: InProcess) -> None:
    assert (await sent(door, FLOOR)).channel is Channel.WEBHOOK
    with pytest.raises(Rejected) as refused:
        await sent(door, QUIET)
    assert refused.value.code == 93006


async def test_the_thirty_first_in_a_minute_comes_later(office: Office, door: InProcess, ear: Ear) -> None:
    await heard_in_group(office, door, ear)
    for _ in range(30):
        await sent(door, FLOOR)
    with pytest.raises(TryLater) as later:
        await sent(door, FLOOR)
    assert (later.value.code, later.value.after) == (45009, 60.0)


async def test_a_broken_card_is_replaced_by_its_words(office: Office, door: InProcess) -> None:
    receipt = await sent(door, alone("wanglei"), card=shown("坏"))
    assert not receipt.carried_card
    assert office.world.lines()[0].text == "L1 归你了"


@pytest.mark.parametrize(
    ("mishap", "error", "said"),
    [
        (refuse(45009), TryLater, 0),
        (refuse(-1), TryLater, 0),
        (page(502), TryLater, 0),
        (close_before(), Unsure, 0),
        (close_after(), Unsure, 1),
        (silence(), Unsure, 1),
    ],
)
async def test_trouble_is_the_same_as_over_sockets(
    office: Office, door: InProcess, mishap: Any, error: type[Exception], said: int
) -> None:
    office.world.trouble.next(SEND, mishap)
    with pytest.raises(error):
        await sent(door, alone("wanglei"))
    assert len(office.world.lines()) == said


async def test_what_cannot_be_taken_now_comes_again_twice(office: Office, door: InProcess, ear: Ear) -> None:
    ear.answers.extend([TryLater("忙"), TryLater("忙"), Answer()])
    await heard_in_group(office, door, ear)
    assert len({inbound.key for inbound in ear.heard}) == 1
    assert len(ear.heard) == 3
    ear.answers.extend([TryLater("忙")] * 3)
    await heard_in_group(office, door, ear)
    assert len(ear.heard) == 6


async def test_a_tap_comes_once_only(office: Office, door: InProcess, ear: Ear) -> None:
    await sent(door, alone("wanglei"), card=shown())
    ear.answers.append(TryLater("忙"))
    office.world.tap("wanglei", office.world.lines()[0].id, "take")
    await door.settle()
    assert len(ear.heard) == 1


async def test_duplicates_have_one_key(office: Office, door: InProcess, ear: Ear) -> None:
    office.world.trouble.deliver(Carriage(copies=2))
    await heard_in_group(office, door, ear)
    assert [inbound.key for inbound in ear.heard] == [ear.heard[0].key] * 2


async def test_entering_is_answered_by_a_welcome(office: Office, door: InProcess, ear: Ear) -> None:
    ear.answers.append(Answer(text="欢迎"))
    office.world.enter("wanglei")
    await door.settle()
    assert isinstance(ear.heard[0].what, Entered)
    assert office.world.lines(alone("wanglei"))[0].text == "欢迎"


async def test_words_to_the_app_arrive_from_the_app(office: Office, door: InProcess, ear: Ear) -> None:
    office.world.say("LiuYang", alone("LiuYang"), "已联系", to=Channel.APP)
    await door.settle()
    inbound = ear.heard[0]
    assert (inbound.channel, inbound.what, inbound.reply) == (Channel.APP, Said(text="已联系"), None)


async def test_every_call_and_delivery_is_in_the_history(office: Office, door: InProcess, ear: Ear) -> None:
    await heard_in_group(office, door, ear)
    await sent(door, FLOOR)
    assert [(row["kind"], row["name"]) for row in office.world.history.rows] == [
        ("person", "say"),
        ("delivery", "message"),
        ("call", "aibot_send_msg"),
    ]
