"""Who hears a clock, and whether it still has anything to say (S67, S68, I15, I16)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot.domain import ringing
from bot.domain.calendar import Leave, WorkingHours
from bot.domain.commands import DueAlarm
from bot.domain.decision import Happened, TheGroup, To
from bot.domain.lead import Lead, Stage
from bot.domain.people import Person, Role, Roster
from bot.domain.policy import Policy
from bot.domain.ringing import Listener, Moment, Rung, Told, divide, hush_of, listeners, notices, number_of, still_true
from bot.domain.sla import DEFAULTS, ClockKind
from tests.domain.situations import LI_JIANGUO, LI_MING, NOW, QIAN_HAI, ROSTER, SUN_TING, WANG_LEI, ZHAO_LIN, a_lead

RINGS = {
    ClockKind.GAPS: {Stage.INQUIRY},
    ClockKind.UNASSIGNED: {Stage.QUALIFIED, Stage.REJECTED, Stage.RETURNED, Stage.IN_CRM},
    ClockKind.TRANSFER: {Stage.NAMED},
    ClockKind.UNANSWERED: {Stage.ASSIGNED},
    ClockKind.FIRST_CONTACT: {Stage.ASSIGNED, Stage.ACCEPTED},
    ClockKind.PROGRESS: {Stage.ACCEPTED, Stage.HELD, Stage.RETURNED},
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
def test_contact_silences_the_clocks_that_wait_for_it(clock: ClockKind) -> None:
    """I15."""
    for stage in RINGS[clock]:
        lead = a_lead(stage, cycle=3, contacted_at=NOW)
        assert still_true(lead, clock, 3) is (clock not in {ClockKind.FIRST_CONTACT, ClockKind.M_DAY})


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
        (("group",), a_lead(), ROSTER, None, ()),
        (("sdr",), a_lead(sdr="gone"), ROSTER, None, OPS),
        (("owner",), a_lead(Stage.ASSIGNED, owner="gone"), ROSTER, None, OPS),
        (("owner",), a_lead(Stage.RETURNED), ROSTER, None, ("liuyang",)),
        (("backup",), a_lead(), NO_HEAD, None, OPS),
        (("owner",), a_lead(), NOBODY, None, ()),
    ],
)
def test_somebody_always_hears(
    ears: tuple[str, ...], lead: Lead, roster: Roster, backup: str | None, heard: tuple[str, ...]
) -> None:
    """S68: where the one who should hear is not there, sales-ops hear."""
    moment = Moment(now=NOW, roster=roster, policy=Policy(backup=backup))
    assert tuple(listener.userid for listener in listeners(lead, ears, moment)) == heard


MOMENT = Moment(now=NOW, roster=ROSTER, policy=Policy())


def _due(clock: ClockKind = ClockKind.FIRST_CONTACT, step: int = 0, lead: int = 1, **more: Any) -> DueAlarm:
    rung = DEFAULTS[clock].ladder[step]
    plain = DueAlarm(
        lead=lead, clock=clock, cycle=1, step=step, tone=rung.tone, ears=tuple(rung.ears), true_at=NOW, due_at=NOW
    )
    return replace(plain, **more)


def _rung(number: int = 1, step: int = 0, clock: ClockKind = ClockKind.FIRST_CONTACT, **more: Any) -> Rung:
    lead = a_lead(more.get("stage", Stage.ASSIGNED), number=number, group=str(more.get("group", "G")))
    due = _due(clock, step, number, due_at=more.get("due_at", NOW))
    told = divide(lead, due, MOMENT, ())
    return Rung(lead=lead, due=due, heard=told.heard, group=told.group)


def _said(*rungs: Rung) -> list[tuple[str, str, int]]:
    told = []
    for notice, lead in notices(rungs, MOMENT):
        where = notice.to.userid if isinstance(notice.to, To) else "群" if isinstance(notice.to, TheGroup) else "?"
        told.append((notice.name, where, lead.number if lead else 0))
    return told


def test_a_nudge_is_for_the_owner_alone() -> None:
    """I16: the direct message first."""
    assert _said(_rung(step=0)) == [("rings/first_contact", "wanglei", 1)]


def test_at_breach_the_group_hears_it_too_and_those_who_must_act_are_named() -> None:
    said = list(notices([_rung(step=2)], MOMENT))
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
    ((notice, _),) = notices([_rung(step=1), _rung(step=0)], MOMENT)
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


def test_the_history_keeps_which_rung_rang_and_who_heard_it() -> None:
    rung = _rung(step=2)
    decision = ringing.rang_together([rung])
    assert decision.happened is Happened.RANG
    heard = "wanglei,sunting,zhaolin"
    assert decision.detail == {"clock": "first_contact", "step": "2", "tone": "breach", "heard": heard, "group": "G"}
    assert decision.lead is rung.lead


def test_what_is_more_than_a_day_late_is_a_digest_even_alone() -> None:
    """I16, reliability.md E3."""
    late = _rung(due_at=NOW - dt.timedelta(hours=25))
    assert _said(late) == [("rings/digest", "wanglei", 1)]
    assert _said(late, _rung(2)) == [("rings/digest", "wanglei", 1), ("rings/first_contact", "wanglei", 2)]
    ((notice, _),) = notices([late], MOMENT)
    assert notice.facts["missed"] == 1


def test_escalations_come_before_reminders() -> None:
    said = _said(_rung(1, step=0), _rung(2, step=2))
    assert [number for _, where, number in said if where == "wanglei"] == [2, 1]


def test_of_several_clocks_of_one_lead_the_group_hears_the_loudest() -> None:
    said = [one for one in _said(_rung(step=2), _rung(step=2, clock=ClockKind.M_DAY)) if one[1] == "群"]
    assert len(said) == 1
    said = [one for one in _said(_rung(step=0, clock=ClockKind.UNASSIGNED), _rung(step=2)) if one[1] == "群"]
    assert said == [("rings/first_contact", "群", 1)]


@pytest.mark.parametrize(
    ("rung", "userid", "card"),
    [
        (_rung(clock=ClockKind.PROGRESS, stage=Stage.ACCEPTED), "wanglei", "progress"),
        (_rung(clock=ClockKind.PROGRESS, stage=Stage.HELD), "sunting", None),
        (_rung(step=4), "sunting", "reassign"),
        (_rung(step=2), "sunting", None),
    ],
)
def test_a_ring_that_one_tap_can_answer_has_a_card(rung: Rung, userid: str, card: str | None) -> None:
    """S60."""
    assert {notice.card for notice, _ in notices([rung], MOMENT) if notice.to == To(userid=userid)} == {card}


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a history."""

    at: dt.datetime
    happened: Happened
    detail: dict[str, str]
    by: str = "clock"


