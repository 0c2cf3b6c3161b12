"""Many rings in parts are one digest for each listener (I16)."""

from __future__ import annotations

import pytest

from bot.domain.decision import Notice, TheGroup, To
from bot.domain.folding import SHOWN, Heap, Told, heaped, leads_in, loudest, said, stand_in, with_leads
from bot.domain.lead import Stage
from bot.domain.sla import Tone
from tests.domain.situations import a_lead


def _ring(number: int, tone: str = "nudge") -> Told:
    lead = a_lead(Stage.ASSIGNED, number=number)
    facts = {"clock": "first_contact", "tone": tone, "count": 1}
    return Notice(name="rings/first_contact", to=To(userid="wanglei"), facts=facts), lead


def _digest(*numbers: int, tone: str = "nudge", missed: int = 0, mention: str = "") -> Told:
    rings = loudest((a_lead(Stage.ASSIGNED, number=number), "first_contact", tone) for number in numbers)
    facts = {"rings": rings, "total": len(numbers), "missed": missed}
    to = TheGroup(mention=tuple(mention.split())) if mention else To(userid="wanglei")
    return Notice(name="rings/digest", to=to, facts=facts), rings[0][0]


def test_a_few_are_said_one_by_one_in_whatever_parts_they_come() -> None:
    heap = heaped(heaped(Heap(), [_ring(1)], digest_above=3), [_ring(2), _ring(3)], digest_above=3)
    assert [lead.number for _, lead in said(heap, digest_above=3) if lead] == [1, 2, 3]
    assert said(heap, digest_above=3)[0] == _ring(1)


@pytest.mark.parametrize("parts", [[[_ring(1), _ring(2)], [_ring(3), _ring(4)]], [[_ring(1)], [_digest(2, 3, 4, 5)]]])
def test_too_many_are_one_digest(parts: list[list[Told]]) -> None:
    heap = Heap()
    for part in parts:
        heap = heaped(heap, part, digest_above=3)
    ((notice, lead),) = said(heap, digest_above=3)
    total = sum(len(part) if part[0][0].name != "rings/digest" else 4 for part in parts)
    assert (notice.name, notice.facts["total"], lead and lead.number) == ("rings/digest", total, 1)
    assert notice.to == To(userid="wanglei")


def test_the_loudest_stand_in_it_by_name_and_the_others_are_counted() -> None:
    heap = heaped(Heap(), [_digest(*range(1, 400))], digest_above=3)
    heap = heaped(heap, [_digest(900, 901, 902, 903, tone=Tone.ESCALATE)], digest_above=3)
    ((notice, _),) = said(heap, digest_above=3)
    shown = [lead.number for lead, _, _ in notice.facts["rings"]]  # type: ignore[attr-defined]
    assert shown == [900, 901, 902, 903, *range(1, SHOWN - 3)]
    assert notice.facts["total"] == 403


def test_inquiries_stand_behind_leads_however_loud_they_are() -> None:
    """An event leaves hundreds of them behind."""
    inquiries = [(a_lead(Stage.INQUIRY, number=number), "gaps", "warn") for number in range(1, SHOWN + 5)]
    lead = (a_lead(number=90), "unassigned", "nudge")
    assert loudest([*inquiries, lead]) == (lead, *inquiries[: SHOWN - 1])


def test_a_tone_nobody_knows_is_the_quietest() -> None:
    one, other = (a_lead(number=1), "unanswered", "sung"), (a_lead(number=2), "unanswered", "warn")
    assert loudest([one, other]) == (other, one)


def test_whole_leads_take_the_place_of_glanced_ones() -> None:
    heap = heaped(Heap(), [_ring(1), (_ring(2)[0], None)][:1], digest_above=3)
    whole = a_lead(Stage.ASSIGNED, number=1, owner="liming")
    assert leads_in([heap]) == {1}
    replaced = with_leads(heap, {1: whole})
    assert replaced.messages[0][1] == whole
    assert replaced.loudest[0][0] == whole
    assert with_leads(heap, {}) == heap


def test_something_stands_in_until_all_is_rung() -> None:
    notice, lead = stand_in(heaped(Heap(), [_ring(7)], digest_above=3))
    assert (notice.name, notice.to, lead and lead.number) == ("rings/gathering", To(userid="wanglei"), 7)


def test_what_was_missed_is_one_digest_and_the_others_are_said_alone() -> None:
    heap = heaped(Heap(), [_digest(1, missed=1), _ring(2)], digest_above=3)
    assert said(heap, digest_above=3) == (_digest(1, missed=1), _ring(2))
    heap = heaped(heap, [_digest(3, missed=1)], digest_above=3)
    (late, _), alone = said(heap, digest_above=3)
    assert (late.facts["total"], late.facts["missed"], alone) == (2, 2, _ring(2))


def test_the_digest_counts_what_was_missed_and_names_everybody_whom_it_concerns() -> None:
    parts = [_digest(1, 2, missed=1, mention="wanglei liming"), _digest(3, 4, missed=2, mention="liming sunting")]
    ((notice, _),) = said(heaped(Heap(), parts, digest_above=3), digest_above=3)
    assert (notice.facts["total"], notice.facts["missed"]) == (4, 3)
    assert notice.to == TheGroup(mention=("wanglei", "liming", "sunting"))
