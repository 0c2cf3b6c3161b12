"""``sunmao outbox``: what a person chooses."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from bot.web.outbox_errands import QUARANTINE
from storage.outbox import OutboxState

if TYPE_CHECKING:
    from storage.unit_of_work import UnitOfWork
    from tests.cli.desk import Desk

NOW = dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)


@pytest.fixture
def offered(busy: Desk) -> Desk:
    """L1 was given to 王磊; nothing of it has been sent."""
    busy.ok("say", "L1 给王磊", "--as", "孙婷")
    return busy


def kinds(desk: Desk, state: str = "new") -> list[str]:
    return [row["kind"] for row in desk.rows("outbox", "--json") if row["state"] == state]


def id_of(desk: Desk, kind: str) -> str:
    (found,) = [row["id"] for row in desk.rows("outbox", "--json") if row["kind"] == kind]
    return str(found)


def bury(desk: Desk, kind: str) -> str:
    which = id_of(desk, kind)
    desk.do(lambda work: work.outbox.dead(which, NOW, "企业微信里没有这个人(60111)"))
    return which


def test_nothing_waits_at_first(desk: Desk) -> None:
    assert desk.with_people().ok("outbox") == "没有在等的消息。\n"


def test_what_waits_and_what_died_is_shown_with_the_reason(offered: Desk) -> None:
    bury(offered, "offer")
    shown = offered.ok("outbox", "list")
    assert "放弃" in shown
    assert "王磊" in shown
    assert "企业微信里没有这个人(60111)" in shown
    assert "派单群" in shown


def test_a_dead_message_is_sent_again_as_a_copy(offered: Desk) -> None:
    dead = bury(offered, "offer")
    assert f"新编号 {dead}~again" in offered.ok("outbox", "send", dead)
    assert kinds(offered).count("offer") == 1
    assert kinds(offered, "dead") == ["offer"]
    assert "已经重发过一次" in offered.refused("outbox", "send", dead)
    copy = offered.do(lambda work: work.outbox.get(f"{dead}~again"))
    assert copy is not None
    assert copy.awaited == (1, 1)


def test_sales_ops_hear_of_an_offer_that_was_dropped(offered: Desk) -> None:
    assert "已丢弃" in offered.ok("outbox", "drop", id_of(offered, "offer"))
    assert kinds(offered, "dead") == ["offer"]
    assert "owner_not_reached" in kinds(offered)


def test_choices_that_make_no_sense_are_refused(offered: Desk) -> None:
    assert "没有编号是 x 的消息" in offered.refused("outbox", "send", "x")
    assert "没有编号是 x 的消息" in offered.refused("outbox", "drop", "x")
    assert "本来就在等着发" in offered.ok("outbox", "send", id_of(offered, "offer"))
    dead = bury(offered, "assigned")
    assert "已经放弃" in offered.refused("outbox", "drop", dead)
    sent = id_of(offered, "offer")
    offered.do(lambda work: work.outbox.sent(sent, NOW, None))
    assert "已经送达,不重发" in offered.refused("outbox", "send", sent)


# ------------------------------------------------------------------------------------------ after a restore


@pytest.fixture
def restored(offered: Desk) -> Desk:
    """As a restored backup is: what was unsent waits for a person."""

    def hold_back(work: UnitOfWork) -> None:
        work.outbox.quarantine_all()
        work.facts.put(QUARANTINE, "restored")

    offered.do(hold_back)
    return offered


def quarantine(desk: Desk) -> str | None:
    return desk.do(lambda work: work.facts.get(QUARANTINE))


def test_what_was_held_back_is_pointed_out(restored: Desk) -> None:
    shown = restored.run("outbox")
    assert "扣下" in shown.stdout
    assert "sunmao outbox release" in shown.stderr


def test_released_messages_go_out(restored: Desk) -> None:
    assert restored.ok("outbox", "release", "--send") == "3 条消息马上发出,可以照常使用了。\n"
    assert kinds(restored) == ["posted", "assigned", "offer"]
    assert quarantine(restored) is None


def test_dropped_messages_never_go_out_and_owners_are_pointed_out(restored: Desk) -> None:
    said = restored.ok("outbox", "release", "--drop")
    assert "3 条消息已丢弃" in said
    assert "给负责人的新线索通知:L1" in said
    assert kinds(restored) == []
    assert quarantine(restored) is None


def test_choosing_one_by_one_ends_the_quarantine_with_the_last(restored: Desk) -> None:
    ids = [row["id"] for row in restored.rows("outbox", "--json")]
    restored.ok("outbox", "send", ids[0])
    assert quarantine(restored) == "restored"
    restored.ok("outbox", "send", *ids[1:])
    assert quarantine(restored) is None
    assert {row.state for row in restored.do(lambda work: work.outbox.list("new"))} == {OutboxState.NEW}