def _rang(step: int, minutes: int, **more: str) -> Row:
    detail = {"clock": "first_contact", "step": str(step), "heard": "wanglei", **more}
    return Row(at=NOW + dt.timedelta(minutes=minutes), happened=Happened.RANG, detail=detail)


def test_each_ring_has_its_number() -> None:
    now = NOW + dt.timedelta(hours=2)
    rang = [_rang(0, 0), _rang(1, 0), _rang(2, 30), Row(at=NOW, happened=Happened.ACCEPTED, detail={})]

    def number(
        step: int, started: dt.datetime | None = None, history: list[Row] = rang, userid: str = "sunting"
    ) -> int:
        told = Told(heard=(Listener(userid=userid),))
        return number_of(_due(step=step), history, told, started=started, now=now)

    assert number(3) == 3, "rungs that rang together count once"
    assert number(2) == 2, "one that rings again for somebody else keeps its number"
    assert number(2, userid="wanglei") == 3, "and is one more for whoever heard it before"
    assert number(3, NOW + dt.timedelta(minutes=1)) == 2
    assert number(0, None, []) == 1


def _snoozed(until: dt.datetime, ears: str, cycle: str = "1") -> Row:
    detail = {"until": until.isoformat(), "ears": ears, "cycle": cycle, "reason": "客户出差"}
    return Row(at=NOW, happened=Happened.SNOOZED, detail=detail, by="wanglei")


LATER = NOW + dt.timedelta(hours=3)
LEAD = a_lead(Stage.ASSIGNED)


def test_the_owners_snooze_is_for_himself_and_that_of_sales_ops_for_all() -> None:
    mine = divide(LEAD, _due(step=2), MOMENT, [_snoozed(LATER, "owner")])
    assert (mine.userids, mine.group, mine.waiting, mine.later) == (OPS, True, ("@wanglei",), LATER)
    everybodys = divide(LEAD, _due(step=2), MOMENT, [_snoozed(LATER, "all")])
    assert not everybodys.is_heard
    assert everybodys.waiting == ("@wanglei", *(f"@{ops}" for ops in OPS), "group")


@pytest.mark.parametrize("row", [_snoozed(NOW, "all"), _snoozed(LATER, "all", cycle="0")])
def test_a_snooze_lapses_with_its_time_and_its_cycle(row: Row) -> None:
    assert hush_of([row], LEAD, NOW) is None
    assert divide(LEAD, _due(), MOMENT, [row]).userids == ("wanglei",)


def test_the_group_is_left_alone_for_an_hour_after_each_line() -> None:
    told = divide(LEAD, _due(step=2), MOMENT, [_rang(1, -20, group="G")])
    assert (told.group, told.waiting, told.later) == (False, ("group",), NOW + dt.timedelta(minutes=40))
    assert divide(LEAD, _due(step=2), MOMENT, [_rang(1, -60, group="G")]).group
    again = divide(LEAD, _due(step=2, ears=("group",)), MOMENT, ())
    assert (again.userids, again.group) == ((), True)


