"""What people can do in the world, who sees it, and what is written down."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.simulator.ai_bot import AiBot
from bot.simulator.history import History
from bot.simulator.quota import HOUR, MINUTE, Quota
from bot.simulator.things import ChangeKind, Event, Opinion, Person
from bot.simulator.trouble import FINE, Trouble, hang, refuse
from bot.wecom.transport import Channel, Chat, ChatKind
from tests.simulator.office import FLOOR, MONDAY, QUIET, Office, alone, card_body, markdown, update_body

if TYPE_CHECKING:
    from pathlib import Path


class Postbox:
    """A carrier that keeps what it is given."""

    def __init__(self, office: Office) -> None:
        self.events: list[Event] = []
        self.bot = AiBot(office.world)
        office.world.post.attach(Channel.AI_BOT, self.carry)

    def carry(self, event: Event, *, wait: float) -> None:
        assert wait >= 0
        self.events.append(event)
        self.bot.ask(event.id, event)


@pytest.fixture
def box(office: Office) -> Postbox:
    return Postbox(office)


def shown(office: Office, box: Postbox, **changes: Any) -> str:
    said = office.world.say("sunting", FLOOR, "@线索助手 看卡片")
    return box.bot.respond(said.id, card_body(**changes)).id


def test_only_those_in_a_chat_can_speak_there(office: Office) -> None:
    for chat in (alone("sunting"), Chat(kind=ChatKind.GROUP, id=FLOOR.id)):
        with pytest.raises(ValueError, match="not in this chat"):
            office.world.say("unpaid", chat, "让我进来")


def test_only_lines_of_the_same_chat_can_be_quoted(office: Office) -> None:
    line = office.world.say("sunting", QUIET, "别处的话")
    with pytest.raises(ValueError, match="same chat"):
        office.world.say("sunting", FLOOR, "@线索助手 看", quote=line.id)


@pytest.mark.parametrize(
    ("key", "chosen", "why"),
    [
        ("nothing", {}, "no button"),
        ("assign", {"nobody": "wanglei"}, "no question"),
        ("assign", {"owner": "nobody"}, "cannot choose"),
        ("assign", {"owner": ("wanglei", "liming")}, "cannot choose"),
    ],
)
def test_only_what_is_on_the_card_can_be_tapped(
    office: Office, box: Postbox, key: str, chosen: dict[str, Any], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        office.world.tap("wanglei", shown(office, box), key, chosen)


def test_without_a_choice_the_first_option_is_taken(office: Office, box: Postbox) -> None:
    office.world.tap("wanglei", shown(office, box), "assign")
    tap = box.events[-1].tap
    assert tap
    assert tap.chosen == {"owner": ("wanglei",)}


def test_a_checkbox_takes_many(office: Office, box: Postbox) -> None:
    options = [{"id": "a", "text": "甲", "is_checked": True}, {"id": "b", "text": "乙"}]
    vote = {
        "card_type": "vote_interaction",
        "checkbox": {"question_key": "q", "mode": 1, "option_list": options},
        "submit_button": {"text": "交", "key": "submit"},
    }
    line = shown(office, box, **vote)
    office.world.tap("wanglei", line, "submit", {"q": ("a", "b"), "owner": "liming"})
    office.world.tap("wanglei", line, "submit")
    taps = [event.tap for event in box.events if event.tap]
    assert [tap.chosen["q"] for tap in taps] == [("a", "b"), ("a",)]


def test_a_greyed_dropdown_cannot_be_changed(office: Office, box: Postbox) -> None:
    line = shown(office, box)
    office.world.tap("sunting", line, "assign")
    update = update_body()
    update["template_card"]["button_selection"]["disable"] = True
    box.bot.update(box.events[-1].id, update)
    with pytest.raises(ValueError, match="cannot choose"):
        office.world.tap("sunting", line, "assign", {"owner": "liming"})
    office.world.tap("sunting", line, "assign")


def test_feedback_needs_an_answer_that_asks_for_it(office: Office, box: Postbox) -> None:
    said = office.world.say("sunting", FLOOR, "@线索助手 你好")
    answer = box.bot.respond(said.id, markdown("答"))
    with pytest.raises(ValueError, match="no feedback"):
        office.world.judge("sunting", answer.id, Opinion(id="", type=1))


def test_message_ids_never_repeat(office: Office, box: Postbox) -> None:
    for _ in range(20):
        office.world.say("sunting", FLOOR, "@线索助手 又")
    office.world.post.again(box.events[0])
    ids = [event.id for event in box.events]
    assert len(ids) == 21
    assert len(set(ids)) == 20


def test_a_tap_from_outside_the_visible_range_is_never_told(office: Office, box: Postbox) -> None:
    office.world.tap("outsider", shown(office, box), "assign")
    assert [event.sender for event in box.events] == ["sunting"]


def test_a_day_begins_at_midnight_in_beijing(office: Office, box: Postbox) -> None:
    office.world.enter("wanglei")  # 10:00 there
    office.push(hours=13, minutes=59)
    office.world.enter("wanglei")
    office.push(minutes=1)
    office.world.enter("wanglei")
    assert len(box.events) == 2


def test_people_and_groups_can_change(office: Office, box: Postbox) -> None:
    office.world.put(Person(userid="sunting", name="孙婷", sees_bot=False))
    office.world.say("sunting", FLOOR, "@线索助手 还在吗")
    assert box.events == []
    assert [group.name for group in office.world.groups()] == ["派单群", "没人说话的群"]


def test_mentions_of_the_bot_are_counted_as_ringing(office: Office, box: Postbox) -> None:
    said = office.world.say("sunting", FLOOR, "@线索助手 你好")
    assert box.bot.respond(said.id, markdown("<@all> <@wanglei> <@all>")).mentions == ("@all", "wanglei")


async def test_watching_tells_every_change_in_order(office: Office, box: Postbox) -> None:
    watch, other = office.world.watch(), office.world.watch()
    line = shown(office, box)
    office.world.tap("sunting", line, "assign")
    box.bot.update(box.events[-1].id, update_body(userids=["sunting"]))
    watch.close()
    office.world.say("sunting", FLOOR, "没人听见")
    changes = [change async for change in watch]
    assert [change.kind for change in changes] == [ChangeKind.SAID, ChangeKind.SAID, ChangeKind.CHANGED]
    assert changes[-1].viewers == ("sunting",)
    assert len(other.take()) == 4
    assert other.take() == []


async def test_watching_waits_for_what_comes(office: Office) -> None:
    watch = office.world.watch()
    waiting = asyncio.ensure_future(anext(watch))
    await asyncio.sleep(0)
    office.world.say("sunting", FLOOR, "来了")
    assert (await waiting).line.text == "来了"


def test_the_history_is_one_json_object_a_line(tmp_path: Path, office: Office) -> None:
    path = tmp_path / "history.jsonl"
    history = History(office.clock, path)
    history.note("call", "x", body={"secret": "s3", "deep": [{"response_code": "c0de", "key": "k"}]})
    history.note("world", "y")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [row["n"] for row in rows] == [1, 2]
    assert rows[0]["at"] == MONDAY.isoformat()
    assert rows[0]["body"] == {"secret": "…", "deep": [{"response_code": "…", "key": "k"}]}
    assert history.of("world") == history.rows[1:]


def test_trouble_comes_in_the_order_it_was_asked_for() -> None:
    trouble = Trouble()
    trouble.next("a", refuse(1), FINE, hang(3))
    trouble.always("a", refuse(2))
    codes = [(trouble.of_call("a").code, trouble.of_call("b")) for _ in range(4)]
    assert codes == [(1, FINE), (None, FINE), (None, FINE), (2, FINE)]


def test_a_quota_slides_and_refusals_do_not_count(office: Office) -> None:
    quota = Quota({MINUTE: 2, HOUR: 3})
    taken = [quota.take("k", MONDAY + MINUTE * minutes) for minutes in (0, 0, 0, 1, 1, 60, 60)]
    assert taken == [True, True, False, True, False, True, True]
    assert quota.take("other", office.clock.now())
