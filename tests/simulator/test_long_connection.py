"""The long connection of the simulator, row by row of wecom §11.1."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.simulator.envelope import decrypt
from bot.simulator.rules import Rules
from bot.simulator.server import serving
from bot.simulator.settings import Patience, Settings
from bot.simulator.things import Opinion
from bot.simulator.trouble import Carriage, Kick, close_after, close_before, refuse, silence, slow, wrong_word
from tests.simulator.office import (
    FLOOR,
    QUIET,
    Line,
    Office,
    alone,
    card,
    card_body,
    line,
    markdown,
    stream,
    update_body,
)

if TYPE_CHECKING:
    from bot.simulator.server import Served


async def heard(office: Office, talking: Line, text: str = "@线索助手 你好", **more: Any) -> dict[str, Any]:
    """Somebody speaks in the dispatch group, and the bot hears it."""
    office.world.say("sunting", FLOOR, text, **more)
    return await talking.read()


def req(frame: dict[str, Any]) -> str:
    req_id: str = frame["headers"]["req_id"]
    return req_id


# --------------------------------------------------------------------------------------------------- login


async def test_login_is_acknowledged_without_cmd(served: Served) -> None:
    async with line(served, log_in=False) as talking:
        ack = await talking.log_in()
    assert ack["errcode"] == 0
    assert set(ack) == {"headers", "errcode", "errmsg"}


async def test_what_is_said_at_the_first_moment_of_a_connection_is_heard(office: Office, served: Served) -> None:
    async with line(served, log_in=False) as talking:
        logging_in = asyncio.create_task(talking.log_in())
        while not served.long_connection.connected:  # noqa: ASYNC110 — every single turn of the loop is looked at
            await asyncio.sleep(0)
        office.world.say("sunting", FLOOR, "@线索助手 你好")
        assert (await logging_in)["errcode"] == 0
        assert (await talking.read())["body"]["text"]["content"] == "@线索助手 你好"


async def test_a_bad_secret_is_853000_and_the_socket_stays_open(served: Served) -> None:
    async with line(served, log_in=False) as talking:
        assert (await talking.log_in(secret="wrong"))["errcode"] == 853000
        assert (await talking.log_in())["errcode"] == 0


async def test_nothing_can_be_said_before_login(served: Served) -> None:
    async with line(served, log_in=False) as talking:
        assert (await talking.ask("aibot_send_msg", markdown("hi")))["errcode"] == 853000


async def test_a_bot_in_callback_mode_cannot_log_in(office: Office) -> None:
    settings = Settings(bot_callback="http://127.0.0.1:1/x")
    async with serving(office.world, settings) as served, line(served, log_in=False) as talking:
        assert (await talking.log_in())["errcode"] == 853000


async def test_hammering_logins_is_stopped() -> None:
    office = Office(Rules(subscribes_a_minute=2))
    async with serving(office.world, Settings()) as served, line(served, log_in=False) as talking:
        codes = [(await talking.log_in(secret="wrong"))["errcode"] for _ in range(3)]
        assert codes == [853000, 853000, 45009]
        office.push(minutes=1)
        assert (await talking.log_in())["errcode"] == 0


# --------------------------------------------------------------------------------------------------- kick


@pytest.mark.parametrize(("style", "code"), [(Kick.CLOSE, 1000), (Kick.ABORT, 1006)])
async def test_a_second_login_ends_the_first(office: Office, served: Served, style: Kick, code: int) -> None:
    office.world.trouble.kick = style
    async with line(served) as first, line(served) as second:
        told = await first.read()
        assert told["body"]["event"] == {"eventtype": "disconnected_event"}
        assert "from" not in told["body"]
        assert "chattype" not in told["body"]
        assert await first.closed() == code
        assert (await heard(office, second))["cmd"] == "aibot_msg_callback"


async def test_a_failed_second_login_kicks_nobody(office: Office, served: Served) -> None:
    async with line(served) as first, line(served, log_in=False) as second:
        await second.log_in(secret="wrong")
        assert (await heard(office, first))["cmd"] == "aibot_msg_callback"


async def test_a_half_alive_loser_gets_pongs_but_no_messages(office: Office, served: Served) -> None:
    office.world.trouble.kick = Kick.HALF_ALIVE
    async with line(served) as first, line(served) as second:
        await first.read()
        assert (await first.ask("ping"))["errcode"] == 0
        assert (await heard(office, second))["body"]["msgtype"] == "text"
        assert (await first.ask("ping"))["errcode"] == 0


async def test_a_kick_can_be_asked_for(served: Served) -> None:
    async with line(served) as talking:
        served.long_connection.kick(Kick.CLOSE)
        assert (await talking.read())["body"]["event"]["eventtype"] == "disconnected_event"
        assert await talking.closed() == 1000
        assert not served.long_connection.connected


async def test_the_connection_can_drop_or_end_cleanly_without_a_word(served: Served) -> None:
    async with line(served) as talking:
        served.long_connection.drop()
        assert await talking.closed() == 1006
    async with line(served) as talking:
        served.long_connection.hang_up()
        assert await talking.closed() == 1000


# --------------------------------------------------------------------------------------------------- heartbeat


async def test_silence_ends_the_connection_and_pings_keep_it(office: Office) -> None:
    settings = Settings(patience=Patience(silence=2.0))
    async with serving(office.world, settings) as served, line(served) as talking:
        for _ in range(6):
            await asyncio.sleep(0.4)
            assert (await talking.ask("ping"))["errcode"] == 0
        assert await talking.closed() == 1000


async def test_pings_can_go_unanswered(office: Office, served: Served) -> None:
    office.world.trouble.always("ping", silence())
    async with line(served) as talking:
        await talking.send("ping")
        with pytest.raises(TimeoutError):
            await talking.socket.receive_str(timeout=0.03)
        office.world.trouble.always("ping", None)
        assert (await talking.ask("ping"))["errcode"] == 0


# --------------------------------------------------------------------------------------------------- callbacks


async def test_group_text_arrives_with_the_name_in_it(office: Office, served: Served) -> None:
    async with line(served) as talking:
        frame = await heard(office, talking, "@线索助手 给王磊")
    body = frame["body"]
    assert frame["cmd"] == "aibot_msg_callback"
    assert body["text"]["content"] == "@线索助手 给王磊"
    assert (body["chattype"], body["chatid"], body["from"]["userid"]) == ("group", FLOOR.id, "sunting")
    assert "response_url" not in body


async def test_group_text_without_at_is_kept_but_never_delivered(office: Office, served: Served) -> None:
    async with line(served) as talking:
        office.world.say("sunting", FLOOR, "没人理的话")
        frame = await heard(office, talking)
    assert frame["body"]["text"]["content"] == "@线索助手 你好"
    assert [said.text for said in office.world.lines(FLOOR)] == ["没人理的话", "@线索助手 你好"]


async def test_a_single_chat_has_no_chatid(office: Office, served: Served) -> None:
    async with line(served) as talking:
        office.world.say("LiuYang", alone("LiuYang"), "你好")
        body = (await talking.read())["body"]
    assert body["chattype"] == "single"
    assert "chatid" not in body


async def test_a_quote_carries_words_but_no_id(office: Office, served: Served) -> None:
    async with line(served) as talking:
        first = await heard(office, talking)
        await talking.ask("aibot_respond_msg", markdown("L1 顺风电气"), req(first))
        answer = office.world.lines(FLOOR)[-1]
        body = (await heard(office, talking, "@线索助手 给王磊", quote=answer.id))["body"]
    assert body["quote"] == {"msgtype": "text", "text": {"content": "L1 顺风电气"}}


async def test_somebody_outside_the_visible_range_is_never_heard(office: Office, served: Served) -> None:
    async with line(served) as talking:
        office.world.say("outsider", FLOOR, "@线索助手 我是谁")
        office.world.say("outsider", alone("outsider"), "我是谁")
        office.world.enter("outsider")
        assert (await heard(office, talking))["body"]["from"]["userid"] == "sunting"


async def test_entering_is_told_once_a_day(office: Office, served: Served) -> None:
    async with line(served) as talking:
        office.world.enter("wanglei")
        office.world.enter("wanglei")
        first = await talking.read()
        assert first["cmd"] == "aibot_event_callback"
        assert first["body"]["event"] == {"eventtype": "enter_chat"}
        office.push(days=1)
        office.world.enter("wanglei")
        assert (await talking.read())["body"]["event"] == {"eventtype": "enter_chat"}


async def test_an_image_alone_arrives_encrypted_with_its_own_key(office: Office, served: Served) -> None:
    async with line(served) as talking, aiohttp.ClientSession() as session:
        office.world.show("wanglei", alone("wanglei"), "image", b"\x89PNG picture")
        image = (await talking.read())["body"]["image"]
        async with session.get(image["url"]) as response:
            sealed = await response.read()
        assert decrypt(base64.b64decode(image["aeskey"]), sealed) == b"\x89PNG picture"
        office.push(minutes=6)
        async with session.get(image["url"]) as response:
            assert response.status == 404


async def test_images_in_a_group_are_never_told_but_mixed_ones_are(office: Office, served: Served) -> None:
    async with line(served) as talking:
        office.world.show("wanglei", FLOOR, "image", b"picture")
        office.world.show("wanglei", FLOOR, "image", b"picture", text="@线索助手 看图")
        body = (await talking.read())["body"]
    kinds = [item["msgtype"] for item in body["mixed"]["msg_item"]]
    assert kinds == ["text", "image"]
    assert body["mixed"]["msg_item"][0]["text"]["content"] == "@线索助手 看图"


async def test_voice_arrives_as_words(office: Office, served: Served) -> None:
    async with line(served) as talking:
        office.world.show("wanglei", alone("wanglei"), "voice", "已联系".encode())
        assert (await talking.read())["body"]["voice"] == {"content": "已联系"}


async def test_a_tap_says_what_was_chosen(office: Office, served: Served) -> None:
    async with line(served) as talking:
        shown = await card_shown(office, talking)
        office.world.tap("sunting", shown, "assign", {"owner": "liming"})
        event = (await talking.read())["body"]["event"]
    assert event["template_card_event"] == {
        "card_type": "button_interaction",
        "event_key": "assign",
        "task_id": "lead-1",
        "selected_items": {"selected_item": [{"question_key": "owner", "option_ids": {"option_id": ["liming"]}}]},
    }


async def test_the_menu_says_nothing_of_the_dropdown(office: Office, served: Served) -> None:
    menu = {"desc": "更多", "action_list": [{"text": "关注", "key": "follow"}]}
    async with line(served) as talking:
        shown = await card_shown(office, talking, action_menu=menu)
        office.world.tap("sunting", shown, "follow")
        told = (await talking.read())["body"]["event"]["template_card_event"]
    assert told["event_key"] == "follow"
    assert "selected_items" not in told


async def test_feedback_is_told(office: Office, served: Served) -> None:
    async with line(served) as talking:
        first = await heard(office, talking)
        body = {"msgtype": "markdown", "markdown": {"content": "答", "feedback": {"id": "f1"}}}
        await talking.ask("aibot_respond_msg", body, req(first))
        answer = office.world.lines(FLOOR)[-1]
        office.world.judge("sunting", answer.id, Opinion(id="", type=2, content="不对", reasons=(1,)))
        event = (await talking.read())["body"]["event"]
    assert event["feedback_event"] == {"id": "f1", "type": 2, "content": "不对", "inaccurate_reason_list": [1]}


async def card_shown(office: Office, talking: Line, **changes: Any) -> str:
    """A card in the group, by way of an answer; its line."""
    frame = await heard(office, talking)
    ack = await talking.ask("aibot_respond_msg", card_body(**changes), req(frame))
    assert ack["errcode"] == 0
    return office.world.lines(FLOOR)[-1].id


# --------------------------------------------------------------------------------------------------- duplicates


async def test_a_message_can_come_twice_with_the_same_msgid(office: Office, served: Served) -> None:
    office.world.trouble.deliver(Carriage(copies=2))
    async with line(served) as talking:
        first = await heard(office, talking)
        second = await talking.read()
    assert first["body"]["msgid"] == second["body"]["msgid"]
    assert req(first) != req(second)


async def test_messages_can_be_held_and_come_in_another_order(office: Office, served: Served) -> None:
    office.world.trouble.deliver(Carriage(held=True), Carriage(held=True))
    async with line(served) as talking:
        office.world.say("sunting", FLOOR, "@线索助手 一")
        office.world.say("sunting", FLOOR, "@线索助手 二")
        assert (await heard(office, talking, "@线索助手 三"))["body"]["text"]["content"] == "@线索助手 三"
        office.world.post.release(backwards=True)
        rest = [(await talking.read())["body"]["text"]["content"] for _ in range(2)]
    assert rest == ["@线索助手 二", "@线索助手 一"]


async def test_what_is_said_while_nobody_listens_is_lost(office: Office, served: Served) -> None:
    office.world.say("sunting", FLOOR, "@线索助手 有人吗")
    async with line(served) as talking:
        assert (await heard(office, talking))["body"]["text"]["content"] == "@线索助手 你好"
    assert [row["outcome"] for row in office.world.history.of("delivery")] == ["lost: nobody at the door", "sent"]


async def test_or_comes_upon_reconnecting_when_so_switched(office: Office, served: Served) -> None:
    office.world.post.keeps = True
    office.world.say("sunting", FLOOR, "@线索助手 有人吗")
    async with line(served) as talking:
        assert (await talking.read())["body"]["text"]["content"] == "@线索助手 有人吗"


# --------------------------------------------------------------------------------------------------- replies


async def test_a_stream_shows_its_last_snapshot_and_freezes(office: Office, served: Served) -> None:
    async with line(served) as talking:
        frame = await heard(office, talking)
        for body in (stream("一"), stream("一二三"), stream("完", finish=True)):
            assert (await talking.ask("aibot_respond_msg", body, req(frame)))["errcode"] == 0
        assert office.world.lines(FLOOR)[-1].text == "完"
        assert (await talking.ask("aibot_respond_msg", stream("再"), req(frame)))["errcode"] == 846608


async def test_a_stream_closes_after_six_minutes(office: Office, served: Served) -> None:
    async with line(served) as talking:
        frame = await heard(office, talking)
        await talking.ask("aibot_respond_msg", stream("一"), req(frame))
        office.push(minutes=6, seconds=1)
        assert (await talking.ask("aibot_respond_msg", stream("二"), req(frame)))["errcode"] == 846608
    assert (office.world.lines(FLOOR)[-1].text, office.world.lines(FLOOR)[-1].open) == ("一", False)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"msgtype": "text", "text": {"content": "hi"}}, 40008),
        ({"msgtype": "markdown_v2", "markdown_v2": {"content": "hi"}}, 40008),
        ({"msgtype": "stream_with_template_card"}, 40008),
        (markdown("字" * 6826 + "ab"), 0),  # 6826 * 3 + 2 = 20480 bytes
        (markdown("字" * 6827), 45002),
        (markdown(" "), 44004),
        (stream("字" * 6827), 45002),
        ({"msgtype": "stream", "stream": {"content": "no id"}}, 40058),
        (card_body(task_id="坏"), 40058),
        ({"msgtype": "image", "image": {"media_id": "nowhere"}}, 40058),
    ],
)
async def test_what_may_be_answered(office: Office, served: Served, body: dict[str, Any], code: int) -> None:
    async with line(served) as talking:
        frame = await heard(office, talking)
        assert (await talking.ask("aibot_respond_msg", body, req(frame)))["errcode"] == code


async def test_an_answer_needs_the_req_id_of_a_message(office: Office, served: Served) -> None:
    async with line(served) as talking:
        shown = await card_shown(office, talking)
        office.world.tap("sunting", shown, "assign")
        tap = await talking.read()
        assert (await talking.ask("aibot_respond_msg", markdown("x"), req(tap)))["errcode"] == 846605
        assert (await talking.ask("aibot_respond_msg", markdown("x"), "made-up"))["errcode"] == 846605
        said = await heard(office, talking)
        assert (await talking.ask("aibot_respond_update_msg", update_body(), req(said)))["errcode"] == 846605
        assert (await talking.ask("aibot_respond_welcome_msg", markdown("x"), req(said)))["errcode"] == 846605


async def test_answers_end_after_a_day(office: Office, served: Served) -> None:
    async with line(served) as talking:
        frame = await heard(office, talking)
        office.push(hours=24)
        assert (await talking.ask("aibot_respond_msg", markdown("在"), req(frame)))["errcode"] == 0
        office.push(seconds=1)
        assert (await talking.ask("aibot_respond_msg", markdown("晚"), req(frame)))["errcode"] == 846605


async def test_a_welcome_is_text_or_card_within_five_seconds_and_once(office: Office, served: Served) -> None:
    hello = {"msgtype": "text", "text": {"content": "你好"}}
    async with line(served) as talking:
        office.world.enter("wanglei")
        frame = await talking.read()
        assert (await talking.ask("aibot_respond_welcome_msg", markdown("x"), req(frame)))["errcode"] == 40008
        assert (await talking.ask("aibot_respond_welcome_msg", hello, req(frame)))["errcode"] == 0
        assert (await talking.ask("aibot_respond_welcome_msg", hello, req(frame)))["errcode"] == 846605
        office.world.enter("sunting")
        frame = await talking.read()
        office.push(seconds=6)
        assert (await talking.ask("aibot_respond_welcome_msg", hello, req(frame)))["errcode"] == 846605


async def test_a_tapped_card_changes_for_all_or_for_some(office: Office, served: Served) -> None:
    async with line(served) as talking:
        shown = await card_shown(office, talking)
        office.world.tap("sunting", shown, "assign")
        tap = await talking.read()
        ack = await talking.ask("aibot_respond_update_msg", update_body(userids=["SunTing"]), req(tap))
        assert ack["errcode"] == 0
        now = office.world.line(shown)
        assert (now.face("sunting") or {})["main_title"]["title"] == "L1 已分配"
        assert (now.face("wanglei") or {})["main_title"]["title"] == "L1 顺风电气"
        await talking.ask("aibot_respond_update_msg", update_body(), req(tap))
        assert (office.world.line(shown).face("wanglei") or {})["main_title"]["title"] == "L1 已分配"


async def test_a_card_update_is_late_after_five_seconds_and_keeps_its_task(office: Office, served: Served) -> None:
    async with line(served) as talking:
        shown = await card_shown(office, talking)
        office.world.tap("sunting", shown, "assign")
        tap = await talking.read()
        other = await talking.ask("aibot_respond_update_msg", update_body("lead-2"), req(tap))
        assert other["errcode"] == 40058
        office.push(seconds=5.5)
        assert (await talking.ask("aibot_respond_update_msg", update_body(), req(tap)))["errcode"] == 846605


async def test_a_task_id_is_used_once(office: Office, served: Served) -> None:
    async with line(served) as talking:
        frame = await heard(office, talking)
        assert (await talking.ask("aibot_respond_msg", card_body(), req(frame)))["errcode"] == 0
        assert (await talking.ask("aibot_respond_msg", card_body(), req(frame)))["errcode"] == 40058


# --------------------------------------------------------------------------------------------------- pushes


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ({"chatid": FLOOR.id, "chat_type": 2}, 0),
        ({"chatid": FLOOR.id}, 0),
        ({"chatid": FLOOR.id.lower(), "chat_type": 2}, 93006),
        ({"chatid": FLOOR.id, "chat_type": 1}, 93006),
        ({"chatid": "sunting", "chat_type": 2}, 93006),
        ({"chatid": QUIET.id, "chat_type": 2}, 93006),
        ({"chatid": "LiuYang", "chat_type": 1}, 0),
        ({"chatid": "LiuYang"}, 0),
        ({"chatid": "liuyang", "chat_type": 1}, 93006),
        ({"chatid": "wanglei", "chat_type": 1}, 93006),
        ({"chatid": "aib-simulated"}, 93006),
        ({"chatid": FLOOR.id, "chat_type": 3}, 40058),
        ({}, 40058),
    ],
)
async def test_where_a_push_may_go(office: Office, served: Served, to: dict[str, Any], code: int) -> None:
    async with line(served) as talking:
        await heard(office, talking)
        office.world.say("LiuYang", alone("LiuYang"), "在")
        await talking.read()
        assert (await talking.ask("aibot_send_msg", markdown("提醒") | to))["errcode"] == code


async def test_a_bot_that_was_removed_may_not_speak(office: Office, served: Served) -> None:
    async with line(served) as talking:
        frame = await heard(office, talking)
        group = office.world.group(FLOOR.id)
        assert group
        office.world.put(type(group)(chatid=group.chatid, name=group.name, members=group.members, bot_in=False))
        push = markdown("提醒") | {"chatid": FLOOR.id, "chat_type": 2}
        assert (await talking.ask("aibot_send_msg", push))["errcode"] == 93001
        assert (await talking.ask("aibot_respond_msg", markdown("x"), req(frame)))["errcode"] == 93001


async def test_replies_and_pushes_share_thirty_a_minute_per_chat(office: Office, served: Served) -> None:
    async with line(served) as talking:
        frame = await heard(office, talking)
        push = markdown("提醒") | {"chatid": FLOOR.id, "chat_type": 2}
        for _ in range(15):
            assert (await talking.ask("aibot_send_msg", push))["errcode"] == 0
            assert (await talking.ask("aibot_respond_msg", markdown("答"), req(frame)))["errcode"] == 0
        assert (await talking.ask("aibot_send_msg", push))["errcode"] == 45009
        office.push(minutes=1)
        assert (await talking.ask("aibot_send_msg", push))["errcode"] == 0


async def test_a_thousand_an_hour_per_chat() -> None:
    office = Office(Rules(per_chat_hour=60))
    async with serving(office.world, Settings()) as served, line(served) as talking:
        await heard(office, talking)
        push = markdown("提醒") | {"chatid": FLOOR.id, "chat_type": 2}
        codes = []
        for _ in range(61):
            office.push(seconds=3)
            codes.append((await talking.ask("aibot_send_msg", push))["errcode"])
    assert codes == [0] * 60 + [45009]


@pytest.mark.parametrize(("allowed", "code"), [(False, 40008), (True, 0)])
async def test_cards_to_groups_by_push_are_a_switch(*, allowed: bool, code: int) -> None:
    office = Office(Rules(cards_to_groups_by_push=allowed))
    async with serving(office.world, Settings()) as served, line(served) as talking:
        await heard(office, talking)
        push = card_body() | {"chatid": FLOOR.id, "chat_type": 2}
        assert (await talking.ask("aibot_send_msg", push))["errcode"] == code


@pytest.mark.parametrize("kind", ["text", "markdown_v2", "stream"])
async def test_only_some_kinds_can_be_pushed(office: Office, served: Served, kind: str) -> None:
    async with line(served) as talking:
        await heard(office, talking)
        push = {"msgtype": kind, kind: {"content": "x", "id": "1"}, "chatid": FLOOR.id, "chat_type": 2}
        assert (await talking.ask("aibot_send_msg", push))["errcode"] == 40008


# --------------------------------------------------------------------------------------------------- uploads


async def test_a_file_goes_up_in_pieces_and_out_as_a_message(office: Office, served: Served) -> None:
    data = b"x" * 1000
    async with line(served) as talking:
        await heard(office, talking)
        begin = {"type": "file", "filename": "周报.xlsx", "total_size": 1000, "total_chunks": 2}
        begin["md5"] = hashlib.md5(data, usedforsecurity=False).hexdigest()
        upload = (await talking.ask("aibot_upload_media_init", begin))["body"]["upload_id"]
        for index in (1, 0, 0):
            piece = base64.b64encode(data[index * 500 : index * 500 + 500]).decode()
            chunk = {"upload_id": upload, "chunk_index": index, "base64_data": piece}
            assert (await talking.ask("aibot_upload_media_chunk", chunk))["errcode"] == 0
        done = (await talking.ask("aibot_upload_media_finish", {"upload_id": upload}))["body"]
        push = {"msgtype": "file", "file": {"media_id": done["media_id"]}, "chatid": FLOOR.id, "chat_type": 2}
        assert (await talking.ask("aibot_send_msg", push))["errcode"] == 0
    media = office.world.lines(FLOOR)[-1].media
    assert media
    assert media.data == data
    assert isinstance(done["created_at"], str)


@pytest.mark.parametrize("change", [{"total_chunks": 101}, {"total_size": 4}, {"type": "pdf"}, {"filename": "长" * 86}])
async def test_uploads_have_limits(served: Served, change: dict[str, Any]) -> None:
    begin = {"type": "file", "filename": "a", "total_size": 1000, "total_chunks": 2} | change
    async with line(served) as talking:
        assert (await talking.ask("aibot_upload_media_init", begin))["errcode"] == 40058


async def test_an_upload_with_a_piece_missing_is_refused(served: Served) -> None:
    begin = {"type": "file", "filename": "a", "total_size": 1000, "total_chunks": 2}
    async with line(served) as talking:
        upload = (await talking.ask("aibot_upload_media_init", begin))["body"]["upload_id"]
        assert (await talking.ask("aibot_upload_media_finish", {"upload_id": upload}))["errcode"] == 40058


@pytest.mark.parametrize(
    "chunk",
    [
        {"upload_id": "nowhere"},
        {"chunk_index": 2},
        {"chunk_index": -1},
        {"base64_data": "***"},
        {"base64_data": base64.b64encode(b"x" * (512 * 1024 + 1)).decode()},
    ],
)
async def test_pieces_have_limits(served: Served, chunk: dict[str, Any]) -> None:
    begin = {"type": "file", "filename": "a", "total_size": 1000, "total_chunks": 2}
    async with line(served) as talking:
        upload = (await talking.ask("aibot_upload_media_init", begin))["body"]["upload_id"]
        piece = {"upload_id": upload, "chunk_index": 0, "base64_data": "eHh4"}
        assert (await talking.ask("aibot_upload_media_chunk", piece | chunk))["errcode"] == 40058
        assert (await talking.ask("aibot_upload_media_chunk", piece))["errcode"] == 0


async def test_an_upload_may_continue_after_a_reconnect_but_not_after_half_an_hour(
    office: Office, served: Served
) -> None:
    begin = {"type": "file", "filename": "a", "total_size": 6, "total_chunks": 2}
    async with line(served) as talking:
        upload = (await talking.ask("aibot_upload_media_init", begin))["body"]["upload_id"]
        piece = {"upload_id": upload, "chunk_index": 0, "base64_data": "eHh4"}
        assert (await talking.ask("aibot_upload_media_chunk", piece))["errcode"] == 0
    async with line(served) as talking:
        assert (await talking.ask("aibot_upload_media_chunk", piece | {"chunk_index": 1}))["errcode"] == 0
        office.push(minutes=31)
        assert (await talking.ask("aibot_upload_media_finish", {"upload_id": upload}))["errcode"] == 40058


async def test_thirty_uploads_a_minute(served: Served) -> None:
    begin = {"type": "file", "filename": "a", "total_size": 1000, "total_chunks": 2}
    async with line(served) as talking:
        codes = [(await talking.ask("aibot_upload_media_init", begin))["errcode"] for _ in range(31)]
    assert codes == [0] * 30 + [45009]


async def test_the_address_wants_a_websocket(served: Served) -> None:
    async with aiohttp.ClientSession() as session, session.get(served.http) as response:
        assert response.status == 426


# --------------------------------------------------------------------------------------------------- acks in trouble


async def test_acks_can_be_late_lost_or_wrong(office: Office, served: Served) -> None:
    push = markdown("提醒") | {"chatid": FLOOR.id, "chat_type": 2}
    async with line(served) as talking:
        await heard(office, talking)
        office.world.trouble.next("aibot_send_msg", silence(), slow(0.02), wrong_word(45009), refuse(45009, wait=0.02))
        lost = await talking.send("aibot_send_msg", push)
        late = await talking.send("aibot_send_msg", push)
        wrong = await talking.ask("aibot_send_msg", push)
        assert wrong["errcode"] == 45009
        ack = await talking.read()
        assert (req(ack), ack["errcode"]) == (late, 0)
        assert (await talking.ask("aibot_send_msg", push))["errcode"] == 45009
    assert len(office.world.lines(FLOOR)) == 1 + 3
    assert lost != late


@pytest.mark.parametrize(("mishap", "said"), [(close_before(), 0), (close_after(), 1)])
async def test_the_connection_can_break_before_or_after_the_effect(
    office: Office, served: Served, mishap: Any, said: int
) -> None:
    async with line(served) as talking:
        await heard(office, talking)
        office.world.trouble.next("aibot_send_msg", mishap)
        await talking.send("aibot_send_msg", markdown("提醒") | {"chatid": FLOOR.id, "chat_type": 2})
        assert await talking.closed() == 1006
    assert len(office.world.lines(FLOOR)) == 1 + said


async def test_nonsense_from_the_bot_is_refused_and_harmless(office: Office, served: Served) -> None:
    async with line(served) as talking:
        for nonsense in ("[1,2]", "not json", '"text"', "{}"):
            await talking.socket.send_str(nonsense)
            assert (await talking.read())["errcode"] == 40058
        assert (await heard(office, talking))["cmd"] == "aibot_msg_callback"


async def test_nonsense_can_be_sent_to_the_bot(served: Served) -> None:
    async with line(served) as talking:
        served.long_connection.send_raw("[not an object")
        assert await talking.socket.receive_str(timeout=30) == "[not an object"


async def test_the_history_keeps_every_call_without_secrets(office: Office, served: Served) -> None:
    async with line(served) as talking:
        await heard(office, talking)
        await talking.ask("aibot_send_msg", markdown("提醒") | {"chatid": FLOOR.id, "chat_type": 2})
    names = [(row["kind"], row["name"]) for row in office.world.history.rows]
    assert ("call", "aibot_subscribe") in names
    assert ("delivery", "aibot_msg_callback") in names
    assert office.world.history.of("call", "aibot_send_msg")[0]["ack"]["errcode"] == 0
    assert "long-connection-secret" not in str(office.world.history.rows)
    assert [row["mono"] for row in office.world.history.rows] == sorted(
        row["mono"] for row in office.world.history.rows
    )


def test_the_small_card_is_a_good_card() -> None:
    assert card()["task_id"] == "lead-1"
