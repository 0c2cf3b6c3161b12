"""Leave: how it is told, who is told of it, and who stands in (I11, I12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import pytest

from bot.domain import leaving, lifecycle
from bot.domain.calendar import Calendar, Leave, WorkingHours
from bot.domain.decision import Here, TheGroup, To
from bot.domain.lead import Lead, Stage
from bot.domain.people import Roster
from bot.domain.policy import Policy
from bot.domain.presence import answers_for, counting_on, deputy_of, is_there, stands_in_for, works_by
from bot.domain.refusal import NoDaysNamed
from bot.domain.sla import ClockKind
from tests.domain.situations import GONE, LI_MING, NOW, SUN_TING, WANG_LEI, ZHAO_LIN, a_lead

TODAY = NOW.date()
DAY = timedelta(days=1)
WORKS = Calendar().is_working_day


class Moved(NamedTuple):
    lead: Lead
    after: datetime


def _away(*leave: Leave, deputy: str | None = None) -> Roster:
    return Roster([replace(WANG_LEI, leave=leave, deputy=deputy), LI_MING, SUN_TING, GONE])


def test_leave_is_told_in_words() -> None:
    leave = leaving.leave_in("下周三到下周五出差", WANG_LEI, today=TODAY, works=WORKS, deputy="liming")
    assert leave == Leave(first=date(2026, 3, 11), last=date(2026, 3, 13), words="出差", deputy="liming")
    assert leaving.leave_in("请假到周三", WANG_LEI, today=TODAY, works=WORKS).words == "请假"


def test_leave_without_its_days_is_asked_about() -> None:
    with pytest.raises(NoDaysNamed) as refused:
        leaving.leave_in("请假", WANG_LEI, today=TODAY, works=WORKS)
    assert refused.value.facts["name"] == "王磊"


def test_who_told_it_hears_what_was_understood_and_so_do_the_others() -> None:
    leave = Leave(first=TODAY, last=TODAY, deputy="liming")
    roster = _away(leave)
    person = roster.find("wanglei")
    assert person is not None
    told = [notice.to for notice in leaving.told(person, leave, [], roster=roster, by=SUN_TING)]
    assert told == [Here(), To(userid="wanglei"), To(userid="liming")]
    assert [notice.to for notice in leaving.told(person, leave, [], roster=roster, by=person)] == [
        Here(),
        To(userid="liming"),
    ]
    alone = Leave(first=TODAY, last=TODAY)
    assert [one.to for one in leaving.told(WANG_LEI, alone, [], roster=_away(alone), by=WANG_LEI)] == [Here()]


def test_who_is_back_hears_what_is_due_when_now() -> None:
    nothing = {"first": None, "last": None, "away_as": ""}
    assert leaving.back(WANG_LEI).facts == {**nothing, "name": "王磊", "moved": []}
    lead = a_lead(Stage.ASSIGNED)
    facts = leaving.back(WANG_LEI, taken_back=Leave(first=TODAY, last=TODAY), moved=[Moved(lead, NOW)]).facts
    assert facts["first"] == TODAY
    assert facts["moved"] == [(lead, NOW)]


def test_who_works_otherwise_reads_in_which_hours() -> None:
    nights = WorkingHours(blocks=((time(20), time(23)),))
    company = Calendar()
    said = leaving.works_otherwise(replace(WANG_LEI, hours=nights), company=company, moved=[]).facts
    assert (said["hours"], said["rung_in"]) == ("20:00-23:00", "09:00-18:30")
    said = leaving.works_otherwise(WANG_LEI, company=company, moved=[]).facts
    assert said["hours"] == "09:00-18:00"


def test_clocks_stop_on_leave_but_not_where_a_deputy_stands_in() -> None:
    tomorrow = Leave(first=TODAY + DAY, last=TODAY + DAY)
    covered = replace(tomorrow, deputy="liming")
    for leave, stops in ((tomorrow, True), (covered, False)):
        roster = _away(leave)
        calendar = works_by(roster.find("wanglei"), roster, Policy(), TODAY)
        assert (
            calendar.between(NOW + DAY, NOW + 2 * DAY) < Policy().calendar.between(NOW + DAY, NOW + 2 * DAY)
        ) is stops
    assert works_by(None, Roster(), Policy(), TODAY) == Policy().calendar
    nights = replace(LI_MING, hours=WorkingHours(blocks=((time(20), time(23)),)))
    roster = Roster([replace(WANG_LEI, leave=(replace(covered, first=TODAY),)), nights])
    assert works_by(roster.find("wanglei"), roster, Policy(), TODAY).hours == nights.hours, "today he answers"


def test_who_counts_on_a_deputy() -> None:
    roster = _away(Leave(first=TODAY, last=TODAY, deputy="LiMing"), deputy="sunting")
    assert counting_on({"liming"}, roster) == {"wanglei"}
    assert counting_on({"SunTing"}, roster) == {"wanglei"}
    assert counting_on({"wanglei"}, roster) == frozenset()


def test_leave_after_leave_is_one_absence() -> None:
    person = replace(WANG_LEI, leave=(Leave(first=TODAY, last=TODAY), Leave(first=TODAY + DAY, last=TODAY + 2 * DAY)))
    assert person.away_until(TODAY) == TODAY + 2 * DAY
    assert person.away_until(TODAY + 3 * DAY) is None


def test_who_is_there() -> None:
    assert is_there(WANG_LEI, TODAY)
    assert not is_there(GONE, TODAY)
    assert not is_there(None, TODAY)
    assert not is_there(_away(Leave(first=TODAY, last=TODAY)).find("wanglei"), TODAY)


@pytest.mark.parametrize(
    ("leave", "deputy", "stands_in"),
    [
        (Leave(first=TODAY, last=TODAY), "liming", "liming"),
        (Leave(first=TODAY, last=TODAY, deputy="sunting"), "liming", "sunting"),
        (Leave(first=TODAY, last=TODAY, deputy="gone"), "liming", "liming"),
        (Leave(first=TODAY, last=TODAY), None, None),
        (Leave(first=TODAY, last=TODAY), "wanglei", None),
        (Leave(first=TODAY, last=TODAY), "nobody", None),
        (Leave(first=TODAY + DAY, last=TODAY + DAY), "liming", None),
    ],
)
def test_who_stands_in(leave: Leave, deputy: str | None, stands_in: str | None) -> None:
    roster = _away(leave, deputy=deputy)
    person = roster.find("wanglei")
    assert person is not None
    found = deputy_of(person, roster, TODAY)
    assert (found and found.userid) == stands_in
    assert answers_for(person, roster, TODAY).userid == (stands_in or "wanglei")
    if found:
        assert stands_in_for(found, roster, TODAY) == ("wanglei",)


def test_a_person_has_a_calendar_of_his_own() -> None:
    """I14."""
    policy = Policy()
    assert policy.calendar_of(None) is policy.calendar_of(WANG_LEI) is policy.calendar
    half = WorkingHours(blocks=(policy.calendar.hours.blocks[0],))
    own = policy.calendar_of(replace(WANG_LEI, hours=half, rings=half, leave=(Leave(first=TODAY, last=TODAY),)))
    assert (own.hours, own.rings) == (half, half)
    assert own.next_working(NOW).date() == TODAY + DAY
    assert policy.today(NOW) == TODAY


def test_who_leaves_hands_all_open_leads_to_sales_ops() -> None:
    """I12."""
    lead = a_lead(Stage.ACCEPTED)
    orphan = lifecycle.orphan(lead, gone=GONE)
    assert (orphan.lead.stage, orphan.lead.owner, orphan.lead.cycle) == (Stage.QUALIFIED, None, 2)
    assert orphan.start == (ClockKind.UNASSIGNED,)
    assert orphan.notices == ()
    told = list(lifecycle.hand_over([orphan.lead], gone=GONE, sales_ops=[SUN_TING, ZHAO_LIN]))
    assert [notice.to for notice, _ in told] == [To(userid="sunting"), To(userid="zhaolin"), TheGroup()]
    assert told[0][0].facts == {"name": "李走", "leads": [orphan.lead]}
