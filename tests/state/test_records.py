"""People, history, notes, inbox, cards, questions, last actions, leases, facts and standards."""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from bot.domain.calendar import Leave, WorkingHours
from bot.domain.decision import Happened, Note, NoteKind
from bot.domain.people import Person, Role
from storage import SeenAlready
from storage.alarm_rows import RunningRow
from storage.cards import CardRow
from storage.chat import Place
from storage.codec import lead_to_json
from storage.history import Event
from storage.last_actions import LastAction
from storage.questions import QuestionRow
from storage.standards import StandardRow
from storage.types import to_json
from tests.state.floor import MINUTE, NOW, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.lead import Lead
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

GROUP = Place("group", "wr1")
WANG = Person(
    userid="WangLei", name="王磊", roles=frozenset({Role.SALES, Role.DIRECTOR}), english="Ray", nicknames=("小王",),
    title="经理", region="上海", industries=("电气",), capacity=20, email="ray@example.com",
)  # fmt: skip
SUN = Person(userid="SunTing", name="孙婷", roles=frozenset({Role.SALES_OPS}), active=False)


def _event(**more: object) -> Event:
    return replace(Event(lead=1, at=NOW, by="SunTing", happened=Happened.ASSIGNED, words="给王磊"), **more)  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------------- people


def test_the_roster_comes_back_in_its_order(database: Database) -> None:
    database.do_now(lambda work: work.people.replace([SUN, WANG]))
    assert list(database.do_now(lambda work: work.people.roster())) == [SUN, WANG]
    assert database.do_now(lambda work: work.people.version()) == 1


def test_somebody_changed_keeps_the_place_and_somebody_new_comes_last(database: Database) -> None:
    def change(work: UnitOfWork) -> list[Person]:
        work.people.put(SUN)
        work.people.put(WANG)
        work.people.put(replace(SUN, userid="sunting", active=True))
        return list(work.people.roster())

    assert database.do_now(change) == [replace(SUN, userid="sunting", active=True), WANG]


def test_the_roster_is_read_once_until_it_changes(database: Database) -> None:
    database.do_now(lambda work: work.people.put(WANG))
    first, again = [database.do_now(lambda work: work.people.roster()) for _ in range(2)]
    database.do_now(lambda work: work.people.replace([]))

    assert first is again
    assert len(database.do_now(lambda work: work.people.roster())) == 0


def test_a_forgotten_change_of_the_roster_is_forgotten_everywhere(database: Database) -> None:
    def put_look_and_fail(work: UnitOfWork) -> None:
        work.people.put(WANG)
        assert len(work.people.roster()) == 1
        raise KeyError

    with pytest.raises(KeyError):
        database.do_now(put_look_and_fail)
    assert len(database.do_now(lambda work: work.people.roster())) == 0
    database.do_now(lambda work: work.people.put(SUN))
    assert list(database.do_now(lambda work: work.people.roster())) == [SUN]


@pytest.mark.postgres
def test_a_replica_sees_the_roster_another_one_changed(replicas: Callable[[], Database]) -> None:
    one, two = replicas(), replicas()
    assert len(two.do_now(lambda work: work.people.roster())) == 0
    one.do_now(lambda work: work.people.put(WANG))
    assert list(two.do_now(lambda work: work.people.roster())) == [WANG]


# ------------------------------------------------------------------------------------------------------ history


def test_the_history_of_a_lead_is_in_order_and_remembers_the_lead_before(database: Database) -> None:
    def write(work: UnitOfWork) -> tuple[Event, ...]:
        before = post(work, phones=("13800001111",)).now(assigned_at=NOW)
        post(work)
        work.history.append(_event(lead=None, happened=Happened.RANG))
        first, second = _event(before=before, detail={"tier": "2"}, chat="wr1"), _event(happened=Happened.UNDONE)
        for event in (first, _event(lead=2), second):
            work.history.append(event)
        kept = work.history.of(1)
        assert [replace(event, n=0) for event in kept] == [first, second]
        assert work.history.last(1) == kept[-1]
        assert work.history.last(77) is None
        return kept

    first, _ = database.do_now(write)
    assert first.before is not None
    assert first.before.inquiry.phones == ("13800001111",)
    assert (first.detail, first.chat, first.at) == ({"tier": "2"}, "wr1", NOW)


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE history SET words = '给李强' WHERE n = 2",
        'UPDATE history SET detail = \'{"tier":"1"}\' WHERE n = 1',
        "DELETE FROM history WHERE n = 2",
    ],
)
def test_a_history_changed_by_hand_shows(database: Database, forgery: str) -> None:
    def write(work: UnitOfWork) -> None:
        post(work)
        for _ in range(3):
            work.history.append(_event(at=NOW.astimezone(dt.timezone(dt.timedelta(hours=8)))))

    database.do_now(write)
    assert database.do_now(lambda work: work.history.first_broken()) is None
    database.do_now(lambda work: work._desk.run(text(forgery)))  # noqa: SLF001
    assert database.do_now(lambda work: work.history.first_broken()) in {1, 2, 3}


