"""What is begun is written as surely as what is waited for: seen by what comes next, or forgotten with its trouble."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from storage import Unavailable
from storage.alarm_rows import RunningRow
from storage.alarms import _RING, ALARMS, RUNNING, _these
from storage.meanwhile import MOST
from storage.outbox import OUTBOX
from storage.prepared import Prepared
from tests.state.floor import MINUTE, NOW, alarm, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

_SEEN_BEFORE = 2
"""A statement is made ready when it comes the second time, and is begun only then."""


def _clock(lead: int) -> RunningRow:
    return RunningRow(lead=lead, clock="answer", cycle=1, started_at=NOW, due_at=NOW + MINUTE)


def _known(database: Database) -> None:
    """The clock and its alarms are on lead 1, and the statements have been seen."""

    def fill(work: UnitOfWork) -> None:
        post(work, phones=())
        for _ in range(_SEEN_BEFORE):
            work.alarms.start(_clock(1))
            work.alarms.set([alarm(1)])

    database.do_now(fill)


def _running(work: UnitOfWork, lead: int = 1) -> int:
    return len(work.alarms.running(lead))


def test_what_was_begun_is_seen_by_what_comes_next(database: Database) -> None:
    def begin(work: UnitOfWork) -> tuple[int, int]:
        lead = post(work, phones=()).number
        work.alarms.start(_clock(lead))
        work.alarms.set([alarm(lead), alarm(lead, 1)])
        return _running(work, lead), len(work.alarms.of(lead))

    _known(database)
    assert database.do_now(begin) == (1, 2)
    assert database.do_now(lambda work: _running(work, 2)) == 1


def test_the_trouble_of_what_was_begun_is_raised_at_the_latest_at_the_end(database: Database) -> None:
    """There is no lead 99; what was begun after it was not even tried, and is not what is spoken of."""

    def begin(work: UnitOfWork) -> None:
        work.alarms.start(_clock(99))
        work.alarms.set([alarm(1, 7)])
        work.alarms.start(_clock(1))

    _known(database)
    with pytest.raises(DBAPIError, match=r"(?i)foreign key") as raised:
        database.do_now(begin)
    assert not isinstance(raised.value, Unavailable)
    assert len(database.do_now(lambda work: work.alarms.of(1))) == 1


@pytest.mark.parametrize("further", [False, True])
def test_a_part_that_fails_alone_takes_what_it_began_with_it(database: Database, further: bool) -> None:  # noqa: FBT001
    def part(work: UnitOfWork) -> None:
        with work.savepoint():
            work.alarms.set([alarm(1, 6)])
            work.alarms.start(_clock(99))
            if further:
                raise KeyError(99)

    def begin(work: UnitOfWork) -> int:
        work.alarms.set([alarm(1, 5)])
        with pytest.raises((DBAPIError, KeyError)):
            part(work)
        return len(work.alarms.of(1))

    _known(database)
    assert database.do_now(begin) == 2


async def test_of_pieces_that_share_a_commit_one_may_have_begun_in_vain(database: Database) -> None:
    def begun(lead: int) -> Callable[[UnitOfWork], None]:
        return lambda work: work.alarms.start(_clock(lead))

    _known(database)
    await asyncio.to_thread(_known, database)
    ended = await asyncio.gather(
        *(database.do(begun(lead)) for lead in (1, 99, 2, 98)),
        return_exceptions=True,
    )
    assert [isinstance(each, DBAPIError) for each in ended] == [False, True, False, True]
    assert await database.do(lambda work: (_running(work, 1), _running(work, 2))) == (1, 1)


def test_a_piece_that_fails_while_something_is_under_way_leaves_the_next_one_alone(database: Database) -> None:
    def fail(work: UnitOfWork) -> None:
        work.alarms.start(_clock(99))
        raise KeyError("ours")

    _known(database)
    with pytest.raises((KeyError, DBAPIError)):  # SQLite writes at once, and says so at once
        database.do_now(fail)
    assert database.do_now(_running) == 1


def test_more_may_be_begun_than_may_be_under_way(database: Database) -> None:
    def begin(work: UnitOfWork) -> int:
        for cycle in range(MOST + 7):
            work.alarms.start(replace(_clock(1), cycle=cycle))
        return _running(work)

    _known(database)
    assert database.do_now(begin) == MOST + 7


def test_rows_that_are_read_as_they_come_come_after_what_was_begun(database: Database) -> None:
    def begin(work: UnitOfWork) -> int:
        work.alarms.set([alarm(1, 8)])
        with work._desk.stream(select(ALARMS.c.step)) as rows:  # noqa: SLF001
            return len(list(rows))

    _known(database)
    assert database.do_now(begin) == 2


@pytest.mark.postgres
def test_postgresql_finds_what_rings_by_its_leads_and_not_among_all_that_is_pending(replicas: Any) -> None:
    """Also where it has no statistics yet, as after an upgrade of the server."""
    database: Database = replicas()

    def plan(work: UnitOfWork) -> str:
        desk = work._desk  # noqa: SLF001
        lead = post(work, phones=()).number
        work.alarms.set(alarm(lead, step) for step in range(1000))
        values = {"now": NOW, "rung_at": NOW, **_these([lead, lead + 7])}
        assert desk.memory.ready.of(_RING, values, desk.connection) is None
        ready = desk.memory.ready.of(_RING, values, desk.connection)
        assert isinstance(ready, Prepared)
        desk.settle()
        told = desk.connection.exec_driver_sql(f"EXPLAIN {ready.sql}", ready.given(values))
        return "\n".join(row[0] for row in told)

    told = database.do_now(plan)
    assert "pk_alarm" in told
    assert "ix_alarm_pending" not in told
    assert "Seq Scan" not in told


def test_these_are_statements_that_can_be_begun(database: Database) -> None:
    """Else they would be waited for without anybody noticing."""

    def ready(work: UnitOfWork) -> list[bool]:
        desk = work._desk  # noqa: SLF001
        asked: list[tuple[Any, dict[str, Any]]] = [
            (_RING, {"now": NOW, "rung_at": NOW, **_these([1])}),
            (desk.upserting(RUNNING), dict.fromkeys(RUNNING.c.keys())),
            (desk.inserting_new(OUTBOX), dict.fromkeys(name for name in OUTBOX.c.keys() if name != "seq")),  # noqa: SIM118
        ]
        for statement, values in asked:
            desk.memory.ready.of(statement, values, desk.connection)
        return [desk.memory.ready.of(*each, desk.connection) is not None for each in asked]

    assert database.do_now(ready) == [True, True, True]
