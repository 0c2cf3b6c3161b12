"""Is it already ours? What the rules say, what people said, and what goes before what."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot.domain.acquaintance import Acquaintance, OffLimits, acquaint, comer_of, evidence_of, name_id, ref_of
from bot.domain.inquiry import Inquiry
from bot.domain.matching import Known, Verdict, knowing
from tests.domain.acquaintance.books import NOW, Shelf, account, pair, parent

SHANGHAI = account("C1", "上海朗驰精密机械有限公司", region="上海")
SUZHOU = account("C2", "苏州朗驰精密机械有限公司", "李明", region="苏州")
LANGXUN = account("C3", "朗讯食品有限公司", "王磊")


def meet(name: str, book: Shelf, region: str = "") -> Acquaintance:
    return acquaint(knowing(name), book, region)


def seen(known: Acquaintance) -> list[tuple[str, Verdict]]:
    return [(match.id, match.verdict) for match in (*known.accounts, *known.names)]


def test_a_company_that_nobody_knows_is_only_itself() -> None:
    known = meet("恒通物流", Shelf(accounts=(SHANGHAI,)))
    assert seen(known) == []
    assert known.ids == {"n:恒通物流"}
    assert (known.parents, known.off_limits) == ((), None)
    assert evidence_of(known) == {}


def test_a_post_without_a_company_is_known_by_its_telephone() -> None:
    one = acquaint(
        knowing("", phones=["021-66881234"]),
        Shelf(accounts=(account("C9", "华信食品有限公司"),)),
    )
    assert (one.ids, one.accounts) == (frozenset(), ())


def test_the_same_name_is_the_account_and_says_why() -> None:
    known = meet("上海朗驰精密机械", Shelf(accounts=(SHANGHAI, LANGXUN)))
    assert seen(known) == [("c:C1", Verdict.SAME)]
    assert known.same[0].finding.why[0] == "字号“朗驰”相同"
    assert known.ids == {"n:上海朗驰精密机械", "c:C1"}


def test_a_twin_by_one_character_is_never_the_same() -> None:
    assert meet("华信食品有限公司", Shelf(accounts=(account("C4", "华兴食品有限公司"),))).same == ()


def test_a_name_that_fits_two_companies_is_neither_before_somebody_says_so() -> None:
    known = meet("朗驰精密机械", Shelf(accounts=(SUZHOU, SHANGHAI)), region="上海")
    assert seen(known) == [("c:C1", Verdict.SIMILAR), ("c:C2", Verdict.SIMILAR)]
    assert known.accounts[0].finding.why[0] == "不止一家对得上"
    assert known.doubtful == known.accounts
    assert known.ids == {"n:朗驰精密机械"}


def test_two_accounts_of_one_company_are_both_it() -> None:
    double = account("C5", "上海朗驰精密机械")
    assert {match.id for match in meet("上海朗驰精密机械有限公司", Shelf(accounts=(SHANGHAI, double))).same} == {
        "c:C1",
        "c:C5",
    }


def test_two_accounts_that_were_said_to_be_one_are_both_it() -> None:
    book = Shelf(accounts=(SHANGHAI, SUZHOU), said=(pair("c:C1", "c:C2"),))
    assert {match.id for match in meet("朗驰精密机械", book).same} == {"c:C1", "c:C2"}


def test_what_was_confirmed_goes_before_the_rules() -> None:
    book = Shelf(accounts=(SHANGHAI, SUZHOU), said=(pair("n:朗驰精密机械", "c:C1"),))
    known = meet("朗驰精密机械", book)
    assert seen(known) == [("c:C1", Verdict.SAME), ("c:C2", Verdict.RELATED)]
    assert known.same[0].said == book.said[0]


def test_a_former_name_is_remembered_once_it_was_confirmed() -> None:
    book = Shelf(accounts=(SHANGHAI,), said=(pair("c:C1", "n:天讯机床"),))
    assert seen(meet("天讯机床", book)) == [("c:C1", Verdict.SAME)]


def test_what_was_said_not_to_be_one_is_not_shown_again() -> None:
    book = Shelf(accounts=(SHANGHAI,), said=(pair("n:上海朗驰精密机械", "c:C1", same=False),))
    assert seen(meet("上海朗驰精密机械", book)) == []


def test_a_confirmation_of_one_writing_holds_for_another_of_the_same_company() -> None:
    book = Shelf(accounts=(LANGXUN,), leads=("上海天讯机床有限公司",), said=(pair("n:上海天讯机床有限公司", "c:C3"),))
    known = meet("上海天讯机床", book)
    assert seen(known) == [("c:C3", Verdict.SAME), ("n:上海天讯机床有限公司", Verdict.SAME)]


def test_a_name_that_was_confirmed_for_a_sister_is_the_sisters() -> None:
    """朗驰精密机械 was said to be 上海朗驰: 苏州朗驰 has nothing of it."""
    book = Shelf(accounts=(SHANGHAI,), leads=("朗驰精密机械",), said=(pair("n:朗驰精密机械", "c:C1"),))
    known = meet("苏州朗驰精密机械", book)
    assert seen(known) == [("c:C1", Verdict.RELATED), ("n:朗驰精密机械", Verdict.RELATED)]
    assert known.ids == {"n:苏州朗驰精密机械"}


def test_a_lead_that_fits_a_sister_as_well_is_not_taken_for_this_one() -> None:
    known = meet("苏州朗驰精密", Shelf(accounts=(SHANGHAI, SUZHOU), leads=("朗驰精密机械",)))
    assert seen(known) == [("c:C2", Verdict.SAME), ("c:C1", Verdict.RELATED), ("n:朗驰精密机械", Verdict.SIMILAR)]


def test_what_was_said_apart_is_not_reached_over_another_name() -> None:
    book = Shelf(
        accounts=(LANGXUN,),
        leads=("上海天讯机床有限公司",),
        said=(pair("n:上海天讯机床有限公司", "c:C3"), pair("n:上海天讯机床", "c:C3", same=False)),
    )
    assert seen(meet("上海天讯机床", book)) == [("n:上海天讯机床有限公司", Verdict.SAME)]


def test_confirmations_are_followed_a_few_hops_and_never_in_circles() -> None:
    names = [f"n:甲{at}" for at in range(9)]
    said = tuple(pair(one, other) for one, other in zip(names, [*names[1:], names[0]], strict=True))
    known = meet("甲0", Shelf(said=said))
    assert {ref_of(one) for one in known.ids} >= {"甲0", "甲1", "甲2", "甲7", "甲8"}


def test_an_account_that_the_mirror_has_no_more_is_none() -> None:
    book = Shelf(leads=("天讯机床",), said=(pair("n:天讯机床", "c:GONE"), pair("n:天讯机床厂", "n:天讯机床")))
    assert seen(meet("天讯机床厂", book)) == [("n:天讯机床", Verdict.SAME)]
    assert seen(meet("天讯机床", book)) == [("n:天讯机床厂", Verdict.SAME)]


def test_the_evidence_is_what_the_crm_knew_with_its_times() -> None:
    visited = dt.datetime(2026, 2, 20, tzinfo=dt.UTC)
    touched = replace(account("C1", "上海朗驰精密机械有限公司"), last_visit=visited)
    book = Shelf(accounts=(touched,))
    told = evidence_of(meet("上海朗驰精密机械", book))
    assert told["crm"] == "C1"
    assert (told["crm_verdict"], told["crm_owner"]) == ("same", "张伟")
    assert told["crm_visit"] == visited.isoformat()
    assert told["crm_as_of"] == NOW.isoformat()
    assert "crm_follow_up" not in told


# ------------------------------------------------------------------------------------------------- parents


def test_the_parent_is_what_the_crm_says() -> None:
    child = account("C6", "苏州朗驰精密机械有限公司", "", parent="C1")
    known = meet("苏州朗驰精密机械", Shelf(accounts=(SHANGHAI, child)))
    assert [(one.id, one.name, one.customer) for one in known.parents] == [("c:C1", SHANGHAI.known.name, SHANGHAI)]


def test_a_list_may_name_the_parent_instead_of_its_number() -> None:
    named = account("C6", "苏州朗驰精密机械有限公司", "", parent="上海朗驰精密机械")
    strange = account("C7", "恒通物流有限公司", "", parent="恒通集团控股")
    known = meet("苏州朗驰精密机械", Shelf(accounts=(SHANGHAI, named)))
    assert [one.customer for one in known.parents] == [SHANGHAI]
    assert [(one.id, one.customer) for one in meet("恒通物流", Shelf(accounts=(strange,))).parents] == [
        ("n:恒通集团控股", None)
    ]


def test_what_a_colleague_says_of_the_parent_goes_before_the_crm() -> None:
    child = account("C6", "苏州朗驰精密机械有限公司", "", parent="C3")
    book = Shelf(
        accounts=(SHANGHAI, child, LANGXUN), above=(parent("n:苏州朗驰", "c:C1", "上海朗驰"),), leads=("苏州朗驰",)
    )
    known = meet("苏州朗驰精密机械", book)
    assert [one.id for one in known.parents] == ["c:C1"]
    assert known.parents[0].said == book.above[0]


def test_a_parent_by_name_is_the_one_account_that_is_called_so_or_was_said_to_be() -> None:
    bank = account("G1", "上海浦东发展银行股份有限公司", "王磊")
    said = (parent("n:信用卡公司", "n:浦发", "浦发"),)
    assert meet("信用卡公司", Shelf(accounts=(bank,), above=said)).parents[0].customer is None
    told = Shelf(accounts=(bank,), above=said, said=(pair("n:浦发", "c:G1"),))
    assert meet("信用卡公司", told).parents[0].customer == bank


def test_the_tree_is_climbed_and_a_circle_of_it_ends() -> None:
    top = account("T", "朗驰集团有限公司", "钱海")
    middle = account("M", "上海朗驰精密机械有限公司", "", parent="T")
    low = account("L", "苏州朗驰精密机械有限公司", "", parent="M")
    assert [one.id for one in meet("苏州朗驰精密机械", Shelf(accounts=(top, middle, low))).parents] == ["c:M", "c:T"]
    circle = (parent("n:甲公司", "n:乙公司", "乙公司"), parent("n:乙公司", "n:甲公司", "甲公司"))
    assert [one.id for one in meet("甲公司", Shelf(above=circle)).parents] == ["n:乙公司"]
    long = tuple(parent(f"n:天{at}", f"n:天{at + 1}", f"天{at + 1}") for at in range(12))
    assert len(meet("天0", Shelf(above=long)).parents) == 6


# --------------------------------------------------------------------------------------------- off limits


def test_who_is_off_limits_is_so_under_every_name() -> None:
    first = OffLimits(company="c:C1", by="lijianguo", at=NOW, words="合同纠纷")
    later = OffLimits(company="n:上海朗驰精密机械", by="sunting", at=NOW + dt.timedelta(days=1))
    known = meet("上海朗驰精密机械", Shelf(accounts=(SHANGHAI,), hands_off=(later, first)))
    assert known.off_limits == first
    assert meet("恒通物流", Shelf(hands_off=(first,))).off_limits is None


def test_a_parent_that_is_off_limits_covers_its_subsidiaries() -> None:
    """S72: under whatever writing it was said of the parent; what was said of the company itself goes before."""
    group = account("C9", "朗驰集团有限公司")
    child = account("C1", "上海朗驰精密机械有限公司", parent="C9")
    off = OffLimits(company="c:C9", by="lijianguo", at=NOW, words="合同纠纷")
    known = meet("上海朗驰精密机械", Shelf(accounts=(child, group), hands_off=(off,)))
    assert (known.off_limits, known.off_limits_above) == (off, known.parents[0])
    own = OffLimits(company="c:C1", by="sunting", at=NOW + dt.timedelta(days=1))
    nearer = meet("上海朗驰精密机械", Shelf(accounts=(child, group), hands_off=(off, own)))
    assert (nearer.off_limits, nearer.off_limits_above) == (own, None)
    above = (parent("n:顺风电气", "n:国网", "国网"), parent("n:国网", "n:国资委", "国资委"))
    written = OffLimits(company="n:国资委", by="lijianguo", at=NOW)
    far = meet("顺风电气", Shelf(above=above, hands_off=(written,)))
    assert far.off_limits_above == far.parents[1]


def test_a_parent_is_off_limits_under_every_writing_of_its_name() -> None:
    above = (parent("n:顺风电气", name_id("恒通物流有限公司"), "恒通物流有限公司"),)
    said = OffLimits(company=name_id("恒通物流"), by="lijianguo", at=NOW)
    assert meet("顺风电气", Shelf(leads=("恒通物流",), above=above, hands_off=(said,))).off_limits == said


# -------------------------------------------------------------------------------------------- the comers


def test_a_lead_is_known_by_all_that_its_post_mentions() -> None:
    known = comer_of(
        Inquiry(
            company="上海朗驰", phones=("13900523381", "021-66881234"), email="li@langchi.cn",
            need="官网 www.langchi.com 改版", notes=("税号 91350100M000100Y43",),
        )
    )  # fmt: skip
    assert known == Known(
        name="上海朗驰",
        code="91350100M000100Y43",
        phones=frozenset({"+8613900523381", "+862166881234"}),
        domains=frozenset({"langchi.cn", "langchi.com"}),
    )
    assert comer_of(Inquiry(email="a@qq.com")) == Known(name="")


@pytest.mark.parametrize(("one", "other"), [("ABC 电气(上海)", "abc电气（上海）"), ("顺 风", "顺风")])
def test_width_case_and_blanks_make_no_other_company(one: str, other: str) -> None:
    assert name_id(one) == name_id(other)
