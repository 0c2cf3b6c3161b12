"""What is due, and when."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest

from storage.alarm_rows import RunningRow
from tests.state.floor import MINUTE, NOW, alarm, post

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from bot.domain.commands import DueAlarm
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork


def _posted(work: UnitOfWork, *steps: int) -> None:
    lead = post(work)
    work.alarms.set(alarm(lead.number, step, due_at=NOW + step * MINUTE) for step in steps)


def _due(now: dt.datetime = NOW) -> Callable[[UnitOfWork], list[tuple[int, int]]]:
    return lambda work: [
        (row.lead, row.step) for lead, _ in work.alarms.due_leads(now, 10) for row in work.alarms.due_on([lead], now)
    ]


def _ring(*leads: int, at: dt.datetime = NOW + MINUTE) -> Callable[[UnitOfWork], tuple[DueAlarm, ...]]:
    """Whatever is due on these leads rings."""

    def ring(work: UnitOfWork) -> tuple[DueAlarm, ...]:
        rows = work.alarms.due_on(leads, at)
        work.alarms.ring(rows, at)
        return rows

    return ring


def test_an_alarm_comes_back_as_it_was_set(database: Database) -> None:
    database.do_now(post)
    row = alarm(1, 3, true_at=NOW - MINUTE, tone="warn", ears=("WangLei", "SunTing"))
    database.do_now(lambda work: work.alarms.set([row]))
    assert database.do_now(lambda work: work.alarms.of(1)) == (row,)
    (due,) = database.do_now(lambda work: work.alarms.due_on([1], NOW))
    assert due._asdict() == {name: getattr(row, name) for name in due._fields}


def test_what_is_due_comes_lead_by_lead_in_the_order_of_the_steps(database: Database) -> None:
    database.do_now(lambda work: _posted(work, 2, 0, 1, 9))
    assert database.do_now(_due(NOW + 2 * MINUTE)) == [(1, 0), (1, 1), (1, 2)]
    assert database.do_now(lambda work: work.alarms.due_leads(NOW + 2 * MINUTE, 10)) == ((1, 3),)
    assert database.do_now(lambda work: work.alarms.due_on([], NOW)) == ()


def test_leads_are_due_in_the_order_of_their_numbers(database: Database) -> None:
    def fill(work: UnitOfWork) -> tuple[tuple[int, int], ...]:
        for minutes in (3, 2, 1):
            work.alarms.set([alarm(post(work).number, due_at=NOW - minutes * MINUTE)])
        return work.alarms.due_leads(NOW, 10)

    assert database.do_now(fill) == ((1, 1), (2, 1), (3, 1))
    assert database.do_now(lambda work: work.alarms.due_leads(NOW, 1)) == ((1, 1),)


def test_whatever_is_due_on_leads_rings_at_once(database: Database) -> None:
    database.do_now(lambda work: _posted(work, 1, 0, 9))
    database.do_now(lambda work: _posted(work, 0))
    rung = database.do_now(_ring(2, 1))
    assert [(row.lead, row.step) for row in rung] == [(1, 0), (1, 1), (2, 0)]
    assert database.do_now(_ring(1, 2)) == ()
    assert [row.state for row in database.do_now(lambda work: work.alarms.of(1))] == ["rung", "rung", "pending"]


def test_clocks_are_started_anew_together(database: Database) -> None:
    def fill(work: UnitOfWork) -> None:
        _posted(work, 0, 1)
        work.alarms.start(RunningRow(lead=1, clock="first_contact", cycle=0, started_at=NOW, due_at=NOW))
        anew = RunningRow(lead=1, clock="first_contact", cycle=1, started_at=NOW + MINUTE, due_at=NOW + 5 * MINUTE)
        work.alarms.start_anew([(anew, [alarm(1, 0, due_at=NOW + 4 * MINUTE)])], NOW)
        work.alarms.start_anew([], NOW)

    database.do_now(fill)
    assert [row.state for row in database.do_now(lambda work: work.alarms.of(1))] == ["pending", "cancelled"]
    assert database.do_now(lambda work: work.alarms.started([1])) == {(1, "first_contact"): NOW + MINUTE}
    assert database.do_now(lambda work: work.alarms.started([])) == {}
    (promise,) = database.do_now(lambda work: work.alarms.promises())
    assert (promise.since, promise.due_at, promise.rings_at) == (
        NOW + MINUTE,
        NOW + 5 * MINUTE,
        NOW + 4 * MINUTE,
    )
    assert database.do_now(lambda work: work.alarms.promises([])) == ()
    database.do_now(_ring(1, at=NOW + 4 * MINUTE))
    (promise,) = database.do_now(lambda work: work.alarms.promises([1]))
    assert (promise.rings_at, promise.tone, promise.ears) == (None, "", ())


def test_an_alarm_rings_once(database: Database) -> None:
    database.do_now(lambda work: _posted(work, 0))
    rung = database.do_now(_ring(1, at=NOW))
    with pytest.raises(LookupError, match="1 rows were to be written, and 0 were found"):
        database.do_now(lambda work: work.alarms.ring(rung, NOW + MINUTE))
    database.do_now(lambda work: work.alarms.set([alarm(1, due_at=NOW - MINUTE)]))
    assert database.do_now(_due()) == []
    assert database.do_now(lambda work: work.alarms.of(1))[0].rung_at == NOW


def test_a_clock_that_is_started_anew_rings_again(database: Database) -> None:
    database.do_now(lambda work: _posted(work, 0))
    database.do_now(_ring(1, at=NOW))
    later = alarm(1, due_at=NOW + MINUTE)
    database.do_now(lambda work: work.alarms.set([later]))
    assert database.do_now(_due(NOW + MINUTE)) == [(1, 0)]
    assert database.do_now(lambda work: work.alarms.of(1)) == (later,)


def test_an_alarm_of_an_unknown_clock_is_parked(database: Database) -> None:
    database.do_now(lambda work: _posted(work, 0))
    assert database.do_now(lambda work: work.alarms.park(alarm(1), NOW))
    assert database.do_now(_due()) == []
    assert database.do_now(lambda work: work.alarms.of(1))[0].state == "parked"


def test_a_cancelled_alarm_does_not_ring_unless_it_is_set_again(database: Database) -> None:
    def cancel(work: UnitOfWork) -> list[int]:
        work.alarms.set([alarm(1, clock="answer"), alarm(1, clock="progress")])
        return [
            work.alarms.cancel(1, ["answer", "none"], NOW),
            work.alarms.cancel(1, [], NOW),
            work.alarms.cancel(1, None, NOW),
        ]

    database.do_now(lambda work: _posted(work, 0))
    assert database.do_now(cancel) == [1, 0, 2]
    assert database.do_now(_due()) == []
    database.do_now(lambda work: work.alarms.set([alarm(1)]))
    assert database.do_now(_due()) == [(1, 0)]


def test_how_much_is_pending_and_overdue_can_be_asked(database: Database) -> None:
    def asked(work: UnitOfWork) -> tuple[int, int, dt.datetime | None]:
        return work.alarms.pending(), work.alarms.overdue(NOW + MINUTE), work.alarms.next_due()

    assert database.do_now(asked) == (0, 0, None)
    database.do_now(lambda work: _posted(work, 0, 1, 2))
    assert database.do_now(asked) == (3, 2, NOW)


def test_a_clock_runs_until_it_is_stopped(database: Database) -> None:
    first = RunningRow(lead=1, clock="answer", cycle=1, started_at=NOW, due_at=NOW + MINUTE, policy={"hours": "clock"})
    second = RunningRow(lead=1, clock="first_contact", cycle=1, started_at=NOW + MINUTE, due_at=NOW + 2 * MINUTE)

    def start(work: UnitOfWork) -> tuple[RunningRow, ...]:
        post(work)
        work.alarms.start(second)
        work.alarms.start(first)
        return work.alarms.running(1)

    def stop(work: UnitOfWork) -> tuple[int, tuple[RunningRow, ...], int]:
        return work.alarms.stop(1, ["answer"], NOW), work.alarms.running(1), work.alarms.stop(1, None, NOW)

    assert database.do_now(start) == (first, second)
    assert database.do_now(stop) == (1, (second,), 1)
    database.do_now(lambda work: work.alarms.start(first))
    assert database.do_now(lambda work: work.alarms.running(1)) == (first,)


@pytest.mark.postgres
async def test_a_replica_passes_over_leads_whose_alarms_another_one_is_ringing(
    replicas: Callable[[], Database],
) -> None:
    one, two = replicas(), replicas()
    await one.do(lambda work: _posted(work, 0, 1))
    await one.do(lambda work: _posted(work, 2))
    taken, gate = threading.Event(), threading.Event()

    def ring_slowly(work: UnitOfWork) -> int:
        held = work.leads.hold([1])
        taken.set()
        gate.wait(10)
        return len(_ring(*held, at=NOW + 2 * MINUTE)(work))

    slow = asyncio.ensure_future(one.do(ring_slowly))
    await asyncio.to_thread(taken.wait, 10)
    quick = await asyncio.wait_for(two.do(lambda work: work.leads.hold([1, 2])), 2)
    gate.set()

    assert (await slow, quick) == (2, (2,))
