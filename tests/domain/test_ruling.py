"""The bot assigns by itself only where a rule of [policy] says so by name (S30)."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from bot.domain import lifecycle, undoing
from bot.domain.decision import Happened, TheGroup, To
from bot.domain.lead import Lead, Mark, Stage
from bot.domain.policy import Policy
from bot.domain.refusal import CannotUndo
from bot.domain.suggestion import Tie, TieKind, rank
from tests.domain.situations import LI_MING, NOW, WANG_LEI, a_lead
from tests.domain.suggestion.situations import a_bench, busy
from tests.domain.test_undoing import Row

BY_RULE = Policy(auto_assign="account_owner")
OWNS = Tie(kind=TieKind.ACCOUNT)


def decided(
    lead: Lead, ties: dict[str, Tie], *, policy: Policy = BY_RULE, load: int = 0
) -> tuple[Happened, str | None] | None:
    bench = a_bench([replace(WANG_LEI, capacity=2), LI_MING], {"wanglei": busy(load)}, ties=ties)
    decision = lifecycle.by_rule(lead, rank(lead, bench), policy, now=NOW)
    return None if decision is None else (decision.happened, decision.lead.owner)


@pytest.mark.parametrize("kind", [TieKind.ACCOUNT, TieKind.WORKS_IT])
def test_the_owner_of_the_account_gets_it(kind: TieKind) -> None:
    assert decided(a_lead(), {"wanglei": Tie(kind=kind)}) == (Happened.ASSIGNED, "wanglei")


def test_it_says_that_it_did_and_by_which_rule() -> None:
    bench = a_bench([WANG_LEI], ties={"wanglei": OWNS})
    decision = lifecycle.by_rule(a_lead(), rank(a_lead(), bench), BY_RULE, now=NOW)
    assert decision is not None
    assert decision.detail["rule"] == "account_owner"
    assert [(one.name, one.to) for one in decision.notices] == [
        ("assigned_by_rule", TheGroup()),
        ("offer", To(userid="wanglei")),
    ]
    assert decision.notices[0].facts["rule"] == "account_owner"
    assert decision.lead.assigned_by == lifecycle.RULE.userid


def test_where_the_sdr_transfers_the_rule_only_names_the_owner() -> None:
    policy = Policy(auto_assign="account_owner", transfer="by_sdr")
    assert decided(a_lead(), {"wanglei": OWNS}, policy=policy) == (Happened.NAMED, "wanglei")


RULES: list[Literal["never", "account_owner"]] = ["never", "account_owner"]


def test_without_a_rule_it_never_does() -> None:
    assert [decided(a_lead(), {"wanglei": OWNS}, policy=Policy(auto_assign=rule)) is None for rule in RULES] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("lead", "ties", "load"),
    [
        (a_lead(), {}, 0),
        (a_lead(), {"wanglei": Tie(kind=TieKind.PARENT, name="国网")}, 0),
        (a_lead(), {"wanglei": Tie(kind=TieKind.HOUSE, name="国网")}, 0),
        (a_lead(), {"wanglei": OWNS, "liming": Tie(kind=TieKind.WORKS_IT, name="L3")}, 0),
        (a_lead(), {"wanglei": OWNS}, 2),
        (a_lead(mark=Mark.MUST_WIN), {"wanglei": OWNS}, 0),
        (a_lead(Stage.INQUIRY), {"wanglei": OWNS}, 0),
        (a_lead(Stage.REJECTED), {"wanglei": OWNS}, 0),
        (a_lead(previous_owners=("wanglei",)), {"wanglei": OWNS}, 0),
    ],
)
def test_what_is_not_certain_is_left_to_people(lead: Lead, ties: dict[str, Tie], load: int) -> None:
    assert decided(lead, ties, load=load) is None


def test_what_a_rule_decided_any_of_sales_ops_may_take_back() -> None:
    bench = a_bench([WANG_LEI], ties={"wanglei": OWNS})
    decision = lifecycle.by_rule(a_lead(), rank(a_lead(), bench), BY_RULE, now=NOW)
    assert decision is not None
    row = Row(by="liuyang", happened=decision.happened, detail=decision.detail, before=a_lead())
    assert undoing.last_decision([row], by="sunting", lead=decision.lead) == (row, a_lead())
    with pytest.raises(CannotUndo):
        undoing.last_decision([replace(row, detail={})], by="sunting", lead=decision.lead)


@pytest.mark.parametrize("happened", [Happened.WON, Happened.LOST])
def test_that_a_lead_was_won_or_lost_any_of_sales_ops_may_take_back(happened: Happened) -> None:
    row = Row(by="wanglei", happened=happened, before=a_lead(Stage.ACCEPTED))
    assert undoing.last_decision([row], by="sunting", lead=a_lead(Stage.WON))[0] == row


def test_the_mark_stays_when_a_decision_is_taken_back() -> None:
    taken = lifecycle.undo(a_lead(Stage.ASSIGNED, mark=Mark.MUST_WIN), a_lead(), Happened.ASSIGNED)
    assert (taken.lead.mark, taken.detail) == (Mark.MUST_WIN, {"undone": "assigned", "owner": "wanglei"})
    waits = lifecycle.undo(a_lead(Stage.HELD), a_lead(), Happened.HELD)
    assert "owner" not in waits.detail
