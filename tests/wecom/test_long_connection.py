"""The long connection comes back from every end, fights nobody, and never loses order or mixes up acks."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest

from bot.wecom.hearing import HearingPatience
from bot.wecom.line import Poison, Timing
from bot.wecom.rest import End, Rest, Rests
from bot.wecom.transport import Answer, Inbound, Rejected, Said, TryLater, Unsure
from tests.wecom.rival import FAST, SHORT, Ear, a_floor, until
from tests.wecom.samples import CARD, GROUP, NOW, WANGLEI, handle, message, outgoing, tap
from tests.wecom.scripted import Watch

DISCONNECTED = {"msgid": "d", "aibotid": "b", "msgtype": "event", "event": {"eventtype": "disconnected_event"}}
ENTERED = {"msgid": "e", "from": {"userid": "WangLei"}, "msgtype": "event", "event": {"eventtype": "enter_chat"}}


def words_heard(ear: Ear) -> list[str]:
    """What the receiver was told, in its order."""
    return [inbound.what.text for inbound in ear.heard if isinstance(inbound.what, Said)]


# ------------------------------------------------------------------------------------------------- staying up


async def test_it_logs_in_and_says_so() -> None:
    async with a_floor() as floor:
        assert len(floor.wecom.logins) == 1
        assert floor.bot.health().ok


@pytest.mark.parametrize("code", [1000, 1001, 1011])
async def test_a_clean_close_is_an_end_like_any_other(code: int) -> None:
    async with a_floor() as floor:
        await floor.wecom.sockets[0].close(code=code)
        await until(lambda: len(floor.wecom.logins) == 2 and floor.bot.is_up)


async def test_a_torn_line_is_made_anew_many_times_over() -> None:
    async with a_floor() as floor:
        for count in range(2, 8):
            transport = floor.wecom.sockets[-1]._req.transport  # type: ignore[union-attr]  # noqa: SLF001 — tear it
            assert transport is not None
            transport.abort()
            await until(lambda count=count: len(floor.wecom.logins) == count and floor.bot.is_up)  # type: ignore[misc]


async def test_a_peer_that_falls_silent_is_noticed_by_two_pings() -> None:
    async with a_floor(timing=replace(FAST, ping_every=0.05)) as floor:
        floor.wecom.reply = lambda frame: 0 if frame["cmd"] == "aibot_subscribe" else None
        await until(lambda: len(floor.wecom.logins) == 2)
        assert floor.wecom.pings >= 2


async def test_one_missed_ping_ends_nothing() -> None:
    async with a_floor(timing=replace(FAST, ping_every=0.02)) as floor:
        floor.wecom.reply = lambda frame: None if frame["cmd"] == "ping" and floor.wecom.pings % 2 else 0
        await until(lambda: floor.wecom.pings > 6)
        assert len(floor.wecom.logins) == 1


def test_silence_is_noticed_within_45_seconds() -> None:
    timing = Timing()
    assert timing.ping_every + 2 * timing.ping_answer <= 45


async def test_a_login_without_an_answer_is_given_up() -> None:
    async with a_floor(connected=False) as floor:
        floor.wecom.reply = lambda _: None
        await until(lambda: len(floor.wecom.logins) == 2)
        assert not floor.bot.is_up
        assert not floor.bot.health().ok
        floor.wecom.reply = lambda _: 0
        await until(lambda: floor.bot.is_up)
        assert floor.bot.health().ok


async def test_a_server_that_is_down_is_tried_until_it_is_back() -> None:
    async with a_floor() as floor:
        floor.wecom.refuse = True
        await floor.wecom.sockets[0].close()
        await until(lambda: not floor.bot.is_up)
        await asyncio.sleep(0.2)
        assert not floor.bot.health().ok
        floor.wecom.refuse = False
        await until(lambda: floor.bot.is_up)


async def test_after_half_an_hour_down_it_is_back_within_a_minute() -> None:
    watch = Watch()
    async with a_floor(watch=watch, rests=Rests()) as floor:
        floor.wecom.refuse = True
        began = watch.now
        await floor.wecom.sockets[0].close()
        await until(lambda: watch.now > began + 1800)
        floor.wecom.refuse = False
        back = watch.now
        await until(lambda: floor.bot.is_up)
        assert watch.now - back <= 60
        assert all(1 <= rest <= 60 for rest in watch.slept)
        assert len(watch.slept) < 100


async def test_wrong_credentials_are_tried_rarely_and_show() -> None:
    async with a_floor(connected=False) as floor:
        floor.wecom.reply = lambda _: 853000
        await until(lambda: floor.wecom.logins)
        await asyncio.sleep(0.2)
        assert len(floor.wecom.logins) == 1
        assert "853000" in floor.bot.health().reason
        await until(lambda: len(floor.wecom.logins) == 2)


async def test_whoever_is_kicked_rests_before_one_new_login_and_shows_it() -> None:
    async with a_floor() as floor:
        await floor.wecom.callback(DISCONNECTED)
        await until(lambda: not floor.bot.is_up)
        await until(lambda: floor.wecom.sockets[0].closed)
        assert "挤下线" in floor.bot.health().reason
        await until(lambda: len(floor.wecom.logins) == 2 and floor.bot.is_up)
        assert floor.wecom.logins[1] - floor.wecom.logins[0] >= 0.1
        assert "挤下线" in floor.bot.health().reason
        await asyncio.sleep(0.1)
        assert len(floor.wecom.logins) == 2
        assert "挤下线" in floor.bot.health().reason


async def test_after_a_login_that_lasts_a_kick_is_forgotten() -> None:
    async with a_floor(rests=replace(SHORT, proven=0.1)) as floor:
        await floor.wecom.callback(DISCONNECTED)
        await until(lambda: len(floor.wecom.logins) == 2)
        await until(lambda: floor.bot.health().ok)


async def test_without_the_lease_nobody_logs_in() -> None:
    async with a_floor() as floor:
        floor.leader = False
        await until(lambda: floor.wecom.sockets[0].closed)
        await asyncio.sleep(0.05)
        assert (len(floor.wecom.logins), floor.bot.is_up, floor.bot.health().ok) == (1, False, True)
        floor.leader = True
        await until(lambda: floor.bot.is_up)
        assert floor.gaps == []


@pytest.mark.parametrize(("deaf", "told"), [(14, False), (16, True)])
async def test_a_gap_of_more_than_15_seconds_is_told(deaf: int, told: bool) -> None:  # noqa: FBT001 — a table
    async with a_floor() as floor:
        floor.wecom.refuse = True
        await floor.wecom.sockets[0].close()
        await until(lambda: not floor.bot.health().ok)
        floor.clock.push(dt.timedelta(seconds=deaf))
        floor.wecom.refuse = False
        await until(lambda: floor.bot.is_up)
        await asyncio.sleep(0.02)
    assert floor.gaps == ([(NOW, NOW + dt.timedelta(seconds=deaf))] if told else [])


# ----------------------------------------------------------------------------------------------------- resting


def test_rests_grow_to_a_minute_with_jitter_and_never_end() -> None:
    longest, shortest = Rest(Rests(), draw=lambda _, high: high), Rest(Rests(), draw=lambda low, _: low)
    assert [longest.after(End.LOST) for _ in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert [shortest.after(End.LOST) for _ in range(8)] == [1, 1, 2, 4, 8, 16, 30, 30]
    assert {longest.after(End.LOST) for _ in range(2000)} == {60}


def test_a_proven_login_forgets_what_was_before() -> None:
    rest = Rest(Rests(), draw=lambda _, high: high)
    for _ in range(5):
        rest.after(End.LOST)
    rest.proven()
    assert rest.after(End.LOST) == 1


def test_the_kicked_and_the_refused_rest_long() -> None:
    rest = Rest(Rests(), draw=lambda low, _: low)
    assert [rest.after(End.KICKED) for _ in range(6)] == [30, 60, 120, 240, 480, 600]
    assert rest.after(End.BAD_CREDENTIALS) == 300


# ----------------------------------------------------------------------------------------------------- hearing


async def test_what_is_said_is_heard_with_a_way_to_answer() -> None:
    async with a_floor() as floor:
        await floor.wecom.callback(message(), "r7")
        await until(lambda: floor.ear.heard)
        (heard,) = floor.ear.heard
        assert heard.reply is not None
        assert (heard.reply.token, heard.chat) == ("r7", GROUP)
        assert floor.bot.health().seen["group message"] == NOW
        assert "message" not in floor.bot.health().seen


@pytest.mark.parametrize(
    "junk", ["", "[]", "1", "null", "junk", '{"cmd": 1}', '{"cmd":"pong"}', "{}", b"\0", "[" * 9000, '{"cmd":[]}']
)
async def test_a_frame_that_is_none_is_dropped_and_the_next_is_heard(junk: str | bytes) -> None:
    async with a_floor() as floor:
        await floor.wecom.raw(junk)
        await floor.wecom.callback({"msgtype": "hologram"})
        await floor.wecom.callback(message())
        await until(lambda: floor.ear.heard)
        assert len(floor.wecom.logins) == 1
        assert (
            sum(floor.bot.health().counts.get(name, 0) for name in ("dropped frames", "unknown frames", "late acks"))
            == 1
        )
        assert floor.bot.health().counts["unheard"] == 1


async def test_a_frame_too_long_costs_the_line_but_not_the_bot() -> None:
    async with a_floor(max_frame=4096) as floor:
        await floor.wecom.callback(message("长" * 5000))
        await until(lambda: len(floor.wecom.logins) == 2 and floor.bot.is_up)
        assert floor.ear.heard == []


async def test_one_chat_keeps_its_order_and_holds_up_no_other() -> None:
    async with a_floor() as floor:
        gate = asyncio.Event()

        async def slow(inbound: Inbound) -> None:
            if inbound.chat == GROUP and inbound.key == "m0":
                await gate.wait()

        floor.ear.do = slow
        for number in range(5):
            await floor.wecom.callback(message(f"组{number}", msgid=f"m{number}"), f"g{number}")
        await floor.wecom.callback(message("别处", msgid="x", chatid="wrOther"), "o")
        await until(lambda: floor.ear.heard)
        assert words_heard(floor.ear) == ["别处"]
        gate.set()
        await until(lambda: len(floor.ear.heard) == 6)
        assert words_heard(floor.ear) == ["别处", "组0", "组1", "组2", "组3", "组4"]


async def test_a_message_the_database_could_not_take_is_handed_over_again() -> None:
    async with a_floor() as floor:
        tries: list[str] = []

        async def busy(inbound: Inbound) -> None:
            tries.append(inbound.key)
            if len(tries) < 3:
                raise TryLater("数据库忙")

        floor.ear.do = busy
        await floor.wecom.callback(message())
        await until(lambda: floor.ear.heard)
        assert tries == ["m1", "m1", "m1"]
        assert floor.bot.health().ok


async def test_a_message_that_is_lost_shows_until_another_is_taken() -> None:
    async with a_floor() as floor:

        async def broken(inbound: Inbound) -> None:
            if inbound.key == "bad":
                raise RuntimeError("13900000000")
            if inbound.key == "busy":
                raise TryLater("数据库忙")

        floor.ear.do = broken
        for count, key in enumerate(("bad", "busy"), 1):
            await floor.wecom.callback(message(msgid=key))
            await until(lambda count=count: floor.bot.health().counts.get("lost messages") == count)  # type: ignore[misc]
            assert not floor.bot.health().ok
        await floor.wecom.callback(message(msgid="good"))
        await until(lambda: floor.bot.health().ok)


@pytest.mark.parametrize(
    ("answer", "body", "cmd"),
    [
        (Answer(update=CARD), tap(), "aibot_respond_update_msg"),
        (Answer(text="欢迎"), ENTERED, "aibot_respond_welcome_msg"),
        (Answer(text="好"), message(), "aibot_respond_msg"),
        (Answer(card=CARD), message(), "aibot_respond_msg"),
    ],
)
async def test_an_answer_in_place_goes_by_the_callbacks_req_id(answer: Answer, body: dict[str, Any], cmd: str) -> None:
    async with a_floor(answer) as floor:
        await floor.wecom.callback(body, "r9")
        await until(lambda: floor.wecom.said)
        (said,) = floor.wecom.said
        assert (said["cmd"], said["headers"]["req_id"]) == (cmd, "r9")


@pytest.mark.parametrize("body", [message(), tap(), ENTERED])
async def test_no_answer_is_no_frame(body: dict[str, Any]) -> None:
    async with a_floor() as floor:
        await floor.wecom.callback(body)
        await until(lambda: floor.ear.heard)
        await asyncio.sleep(0.02)
        assert floor.wecom.said == []


async def test_an_answer_that_was_refused_costs_nothing_else() -> None:
    async with a_floor(Answer(update=CARD)) as floor:
        floor.wecom.reply = lambda _: 846605
        await floor.wecom.callback(tap())
        await until(lambda: floor.bot.health().counts.get("unsaid answers"))
        floor.ear.answer = Answer(update=replace(CARD, task_id="线索"))
        await floor.wecom.callback(tap(msgid="m9"), "r2")
        await until(lambda: len(floor.ear.heard) == 2)
        assert floor.bot.is_up


async def test_an_answer_that_comes_too_late_is_not_said() -> None:
    async with a_floor(Answer(update=CARD), patience=HearingPatience(answer=0.0)) as floor:
        await floor.wecom.callback(tap())
        await until(lambda: floor.bot.health().counts.get("late answers"))
        assert floor.wecom.said == []


async def test_a_gap_that_cannot_be_told_does_not_cost_the_connection(caplog: pytest.LogCaptureFixture) -> None:
    async with a_floor() as floor:

        async def broken(*_: object) -> None:
            raise RuntimeError("13900000000")

        floor.bot._on_gap = broken  # noqa: SLF001 — as if the app's notice failed
        floor.wecom.refuse = True
        await floor.wecom.sockets[0].close()
        await until(lambda: not floor.bot.health().ok)
        floor.clock.push(dt.timedelta(minutes=1))
        floor.wecom.refuse = False
        await until(lambda: floor.bot.is_up and floor.bot.health().ok)
    assert "RuntimeError" in caplog.text
    assert "13900000000" not in caplog.text


async def test_what_is_under_way_is_finished_before_the_end() -> None:
    async with a_floor() as floor:
        begun = asyncio.Event()

        async def slow(_: Inbound) -> None:
            begun.set()
            await asyncio.sleep(0.05)

        floor.ear.do = slow
        await floor.wecom.callback(message())
        await begun.wait()
    assert len(floor.ear.heard) == 1


# ---------------------------------------------------------------------------------------------------- speaking


async def test_an_answer_uses_the_messages_req_id_and_may_carry_a_card() -> None:
    async with a_floor() as floor:
        receipt = await floor.bot.send(outgoing(card=CARD, reply=handle("r1")))
        (said,) = floor.wecom.said
    assert (said["cmd"], said["headers"]["req_id"]) == ("aibot_respond_msg", "r1")
    assert said["body"]["msgtype"] == "template_card"
    assert receipt.carried_card


@pytest.mark.parametrize("reply", [None, handle(hours=0), handle("https://example.com", once=True)])
async def test_without_a_good_req_id_the_message_is_pushed(reply: Any) -> None:
    async with a_floor() as floor:
        await floor.bot.send(outgoing(reply=reply))
        (said,) = floor.wecom.said
    assert said["cmd"] == "aibot_send_msg"
    assert said["body"] == {
        "chatid": GROUP.id,
        "chat_type": 2,
        "msgtype": "markdown",
        "markdown": {"content": "**L128** 已分给王磊"},
    }


async def test_a_req_id_that_wecom_does_not_know_any_more_leads_to_a_push() -> None:
    async with a_floor() as floor:
        floor.wecom.reply = lambda frame: 846605 if frame["cmd"] == "aibot_respond_msg" else 0
        await floor.bot.send(outgoing(reply=handle("r1")))
        assert [said["cmd"] for said in floor.wecom.said] == ["aibot_respond_msg", "aibot_send_msg"]


@pytest.mark.parametrize(
    ("to", "allowed", "msgtype"),
    [
        (GROUP, False, "markdown"),
        (GROUP, True, "template_card"),
        (WANGLEI, False, "template_card"),
    ],
)
async def test_a_card_is_pushed_into_a_group_only_where_the_setting_says_so(
    to: Any,
    allowed: bool,  # noqa: FBT001 — a table
    msgtype: str,
) -> None:
    async with a_floor(push_cards_to_groups=allowed) as floor:
        receipt = await floor.bot.send(outgoing(to, card=CARD))
        assert floor.wecom.said[0]["body"]["msgtype"] == msgtype
    assert receipt.carried_card is (msgtype == "template_card")


@pytest.mark.parametrize("reply", [None, handle("r1")])
async def test_where_a_card_is_refused_its_words_go_out(reply: Any) -> None:
    async with a_floor(push_cards_to_groups=True) as floor:
        floor.wecom.reply = lambda frame: 40008 if frame.get("body", {}).get("msgtype") == "template_card" else 0
        receipt = await floor.bot.send(outgoing(card=CARD, reply=reply))
        assert [said["body"]["msgtype"] for said in floor.wecom.said] == ["template_card", "markdown"]
    assert not receipt.carried_card


async def test_a_lost_ack_is_unsure_and_poisons_its_req_id() -> None:
    async with a_floor() as floor:
        floor.wecom.reply = lambda frame: None if frame["cmd"] == "aibot_respond_msg" else 0
        with pytest.raises(Unsure):
            await floor.bot.send(outgoing(reply=handle("r1")))
        floor.wecom.reply = lambda _: 0
        await floor.wecom.ack("r1", 93006)
        await until(lambda: floor.bot.health().counts.get("late acks"))
        await floor.bot.send(outgoing(reply=handle("r1")))
        assert [said["cmd"] for said in floor.wecom.said] == ["aibot_respond_msg", "aibot_send_msg"]


def test_only_so_many_poisoned_req_ids_are_remembered() -> None:
    poison = Poison()
    for number in range(10_001):
        poison.add(str(number))
    assert "0" not in poison
    assert "10000" in poison


async def test_a_card_that_wecom_would_refuse_goes_out_as_words() -> None:
    async with a_floor() as floor:
        receipt = await floor.bot.send(outgoing(WANGLEI, card=replace(CARD, task_id="线索")))
        assert floor.wecom.said[0]["body"]["msgtype"] == "markdown"
    assert not receipt.carried_card


async def test_two_answers_to_one_message_go_one_after_the_other() -> None:
    async with a_floor() as floor:
        floor.wecom.reply = lambda _: None
        sends = [asyncio.create_task(floor.bot.send(outgoing(reply=handle("r1"), text=str(n)))) for n in range(3)]
        for count in (1, 2, 3):
            await until(lambda count=count: len(floor.wecom.said) == count)  # type: ignore[misc]
            await asyncio.sleep(0.01)
            assert len(floor.wecom.said) == count
            await floor.wecom.ack("r1")
        await asyncio.gather(*sends)


async def test_a_line_that_breaks_before_the_ack_is_unsure() -> None:
    async with a_floor() as floor:
        floor.wecom.reply = lambda _: None
        sending = asyncio.create_task(floor.bot.send(outgoing()))
        await until(lambda: floor.wecom.said)
        await floor.wecom.sockets[0].close()
        with pytest.raises(Unsure):
            await sending


async def test_without_a_line_it_is_later() -> None:
    async with a_floor(connected=False) as floor:
        floor.leader = False
        with pytest.raises(TryLater) as told:
            await floor.bot.send(outgoing())
    assert not isinstance(told.value, Unsure)


@pytest.mark.parametrize(
    ("code", "error"), [(93006, Rejected), (93001, Rejected), (45009, TryLater), (77777, TryLater)]
)
async def test_a_push_that_was_refused_says_why(code: int, error: type[Exception]) -> None:
    async with a_floor() as floor:
        floor.wecom.reply = lambda _: code
        with pytest.raises(error) as refused:
            await floor.bot.send(outgoing())
    assert refused.value.code == code  # type: ignore[attr-defined]


async def test_over_the_limit_pauses_the_chat_for_a_minute() -> None:
    async with a_floor() as floor:
        floor.wecom.reply = lambda _: 45009
        for _ in range(3):
            with pytest.raises(TryLater) as told:
                await floor.bot.send(outgoing())
            assert told.value.after == pytest.approx(60, abs=1)
        assert len(floor.wecom.said) == 1
        floor.wecom.reply = lambda _: 0
        await floor.bot.send(outgoing(WANGLEI))


async def test_answers_and_pushes_share_one_pace() -> None:
    async with a_floor() as floor:
        for number in range(28):
            await floor.bot.send(outgoing(reply=handle(f"r{number}") if number % 2 else None))
        with pytest.raises(TryLater):
            await floor.bot.send(outgoing())
        assert len(floor.wecom.said) == 28


async def test_an_app_cards_update_does_not_go_this_way() -> None:
    async with a_floor() as floor:
        with pytest.raises(Rejected):
            await floor.bot.send(outgoing(update="RC", card=CARD))


async def test_bodies_are_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    async with a_floor(Answer(text="13900000002")) as floor:
        floor.wecom.reply = lambda frame: 93006 if frame["cmd"] != "aibot_subscribe" else 0
        await floor.wecom.callback(message("13900000001"))
        await floor.wecom.callback({"msgtype": "hologram", "x": "13900000004"})
        await floor.wecom.raw(json.dumps({"cmd": "x", "y": "13900000005"}))
        with pytest.raises(Rejected):
            await floor.bot.send(outgoing(text="13900000003"))
        await until(lambda: floor.bot.health().counts.get("unsaid answers"))
    assert "1390000000" not in caplog.text
    assert "SECRET" not in caplog.text
