"""What the CRM said, how far the asking has come, and what it is to be told, on both databases."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.crm import CrmState, Entry, Kind, Round, Write, WriteState
from bot.domain.decision import Happened
from storage.history import Event
from tests.state.floor import MINUTE, NOW, post

if TYPE_CHECKING:
    from storage.crm import Touched
    from storage.database import Database

STATE = CrmState(
    source="s",
    since=NOW,
    stale_after=dt.timedelta(minutes=7),
    good_at=NOW + MINUTE,
    good_began_at=NOW,
    full_at=None,
    tried_at=NOW,
    next_at=NOW,
    error="HTTP 500",
    failures=3,
    round=Round(number=4, full=True, began_at=NOW, done=(Kind.ACCOUNTS,), seen=9, changed=2, unreadable=1),
    last=Round(number=3, full=False, began_at=NOW),
    rounds=4,
    cursors={"accounts": '{"page": 2}'},
)


def account(ref: str, *, gone: bool = False, **said: Any) -> Entry:
    return Entry(kind=Kind.ACCOUNTS, ref=ref, account=ref, said={"name": "顺风电气", **said}, gone=gone)


def contact(ref: str, of: str, *, gone: bool = False) -> Entry:
    return Entry(kind=Kind.CONTACTS, ref=ref, account=of, said={"name": "周总"}, gone=gone)


def take(database: Database, *entries: Entry, mark: int = 1, at: dt.datetime = NOW) -> Touched:
    return database.do_now(lambda work: work.crm.take_in(entries, mark=mark, now=at))


def test_the_state_comes_back_as_it_was_kept(database: Database) -> None:
    assert database.do_now(lambda work: work.crm.state()) is None
    for state in (STATE, CrmState(source="other", since=NOW)):
        database.do_now(lambda work, state=state: work.crm.keep(state))  # type: ignore[misc]
        assert database.do_now(lambda work: work.crm.state()) == state
    database.do_now(lambda work: work.crm.keep(None))
    assert database.do_now(lambda work: work.crm.state()) is None


def test_an_account_is_whole_with_what_belongs_to_it_whatever_comes_first(database: Database) -> None:
    take(database, contact("C1", "A1"))
    assert database.do_now(lambda work: work.crm.whole(["A1"])) == ()
    touched = take(database, account("A1"), account("A2"), at=NOW + MINUTE)
    assert (touched.changed, sorted(touched.accounts), sorted(touched.gone)) == (2, ["A1", "A2"], [])
    whole, other = sorted(database.do_now(lambda work: work.crm.whole(["A1", "A2"])), key=lambda one: one.account.ref)
    assert (whole.account.ref, whole.since, whole.contacts) == ("A1", NOW + MINUTE, ((contact("C1", "A1"), NOW),))
    assert other.contacts == ()


def test_the_same_again_is_no_news_and_keeps_its_first_time(database: Database) -> None:
    take(database, account("A1"))
    assert take(database, account("A1"), mark=2, at=NOW + MINUTE).changed == 0
    touched = take(database, account("A1", owner="张伟"), account("A1", owner="张伟"), mark=2, at=NOW + MINUTE)
    assert touched.changed == 1
    (whole,) = database.do_now(lambda work: work.crm.whole(["A1"]))
    assert (whole.since, whole.account.said["owner"]) == (NOW, "张伟")


def test_who_moves_touches_both_accounts_and_who_goes_the_last(database: Database) -> None:
    take(database, contact("C1", "A1"))
    assert take(database, contact("C1", "A2")).accounts == {"A1", "A2"}
    assert take(database, contact("C1", "A2", gone=True)).accounts == {"A2"}
    assert take(database, contact("C1", "A2", gone=True)).changed == 0
    take(database, account("A1"))
    touched = take(database, account("A1", gone=True))
    assert (sorted(touched.accounts), sorted(touched.gone)) == ([], ["A1"])


def test_what_a_full_round_did_not_see_is_swept_out_part_by_part(database: Database) -> None:
    take(database, *(account(f"A{n}") for n in range(900)))
    take(database, contact("C1", "A1"))
    take(database, account("A1"), mark=2)
    swept = []
    while touched := database.do_now(lambda work: work.crm.sweep(2)):
        swept.append(touched)
    assert len(swept) > 1
    assert sum(touched.changed for touched in swept) == 900
    assert "A1" in {ref for touched in swept for ref in touched.accounts}
    assert database.do_now(lambda work: work.crm.counts()) == {"accounts": 1}


def test_another_crm_is_forgotten_with_everything(database: Database) -> None:
    take(database, *(account(f"A{n}") for n in range(500)))
    take(database, contact("C1", "nobody"))
    forgotten: list[str] = []
    while refs := database.do_now(lambda work: work.crm.forget_some()):
        forgotten += refs
    assert len(forgotten) == 500
    assert database.do_now(lambda work: work.crm.counts()) == {}


def test_leads_that_were_carded_lately_are_found_by_their_history(database: Database) -> None:
    def tell(happened: Happened, at: dt.datetime) -> int:
        def piece(work: Any) -> int:
            lead = post(work)
            work.history.append(Event(lead=lead.number, at=at, by="liuyang", happened=happened))
            return lead.number

        return database.do_now(piece)

    tell(Happened.POSTED, NOW - MINUTE)
    posted, filled = tell(Happened.POSTED, NOW), tell(Happened.FILLED, NOW + MINUTE)
    tell(Happened.ANNOTATED, NOW + MINUTE)
    found = database.do_now(lambda work: work.crm.carded_since(NOW))
    assert found == {posted: NOW, filled: NOW + MINUTE}


@pytest.fixture
def owed(database: Database) -> Write:
    def piece(work: Any) -> Write:
        lead = post(work)
        work.crm.owe(lead.number, now=NOW, at=NOW + MINUTE)
        write: Write = work.crm.write_of(lead.number)
        return write

    return database.do_now(piece)


def test_a_lead_is_owed_once_and_due_in_its_time(database: Database, owed: Write) -> None:
    assert owed == Write(lead=owed.lead, owed_at=NOW, next_at=NOW + MINUTE)
    assert database.do_now(lambda work: work.crm.due(NOW)) is None
    assert database.do_now(lambda work: work.crm.due(NOW + MINUTE)) == owed
    database.do_now(lambda work: work.crm.owe(owed.lead, now=NOW + MINUTE, at=NOW + 9 * MINUTE))
    assert database.do_now(lambda work: work.crm.write_of(owed.lead)) == owed
    assert database.do_now(lambda work: (work.crm.owed(), work.crm.late(NOW), work.crm.late(NOW + MINUTE))) == (1, 0, 1)


@pytest.mark.parametrize(
    ("state", "again"), [(WriteState.WRITTEN, False), (WriteState.VOID, True), (WriteState.GIVEN_UP, True)]
)
def test_what_was_written_is_not_owed_again_what_was_not_is(
    database: Database, owed: Write, state: WriteState, *, again: bool
) -> None:
    ended = dataclasses.replace(owed, state=state, attempts=2, remote="77", error="HTTP 403", ended_at=NOW)
    database.do_now(lambda work: work.crm.keep_write(ended))
    assert database.do_now(lambda work: work.crm.write_of(owed.lead)) == ended
    assert database.do_now(lambda work: work.crm.due(NOW + MINUTE)) is None
    database.do_now(lambda work: work.crm.owe(owed.lead, now=NOW + MINUTE, at=NOW + MINUTE))
    due = database.do_now(lambda work: work.crm.due(NOW + MINUTE))
    assert due == (Write(lead=owed.lead, owed_at=NOW + MINUTE, next_at=NOW + MINUTE) if again else None)


def test_customers_may_be_taken_out_of_the_mirror(database: Database) -> None:
    assert database.do_now(lambda work: work.customers.drop([])) == 0
    assert database.do_now(lambda work: work.customers.drop(["A404"])) == 0


def test_nobody_reads_a_telephone_or_an_address_in_what_the_crm_said(database: Database) -> None:
    person = {
        "name": "周总",
        "title": "",
        "phone": "139 0052 3381",
        "mail": "zhou@acme.com.cn",
        "phones": ["021-66881234"],
    }
    take(database, dataclasses.replace(contact("C1", "A1"), said=person))
    people = [["吴工", "", "13700001111", "wu@qq.com"]]
    take(database, account("A1", phones=["021-66881234", "?"], mails=["info@acme.com.cn", "x@qq.com"], people=people))
    (whole,) = database.do_now(lambda work: work.crm.whole(["A1"]))
    ((one, _),) = whole.contacts
    seals = database.do_now(lambda work: work.crm.seals_of(["13900523381", "02166881234", "not one"]))
    assert {one.said["phone"], *one.said["phones"]} == seals
    assert set(whole.account.said["phones"]) < seals
    assert (one.said["mail"], whole.account.said["mails"]) == ("@acme.com.cn", ["@acme.com.cn"])
    for said in (one.said, whole.account.said):
        for secret in ("5233", "6688", "1111", "zhou", "info", "qq.com"):
            assert secret not in str(said)