def test_words_no_database_can_hold_do_not_break_the_chain(database: Database) -> None:
    def write(work: UnitOfWork) -> int | None:
        post(work)
        work.history.append(_event(words="a\x00b\ud800", detail={"x": "\x00\ud800"}, by="\x00"))
        return work.history.first_broken()

    assert database.do_now(write) is None


def test_the_hash_of_a_row_is_that_of_one_json_array(database: Database) -> None:
    """Written out, so that no database of an earlier version is ever found broken."""

    def write(work: UnitOfWork) -> list[tuple[str, str]]:
        lead = post(work)
        detail = {"heard": "王磊", "odd": '\ud800"\\'}
        events = [_event(detail=detail, before=None, chat="wr1"), _event(detail=detail), _event(before=lead)]
        work.history.append_all(events, work.history.heads([1]))
        work.history.append(_event(words="a\n\u2028", lead=None))
        work.history.append_all([_event(detail=detail)], work.history.heads([1, 77]))
        with work._desk.stream(text("SELECT * FROM history ORDER BY n")) as rows:  # noqa: SLF001
            return [(row.hash, _written_out(row, lead)) for row in rows]

    told = database.do_now(write)
    assert len(told) == 5
    assert [kept for kept, _ in told] == [hashlib.sha256(written.encode()).hexdigest() for _, written in told]
    assert database.do_now(lambda work: (work.history.heads([]), work.history.first_broken())) == ({}, None)


def _written_out(row: Any, lead: Lead) -> str:
    before = None if row.before is None else lead_to_json(lead)
    said = [NOW.isoformat(), row.prev_hash, row.lead, row.by, row.happened, row.words, json.loads(row.detail), before]
    return to_json([*said, row.chat])


@pytest.mark.postgres
async def test_two_replicas_write_one_unbroken_history(replicas: Callable[[], Database]) -> None:
    one, two = replicas(), replicas()
    await one.do(post)
    pieces = [replica.do(lambda work: work.history.append(_event())) for _ in range(20) for replica in (one, two)]
    pieces += [replica.do(lambda work: work.history.append(_event(lead=None))) for replica in (one, two) * 5]
    await asyncio.gather(*pieces)

    assert len(await one.do(lambda work: work.history.of(1))) == 40
    assert await one.do(lambda work: work.history.first_broken()) is None


# -------------------------------------------------------------------------------------------- notes and the inbox


def test_notes_are_kept_in_order_and_calls_are_counted(database: Database) -> None:
    def write(work: UnitOfWork) -> list[str]:
        post(work)
        for kind, words in [(NoteKind.CALL, "没接"), (NoteKind.RELATION, "前同事"), (NoteKind.CALL, "约周三")]:
            work.notes.add(1, NOW, "LiuYang", Note(kind=kind, words=words), "wr1")
        assert work.notes.count(1, NoteKind.CALL) == 2
        return [kept.note.words for kept in work.notes.of(1)]

    assert database.do_now(write) == ["没接", "前同事", "约周三"]


UNDERSTOOD = Note(
    kind=NoteKind.CONTACT,
    words="上周刚见过他们VP,我来帮你",
    person="他们VP",
    role="VP",
    since=dt.date(2026, 3, 9),
    until=dt.date(2026, 3, 15),
    offers_help=True,
)


def test_a_note_keeps_what_was_understood_of_it(database: Database) -> None:
    def write(work: UnitOfWork) -> Note:
        post(work)
        work.notes.add(1, NOW, "LiJianguo", UNDERSTOOD, "wr1")
        return work.notes.of(1)[0].note

    assert database.do_now(write) == UNDERSTOOD