def test_an_alarm_set_again_for_one_person_is_for_that_one_only() -> None:
    told = divide(a_lead(), _due(ClockKind.UNASSIGNED, ears=("@sunting",)), MOMENT, ())
    assert (told.userids, told.group) == (("sunting",), False)
    assert divide(a_lead(), _due(ears=("@gone",)), MOMENT, ()).userids == OPS


EARLY = replace(WANG_LEI, rings=WorkingHours(blocks=((dt.time(7), dt.time(8)),)))


def test_everybody_is_rung_in_his_own_hours() -> None:
    """I16."""
    moment = replace(MOMENT, roster=Roster([EARLY, SUN_TING]))
    told = divide(LEAD, _due(step=2), moment, ())
    assert (told.userids, told.waiting) == (("sunting",), ("@wanglei",))
    assert told.later == dt.datetime(2026, 3, 2, 23, tzinfo=dt.UTC)


@pytest.mark.parametrize(("hour", "anybody"), [(23, True), (1, True), (21, False), (0, False)])
def test_at_night_nothing_has_to_be_looked_at(hour: int, anybody: bool) -> None:  # noqa: FBT001
    now = dt.datetime(2026, 3, 2, hour, 30 if hour != 1 else 0, tzinfo=dt.UTC)
    assert Moment(now=now, roster=Roster([EARLY]), policy=Policy()).anybody_may_hear is anybody


AWAY = replace(WANG_LEI, leave=(Leave(first=NOW.date(), last=NOW.date()),))


def _heard(ears: tuple[str, ...], *people: Person, lead: Lead = LEAD) -> list[tuple[str, bool, bool]]:
    moment = replace(MOMENT, roster=Roster(people))
    return [(one.userid, one.owns, one.stands_in) for one in listeners(lead, ears, moment)]


def test_who_is_on_leave_is_passed_over_to_the_deputy_or_to_sales_ops() -> None:
    """I11."""
    with_deputy = replace(AWAY, deputy="liming")
    assert _heard(("owner",), with_deputy, LI_MING, SUN_TING) == [("liming", True, True)]
    assert _heard(("@wanglei",), with_deputy, LI_MING, SUN_TING) == [("liming", True, True)]
    assert _heard(("@liming",), with_deputy, LI_MING, SUN_TING) == [("liming", True, True)]
    assert _heard(("owner",), AWAY, LI_MING, SUN_TING) == [("sunting", False, False)]


def test_where_all_of_sales_ops_are_away_they_hear_it_all_the_same() -> None:
    leave = (Leave(first=NOW.date(), last=NOW.date()),)
    away = replace(SUN_TING, leave=leave)
    assert _heard(("sales_ops",), away, WANG_LEI) == [("sunting", False, False)]
    assert _heard(("sales_ops",), away, ZHAO_LIN) == [("zhaolin", False, False)]
    assert _heard(("owner",), replace(AWAY, roles=frozenset(Role)), lead=LEAD) == [("wanglei", False, False)]


def test_a_lead_in_the_crm_waits_for_an_owner_only_while_nobody_works_it() -> None:
    """S68."""
    lead = a_lead(Stage.IN_CRM, cycle=3)
    assert still_true(lead, ClockKind.UNASSIGNED, 3)
    assert not still_true(lead.now(owner="wanglei"), ClockKind.UNASSIGNED, 3)


def test_a_ring_that_the_group_did_not_hear_is_kept_so() -> None:
    assert "group" not in ringing.rang_together([_rung(step=0)]).detail


def test_rungs_of_a_clock_that_ring_together_are_one_row_of_history() -> None:
    decision = ringing.rang_together([_rung(step=step) for step in (0, 1, 2)])
    heard = {"heard": "wanglei,sunting,zhaolin", "group": "G"}
    assert decision.detail == {"clock": "first_contact", "step": "2", "steps": "0 1 2", "tone": "breach", **heard}
    rang = [Row(at=NOW, happened=Happened.RANG, detail=dict(decision.detail))]
    told = Told(heard=(Listener(userid="liming"),))
    later = NOW + dt.timedelta(hours=1)
    assert [number_of(_due(step=step), rang, told, started=None, now=later) for step in range(4)] == [1, 1, 1, 2]


def test_the_question_for_progress_is_asked_again() -> None:
    """S68."""
    rung = _rung(clock=ClockKind.PROGRESS, stage=Stage.ACCEPTED)
    assert ringing.rang_together([rung]).start == (ClockKind.PROGRESS,)


def test_whether_the_question_for_progress_was_answered() -> None:
    """S60."""
    said = [Row(at=NOW, happened=Happened.FOLLOWED_UP, detail={})]
    assert ringing.answered_since(NOW, said)
    assert not ringing.answered_since(NOW + dt.timedelta(seconds=1), said)
    assert not ringing.answered_since(NOW, [_rang(0, 5)])
