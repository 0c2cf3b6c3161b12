"""What lies on the desks and how it went before, counted from the leads and the history."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from bot.domain.decision import Happened
from bot.domain.lead import Mark, Stage
from bot.domain.people import Person, Role
from bot.domain.suggestion import Cases, Desk
from storage.history import Event
from tests.state.floor import NOW, post

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

DAY = dt.timedelta(days=1)
WANG_LEI = Person(userid="WangLei", name="王磊", roles=frozenset({Role.SALES}))


def desks(work: UnitOfWork, now: dt.datetime = NOW) -> Mapping[str, Desk]:
    """As a proposal counts them, with the shipped policy."""
    return work.track.desks(given_since=now - 30 * DAY, ended_since=now - 365 * DAY)


def happens(work: UnitOfWork, what: Happened, who: str = "WangLei", *, ago: dt.timedelta = DAY, **more: str) -> None:
    """Something happened to L1 some days ago."""
    work.history.append(Event(lead=1, at=NOW - ago, by="x", happened=what, detail={"owner": who, **more}))


def test_open_leads_are_counted_by_tier_and_closed_ones_not(database: Database) -> None:
    def fill(work: UnitOfWork) -> None:
        for tier, stage in (
            (1, Stage.ASSIGNED),
            (2, Stage.ACCEPTED),
            (2, Stage.NAMED),
            (3, Stage.WON),
            (1, Stage.JUNK),
        ):
            work.leads.save(post(work).now(tier=tier, stage=stage, owner="WangLei"))
        work.leads.save(post(work).now(owner=None))

    database.do_now(fill)
    assert database.do_now(desks) == {"wanglei": Desk(open=(1, 2, 0))}


def test_what_was_given_and_how_it_ended_is_counted_within_its_time(database: Database) -> None:
    def fill(work: UnitOfWork) -> None:
        post(work)
        for what in (Happened.ASSIGNED, Happened.REASSIGNED, Happened.TRANSFERRED, Happened.NAMED, Happened.POSTED):
            happens(work, what)
        happens(work, Happened.ASSIGNED, ago=40 * DAY)
        for what in (Happened.WON, Happened.WON, Happened.LOST, Happened.RETURNED, Happened.REJECTED):
            happens(work, what, ago=40 * DAY)
        happens(work, Happened.WON, ago=400 * DAY)

    database.do_now(fill)
    assert database.do_now(desks) == {"wanglei": Desk(given=3, cases=Cases(won=2, lost=2))}
    assert database.do_now(lambda work: desks(work, NOW + 60 * DAY))["wanglei"].given == 0


def test_what_was_taken_back_had_not_happened(database: Database) -> None:
    def fill(work: UnitOfWork) -> None:
        post(work)
        for what in (Happened.ASSIGNED, Happened.WON, Happened.ASSIGNED):
            happens(work, what)
            happens(work, Happened.UNDONE, undone=what)
        work.history.append(Event(lead=1, at=NOW, by="x", happened=Happened.UNDONE, detail={"undone": "held"}))

    database.do_now(fill)
    assert database.do_now(desks).get("wanglei", Desk()) == Desk()


def test_what_is_added_is_counted_on_from_there(database: Database) -> None:
    """The year is counted once a day."""
    database.do_now(post)
    assert database.do_now(desks) == {}
    for times in (1, 2, 3):
        database.do_now(lambda work: happens(work, Happened.ASSIGNED))
        database.do_now(lambda work: happens(work, Happened.LOST, "liming"))
        database.do_now(lambda work: happens(work, Happened.ASSIGNED, "liming", ago=40 * DAY))
        assert database.do_now(desks) == {"wanglei": Desk(given=times), "liming": Desk(cases=Cases(lost=times))}
    anew = database.do_now(lambda work: desks(work, NOW + DAY))
    assert anew == {"wanglei": Desk(given=3), "liming": Desk(cases=Cases(lost=3))}


def test_what_was_counted_in_a_piece_that_is_forgotten_is_forgotten(database: Database) -> None:
    database.do_now(post)
    database.do_now(lambda work: happens(work, Happened.ASSIGNED))

    def fail(work: UnitOfWork) -> None:
        happens(work, Happened.ASSIGNED)
        assert desks(work)["wanglei"].given == 2
        raise LookupError

    with pytest.raises(LookupError):
        database.do_now(fail)
    assert database.do_now(desks)["wanglei"].given == 1
    database.do_now(lambda work: happens(work, Happened.ASSIGNED, "liming"))
    assert {key: desk.given for key, desk in database.do_now(desks).items()} == {"wanglei": 1, "liming": 1}


def test_a_mark_comes_back(database: Database) -> None:
    def fill(work: UnitOfWork) -> int:
        lead = post(work)
        work.leads.save(lead.now(mark=Mark.MUST_WIN))
        work.history.append(Event(lead=1, at=NOW, by="x", happened=Happened.HELD, before=lead.now(mark=Mark.PRACTICE)))
        return lead.number

    number = database.do_now(fill)
    lead = database.do_now(lambda work: work.leads.get(number))
    assert lead is not None
    assert lead.mark is Mark.MUST_WIN
    (event,) = database.do_now(lambda work: work.history.of(number))
    assert event.before is not None
    assert event.before.mark is Mark.PRACTICE


def test_who_was_paused_in_chat_outlives_the_next_list_and_who_was_taken_up_again_is_what_the_list_says(
    database: Database,
) -> None:
    def paused() -> dict[str, bool]:
        return {one.userid: one.paused for one in database.do_now(lambda work: work.people.roster())}

    listed = Person(userid="liming", name="李明", roles=frozenset({Role.SALES}), paused=True)
    database.do_now(lambda work: work.people.replace([WANG_LEI, listed]))
    assert paused() == {"WangLei": False, "liming": True}
    database.do_now(lambda work: work.people.pause("wanglei", paused=True))
    database.do_now(lambda work: work.people.pause("liming", paused=False))
    assert paused() == {"WangLei": True, "liming": False}
    database.do_now(lambda work: work.people.replace([WANG_LEI, listed]))
    assert paused() == {"WangLei": True, "liming": True}
