"""The mirror follows the CRM: page by page, what changed only, whatever breaks in between."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from bot.crm import NoAnswer
from bot.domain.crm import Kind
from bot.domain.customer import Customer
from bot.domain.matching import knowing
from tests.crm.stage import account

if TYPE_CHECKING:
    from tests.crm.pretended import PretendedCrm
    from tests.crm.stage import Stage

SHUNFENG = account("A1", "顺风电气有限公司", owner="张伟", followed="2026-02-20 15:00", attributes={"city": "上海"})


@pytest.fixture(autouse=True)
def filled(crm: PretendedCrm) -> None:
    crm.accounts = [SHUNFENG, *(account(f"A{n}", f"上海第{n}机床厂") for n in range(2, 6))]
    crm.contacts = [{"id": "C1", "account": "A1", "name": "周建国", "title": "总经理", "phone": "139 0052-3381"}]
    crm.deals = [{"id": "D1", "account": "A1", "title": "换CRM", "amount": "50万", "stage": "报价"}]


async def test_everything_is_mirrored_account_contacts_and_open_opportunities_together(stage: Stage) -> None:
    outcome = await stage.once()
    assert outcome.round
    assert (outcome.round.full, outcome.round.seen, outcome.round.changed) == (True, 7, 7)
    customer = stage.with_phone("13900523381")
    assert customer
    assert (customer.known.name, customer.owner, customer.region) == ("顺风电气有限公司", "张伟", "上海")
    assert customer.last_touch
    assert customer.last_touch.isoformat() == "2026-02-20T07:00:00+00:00"
    assert [(one.name, one.title, one.phone) for one in customer.contacts] == [("周建国", "总经理", "+8613900523381")]
    assert [(one.name, one.amount) for one in customer.opportunities] == [("换CRM", 500_000)]
    assert customer.known.phones == {"+8613900523381"}
    assert stage.count() == 5


async def test_the_second_round_asks_only_for_what_changed(stage: Stage, crm: PretendedCrm) -> None:
    await stage.once()
    for one in (*crm.accounts, *crm.contacts, *crm.deals):
        one["updated"] = "2000-06-01T00:00:00Z"
    crm.accounts[0] = account("A1", "顺风电气有限公司", owner="王磊", updated="2099-01-01T00:00:00Z")
    crm.asked.clear()
    outcome = await stage.once()
    assert outcome.round
    assert (outcome.round.full, outcome.round.seen, outcome.round.changed) == (False, 1, 1)
    assert [kind for kind, _ in crm.asked] == ["accounts", "contacts", "deals"]
    customer = stage.customer("A1")
    assert customer
    assert (customer.owner, len(customer.contacts), len(customer.opportunities)) == ("王磊", 1, 1)


async def test_what_comes_twice_changes_nothing(stage: Stage) -> None:
    await stage.once()
    outcome = await stage.once(full=True)
    assert outcome.round
    assert (outcome.round.seen, outcome.round.changed) == (7, 0)
    assert stage.count() == 5


async def test_contacts_may_come_before_their_account_and_move_to_another(stage: Stage, crm: PretendedCrm) -> None:
    crm.contacts.append({"id": "C2", "account": "A9", "name": "吴工", "phone": "13700001111"})
    await stage.once()
    assert stage.customer("A9") is None
    crm.accounts.append(account("A9", "杭州淘乐多网络科技有限公司"))
    crm.contacts[0] = {**crm.contacts[0], "account": "A9"}
    await stage.once()
    there, here = stage.customer("A9"), stage.customer("A1")
    assert there
    assert here
    assert sorted(one.name for one in there.contacts) == ["吴工", "周建国"]
    assert here.contacts == ()


async def test_a_deleted_account_leaves_the_mirror_and_a_won_opportunity_is_open_no_more(
    stage: Stage, crm: PretendedCrm
) -> None:
    await stage.once()
    crm.accounts[1] = {"id": "A2", "deleted": True}
    crm.deals[0] = {**crm.deals[0], "stage": "赢单"}
    await stage.once()
    assert stage.customer("A2") is None
    customer = stage.customer("A1")
    assert customer
    assert customer.opportunities == ()
    assert stage.count() == 4


async def test_what_vanished_without_a_word_is_forgotten_by_the_next_full_round(
    stage: Stage, crm: PretendedCrm
) -> None:
    await stage.once()
    del crm.accounts[1:3]
    crm.contacts.clear()
    await stage.once()
    assert stage.count() == 5
    stage.pass_time(days=8)
    outcome = await stage.once()
    assert outcome.round
    assert outcome.round.full
    assert stage.count() == 3
    customer = stage.customer("A1")
    assert customer
    assert customer.contacts == ()


async def test_a_spreadsheets_customers_stay_when_a_crm_is_connected(stage: Stage) -> None:
    listed = Customer(ref="来自表格", known=knowing("宁波港通物流有限公司"), as_of=stage.floor.clock.now())
    stage.floor.look(lambda work: work.customers.put([listed]))
    await stage.once()
    await stage.once(full=True)
    assert stage.customer("来自表格") == listed
    assert stage.count() == 6


async def test_what_a_list_told_stays_where_the_map_of_the_crm_has_no_field_for_it(stage: Stage) -> None:
    then = stage.floor.clock.now() - dt.timedelta(days=9)
    known = knowing("上海第2机床厂", aliases=("二机",))
    listed = Customer(
        ref="A2", known=known, as_of=then, owner="李明", industry="机床", last_visit=then, last_follow_up=then
    )
    stage.floor.look(lambda work: work.customers.put([listed]))
    await stage.once()
    customer = stage.customer("A2")
    assert customer
    assert (customer.last_visit, customer.industry, customer.known.aliases) == (then, "机床", ("二机",))
    assert (customer.last_follow_up, customer.owner) == (None, "")


async def test_items_that_cannot_be_read_are_counted_and_the_others_are_kept(stage: Stage, crm: PretendedCrm) -> None:
    crm.accounts[1] = {"id": "A2", "attributes": {"name": " "}}
    crm.contacts.append({"id": "C7", "name": "nobody's"})
    outcome = await stage.once()
    assert outcome.round
    assert (outcome.round.unreadable, stage.count()) == (2, 4)


async def test_an_empty_record_that_comes_alone_does_not_stop_the_mirror(stage: Stage, crm: PretendedCrm) -> None:
    await stage.once()
    crm.accounts, crm.deals = [], []
    crm.contacts = [{"id": "C7", "account": "A1", "name": "", "phone": None}]
    outcome = await stage.once()
    assert outcome.round
    assert (outcome.round.full, outcome.round.seen, outcome.round.unreadable) == (False, 0, 1)
    assert stage.state().error == ""


async def test_a_map_that_fits_nothing_any_more_is_said_later_too(stage: Stage, crm: PretendedCrm) -> None:
    await stage.once()
    crm.accounts = [
        {"id": one["id"], "attributes": {"title": "the field was called otherwise"}} for one in crm.accounts
    ]
    outcome = await stage.syncing(page_size=5).once()
    assert "accounts 的字段对不上" in outcome.error


async def test_a_map_that_fits_nothing_is_said(stage: Stage, crm: PretendedCrm) -> None:
    crm.accounts = [{"key": 1}, {"key": 2}]
    assert "字段对不上" in await stage.fails()


# ------------------------------------------------------------------------------------------------------ trouble


async def test_a_try_that_failed_is_made_again_after_a_while(stage: Stage, crm: PretendedCrm) -> None:
    crm.troubles = ["500", "half", None]
    await stage.once()
    assert len(stage.waited) == 2
    assert stage.count() == 5


async def test_a_time_out_is_a_try_that_failed(stage: Stage, crm: PretendedCrm) -> None:
    stage.sync = stage.syncing(timeout_seconds=1)
    crm.troubles = ["hang"]
    await stage.once()
    assert (len(stage.waited), stage.count()) == (1, 5)


async def test_a_busy_crm_says_how_long_to_wait(stage: Stage, crm: PretendedCrm) -> None:
    crm.troubles = ["429", None]
    await stage.once()
    assert stage.waited == [7]


async def test_for_a_long_wait_we_come_back_later(stage: Stage, crm: PretendedCrm) -> None:
    crm.troubles, crm.retry_after = ["429"], "1800"
    assert "429" in await stage.fails()
    state = stage.state()
    assert stage.waited == []
    assert state.next_at
    assert (state.next_at - stage.floor.clock.now()).total_seconds() == 1800


async def test_without_rights_nothing_is_tried_again_at_once_and_the_reason_is_kept(
    stage: Stage, crm: PretendedCrm
) -> None:
    crm.troubles = ["403"]
    assert "没有权限" in await stage.fails()
    state = stage.state()
    assert (stage.waited, len(crm.asked), state.failures) == ([], 1, 1)
    assert state.is_silent(stage.floor.clock.now())


async def test_nothing_is_redirected(stage: Stage, crm: PretendedCrm) -> None:
    crm.troubles = ["redirect"]
    assert "转到别处" in await stage.fails()


async def test_a_round_that_broke_off_goes_on_at_its_page(stage: Stage, crm: PretendedCrm) -> None:
    crm.troubles = [None, *["500"] * 4]
    assert "500" in await stage.fails()
    assert stage.count() == 2
    crm.asked.clear()
    stage.sync = stage.syncing()  # the program was started anew
    outcome = await stage.once()
    assert outcome.round
    assert (outcome.round.number, outcome.round.seen) == (1, 7)
    assert crm.asked[0][1]["page"] == "2"
    assert stage.state().error == ""


async def test_a_page_that_comes_twice_costs_nothing(stage: Stage, crm: PretendedCrm) -> None:
    crm.troubles = [None, "again"]
    stage.sync = stage.syncing(http_json={"more_path": None})
    outcome = await stage.once()
    assert outcome.round
    assert (outcome.round.seen, outcome.round.changed) == (9, 7)
    assert stage.customer("A3")


async def test_a_crm_that_does_not_turn_its_pages_is_found_out(stage: Stage, crm: PretendedCrm) -> None:
    crm.troubles = [None, *["again"] * 9]
    stage.sync = stage.syncing(http_json={"more_path": None})
    assert "同一页" in await stage.fails()


async def test_after_three_refusals_the_round_is_begun_anew(stage: Stage, crm: PretendedCrm) -> None:
    await stage.once()
    crm.troubles = ["403"] * 3
    for _ in range(3):
        await stage.fails()
    outcome = await stage.once()
    assert outcome.round
    assert (outcome.round.full, outcome.round.number) == (True, 3)


async def test_waiting_after_failures_grows_and_ends_at_the_interval(stage: Stage, crm: PretendedCrm) -> None:
    minutes = []
    for _ in range(6):
        crm.troubles = ["500"] * 4
        await stage.fails()
        next_at = stage.state().next_at
        assert next_at
        minutes.append((next_at - stage.floor.clock.now()).total_seconds() / 60)
        assert await stage.sync.beat() is None
        stage.pass_time(minutes=minutes[-1])
    assert minutes == [1, 2, 4, 8, 15, 15]


async def test_a_round_is_made_when_it_is_due_or_wanted(stage: Stage) -> None:
    await stage.sync.settle()
    assert await stage.sync.beat()
    assert await stage.sync.beat() is None
    stage.sync.ask(full=False)
    outcome = await stage.sync.beat()
    assert outcome
    assert outcome.round
    assert not outcome.round.full
    stage.pass_time(minutes=15)
    assert await stage.sync.beat()


# ------------------------------------------------------------------------------------------------------ tokens


async def test_a_token_is_fetched_and_fetched_again_when_it_lapses(stage: Stage, crm: PretendedCrm) -> None:
    login = {"path": "/token", "body": {"id": "app", "secret": "s3cret"}, "token_path": "result.token"}
    stage.sync = stage.syncing(http_json={"token": None, "login": login})
    await stage.once()
    assert crm.logins == 1
    crm.token = "another one"
    await stage.once()
    assert crm.logins == 2


async def test_a_token_that_is_not_taken_is_said(stage: Stage, crm: PretendedCrm) -> None:
    crm.token = "another one"
    assert "401" in await stage.fails()
    login = {"path": "/token", "body": {"id": "app", "secret": "wrong"}}
    stage.sync = stage.syncing(http_json={"token": None, "login": login})
    assert "403" in await stage.fails()


async def test_nobody_reads_a_secret_or_an_answer_in_the_log(
    stage: Stage, crm: PretendedCrm, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="bot")
    crm.troubles = ["500"] * 4
    await stage.fails()
    crm.token = "another one"
    await stage.fails()
    said = "".join(record.getMessage() for record in caplog.records if not record.name.startswith("aiohttp"))
    assert said
    for secret in ("token-of-the-crm", "telephone", "127.0.0.1"):
        assert secret not in said


# ------------------------------------------------------------------------------------------- several, and others


async def test_of_two_only_one_asks(stage: Stage) -> None:
    other = stage.syncing(holder="another")
    await stage.sync.settle()
    stage.floor.look(lambda work: work.leases.take("crm", "another", stage.sync._times.every))  # noqa: SLF001
    assert (await stage.sync.once()).busy
    assert (await other.once()).round


async def test_whoever_was_overtaken_throws_its_page_away(stage: Stage) -> None:
    class Slow:
        source = stage.connector().source
        kinds = (Kind.ACCOUNTS,)
        untold = frozenset[str]()

        def __init__(self) -> None:
            self.inner = stage.connector()

        async def page(self, kind: Kind, cursor: str) -> object:
            page = await self.inner.page(kind, cursor)
            stage.floor.look(lambda work: work.leases.release("crm", "slow"))
            await stage.syncing(holder="quick").once()
            return page

    await stage.sync.settle()
    slow = stage.syncing(Slow(), holder="slow")  # type: ignore[arg-type]
    assert (await slow.once()).busy
    assert stage.count() == 5
    assert stage.state().rounds == 1


async def test_of_another_crm_everything_is_asked_anew_and_nothing_of_the_old_is_left(
    stage: Stage, crm: PretendedCrm
) -> None:
    await stage.once()
    crm.accounts = [account("B1", "苏州恒通纺织有限公司")]
    crm.contacts, crm.deals = [], []
    stage.sync = stage.syncing(http_json={"url": f"{stage.url.rstrip('/')}//"})
    outcome = await stage.once()
    assert outcome.round
    assert outcome.round.full
    assert (stage.count(), stage.customer("A1")) == (1, None)
    assert stage.floor.look(lambda work: work.crm.counts()) == {"accounts": 1}


async def test_a_mistake_of_our_own_is_said_and_not_repeated_at_once(stage: Stage) -> None:
    class Broken:
        source = stage.connector().source
        kinds = (Kind.ACCOUNTS,)
        untold = frozenset[str]()

        async def page(self, kind: Kind, cursor: str) -> object:
            raise ValueError(f"13900523381 {kind} {cursor}")

    stage.sync = stage.syncing(Broken())  # type: ignore[arg-type]
    assert "榫卯自己出错了" in await stage.fails()
    assert await stage.sync.beat() is None
    assert "139" not in stage.state().error


def test_a_trouble_says_how_long_it_wants() -> None:
    assert NoAnswer("busy", after=3).after == 3
