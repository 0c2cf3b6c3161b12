"""The leads, as they stand."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.inquiry import Authority, Budget, Inquiry, Timeline
from bot.domain.lead import Lead, Stage
from storage.codec import inquiry_from_json, inquiry_to_json, lead_from_json, lead_to_json
from storage.database import Database
from storage.leads import plain_phone
from storage.types import to_json
from tests.state.floor import MINUTE, NOW, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.unit_of_work import UnitOfWork

WORDS = st.text(max_size=20)
MAYBE = st.none() | WORDS
YUAN = st.none() | st.integers(0, 10**12)
INQUIRIES = st.builds(
    Inquiry,
    company=MAYBE, contact=MAYBE, title=MAYBE, phones=st.lists(WORDS, max_size=3).map(tuple), email=MAYBE, need=MAYBE,
    budget=st.none() | st.builds(Budget, low=YUAN, high=YUAN, words=WORDS),
    authority=st.none() | st.sampled_from(Authority),
    timeline=st.none() | st.builds(Timeline, months=st.none() | st.integers(0, 60), words=WORDS),
    region=MAYBE, industry=MAYBE, source=MAYBE, utm=st.dictionaries(WORDS, WORDS, max_size=3),
    tier=st.none() | st.integers(1, 3), doubts=st.lists(WORDS, max_size=2).map(tuple),
    notes=st.lists(WORDS, max_size=2).map(tuple),
)  # fmt: skip
TIMES = st.datetimes(timezones=st.just(dt.UTC))
LEADS = st.builds(
    Lead,
    number=st.integers(1, 2**40), stage=st.sampled_from(Stage), inquiry=INQUIRIES, sdr=WORDS, group=WORDS,
    posted_at=TIMES, standard=st.integers(1, 9), missing=st.lists(WORDS, max_size=2).map(tuple), tier=st.integers(1, 3),
    cycle=st.integers(0, 9), owner=MAYBE, assigned_by=MAYBE, previous_owners=st.lists(WORDS, max_size=2).map(tuple),
    assigned_at=st.none() | TIMES, notified_at=st.none() | TIMES, answered_at=st.none() | TIMES,
    contacted_at=st.none() | TIMES,
)  # fmt: skip


@settings(deadline=None)
@given(INQUIRIES)
def test_an_inquiry_comes_back_from_json_exactly(inquiry: Inquiry) -> None:
    assert inquiry_from_json(json.loads(to_json(inquiry_to_json(inquiry)))) == inquiry


@settings(deadline=None)
@given(LEADS)
def test_a_lead_comes_back_from_json_exactly(lead: Lead) -> None:
    assert lead_from_json(json.loads(to_json(lead_to_json(lead)))) == lead


@given(st.text(st.characters(categories=["Cs", "Cc", "Lo"])))
def test_halves_of_characters_can_be_written_as_json(words: str) -> None:
    assert json.loads(to_json(words).encode()) == json.loads(json.dumps(words))


def test_a_lead_comes_back_from_the_database_exactly(database: Database) -> None:
    @settings(max_examples=40, deadline=None)  # a database may take its time
    @given(LEADS.filter(lambda lead: "\x00" not in repr(lead) and "\\x00" not in repr(lead)))
    def law(lead: Lead) -> None:
        def there_and_back(work: UnitOfWork) -> Lead | None:
            work.leads.save(lead.now(number=first))
            return work.leads.get(first)

        assert database.do_now(there_and_back) == lead.now(number=first)

    first = database.do_now(post).number
    law()


def test_what_no_database_can_hold_is_replaced_and_not_refused(database: Database) -> None:
    def hostile(work: UnitOfWork) -> Lead | None:
        lead = post(work, need="a\x00b\ud800c")
        work.leads.save(lead.now(owner="wang\x00\ud800lei"))
        return work.leads.get(lead.number)

    lead = database.do_now(hostile)
    assert lead is not None
    assert lead.owner == "wang\ufffd\ufffdlei"
    assert lead.inquiry.need == "a\x00b\ud800c"


def test_a_number_is_never_used_again(database: Database) -> None:
    def post_and_fail(work: UnitOfWork) -> None:
        post(work)
        raise KeyError

    first = database.do_now(post).number
    with pytest.raises(KeyError):
        database.do_now(post_and_fail)
    second = database.do_now(post).number

    assert first == 1
    assert second > first


def test_a_lead_that_is_not_there_cannot_be_saved(database: Database) -> None:
    lead = database.do_now(post)
    with pytest.raises(LookupError, match="L77"):
        database.do_now(lambda work: work.leads.save(lead.now(number=77)))


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    lead = database.do_now(post)
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(Exception, match="without a zone"):
        database.do_now(lambda work: work.leads.save(lead.now(assigned_at=naive)))


def test_a_time_comes_back_in_utc_wherever_it_was_told(database: Database) -> None:
    def tell(work: UnitOfWork) -> Lead | None:
        lead = post(work)
        work.leads.save(lead.now(assigned_at=NOW.astimezone(dt.timezone(dt.timedelta(hours=8)))))
        return work.leads.get(lead.number)

    lead = database.do_now(tell)
    assert lead is not None
    assert lead.assigned_at is not None
    assert (lead.assigned_at, lead.assigned_at.tzinfo) == (NOW, dt.UTC)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("138 0000 1111", "13800001111"),
        ("+86 138-0000-1111", "13800001111"),
        ("0086 13800001111", "13800001111"),
        ("１３８００００１１１１", "13800001111"),
        ("+1 (202) 555-0100", "+12025550100"),
        ("无", ""),
        ("+", ""),
    ],
)
def test_a_phone_is_the_same_however_it_is_written(said: str, plain: str) -> None:
    assert plain_phone(said) == plain


def test_a_lead_is_found_by_its_phones_as_they_are_now(database: Database) -> None:
    def found(work: UnitOfWork) -> list[list[int]]:
        lead = post(work, phones=("13800001111", "02155550100"))
        other = post(work, phones=("13800001111",))
        before = [one.number for one in work.leads.with_phone(["+86 13800001111"])]
        work.leads.save(lead.now(inquiry=Inquiry(phones=("13900002222",)), stage=Stage.JUNK))
        now = [[one.number for one in work.leads.with_phone([phone])] for phone in ("13800001111", "13900002222", "")]
        assert (lead.number, other.number) == (1, 2)
        return [before, *now]

    assert database.do_now(found) == [[1, 2], [2], [1], []]


def test_a_phone_cannot_be_read_from_the_hash_without_the_pepper(sqlite_url: str) -> None:
    with Database(sqlite_url, pepper=b"one") as database:
        database.do_now(lambda work: post(work, phones=("13800001111",)))
    with Database(sqlite_url, pepper=b"two") as database:
        assert database.do_now(lambda work: work.leads.with_phone(["13800001111"])) == ()


def test_a_database_makes_its_own_pepper_and_keeps_it(url: str) -> None:
    with Database(url) as database:
        database.do_now(lambda work: post(work, phones=("13800001111",)))
    with Database(url) as database:
        assert len(database.do_now(lambda work: work.leads.with_phone(["13800001111"]))) == 1


def test_leads_are_found_by_people_without_regard_to_case(database: Database) -> None:
    def found(work: UnitOfWork) -> list[int]:
        mine, won, _ = post(work), post(work), post(work)
        work.leads.save(mine.now(owner="WangLei", stage=Stage.ASSIGNED))
        work.leads.save(won.now(owner="wanglei", stage=Stage.WON))
        leads = work.leads
        assert dict(leads.open_counts()) == {"WangLei": 1}
        assert [leads.load_of(who) for who in ("WANGLEI", "liming")] == [1, 0]
        return [
            len(leads.of_owner("WANGLEI")),
            len(leads.of_owner("wanglei", stages=None)),
            len(leads.of_sdr("liuyang")),
        ]

    assert database.do_now(found) == [1, 2, 2]


def test_leads_are_found_by_company_without_regard_to_width_and_blanks(database: Database) -> None:
    def found(work: UnitOfWork) -> list[int]:
        post(work, company="ＡＢＣ 电气(上海)")
        post(work, company=None)
        return [len(work.leads.of_company(name)) for name in ("abc电气(上海)", "abc电气", "")]

    assert database.do_now(found) == [1, 0, 0]


def test_a_page_of_leads_is_newest_first(database: Database) -> None:
    def pages(work: UnitOfWork) -> list[list[int]]:
        for _ in range(5):
            post(work)
        third = work.leads.get(3)
        assert third is not None
        work.leads.save(third.now(stage=Stage.JUNK))
        leads = work.leads
        found = [leads.list(limit=2), leads.list(limit=2, before=4), leads.list(Stage.JUNK), leads.open()]
        return [[lead.number for lead in page] for page in found]

    assert database.do_now(pages) == [[5, 4], [3, 2], [3], [1, 2, 4, 5]]


# -------------------------------------------------------------------------------------------------- what changed


def test_only_what_changed_since_comes_again(database: Database) -> None:
    def numbers(mark: int) -> tuple[list[int], int]:
        leads, mark = database.do_now(lambda work: work.leads.changed_since(mark))
        return sorted(lead.number for lead in leads), mark

    one, _ = database.do_now(post), database.do_now(post)
    first, mark = numbers(0)
    nothing, mark = numbers(mark)
    database.do_now(lambda work: work.leads.save(one.now(owner="WangLei")))
    second, mark = numbers(mark)

    assert (first, nothing, second, numbers(mark)[0]) == ([1, 2], [], [1], [])


def test_a_forgotten_save_hides_no_later_one(database: Database) -> None:
    one, two = database.do_now(post), database.do_now(post)
    marks: list[int] = []

    def look_and_fail(work: UnitOfWork) -> None:
        work.leads.save(one.now(owner="WangLei"))
        marks.append(work.leads.changed_since(0)[1])
        raise KeyError

    with pytest.raises(KeyError):
        database.do_now(look_and_fail)
    database.do_now(lambda work: work.leads.save(two.now(owner="LiQiang")))

    leads, _ = database.do_now(lambda work: work.leads.changed_since(marks[0]))
    assert "LiQiang" in {lead.owner for lead in leads}


@pytest.mark.postgres
async def test_a_commit_that_comes_late_is_never_overlooked(replicas: Callable[[], Database]) -> None:
    slow, quick = replicas(), replicas()
    saved, gate = threading.Event(), threading.Event()

    def save_slowly(work: UnitOfWork) -> int:
        lead = post(work, company="慢")
        saved.set()
        gate.wait(10)
        return lead.number

    late = asyncio.ensure_future(slow.do(save_slowly))
    await asyncio.to_thread(saved.wait, 10)
    early = (await quick.do(post)).number
    first, mark = await quick.do(lambda work: work.leads.changed_since(0))
    gate.set()
    number = await late
    second, _ = await quick.do(lambda work: work.leads.changed_since(mark))

    assert [lead.number for lead in first] == [early]
    assert number in {lead.number for lead in second}


# --------------------------------------------------------------------------------------------------------- races


def _get(number: int) -> Callable[[UnitOfWork], Lead | None]:
    return lambda work: work.leads.get(number)


def _give(number: int, owner: str) -> Callable[[UnitOfWork], str]:
    def piece(work: UnitOfWork) -> str:
        lead = work.leads.get(number, for_update=True)
        assert lead is not None
        if lead.owner is not None:
            return lead.owner
        work.leads.save(lead.now(owner=owner, stage=Stage.ASSIGNED, assigned_at=NOW + MINUTE))
        return owner

    return piece


async def _rounds(first: Database, second: Database) -> list[tuple[str, str]]:
    told = []
    for _ in range(200):
        number = (await first.do(post)).number
        one, two = await asyncio.gather(first.do(_give(number, "WangLei")), second.do(_give(number, "LiQiang")))
        told.append((one, two))
    return told


async def test_of_two_sales_ops_one_wins_and_both_are_told_who(sqlite_url: str) -> None:
    with Database(sqlite_url) as database:
        assert all(one == two for one, two in await _rounds(database, database))


@pytest.mark.postgres
async def test_of_two_sales_ops_at_two_replicas_one_wins_and_both_are_told_who(
    replicas: Callable[[], Database],
) -> None:
    told = await _rounds(replicas(), replicas())
    assert [one == two for one, two in told] == [True] * 200


@pytest.mark.postgres
async def test_the_same_phone_posted_twice_at_once_is_new_only_once(replicas: Callable[[], Database]) -> None:
    def post_if_new(phone: str) -> Callable[[UnitOfWork], bool]:
        def piece(work: UnitOfWork) -> bool:
            if work.leads.with_phone([phone]):
                return False
            post(work, phones=(phone,))
            return True

        return piece

    one, two = replicas(), replicas()
    for number in range(50):
        phone = f"1380000{number:04d}"
        new = await asyncio.gather(one.do(post_if_new(phone)), two.do(post_if_new(phone)))
        assert sorted(new) == [False, True]


@pytest.mark.postgres
@pytest.mark.slow
async def test_replicas_that_get_in_each_others_way_begin_again(replicas: Callable[[], Database]) -> None:
    one, two = replicas(), replicas()
    numbers = [(await one.do(post)).number for _ in range(2)]

    def both(order: list[int], by: str) -> Callable[[UnitOfWork], None]:
        def piece(work: UnitOfWork) -> None:
            for number in order:
                lead = work.leads.get(number, for_update=True)
                assert lead is not None
                work.leads.save(lead.now(previous_owners=(*lead.previous_owners, by)))

        return piece

    for _ in range(10):
        await asyncio.gather(one.do(both(numbers, "a")), two.do(both(numbers[::-1], "b")))
    for number in numbers:
        lead = await one.do(_get(number))
        assert lead is not None
        assert sorted(lead.previous_owners) == ["a"] * 10 + ["b"] * 10


def test_of_no_stages_there_are_no_leads(database: Database) -> None:
    assert database.do_now(post).sdr.casefold() == "liuyang"
    assert database.do_now(lambda work: work.leads.of_sdr("liuyang", stages=())) == ()
