"""Who hears a clock, and whether it still has anything to say (S67, S68, I15, I16)."""

from __future__ import annotations

import pytest

from bot.domain import ringing
from bot.domain.commands import DueAlarm
from bot.domain.decision import Happened, TheGroup, To
from bot.domain.lead import Lead, Stage
from bot.domain.people import Roster
from bot.domain.ringing import Rung, listeners, notices, still_true
from bot.domain.sla import DEFAULTS, ClockKind
from tests.domain.situations import LI_JIANGUO, NOW, QIAN_HAI, ROSTER, SUN_TING, ZHAO_LIN, a_lead

RINGS = {
    ClockKind.UNASSIGNED: {Stage.QUALIFIED, Stage.REJECTED, Stage.RETURNED},
    ClockKind.TRANSFER: {Stage.NAMED},
    ClockKind.UNANSWERED: {Stage.ASSIGNED},
    ClockKind.FIRST_CONTACT: {Stage.ASSIGNED, Stage.ACCEPTED},
    ClockKind.PROGRESS: {Stage.ACCEPTED, Stage.HELD},
    ClockKind.REWORK: {Stage.RETURNED},
    ClockKind.M_DAY: {Stage.ASSIGNED, Stage.ACCEPTED, Stage.IN_CRM},
}


@pytest.mark.parametrize("clock", list(ClockKind))
@pytest.mark.parametrize("stage", list(Stage))
def test_a_clock_rings_only_while_its_promise_is_open(clock: ClockKind, stage: Stage) -> None:
    assert still_true(a_lead(stage, cycle=3), clock, 3) is (stage in RINGS[clock])


@pytest.mark.parametrize("clock", list(ClockKind))
def test_a_rung_of_an_old_cycle_never_rings(clock: ClockKind) -> None:
    for stage in RINGS[clock]:
        assert not still_true(a_lead(stage, cycle=3), clock, 2)


@pytest.mark.parametrize("clock", list(ClockKind))
def test_contact_silences_the_clock_of_first_contact_only(clock: ClockKind) -> None:
    """I15."""
    for stage in RINGS[clock]:
        lead = a_lead(stage, cycle=3, contacted_at=NOW)
        assert still_true(lead, clock, 3) is (clock is not ClockKind.FIRST_CONTACT)


NOBODY = Roster()
NO_HEAD = Roster([person for person in ROSTER if person != QIAN_HAI])
OPS = (SUN_TING.userid, ZHAO_LIN.userid)


@pytest.mark.parametrize(
    ("ears", "lead", "roster", "backup", "heard"),
    [
        (("owner",), a_lead(Stage.ASSIGNED), ROSTER, None, ("wanglei",)),
        (("sdr",), a_lead(), ROSTER, None, ("liuyang",)),
        (("sales_ops",), a_lead(), ROSTER, None, OPS),
        (("backup",), a_lead(), ROSTER, "zhaolin", ("zhaolin",)),
        (("backup",), a_lead(), ROSTER, None, (QIAN_HAI.userid,)),
        (("sales_head",), a_lead(), ROSTER, None, (QIAN_HAI.userid,)),
        (("sales_head",), a_lead(), NO_HEAD, None, (LI_JIANGUO.userid,)),
        (("owner", "sales_ops", "group"), a_lead(Stage.ASSIGNED), ROSTER, None, ("wanglei", *OPS)),
        (("sales_ops", "sales_ops"), a_lead(), ROSTER, None, OPS),
        (("owner",), a_lead(), ROSTER, None, OPS),
        (("group",), a_lead(), ROSTER, None, OPS),
        (("backup",), a_lead(), NO_HEAD, None, OPS),
        (("owner",), a_lead(), NOBODY, None, ()),
    ],
)
def test_somebody_always_hears(
    ears: tuple[str, ...], lead: Lead, roster: Roster, backup: str | None, heard: tuple[str, ...]
) -> None:
    """S68: where the one who should hear is not there, sales-ops hear."""
    assert listeners(lead, ears, roster=roster, backup=backup) == heard


def _rung(number: int = 1, step: int = 0, clock: ClockKind = ClockKind.FIRST_CONTACT, **more: object) -> Rung:
    rung = DEFAULTS[clock].ladder[step]
    due = DueAlarm(lead=number, clock=clock, cycle=1, step=step, tone=rung.tone, ears=tuple(rung.ears), true_at=NOW)
    lead = a_lead(Stage.ASSIGNED, number=number, group=str(more.get("group", "G")))
    return Rung(lead=lead, due=due, ears=listeners(lead, due.ears, roster=ROSTER, backup=None))


def _said(*rungs: Rung, digest_above: int = 3) -> list[tuple[str, str, int]]:
    told = []
    for notice, lead in notices(rungs, digest_above=digest_above):
        where = notice.to.userid if isinstance(notice.to, To) else "群" if isinstance(notice.to, TheGroup) else "?"
        told.append((notice.name, where, lead.number if lead else 0))
    return told


def test_a_nudge_is_for_the_owner_alone() -> None:
    """I16: the direct message first."""
    assert _said(_rung(step=0)) == [("rings/first_contact", "wanglei", 1)]


def test_at_breach_the_group_hears_it_too_and_those_who_must_act_are_named() -> None:
    said = list(notices([_rung(step=2)], digest_above=3))
    assert [notice.to for notice, _ in said] == [
        To(userid="wanglei"),
        To(userid="sunting"),
        To(userid="zhaolin"),
        TheGroup(mention=("wanglei", "sunting", "zhaolin")),
    ]


def test_a_lead_that_nobody_took_is_never_a_private_matter() -> None:
    """S68."""
    assert ("rings/unassigned", "群", 1) in _said(_rung(clock=ClockKind.UNASSIGNED))


def test_of_several_rungs_of_one_clock_everybody_hears_the_highest() -> None:
    assert _said(_rung(step=0), _rung(step=1)) == [("rings/first_contact", "wanglei", 1)]
    ((notice, _),) = notices([_rung(step=1), _rung(step=0)], digest_above=3)
    assert notice.facts["tone"] == "warn"


@pytest.mark.parametrize(("leads", "messages"), [(3, 3), (4, 1)])
def test_more_than_three_at_once_become_one_message(leads: int, messages: int) -> None:
    said = _said(*(_rung(number) for number in range(1, leads + 1)))
    assert len(said) == messages
    assert (said[0][0] == "rings/digest") is (messages == 1)


def test_a_digest_is_for_each_listener_and_each_group() -> None:
    rungs = [_rung(number, step=2, group=group) for number, group in enumerate("GGGGH", start=1)]
    said = _said(*rungs)
    assert [(name, where) for name, where, _ in said] == [
        ("rings/digest", "wanglei"),
        ("rings/digest", "sunting"),
        ("rings/digest", "zhaolin"),
        ("rings/digest", "群"),
        ("rings/first_contact", "群"),
    ]


def test_nothing_due_says_nothing() -> None:
    assert _said() == []


def test_the_history_keeps_which_rung_rang() -> None:
    rung = _rung(step=2)
    decision = ringing.rang(rung.lead, rung.due)
    assert decision.happened is Happened.RANG
    assert decision.detail == {"clock": "first_contact", "step": "2", "tone": "breach"}
    assert decision.lead is rung.lead