def test_the_notes_of_one_kind_on_several_leads_come_latest_first(database: Database) -> None:
    def write(work: UnitOfWork) -> list[int]:
        for number in (1, 2, 3):
            post(work)
            for kind in (NoteKind.RELATION, NoteKind.CALL):
                work.notes.add(number, NOW, "LiJianguo", Note(kind=kind, words="熟"), "wr1")
        assert work.notes.of_kind([], NoteKind.RELATION) == ()
        return [kept.lead for kept in work.notes.of_kind([1, 3], NoteKind.RELATION)]

    assert database.do_now(write) == [3, 1]


def test_a_message_seen_before_finds_its_answer(database: Database) -> None:
    assert database.do_now(lambda work: work.inbox.answer("m1")) is None
    database.do_now(lambda work: work.inbox.keep("m1", NOW, '{"text":"好"}', "SunTing"))
    assert database.do_now(lambda work: work.inbox.answer("m1")) == '{"text":"好"}'
    with pytest.raises(SeenAlready):
        database.do_now(lambda work: work.inbox.keep("m1", NOW, "{}", "SunTing"))


def test_old_messages_are_forgotten(database: Database) -> None:
    database.do_now(lambda work: work.inbox.keep("old", NOW - MINUTE, "{}", "SunTing"))
    database.do_now(lambda work: work.inbox.keep("new", NOW, "{}", "SunTing"))
    assert database.do_now(lambda work: work.inbox.purge(NOW)) == 1
    assert database.do_now(lambda work: (work.inbox.answer("old"), work.inbox.answer("new"))) == (None, "{}")


@pytest.mark.postgres
async def test_a_message_that_reaches_two_replicas_has_one_effect(replicas: Callable[[], Database]) -> None:
    def take(key: str) -> Callable[[UnitOfWork], None]:
        def piece(work: UnitOfWork) -> None:
            if work.inbox.answer(key) is None:
                post(work)
                work.inbox.keep(key, NOW, "{}", "LiuYang")

        return piece

    one, two = replicas(), replicas()
    for number in range(30):
        told = await asyncio.gather(one.do(take(f"{number}")), two.do(take(f"{number}")), return_exceptions=True)
        assert all(result is None or isinstance(result, SeenAlready) for result in told)
    assert len(await one.do(lambda work: work.leads.open())) == 30


# --------------------------------------------------------------------------- cards, questions, what was done last


def test_a_card_knows_what_its_buttons_mean(database: Database) -> None:
    def card(number: int, chat: Place = GROUP) -> CardRow:
        return CardRow(
            task_id=f"t{number}", lead=1, cycle=1, kind="owner", chat_kind=chat.kind, chat_id=chat.id,
            actions={"k1": "accept"}, face={"title": "L1"}, at=NOW,
        )  # fmt: skip

    def write(work: UnitOfWork) -> None:
        post(work)
        for row in (card(1), card(2), card(3, Place("single", "WangLei"))):
            work.cards.add(row)
        work.cards.set_response_code("t2", "code")

    database.do_now(write)
    second = replace(card(2), response_code="code")
    assert database.do_now(lambda work: work.cards.get("t1")) == card(1)
    assert database.do_now(lambda work: work.cards.get("t9")) is None
    assert database.do_now(lambda work: work.cards.latest(1, "owner", GROUP)) == second
    assert database.do_now(lambda work: work.cards.latest(1, "dispatch", GROUP)) is None
    assert [row.task_id for row in database.do_now(lambda work: work.cards.of(1, "owner"))] == ["t1", "t2", "t3"]


def test_a_card_that_is_drawn_anew_gets_more_buttons_and_keeps_its_old_ones(database: Database) -> None:
    row = CardRow(
        task_id="t", lead=1, cycle=0, kind="lead", chat_kind="group", chat_id="wr", actions={"a": "assign"}, at=NOW
    )

    def write(work: UnitOfWork) -> None:
        post(work)
        work.cards.add(row)

    database.do_now(write)
    database.do_now(lambda work: work.cards.add_actions("t", {"b": "choice:0|q"}))
    database.do_now(lambda work: work.cards.add_actions("nobody knows it", {"c": "hold"}))
    kept = database.do_now(lambda work: work.cards.get("t"))
    assert kept is not None
    assert dict(kept.actions) == {"a": "assign", "b": "choice:0|q"}


