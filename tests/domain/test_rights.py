"""Who may do what (S31, I7, I11, I18)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain import rights
from bot.domain.acquaintance import Acquaintance, OffLimits
from bot.domain.calendar import Leave
from bot.domain.doubt import AtCapacity, IsAway, IsOffLimits, OwnerDiffers
from bot.domain.lead import Stage
from bot.domain.matching import Known
from bot.domain.people import Person, Role, Roster
from bot.domain.refusal import (
    CannotTellLeave,
    HasLeft,
    MayNotDispatch,
    MayNotPost,
    MayNotTell,
    NobodyHasIt,
    NotInSales,
    NotTheOwner,
)
from tests.domain.situations import GONE, LI_MING, LIU_YANG, NOW, ROSTER, SUN_TING, WANG_LEI, a_lead

TODAY = NOW.date()


def _somebody(role: Role, **changes: Any) -> Person:
    return Person(**{"userid": "x", "name": "某某", "roles": frozenset({role}), **changes})


@pytest.mark.parametrize("role", list(Role))
def test_leads_are_brought_in_by_marketing_and_by_those_who_meet_customers(role: Role) -> None:
    if role in {Role.SDR, Role.SALES_OPS, Role.DIRECTOR, Role.BD, Role.MARKETING_HEAD}:
        rights.must_bring_leads(_somebody(role))
    else:
        with pytest.raises(MayNotPost):
            rights.must_bring_leads(_somebody(role))


@pytest.mark.parametrize("role", list(Role))
def test_only_sales_ops_dispatch(role: Role) -> None:
    if role is Role.SALES_OPS:
        rights.must_dispatch(_somebody(role), ROSTER)
    else:
        with pytest.raises(MayNotDispatch) as refused:
            rights.must_dispatch(_somebody(role), ROSTER)
        assert refused.value.facts["who"] == ("孙婷", "赵琳")


def test_somebody_who_left_may_nothing() -> None:
    with pytest.raises(MayNotPost):
        rights.must_bring_leads(GONE)
    with pytest.raises(MayNotDispatch):
        rights.must_dispatch(GONE, ROSTER)
    with pytest.raises(HasLeft):
        rights.must_sell(GONE)


@pytest.mark.parametrize("role", list(Role))
def test_only_salespeople_get_leads(role: Role) -> None:
    if role is Role.SALES:
        rights.must_sell(_somebody(role))
    else:
        with pytest.raises(NotInSales, match="not_in_sales"):
            rights.must_sell(_somebody(role))


def test_only_the_owner_answers_for_a_lead() -> None:
    lead = a_lead(Stage.ASSIGNED, owner="WangLei")
    rights.must_own(lead, WANG_LEI, ROSTER, NOW.date())
    for other in (LI_MING, SUN_TING, LIU_YANG):
        with pytest.raises(NotTheOwner) as refused:
            rights.must_own(lead, other, ROSTER, NOW.date())
        assert refused.value.facts["owner"] == "王磊"
    with pytest.raises(NobodyHasIt):
        rights.must_own(a_lead(), WANG_LEI, ROSTER, NOW.date())


def test_people_are_found_without_regard_to_case() -> None:
    """wecom.md §1.10."""
    assert ROSTER.find("WANGLEI") is WANG_LEI
    assert ROSTER.find("") is None
    assert ROSTER.find(None) is None
    assert ROSTER.name_of("sunTing") == "孙婷"
    assert ROSTER.name_of("nobody") == "nobody"
    assert ROSTER.name_of(None) == ""


def test_of_two_with_one_userid_the_last_counts() -> None:
    roster = Roster([_somebody(Role.SDR), _somebody(Role.SALES, userid="X")])
    assert len(roster) == 1
    assert [person.roles for person in roster] == [frozenset({Role.SALES})]


def test_those_with_a_role_are_still_with_us() -> None:
    assert ROSTER.having(Role.SALES) == (WANG_LEI, LI_MING)


@pytest.mark.parametrize(("capacity", "load", "room"), [(None, 99, True), (2, 1, True), (2, 2, False), (0, 0, False)])
def test_whoever_can_work_no_more_is_a_doubt_and_no_refusal(capacity: int | None, load: int, room: bool) -> None:  # noqa: FBT001 — a column
    """S32."""
    owner = _somebody(Role.SALES, capacity=capacity)
    if room:
        rights.must_have_room(a_lead(), owner, load)
    else:
        with pytest.raises(AtCapacity) as doubt:
            rights.must_have_room(a_lead(), owner, load)
        assert (doubt.value.lead, doubt.value.owner, doubt.value.load) == (a_lead(), owner, load)


def test_whoever_stands_in_answers_for_the_owner_on_leave() -> None:
    """I11."""
    away = replace(WANG_LEI, deputy="liming", leave=(Leave(first=TODAY, last=TODAY),))
    roster = Roster([away, LI_MING, SUN_TING])
    lead = a_lead(Stage.ASSIGNED)
    rights.must_own(lead, LI_MING, roster, TODAY)
    with pytest.raises(NotTheOwner):
        rights.must_own(lead, LI_MING, roster, TODAY + timedelta(days=1))


def test_leave_of_others_is_told_by_sales_ops() -> None:
    rights.must_tell_leave(WANG_LEI, WANG_LEI, ROSTER)
    rights.must_tell_leave(WANG_LEI, SUN_TING, ROSTER)
    with pytest.raises(CannotTellLeave) as refused:
        rights.must_tell_leave(WANG_LEI, LI_MING, ROSTER)
    assert refused.value.facts["who"] == ("孙婷", "赵琳")


def test_a_lead_for_somebody_away_is_doubted() -> None:
    """I11."""
    away = replace(WANG_LEI, deputy="liming", leave=(Leave(first=TODAY, last=TODAY, words="出差"),))
    with pytest.raises(IsAway) as doubt:
        rights.must_be_there(a_lead(), away, Roster([away, LI_MING]), TODAY)
    assert (doubt.value.away_as, doubt.value.until, doubt.value.deputy) == ("出差", TODAY, LI_MING)
    rights.must_be_there(a_lead(), WANG_LEI, ROSTER, TODAY)


# --------------------------------------------------------------------------------------------- companies


def test_a_lead_of_a_company_that_is_off_limits_is_doubted() -> None:
    """S72."""
    known = Acquaintance(comer=Known(name="顺风电气"), ids=frozenset({"n:顺风电气"}))
    off = OffLimits(company="n:顺风电气", by="wanglei", at=NOW, words="合同纠纷")
    with pytest.raises(IsOffLimits) as doubt:
        rights.must_be_touchable(a_lead(), WANG_LEI, replace(known, off_limits=off))
    assert doubt.value.known.off_limits == off
    rights.must_be_touchable(a_lead(), WANG_LEI, known)


@pytest.mark.parametrize("role", list(Role))
def test_sales_ops_heads_and_directors_say_that_two_companies_are_one_and_so_do_the_owners(role: Role) -> None:
    if role in {Role.SALES_OPS, Role.SALES_HEAD, Role.MARKETING_HEAD, Role.DIRECTOR}:
        rights.must_confirm(_somebody(role), ROSTER, [])
    else:
        rights.must_confirm(_somebody(role), ROSTER, ["X"])
        with pytest.raises(MayNotTell):
            rights.must_confirm(_somebody(role), ROSTER, ["wanglei"])
        with pytest.raises(MayNotTell):
            rights.must_confirm(_somebody(role, active=False), ROSTER, ["x"])


@pytest.mark.parametrize("role", list(Role))
def test_sales_may_keep_marketing_off_as_well_and_whoever_said_it_may_let_them_near(role: Role) -> None:
    """S72."""
    if role in {Role.SDR, Role.BD, Role.ADMIN}:
        with pytest.raises(MayNotTell) as refused:
            rights.must_keep_off(_somebody(role), ROSTER)
        assert SUN_TING.name in str(refused.value.facts["who"])
    else:
        rights.must_keep_off(_somebody(role), ROSTER)
    rights.must_let_near(_somebody(role), ROSTER, {"x"})


def test_somebody_else_than_the_crm_names_is_asked_about() -> None:
    """S36: the information goes to whoever works it."""
    lead = a_lead()
    rights.must_agree_with_crm(lead, WANG_LEI, ())
    rights.must_agree_with_crm(lead, WANG_LEI, (LI_MING, WANG_LEI))
    for named in (WANG_LEI, None):
        with pytest.raises(OwnerDiffers) as doubted:
            rights.must_agree_with_crm(lead, named, (LI_MING,))
        assert (doubted.value.owner, doubted.value.theirs) == (named, (LI_MING,))


def test_who_is_paused_gets_a_lead_on_purpose_only() -> None:
    with pytest.raises(IsAway) as doubt:
        rights.must_be_there(a_lead(), replace(WANG_LEI, paused=True), ROSTER, NOW.date())
    assert (doubt.value.away_as, doubt.value.until, doubt.value.deputy) == ("暂停派单", None, None)
    rights.must_be_there(a_lead(), WANG_LEI, ROSTER, NOW.date())


def test_how_a_lead_ended_is_said_by_its_owner_or_by_sales_ops() -> None:
    lead = a_lead(Stage.ACCEPTED)
    rights.must_own_or_dispatch(lead, WANG_LEI, ROSTER, NOW.date())
    rights.must_own_or_dispatch(lead, SUN_TING, ROSTER, NOW.date())
    with pytest.raises(NotTheOwner):
        rights.must_own_or_dispatch(lead, LI_MING, ROSTER, NOW.date())
    with pytest.raises(NobodyHasIt):
        rights.must_own_or_dispatch(a_lead(), SUN_TING, ROSTER, NOW.date())
