"""Companies as people speak of them, on both databases."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
from typing import TYPE_CHECKING

from bot.domain.acquaintance import OffLimits, Pair, ParentSaid
from bot.domain.matching import Known, Verdict, knowing, recognise
from tests.state.floor import NOW, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

LANGCHI = knowing("上海朗驰精密机械有限公司", mails=("li@langchi.cn",))


def meet(database: Database, known: Known) -> str:
    return database.do_now(lambda work: work.companies.meet(known))


def belongs(database: Database, said: ParentSaid) -> None:
    database.do_now(lambda work: work.companies.belongs(said))


def like(database: Database, comer: Known) -> tuple[Known, ...]:
    return database.do_now(lambda work: work.companies.like(comer))


def test_a_name_is_found_under_another_writing_of_it(database: Database) -> None:
    for known in (LANGCHI, knowing("华信食品有限公司"), Known(name="")):
        meet(database, known)
    others = (
        knowing("上海朗驰精密机械"),
        knowing("恒通", mails=("a@langchi.cn",)),
        knowing("Shanghai Langchi Precision"),
    )
    for comer in others:
        found = like(database, comer)
        kin = [one.name for one in found if recognise(comer, one).verdict is not Verdict.DIFFERENT]
        assert kin == ["上海朗驰精密机械有限公司"]
    assert database.do_now(lambda work: work.companies.like(Known(name=""))) == ()
    assert database.do_now(lambda work: work.companies.get("n:上海朗驰精密机械有限公司")) == LANGCHI
    assert database.do_now(lambda work: work.companies.get("n:谁")) is None


def test_what_comes_with_a_name_later_is_added_to_it(database: Database) -> None:
    for known in (knowing("朗驰精密"), knowing("朗驰 精密", mails=("li@langchi.cn",)), knowing("朗驰精密")):
        assert meet(database, known) == "n:朗驰精密"
    assert database.do_now(lambda work: work.companies.get("n:朗驰精密")) == knowing(
        "朗驰精密", mails=("li@langchi.cn",)
    )


def test_a_pair_is_found_from_both_sides_and_the_last_word_counts(database: Database) -> None:
    said = Pair(one="n:甲", other="c:C1", same=True, by="sunting", at=NOW)
    later = dataclasses.replace(said, one="c:C1", other="n:甲", same=False)
    database.do_now(lambda work: work.companies.confirm(said))
    assert database.do_now(lambda work: work.companies.pairs({"n:甲", "n:乙"})) == (said,)
    database.do_now(lambda work: work.companies.confirm(later))
    assert database.do_now(lambda work: work.companies.pairs({"c:C1"})) == (later,)
    assert database.do_now(lambda work: work.companies.pairs({"n:甲"}))[0].same is False
    database.do_now(lambda work: work.companies.unconfirm("n:甲", "c:C1"))
    assert database.do_now(lambda work: (work.companies.pairs({"n:甲", "c:C1"}), work.companies.pairs(()))) == ((), ())


def test_a_company_has_one_parent_by_word_and_may_have_many_children(database: Database) -> None:
    first = ParentSaid(child="n:甲", parent="n:国网", name="国网", by="lijianguo", at=NOW)
    second = dataclasses.replace(first, parent="c:C1", at=NOW + dt.timedelta(days=1))
    other = dataclasses.replace(second, child="n:乙")
    belongs(database, first)
    belongs(database, second)
    belongs(database, other)
    assert database.do_now(lambda work: work.companies.parents({"n:甲"})) == (second,)
    assert {one.child for one in database.do_now(lambda work: work.companies.children({"c:C1"}))} == {"n:甲", "n:乙"}
    database.do_now(lambda work: work.companies.belongs_to_nobody("n:甲"))
    assert database.do_now(lambda work: (work.companies.parents({"n:甲"}), work.companies.parents(()))) == ((), ())


def test_who_is_off_limits_stays_so_until_somebody_lets_them_near(database: Database) -> None:
    said = OffLimits(company="n:顺风", by="lijianguo", at=NOW, words="合同纠纷")
    database.do_now(lambda work: work.companies.forbid(said))
    assert database.do_now(lambda work: work.companies.off_limits({"n:顺风", "n:甲"})) == (said,)
    database.do_now(lambda work: work.companies.allow("n:顺风"))
    assert database.do_now(lambda work: (work.companies.off_limits({"n:顺风"}), work.companies.off_limits(()))) == (
        (),
        (),
    )


def test_leads_are_found_by_the_plain_names_of_companies_and_by_shared_telephones(database: Database) -> None:
    database.do_now(lambda work: post(work, company="朗驰 精密", phones=("13900523381",)))
    database.do_now(lambda work: post(work, company="ABC电气（上海）", phones=("13900523381",)))
    database.do_now(lambda work: post(work, company="恒通", phones=("13900523382",)))
    by_name = database.do_now(lambda work: work.leads.of_companies(["朗驰精密", "abc电气(上海)"]))
    assert [lead.number for lead in by_name] == [1, 2]
    by_phone = database.do_now(lambda work: work.leads.sharing_phone(["139-0052-3381"]))
    assert [lead.number for lead in by_phone] == [1, 2]
    assert database.do_now(lambda work: (work.leads.of_companies(()), work.leads.sharing_phone(()))) == ((), ())


def test_of_two_that_are_posted_at_the_same_moment_the_second_sees_the_first(replicas: Callable[[], Database]) -> None:
    """Two replicas, two groups, one company under two writings: one of the two cards mentions the other lead."""
    one, other = replicas(), replicas()
    met = threading.Event()
    seen: list[Known] = []

    def post_and_look(work: UnitOfWork) -> tuple[Known, ...]:
        work.companies.meet(knowing("朗驰精密机械"))
        return work.companies.like(LANGCHI)

    def second() -> None:
        met.wait(timeout=60)
        seen.extend(other.do_now(post_and_look))

    thread = threading.Thread(target=second)
    thread.start()

    def first(work: UnitOfWork) -> None:
        work.companies.meet(LANGCHI)
        met.set()
        thread.join(timeout=0.5)

    one.do_now(first)
    thread.join(timeout=60)
    assert LANGCHI.name in {known.name for known in seen}
