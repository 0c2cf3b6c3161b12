"""What is said of companies is kept so that it can be taken back; what is said twice is said once."""

from __future__ import annotations

import json

import pytest

from bot.domain.acquaintance import Match, OffLimits, telling
from bot.domain.acquaintance.sayings import Saying, saying_from_json, saying_to_json
from bot.domain.decision import Here, TheGroup
from bot.domain.matching import Finding, Known, Verdict
from bot.domain.refusal import ItsOwnParent
from tests.domain.acquaintance.books import NOW, pair, parent
from tests.domain.situations import a_lead

OFF = OffLimits(company="n:顺风", by="lijianguo", at=NOW, words="合同纠纷")
OTHER = Match(id="c:C1", known=Known(name="上海朗驰"), finding=Finding(verdict=Verdict.SAME, why=()))


@pytest.mark.parametrize("saying", [OFF, pair("n:甲", "c:C1", same=False), parent("n:甲", "c:C1", "国网")])
def test_a_saying_comes_back_from_the_history_as_it_was(saying: Saying) -> None:
    assert saying_from_json(saying_to_json(saying)) == saying


def test_a_confirmation_is_told_in_the_group_of_its_lead_and_can_be_taken_back() -> None:
    before = pair("n:甲", "c:C1", same=False)
    said = telling.confirm(a_lead(), [pair("n:甲", "c:C1")], name="甲", others=[OTHER], before=[before])
    assert (said.keep, said.notices[0].to) == ((pair("n:甲", "c:C1"),), TheGroup())
    back = telling.take_back(a_lead(), said.detail)
    assert (back.keep, back.forget) == ((before,), (pair("n:甲", "c:C1"),))
    again = telling.take_back(a_lead(), back.detail)
    assert (again.keep, again.forget) == ((pair("n:甲", "c:C1"),), (before,))


def test_what_is_said_beside_any_lead_is_answered_where_it_was_said() -> None:
    assert telling.keep_off(None, OFF, name="顺风", before=[]).notices[0].to == Here()
    assert telling.let_near(None, [OFF], name="顺风").forget == (OFF,)


def test_a_parent_is_a_note_on_the_lead_as_well() -> None:
    said = telling.belongs(a_lead(), parent("n:甲", "n:国网", "国网"), child="甲", ancestors={}, before=[])
    assert said.note is not None
    assert said.note.words == "甲 是 国网 的子公司"
    assert telling.belongs(None, parent("n:甲", "n:国网", "国网"), child="甲", ancestors={}, before=[]).note is None
    back = telling.take_back(a_lead(), said.detail)
    assert (back.note, back.unsaid) == (None, said.note)
    again = telling.take_back(a_lead(), back.detail)
    assert (again.note, again.unsaid) == (said.note, None)


def test_a_company_never_belongs_to_itself() -> None:
    with pytest.raises(ItsOwnParent):
        telling.belongs(None, parent("n:甲", "n:乙", "乙"), child="甲", ancestors={"n:乙": "n:甲"}, before=[])
    with pytest.raises(ItsOwnParent):
        telling.belongs(None, parent("n:甲", "n:甲", "甲"), child="甲", ancestors={}, before=[])


def test_a_parent_that_is_denied_is_forgotten() -> None:
    known = parent("n:甲", "n:国网", "国网")
    said = telling.belongs_to_nobody(a_lead(), [known], child="甲")
    assert (said.forget, said.notices[0].facts["parent"]) == ((known,), "国网")
    assert json.loads(said.detail["said"]) == []