def test_a_question_is_pending_for_the_one_asked_until_its_end(database: Database) -> None:
    first = QuestionRow(
        id="q1", chat_kind="group", chat_id="wr1", asked="SunTing", topic="which_person", at=NOW, until=NOW + MINUTE,
        half={"lead": 1}, choices=["WangLei", "WangLi"], lead=1,
    )  # fmt: skip
    second = replace(first, id="q2", lead=2)

    def pending(userid: str = "sunting", now: dt.datetime = NOW) -> QuestionRow | None:
        return database.do_now(lambda work: work.questions.pending(GROUP, userid, now))

    database.do_now(lambda work: work.questions.ask(first))
    database.do_now(lambda work: work.questions.ask(second))
    assert (pending(), pending("LiuYang"), pending(now=NOW + MINUTE)) == (second, None, None)
    assert [database.do_now(lambda work: work.questions.answered("q2")) for _ in range(2)] == [True, False]
    assert pending() == first
    assert database.do_now(lambda work: work.questions.lapse(1)) == 1
    assert pending() is None


def test_what_was_done_last_in_a_chat_is_known(database: Database) -> None:
    def act(work: UnitOfWork) -> tuple[LastAction | None, LastAction | None]:
        work.last_actions.put(GROUP, "SunTing", NOW, "assigned", 1, "WangLei")
        work.last_actions.put(GROUP, "SunTing", NOW, "held", 2)
        return work.last_actions.of(GROUP), work.last_actions.of(Place("single", "wr1"))

    assert database.do_now(act) == (LastAction(by="SunTing", at=NOW, deed="held", lead=2, owner=None), None)


# ---------------------------------------------------------------------------------------- leases, facts, standards


def test_a_lease_has_one_holder_and_its_epoch_grows_with_the_holder(database: Database) -> None:
    def take(holder: str) -> int | None:
        return database.do_now(lambda work: work.leases.take("ws", holder, MINUTE))

    assert [take("one"), take("one"), take("two")] == [1, 1, None]
    assert database.do_now(lambda work: (work.leases.release("ws", "two"), work.leases.release("ws", "one"))) == (
        False,
        True,
    )
    assert [take("two"), take("one")] == [2, None]
    database.do_now(lambda work: work._desk.run(text("UPDATE lease SET until_ms = until_ms - 61000")))  # noqa: SLF001
    assert [take("one"), take("two")] == [3, None]


def test_a_fact_is_kept_until_it_is_changed_or_dropped(database: Database) -> None:
    def tell(work: UnitOfWork) -> list[str | None]:
        facts = work.facts
        told = [facts.get("last_alive"), facts.put_first("last_alive", "10:00"), facts.put_first("last_alive", "11:00")]
        facts.put("last_alive", "12:00")
        told.append(facts.get("last_alive"))
        facts.drop("last_alive")
        return [*told, facts.get("last_alive")]

    assert database.do_now(tell) == [None, "10:00", "10:00", "12:00", None]


def test_a_standard_is_in_force_from_its_day_on(database: Database) -> None:
    first = StandardRow(version=1, json={"fields": ["budget"]}, effective_from=NOW, signed_by=("a", "b"))
    second = StandardRow(version=2, json={"fields": []}, effective_from=NOW + MINUTE, signed_by=("a", "b"))

    def current(now: dt.datetime) -> StandardRow | None:
        return database.do_now(lambda work: work.standards.current(now))

    database.do_now(lambda work: work.standards.add(first))
    database.do_now(lambda work: work.standards.add(second))
    assert [current(NOW - MINUTE), current(NOW), current(NOW + MINUTE)] == [None, first, second]
    assert database.do_now(lambda work: work.standards.all()) == (first, second)
    assert database.do_now(lambda work: work.standards.get(2)) == second
    with pytest.raises(Exception, match=r"(?i)unique"):
        database.do_now(lambda work: work.standards.add(first))


# ------------------------------------------------------------------------------------------------------- leave

NOVEMBER = [dt.date(2026, 11, day) for day in range(1, 10)]


def test_own_hours_deputy_and_listed_leave_come_back(database: Database) -> None:
    """I11, I14, I16."""
    noon = WorkingHours(blocks=((dt.time(9), dt.time(12)), (dt.time(13, 30), dt.time(0))))
    leave = (Leave(first=NOVEMBER[0], last=NOVEMBER[1], words="出差", deputy="wanglei"),)
    sun = replace(SUN, deputy="wanglei", hours=noon, rings=noon, leave=leave)
    database.do_now(lambda work: work.people.replace([sun, WANG]))
    assert list(database.do_now(lambda work: work.people.roster())) == [sun, WANG]


