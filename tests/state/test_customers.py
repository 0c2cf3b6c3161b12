"""The mirror of the CRM, on both databases."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import text

from bot.domain.customer import Customer, CustomerContact, Opportunity, recognised
from bot.domain.matching import Known, Verdict, keys_of, knowing
from storage.customer_rows import UNTOLD
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


MIRRORED = dataclasses.replace(
    CUSTOMER,
    known=dataclasses.replace(CUSTOMER.known, phones=frozenset()),
    contacts=(CustomerContact(name="李总", title="总经理"),),
)
"""The customer as it comes back to whoever does not bring its telephone."""


def keep(database: Database, *customers: Customer) -> list[str]:
    return database.do_now(lambda work: work.customers.put(customers))


def found(database: Database, comer: Known) -> list[tuple[str, Verdict]]:
    seen = database.do_now(lambda work: recognised(comer, work.customers.like(comer)))
    return [(one.customer.ref, one.finding.verdict) for one in seen]


def test_a_customer_comes_back_as_it_was_kept(database: Database) -> None:
    assert keep(database, CUSTOMER) == ["A1"]
    assert database.do_now(lambda work: work.customers.get("A1")) == MIRRORED
    assert database.do_now(lambda work: work.customers.get("A2")) is None
    assert database.do_now(lambda work: work.customers.children("A0")) == (MIRRORED,)
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
    assert keep(database, renamed) == []
    assert found(database, knowing("朗驰精密")) == []
    assert found(database, knowing("淘乐多网络")) == [("A1", Verdict.SAME)]
    assert database.do_now(lambda work: work.customers.unknown(["A1", "A2"])) == ["A2"]


def test_a_customer_without_a_usable_name_is_kept_too(database: Database) -> None:
    nameless = dataclasses.replace(CUSTOMER, known=Known(name="待定"), parent=None)
    keep(database, nameless)
    assert keep(database, nameless) == []
    assert database.do_now(lambda work: work.customers.get("A1")) == dataclasses.replace(
        MIRRORED, known=Known(name="待定"), parent=None
    )


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


def test_a_customer_that_comes_again_unchanged_is_found_as_before(database: Database) -> None:
    keep(database, CUSTOMER)
    assert keep(database, dataclasses.replace(CUSTOMER, owner="李明")) == []
    (again,) = database.do_now(lambda work: work.customers.like(CUSTOMER.known))
    assert (again.ref, again.owner) == ("A1", "李明")


def test_a_customer_whose_telephone_changed_is_found_by_the_new_one_only(database: Database) -> None:
    keep(database, CUSTOMER)
    moved = dataclasses.replace(CUSTOMER.known, phones=knowing("", phones=("021-66889999",)).phones)
    keep(database, dataclasses.replace(CUSTOMER, known=moved, contacts=()))
    assert found(database, knowing("", phones=("021-66889999",))) == [("A1", Verdict.RELATED)]
    assert database.do_now(lambda work: work.customers.like(knowing("", phones=("021-66881234",)))) == ()


def test_of_what_a_list_says_nothing_everything_stays_known(database: Database) -> None:
    keep(database, CUSTOMER)
    slim = Customer(ref="A1", known=Known(name="杭州淘乐多网络科技有限公司"), as_of=NOW)
    keys = [keys_of(slim.known)]
    assert database.do_now(lambda work: work.customers.put([slim], keys, UNTOLD)) == []
    kept = dataclasses.replace(MIRRORED, known=dataclasses.replace(MIRRORED.known, name=slim.known.name))
    assert database.do_now(lambda work: work.customers.get("A1")) == kept
    for comer in (knowing("淘乐多网络"), knowing("朗迅精密机械"), knowing("随便什么", code="91350100M000100Y43")):
        assert found(database, comer) == [("A1", Verdict.SAME)]
    for comer in (knowing("", phones=("021-66881234",)), knowing("", mails=("wang@langchi.cn",))):
        assert found(database, comer) == [("A1", Verdict.RELATED)]
    assert found(database, knowing("朗驰精密")) == []


def test_what_is_told_counts_also_where_it_need_not_have_been(database: Database) -> None:
    keep(database, CUSTOMER)
    later = dataclasses.replace(CUSTOMER, owner="李明", last_visit=NOW)
    database.do_now(
        lambda work: work.customers.put([later], untold=frozenset({"owner", "last_visit", "last_follow_up"}))
    )
    kept = database.do_now(lambda work: work.customers.get("A1"))
    assert kept
    assert (kept.owner, kept.last_visit) == ("李明", NOW)


def test_somebody_who_is_told_of_without_a_telephone_keeps_the_one_that_was_known(database: Database) -> None:
    keep(database, CUSTOMER)
    people = (CustomerContact(name="李总", title="董事长"), CustomerContact(name="赵工"))
    known = dataclasses.replace(CUSTOMER.known, phones=frozenset())
    told = dataclasses.replace(CUSTOMER, known=known, contacts=people)
    database.do_now(lambda work: work.customers.put([told], untold=frozenset({"phones"})))
    (seen,) = database.do_now(lambda work: work.customers.like(knowing(FULL, phones=("021-66881234",))))
    assert [(one.name, one.title, one.phone) for one in seen.contacts] == [
        ("李总", "董事长", "+862166881234"),
        ("赵工", "", ""),
    ]


def test_keys_that_were_read_elsewhere_are_the_keys_by_which_it_is_found(database: Database) -> None:
    read = keys_of(CUSTOMER.known)
    assert database.do_now(lambda work: work.customers.put([CUSTOMER], [read])) == ["A1"]
    assert found(database, knowing("朗驰精密")) == [("A1", Verdict.SAME)]
    assert found(database, knowing("", phones=("021-66881234",))) == [("A1", Verdict.RELATED)]


def test_a_telephone_comes_back_only_to_whoever_has_it(database: Database) -> None:
    keep(database, CUSTOMER)
    (seen,) = database.do_now(lambda work: work.customers.like(knowing(FULL, phones=("021-66881234",))))
    assert seen.known.phones == {"+862166881234"}
    assert [one.phone for one in seen.contacts] == ["+862166881234"]
    (seen,) = database.do_now(lambda work: work.customers.like(knowing(FULL, phones=("021-66881235",))))
    assert (seen.known.phones, seen.contacts) == (frozenset(), MIRRORED.contacts)


def test_no_telephone_and_no_address_of_a_person_lies_in_the_mirror(database: Database) -> None:
    mobile = CustomerContact(name="王工", phone="139 0000 1111", mail="wang@langchi.cn")
    known = knowing(FULL, phones=("139 0000 1111", "021-66881234"), mails=("wang@langchi.cn",))
    keep(database, dataclasses.replace(CUSTOMER, known=known, contacts=(*CUSTOMER.contacts, mobile)))
    (row,) = database.do_now(lambda work: work._desk.all(text("SELECT * FROM customer")))  # noqa: SLF001 — as it lies there
    lying = " ".join(map(str, row))
    assert "王工" in lying
    assert not any(secret in lying for secret in ("13900001111", "139 0000", "66881234", "wang@", "li@"))


def test_who_shares_a_sign_is_among_the_likely_however_many_share_the_name(database: Database) -> None:
    crowd = [dataclasses.replace(CUSTOMER, ref=str(n), known=Known(name=f"上海恒通机械{n}厂")) for n in range(60)]
    known = knowing("苏州金鼎食品有限公司", phones=("13900002222",))
    keep(database, *crowd, dataclasses.replace(CUSTOMER, ref="phone", known=known))
    comer = knowing("上海恒通机械", phones=("13900002222",))
    assert database.do_now(lambda work: work.customers.like(comer))[0].ref == "phone"


def test_a_phone_lies_among_the_keys_only_as_a_keyed_hash(database: Database) -> None:
    keep(database, CUSTOMER)
    comer = knowing("", phones=("021-66881234",))
    assert [one.ref for one in database.do_now(lambda work: work.customers.like(comer))] == ["A1"]
    assert database.do_now(lambda work: work.customers.like(knowing("", phones=("021-66881235",)))) == ()


def test_a_customer_that_comes_again_as_it_was_is_as_of_the_later_day(database: Database) -> None:
    other = dataclasses.replace(CUSTOMER, ref="A2")
    assert keep(database, CUSTOMER, other) == ["A1", "A2"]
    later = NOW + dt.timedelta(days=1)
    assert keep(database, dataclasses.replace(CUSTOMER, as_of=later), other) == []
    kept = database.do_now(lambda work: [work.customers.get(ref) for ref in ("A1", "A2")])
    assert [one and one.as_of for one in kept] == [later, NOW]
    assert found(database, knowing("朗驰精密"))[0] == ("A1", Verdict.SAME)


def test_words_that_mean_something_to_a_database_come_back_as_they_were(database: Database) -> None:
    odd, name = 'a\tb\\N\nc\rd"{},\\.\x00\ud800', '上海朗驰\\N\t"机械'
    told = dataclasses.replace(
        CUSTOMER,
        ref="A\\1\t",
        known=Known(name=name, aliases=(name,)),
        owner=odd,
        parent=odd,
        contacts=(CustomerContact(name=odd, title=odd),),
        opportunities=(Opportunity(name=odd, stage="", amount=None),),
    )
    assert keep(database, told) == ["A\\1\t"]
    kept = database.do_now(lambda work: work.customers.get("A\\1\t"))
    assert kept
    read = odd.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert (kept.known.name, kept.owner, kept.parent) == (name, read, read)
    assert (kept.known.aliases, kept.contacts[0].name, kept.opportunities[0].name) == ((name,), odd, odd)
    assert keep(database, told) == []
    assert database.do_now(lambda work: work.customers.drop(["A\\1\t", "nobody"])) == 1
    assert database.do_now(lambda work: work.customers.count()) == 0


def test_a_key_that_an_older_version_left_over_is_in_nobodys_way(database: Database) -> None:
    keep(database, CUSTOMER)
    keys = database.do_now(lambda work: work._desk.all(text("SELECT key FROM customer_key")))  # noqa: SLF001 — as they lie
    database.do_now(lambda work: work._desk.run(text("DELETE FROM customer")))  # noqa: SLF001 — the keys stay
    assert keep(database, CUSTOMER) == ["A1"]
    assert found(database, knowing("朗驰精密")) == [("A1", Verdict.SAME)]
    assert database.do_now(lambda work: work._desk.all(text("SELECT key FROM customer_key"))) == keys  # noqa: SLF001
