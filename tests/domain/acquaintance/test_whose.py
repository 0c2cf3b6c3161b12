"""Whose an account is: the CRM's name for somebody is one of ours, or nobody's."""

from __future__ import annotations

from bot.domain.acquaintance import acquaint, owner_above, owner_of_house, owners_of, person_called
from bot.domain.matching import knowing
from bot.domain.people import Person, Role, Roster
from tests.domain.acquaintance.books import Shelf, account, parent


def person(userid: str, name: str, *, active: bool = True, nicknames: tuple[str, ...] = ()) -> Person:
    return Person(userid=userid, name=name, roles=frozenset({Role.SALES}), active=active, nicknames=nicknames)


ROSTER = Roster(
    [
        person("zhangwei", "张伟", nicknames=("老张",)),
        person("wanglei", "王磊"),
        person("wanglei2", "王磊", nicknames=("雷子",)),
        person("lizou", "李走", active=False),
        person("liming1", "李明", active=False),
        person("liming", "李明"),
    ]
)


def test_the_crm_may_call_people_by_any_of_their_names() -> None:
    assert [
        getattr(person_called(name, ROSTER), "userid", None) for name in ("张伟", "老张", "zhangwei", "ZHANGWEI")
    ] == ["zhangwei"] * 4


def test_two_of_the_name_are_nobody_but_who_left_makes_no_doubt() -> None:
    assert person_called("王磊", ROSTER) is None
    assert person_called("", ROSTER) is None
    found = person_called("李明", ROSTER)
    assert found is not None
    assert found.userid == "liming"


def test_an_account_of_somebody_who_left_is_nobodys() -> None:
    book = Shelf(
        accounts=(account("C1", "上海朗驰精密机械有限公司", "李走"), account("C2", "上海朗驰精密机械", "老张"))
    )
    assert [one.userid for one in owners_of(acquaint(knowing("上海朗驰精密机械"), book).same, ROSTER)] == ["zhangwei"]


def test_the_owner_above_is_the_first_on_the_way_up_who_is_one_of_us() -> None:
    """S19."""
    top = account("T", "朗驰集团有限公司", "张伟")
    middle = account("M", "上海朗驰精密机械有限公司", "李走", parent="T")
    low = account("L", "苏州朗驰精密机械有限公司", "", parent="M")
    found = owner_above(acquaint(knowing("苏州朗驰精密机械"), Shelf(accounts=(top, middle, low))), ROSTER)
    assert found is not None
    assert (found[0].userid, found[1].name) == ("zhangwei", "朗驰集团有限公司")
    assert owner_above(acquaint(knowing("苏州朗驰精密机械"), Shelf(accounts=(middle, low))), ROSTER) is None
    unknown = Shelf(above=(parent("n:恒通", "n:国网", "国网"),))
    assert owner_above(acquaint(knowing("恒通"), unknown), ROSTER) is None


def test_whose_the_house_of_a_branch_is_counts_where_it_is_one_of_us_and_only_one() -> None:
    """S19."""
    branch = knowing("上海朗驰精密机械有限公司苏州分公司")
    house, group = account("H", "上海朗驰精密机械有限公司", "张伟"), account("G", "朗驰集团有限公司", "李明")
    found = owner_of_house(
        acquaint(branch, Shelf(accounts=(house, account("S", "无锡朗驰精密机械有限公司", "李明")))), ROSTER
    )
    assert found is not None
    assert (found[0].userid, found[1].name) == ("zhangwei", "上海朗驰精密机械有限公司")
    assert owner_of_house(acquaint(branch, Shelf(accounts=(house, group))), ROSTER) is None
    assert owner_of_house(acquaint(branch, Shelf(accounts=(account("H", house.known.name, "李走"),))), ROSTER) is None
