"""The mirror of the CRM, on both databases."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from bot.domain.customer import Customer, CustomerContact, Opportunity, recognised
from bot.domain.matching import Known, Verdict, knowing
from storage.customers import MOST
from tests.state.floor import NOW

if TYPE_CHECKING:
    from storage.database import Database

FULL = "上海朗驰精密机械有限公司"
CUSTOMER = Customer(
    ref="A1",
    known=knowing(
        FULL,
        aliases=("小朗",),
        former=("上海朗迅精密机械有限公司",),
        code="91350100M000100Y43",
        phones=("021-66881234",),
        mails=("li@langchi.cn",),
    ),
    as_of=NOW,
    owner="王磊",
    region="上海",
    industry="机械",
    parent="A0",
    last_visit=NOW - dt.timedelta(days=3),
    contacts=(CustomerContact(name="李总", title="总经理", phone="021-66881234", mail="li@langchi.cn"),),
    opportunities=(Opportunity(name="换CRM", stage="报价", amount=500_000),),
)


def keep(database: Database, *customers: Customer) -> int:
    return database.do_now(lambda work: work.customers.put(customers))


def found(database: Database, comer: Known) -> list[tuple[str, Verdict]]:
    seen = database.do_now(lambda work: recognised(comer, work.customers.like(comer)))
    return [(one.customer.ref, one.finding.verdict) for one in seen]


def test_a_customer_comes_back_as_it_was_kept(database: Database) -> None:
    assert keep(database, CUSTOMER) == 1
    assert database.do_now(lambda work: work.customers.get("A1")) == CUSTOMER
    assert database.do_now(lambda work: work.customers.get("A2")) is None
    assert database.do_now(lambda work: work.customers.children("A0")) == (CUSTOMER,)
    assert database.do_now(lambda work: (work.customers.count(), work.customers.as_of())) == (1, NOW)


def test_a_customer_is_found_by_name_alias_former_name_phone_domain_and_code(database: Database) -> None:
    keep(database, CUSTOMER, dataclasses.replace(CUSTOMER, ref="A2", known=Known(name="华信食品有限公司")))
    for comer in (
        knowing("朗驰精密"),
        knowing("Shanghai Langchi Precision"),
        knowing("朗迅精密机械"),
        knowing("随便什么", code="91350100M000100Y43"),
    ):
        assert found(database, comer) == [("A1", Verdict.SAME)]
    assert found(database, knowing("", phones=("(021) 6688 1234",))) == [("A1", Verdict.RELATED)]
    assert found(database, knowing("", mails=("wang@langchi.cn",))) == [("A1", Verdict.RELATED)]
    assert found(database, knowing("华兴食品")) == []
    assert found(database, knowing("待定")) == []


def test_a_customer_that_comes_again_takes_the_place_of_the_old(database: Database) -> None:
    keep(database, CUSTOMER, CUSTOMER)
    renamed = dataclasses.replace(CUSTOMER, known=Known(name="杭州淘乐多网络科技有限公司"))
    assert keep(database, renamed) == 0
    assert found(database, knowing("朗驰精密")) == []
    assert found(database, knowing("淘乐多网络")) == [("A1", Verdict.SAME)]
    assert database.do_now(lambda work: work.customers.unknown(["A1", "A2"])) == ["A2"]


def test_a_customer_without_a_usable_name_is_kept_too(database: Database) -> None:
    nameless = dataclasses.replace(CUSTOMER, known=Known(name="待定"), parent=None)
    keep(database, nameless)
    assert keep(database, nameless) == 0
    assert database.do_now(lambda work: work.customers.get("A1")) == nameless


def test_however_many_share_a_core_only_some_are_compared_and_the_right_one_is_among_them(database: Database) -> None:
    crowd = [
        dataclasses.replace(CUSTOMER, ref=str(n), known=Known(name=f"{city}恒通{trade}有限公司"), parent=None)
        for n, (city, trade) in enumerate(
            (city, trade)
            for city in ("北京", "深圳", "广州", "杭州", "成都", "武汉", "南京", "苏州")
            for trade in ("物流", "食品", "软件", "机械", "建筑工程", "服饰", "环保", "汽车配件")
        )
    ]
    keep(database, *crowd, dataclasses.replace(CUSTOMER, ref="here", known=Known(name="上海恒通纺织有限公司")))
    comer = knowing("上海恒通纺织")
    candidates = database.do_now(lambda work: work.customers.like(comer))
    assert len(candidates) <= MOST
    assert found(database, comer)[0] == ("here", Verdict.SAME)


def test_a_phone_lies_among_the_keys_only_as_a_keyed_hash(database: Database) -> None:
    keep(database, CUSTOMER)
    comer = knowing("", phones=("021-66881234",))
    assert [one.ref for one in database.do_now(lambda work: work.customers.like(comer))] == ["A1"]
    assert database.do_now(lambda work: work.customers.like(knowing("", phones=("021-66881235",)))) == ()