def _leave(database: Database) -> list[tuple[int, int]]:
    person = database.do_now(lambda work: work.people.roster()).find(SUN.userid)
    return [(leave.first.day, leave.last.day) for leave in person.leave] if person else []


def test_leave_told_in_chat_outlives_the_next_list_and_that_of_the_old_list_does_not(database: Database) -> None:
    listed = replace(SUN, leave=(Leave(first=NOVEMBER[0], last=NOVEMBER[1]),))
    database.do_now(lambda work: work.people.replace([listed]))
    told = Leave(first=NOVEMBER[4], last=NOVEMBER[5])
    database.do_now(lambda work: work.people.take_leave(SUN.userid.upper(), told, by="sunting", at=NOW))
    assert _leave(database) == [(1, 2), (5, 6)]
    database.do_now(lambda work: work.people.replace([SUN]))
    assert _leave(database) == [(5, 6)]


@pytest.mark.parametrize(
    ("back", "ended", "left"), [(1, True, []), (3, True, [(2, 2)]), (4, True, [(2, 3)]), (5, False, [(2, 4)])]
)
def test_who_is_back_is_away_no_more(database: Database, back: int, ended: bool, left: list[tuple[int, int]]) -> None:  # noqa: FBT001
    database.do_now(lambda work: work.people.replace([SUN]))
    told = Leave(first=NOVEMBER[1], last=NOVEMBER[3])
    database.do_now(lambda work: work.people.take_leave(SUN.userid, told, by="sunting", at=NOW))
    assert database.do_now(lambda work: work.people.end_leave(SUN.userid, NOVEMBER[back - 1])) is ended
    assert _leave(database) == left


def test_one_leave_is_taken_back_alone_but_not_one_of_the_list(database: Database) -> None:
    listed = Leave(first=NOVEMBER[0], last=NOVEMBER[1])
    told = [Leave(first=NOVEMBER[4], last=NOVEMBER[5]), Leave(first=NOVEMBER[6], last=NOVEMBER[6])]
    database.do_now(lambda work: work.people.replace([replace(SUN, leave=(listed,))]))
    for leave in told:
        database.do_now(lambda work, leave=leave: work.people.take_leave(SUN.userid, leave, by="page", at=NOW))  # type: ignore[misc]
    dropped = [
        database.do_now(lambda work, leave=leave: work.people.drop_leave(SUN.userid.upper(), leave))  # type: ignore[misc]
        for leave in (told[0], told[0], listed)
    ]
    assert dropped == [True, False, False]
    assert _leave(database) == [(1, 2), (7, 7)]


def test_hours_set_by_oneself_come_before_those_of_the_list_and_outlive_it(database: Database) -> None:
    early, late = (WorkingHours(blocks=((dt.time(hour), dt.time(hour + 6)),)) for hour in (7, 14))
    database.do_now(lambda work: work.people.replace([replace(SUN, hours=late, rings=late)]))
    database.do_now(lambda work: work.people.set_hours(SUN.userid.upper(), early, None))
    database.do_now(lambda work: work.people.replace([replace(SUN, hours=late, rings=late), WANG]))
    sun, wang = database.do_now(lambda work: work.people.roster())
    assert (sun.hours, sun.rings, wang.hours) == (early, late, None)
    database.do_now(lambda work: work.people.set_hours(SUN.userid, None, None))
    assert next(iter(database.do_now(lambda work: work.people.roster()))).hours == late


def test_clocks_that_run_far_ahead_are_found(database: Database) -> None:
    lead = database.do_now(lambda work: post(work, phones=())).number
    for clock, days in (("first_contact", 1), ("progress", 400)):
        row = RunningRow(lead=lead, clock=clock, cycle=1, started_at=NOW, due_at=NOW + days * dt.timedelta(days=1))
        database.do_now(lambda work, row=row: work.alarms.start(row))  # type: ignore[misc]
    later = NOW + dt.timedelta(days=300)
    found = database.do_now(lambda work: work.alarms.due_after(later, limit=9))
    assert [row.clock for row in found] == ["progress"]
    assert len(database.do_now(lambda work: work.alarms.running_on([lead]))) == 2
    assert database.do_now(lambda work: work.alarms.running_on([])) == ()
