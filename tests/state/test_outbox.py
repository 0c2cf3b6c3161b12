"""What is to be said goes out in the order of its chat, and is never claimed twice."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tests.state.floor import MINUTE, NOW, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.database import Database
    from storage.outbox import OutboxRow
    from storage.unit_of_work import UnitOfWork

LEASE = dt.timedelta(seconds=30)


def _put(*rows: Any) -> Callable[[UnitOfWork], list[bool]]:
    return lambda work: [work.outbox.put(row) for row in rows]


def _list(state: str) -> Callable[[UnitOfWork], tuple[OutboxRow, ...]]:
    return lambda work: work.outbox.list(state)


def _sent(which: str) -> Callable[[UnitOfWork], None]:
    return lambda work: work.outbox.sent(which, NOW, None)


def _claim(now: dt.datetime = NOW, holder: str = "me", limit: int = 10) -> Callable[[UnitOfWork], list[str]]:
    return lambda work: [row.id for row in work.outbox.claim(now, holder, LEASE, limit)]


def test_a_message_comes_back_as_it_was_put(database: Database) -> None:
    row = message(
        "a", card={"title": "顺风", "buttons": [["接收", "k1"]]}, mention=("WangLei",), reply={"token": "secret"},
        update="code", lead=1, awaited=(1, 2), priority=1, stale_after=NOW + MINUTE,
    )  # fmt: skip
    database.do_now(_put(row))
    (claimed,) = database.do_now(lambda work: work.outbox.claim(NOW, "me", LEASE, 5))
    kept = database.do_now(lambda work: work.outbox.get("a"))

    assert claimed == kept
    assert kept is not None
    assert (kept.state, kept.attempts, kept.lease_by, kept.lease_until) == ("sending", 1, "me", NOW + LEASE)
    assert (kept.text, kept.card, kept.mention, kept.reply) == (row.text, row.card, row.mention, row.reply)
    assert (kept.update, kept.lead, kept.awaited, kept.stale_after) == ("code", 1, (1, 2), NOW + MINUTE)


def test_the_same_message_is_kept_once(database: Database) -> None:
    assert database.do_now(_put(message("a"), message("a", text="other"), message("b"))) == [True, False, True]
    kept = database.do_now(lambda work: work.outbox.get("a"))
    assert kept is not None
    assert kept.text == "L1 a"


def test_one_chat_gets_its_messages_one_by_one_in_order(database: Database) -> None:
    database.do_now(_put(message("a1", "a"), message("a2", "a", priority=0), message("b1", "b")))

    assert database.do_now(_claim()) == ["a1", "b1"]
    assert database.do_now(_claim()) == []
    database.do_now(lambda work: work.outbox.sent("a1", NOW, {"remote_id": "7"}))
    assert database.do_now(_claim()) == ["a2"]


def test_a_message_to_be_tried_again_holds_back_the_later_ones(database: Database) -> None:
    database.do_now(_put(message("a1"), message("a2")))
    database.do_now(_claim())
    database.do_now(lambda work: work.outbox.again("a1", NOW + MINUTE, "busy"))

    assert database.do_now(_claim()) == []
    assert database.do_now(lambda work: work.outbox.next_due()) == NOW + MINUTE
    assert database.do_now(_claim(NOW + MINUTE)) == ["a1"]


def _back(work: UnitOfWork, *, tried: bool) -> None:
    work.outbox.again("a", NOW, "no way", tried=tried)


def test_what_was_not_even_tried_counts_as_no_attempt(database: Database) -> None:
    database.do_now(_put(message("a")))
    for tried, attempts in ((False, 0), (True, 1), (False, 1)):
        database.do_now(_claim())
        database.do_now(partial(_back, tried=tried))
        (waiting,) = database.do_now(lambda work: work.outbox.list("new"))
        assert waiting.attempts == attempts


def test_a_dead_message_lets_the_next_one_pass(database: Database) -> None:
    database.do_now(_put(message("a1", reply={"token": "secret"}), message("a2")))
    database.do_now(_claim())
    database.do_now(lambda work: work.outbox.dead("a1", NOW, "no such chat"))

    (dead,) = database.do_now(lambda work: work.outbox.list("dead"))
    assert (dead.last_error, dead.ended_at, dead.reply) == ("no such chat", NOW, None)
    assert database.do_now(_claim()) == ["a2"]


def test_the_most_important_chat_goes_first(database: Database) -> None:
    database.do_now(_put(message("a", "a"), message("b", "b", priority=1), message("c", "c")))
    assert database.do_now(_claim(limit=2)) == ["b", "a"]


def test_nothing_is_claimed_before_its_time(database: Database) -> None:
    database.do_now(_put(message("a", next_at=NOW + MINUTE)))
    assert database.do_now(_claim()) == []
    assert database.do_now(_claim(NOW + MINUTE)) == ["a"]


def test_a_claim_that_ran_out_is_free_again_and_its_holder_cannot_give_it_back(database: Database) -> None:
    database.do_now(_put(message("a")))
    database.do_now(_claim(holder="frozen"))
    assert database.do_now(lambda work: work.outbox.next_due()) == NOW + LEASE
    assert database.do_now(_claim(NOW + LEASE, holder="other")) == ["a"]

    database.do_now(lambda work: work.outbox.again("a", NOW, "late", holder="frozen"))
    assert database.do_now(_claim(NOW + LEASE)) == []


def test_what_arrived_stays_so_whoever_says_otherwise_later(database: Database) -> None:
    def late_news(work: UnitOfWork) -> Any:
        work.outbox.sent("a", NOW, {"remote_id": "7"})
        work.outbox.again("a", NOW, "timeout")
        work.outbox.dead("a", NOW, "timeout")
        return work.outbox.get("a")

    database.do_now(_put(message("a", reply={"token": "secret"})))
    database.do_now(_claim())
    kept = database.do_now(late_news)
    assert (kept.state, kept.receipt, kept.reply, kept.ended_at) == ("sent", {"remote_id": "7"}, None, NOW)


def test_how_much_waits_can_be_asked(database: Database) -> None:
    def waiting(work: UnitOfWork) -> tuple[int, str | None, dt.datetime | None]:
        oldest = work.outbox.oldest_waiting()
        return work.outbox.waiting(), oldest.id if oldest else None, work.outbox.next_due()

    assert database.do_now(waiting) == (0, None, None)
    database.do_now(_put(message("a"), message("b")))
    database.do_now(_claim())
    assert database.do_now(waiting) == (2, "a", NOW + LEASE)


def test_what_is_quarantined_waits_for_a_person(database: Database) -> None:
    database.do_now(_put(message("a", "a"), message("b", "b"), message("c", "c")))
    assert database.do_now(lambda work: work.outbox.quarantine_all()) == 3
    assert database.do_now(_claim()) == []
    assert database.do_now(lambda work: work.outbox.release(["a"], "send")) == 1
    assert database.do_now(lambda work: work.outbox.release(["b", "a"], "drop")) == 1
    assert database.do_now(lambda work: work.outbox.release([], "drop")) == 0

    assert database.do_now(_claim()) == ["a"]
    for which, state in [("a", "sending"), ("b", "dead"), ("c", "quarantined")]:
        assert [row.id for row in database.do_now(_list(state))] == [which]


@pytest.mark.postgres
async def test_two_replicas_never_claim_the_same_message_and_keep_the_order(
    replicas: Callable[[], Database],
) -> None:
    one, two = replicas(), replicas()
    await one.do(_put(*(message(f"{chat}-{number:02d}", f"{chat}") for number in range(20) for chat in range(5))))
    said: list[str] = []

    async def carry(replica: Database, holder: str) -> None:
        while await replica.do(lambda work: work.outbox.waiting()):
            for which in await replica.do(_claim(holder=holder, limit=2)):
                said.append(which)
                await asyncio.sleep(0)
                await replica.do(_sent(which))

    await asyncio.gather(carry(one, "one"), carry(two, "two"))

    assert len(said) == len(set(said)) == 100
    for chat in range(5):
        of_chat = [which for which in said if which.startswith(f"{chat}-")]
        assert of_chat == sorted(of_chat)


@pytest.mark.postgres
async def test_a_replica_passes_over_what_another_one_is_claiming(replicas: Callable[[], Database]) -> None:

    one, two = replicas(), replicas()
    await one.do(_put(message("a1", "a"), message("a2", "a"), message("b1", "b")))
    claimed, gate = threading.Event(), threading.Event()

    def claim_slowly(work: UnitOfWork) -> list[str]:
        found = _claim(limit=1)(work)
        claimed.set()
        gate.wait(10)
        return found

    slow = asyncio.ensure_future(one.do(claim_slowly))
    await asyncio.to_thread(claimed.wait, 10)
    quick = await asyncio.wait_for(two.do(_claim()), 2)
    gate.set()

    assert (await slow, quick) == (["a1"], ["b1"])


def test_what_a_killed_run_had_in_its_hands_is_free_again(database: Database) -> None:
    database.do_now(lambda work: work.outbox.put(message("m1")))
    database.do_now(lambda work: work.outbox.claim(NOW, "killed", LEASE, 10))
    assert database.do_now(lambda work: work.outbox.free_all()) == 1
    assert [row.id for row in database.do_now(lambda work: work.outbox.claim(NOW, "new", LEASE, 10))] == ["m1"]
