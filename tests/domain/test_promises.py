"""Whose promise a clock is, and who hears of it next."""

from __future__ import annotations

import pytest

from bot.domain.lead import Lead, Stage
from bot.domain.promises import Promise, kept_by, of_person, runs_on
from bot.domain.sla import ClockKind
from tests.domain.situations import NOW, ROSTER, a_lead

OPS = ("sunting", "zhaolin")


def _promise(clock: ClockKind, *ears: str) -> Promise:
    return Promise(lead=1, clock=clock, cycle=1, since=NOW, due_at=NOW, rings_at=NOW, tone="nudge", ears=ears)


@pytest.mark.parametrize(
    ("clock", "lead", "who"),
    [
        (ClockKind.GAPS, a_lead(Stage.INQUIRY), ("liuyang",)),
        (ClockKind.UNASSIGNED, a_lead(), OPS),
        (ClockKind.UNANSWERED, a_lead(Stage.ASSIGNED), ("wanglei",)),
        (ClockKind.FIRST_CONTACT, a_lead(Stage.ACCEPTED), ("wanglei",)),
        (ClockKind.PROGRESS, a_lead(Stage.ACCEPTED), ("wanglei",)),
        (ClockKind.PROGRESS, a_lead(Stage.HELD), OPS),
        (ClockKind.PROGRESS, a_lead(Stage.HELD, owner="wanglei"), OPS),
        (ClockKind.TRANSFER, a_lead(Stage.NAMED), ("liuyang",)),
        (ClockKind.REWORK, a_lead(Stage.RETURNED), ("liuyang",)),
        (ClockKind.PROGRESS, a_lead(Stage.RETURNED), ("liuyang",)),
        (ClockKind.M_DAY, a_lead(Stage.IN_CRM, owner="liming"), ("liming",)),
    ],
)
def test_somebody_keeps_each_promise(clock: ClockKind, lead: Lead, who: tuple[str, ...]) -> None:
    assert kept_by(_promise(clock), lead, ROSTER) == who


def test_whose_hours_count() -> None:
    lead = a_lead(Stage.ASSIGNED)
    assert runs_on(ClockKind.UNANSWERED, lead) == lead.owner == "wanglei"
    assert runs_on(ClockKind.REWORK, lead) == lead.sdr
    assert runs_on(ClockKind.UNASSIGNED, lead) is None


def test_a_person_is_shown_what_he_has_to_keep() -> None:
    theirs = (_promise(ClockKind.UNANSWERED), a_lead(Stage.ASSIGNED, owner="WangLei"))
    others = (_promise(ClockKind.UNASSIGNED), a_lead())
    assert of_person("wanglei", [theirs, others], ROSTER) == [theirs]
    assert of_person("SunTing", [theirs, others], ROSTER) == [others]


def test_the_group_hears_what_nobody_took_and_what_is_breached() -> None:
    assert _promise(ClockKind.UNASSIGNED, "sales_ops").to_group
    assert _promise(ClockKind.FIRST_CONTACT, "owner", "group").to_group
    assert not _promise(ClockKind.FIRST_CONTACT, "owner").to_group
    assert not _promise(ClockKind.UNASSIGNED, "@sunting").to_group
    assert not _promise(ClockKind.UNASSIGNED).to_group
