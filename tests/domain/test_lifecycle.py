"""The state diagram: every deed at every stage."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.domain import lifecycle, posting
from bot.domain.decision import Decision, Happened, Note, NoteKind, TheGroup, To
from bot.domain.lead import AWAITING_OWNER, CLOSED, OPEN, TO_TRANSFER, WITH_OWNER, Mark, Stage
from bot.domain.lifecycle import ALL_CLOCKS, ARROWS
from bot.domain.qualification import Verdict
from bot.domain.refusal import Refusal
from bot.domain.sla import ClockKind
from tests.domain.situations import FULL, LI_JIANGUO, LI_MING, LIU_YANG, MINUTE, NOW, SUN_TING, WANG_LEI, a_lead

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.lead import Lead

README = Path(__file__).parents[2] / "README.md"
MET = Verdict(missing=(), contact_only=False, tier=1)
FORMER_COLLEAGUE = Note(kind=NoteKind.RELATION, words="他们CTO是我前同事", person="他们CTO", role="CTO")

DEEDS: dict[str, Callable[[Lead], Decision]] = {
    "assign": lambda lead: lifecycle.assign(lead, LI_MING, by=SUN_TING, now=NOW),
    "assign to its owner": lambda lead: lifecycle.assign(lead, WANG_LEI, by=SUN_TING, now=NOW),
    "force": lambda lead: lifecycle.assign(lead, LI_MING, by=SUN_TING, now=NOW, despite_gaps=True),
    "name": lambda lead: lifecycle.name_owner(lead, LI_MING, by=SUN_TING, now=NOW),
    "force to name": lambda lead: lifecycle.name_owner(lead, LI_MING, by=SUN_TING, now=NOW, despite_gaps=True),
    "transfer": lifecycle.transfer,
    "transfer to another": lambda lead: lifecycle.transfer(lead, wanted="李明"),
    "reassign": lambda lead: lifecycle.reassign(lead, LI_MING, by=SUN_TING, now=NOW, reason="出差"),
    "reassign to its owner": lambda lead: lifecycle.reassign(lead, WANG_LEI, by=SUN_TING, now=NOW),
    "unassign": lambda lead: lifecycle.unassign(lead, reason="换人"),
    "hold": lambda lead: lifecycle.hold(lead, reason="等预算", until="下周"),
    "in_crm": lambda lead: lifecycle.find_in_crm(lead, LI_MING),
    "in_crm, nobody": lambda lead: lifecycle.find_in_crm(lead, None),
    "junk": lambda lead: lifecycle.junk(lead, reason="同行"),
    "revive": lifecycle.revive,
    "accept": lambda lead: lifecycle.accept(lead, now=NOW),
    "reject": lambda lead: lifecycle.reject(lead, reason="没预算", now=NOW),
    "return": lambda lead: lifecycle.give_back(lead, reason="预算砍了"),
    "contact": lambda lead: lifecycle.contact(lead, words="聊了", now=NOW),
    "follow_up": lambda lead: lifecycle.follow_up(lead, words="约了演示"),
    "call": lambda lead: lifecycle.log_call(lead, words="没人接", calls=1),
    "annotate": lambda lead: lifecycle.annotate(lead, note=FORMER_COLLEAGUE, by=LI_JIANGUO),
    "win": lambda lead: lifecycle.win(lead, words="赢单"),
    "lose": lambda lead: lifecycle.lose(lead, words="输单 选了别家"),
    "mark": lambda lead: lifecycle.put_mark(lead, Mark.MUST_WIN),
    "fill": lambda lead: posting.fill(lead, FULL, MET),
}

SITUATIONS: dict[str, Lead] = {
    **{stage.value: a_lead(stage) for stage in Stage if stage is not Stage.IN_CRM},
    "in_crm": a_lead(Stage.IN_CRM, owner=WANG_LEI.userid),
    "in_crm, nobody": a_lead(Stage.IN_CRM),
}
COLUMNS = (
    "inquiry", "qualified", "named", "assigned", "accepted", "won", "lost",
    "held", "in_crm", "in_crm, nobody", "rejected", "returned", "junk",
)  # fmt: skip
SHORT = {
    "NW": "not_waiting",
    "AW": "already_with",
    "SO": "same_owner",
    "NO": "nobody_has_it",
    "BS": "below_standard",
    "AF": "accept_first",
    "AA": "already_accepted",
    "NN": "not_named",
    "OT": "other_target",
    "TA": "transferred_already",
    "=": "",
}
# A word is the stage it leads to, = leaves the stage, two capitals are a refusal.
TABLE = {
    "assign":                "BS assigned AW AW AW NW NW assigned NW assigned assigned assigned NW",
    "assign to its owner":   "BS assigned SO SO SO NW NW assigned NW assigned assigned assigned NW",
    "force":                 "assigned assigned AW AW AW NW NW assigned NW assigned assigned assigned NW",
    "name":                 "BS named AW AW AW NW NW named NW named named named NW",
    "force to name":        "named named AW AW AW NW NW named NW named named named NW",
    "transfer":             "NN NN assigned TA TA NW NW NN NW NN NN NN NW",
    "transfer to another":  "NN NN OT TA TA NW NW NN NW NN NN NN NW",
    "reassign":              "NO NO named assigned assigned NW NW NO assigned NO NO NO NW",
    "reassign to its owner": "NO NO SO SO SO NW NW NO SO NO NO NO NW",
    "unassign":              "NO NO qualified qualified qualified NW NW NO NW NO NO NO NW",
    "hold":                  "NW held NW NW NW NW NW held NW NW held held NW",
    "in_crm":                "in_crm in_crm in_crm in_crm in_crm NW NW in_crm NW NW in_crm in_crm NW",
    "in_crm, nobody":        "in_crm in_crm in_crm in_crm in_crm NW NW in_crm NW NW in_crm in_crm NW",
    "junk":                  "junk junk junk junk junk NW NW junk NW NW junk junk NW",
    "revive":                "NW NW NW NW NW NW NW NW NW NW NW NW qualified",
    "accept":                "NW NW NW accepted AA NW NW NW NW NW NW NW NW",
    "reject":                "NW NW NW rejected AA NW NW NW NW NW NW NW NW",
    "return":                "NW NW NW AF returned NW NW NW NW NW NW NW NW",
    "contact":               "NW NW NW = = NW NW NW NW NW NW NW NW",
    "follow_up":             "NW NW NW = = NW NW NW NW NW NW NW NW",
    "call":                  "= = = = = = = = = = = = =",
    "annotate":              "= = = = = = = = = = = = =",
    "win":                   "NW NW NW AF won NW NW NW NW NW NW NW NW",
    "lose":                  "NW NW NW AF lost NW NW NW NW NW NW NW NW",
    "mark":                  "= = = = = NW NW = NW = = = NW",
    "fill":                  "qualified = = = = = = = = = = = =",
}  # fmt: skip
CELLS = [(deed, column, cell) for deed, row in TABLE.items() for column, cell in zip(COLUMNS, row.split(), strict=True)]


def _outcome(deed: str, lead: Lead) -> str:
    try:
        return DEEDS[deed](lead).lead.stage.value
    except Refusal as refusal:
        return refusal.template


@pytest.mark.parametrize(("deed", "column", "cell"), CELLS)
def test_each_deed_at_each_stage_leads_where_the_diagram_says(deed: str, column: str, cell: str) -> None:
    lead = SITUATIONS[column]
    expected = (SHORT[cell] or lead.stage.value) if cell in SHORT else cell
    assert _outcome(deed, lead) == expected


def test_the_table_names_every_deed_and_every_stage() -> None:
    assert set(TABLE) == set(DEEDS)
    assert set(COLUMNS) == set(SITUATIONS)


def test_the_arrows_are_what_the_deeds_really_do() -> None:
    walked: dict[Happened, tuple[set[Stage], set[Stage]]] = {}
    for name, deed in DEEDS.items():
        for lead in SITUATIONS.values():
            if name == "fill" and lead.stage is not Stage.INQUIRY:
                continue
            try:
                decision = deed(lead)
            except Refusal:
                continue
            if decision.happened in ARROWS:
                sources, targets = walked.setdefault(decision.happened, (set(), set()))
                sources.add(lead.stage)
                targets.add(decision.lead.stage)
    assert walked == {happened: (set(sources), {target}) for happened, (sources, target) in ARROWS.items()}


def test_the_stages_are_sorted_completely() -> None:
    assert AWAITING_OWNER | TO_TRANSFER | WITH_OWNER == OPEN
    assert OPEN | CLOSED | {Stage.IN_CRM} == set(Stage)
    assert not AWAITING_OWNER & WITH_OWNER
    assert not TO_TRANSFER & (AWAITING_OWNER | WITH_OWNER)


def _told(decision: Decision) -> list[tuple[str, str]]:
    """Who hears which notice; the group is 群, the chat it came from is 此."""
    names = []
    for notice in decision.notices:
        to = notice.to
        names.append((notice.name, to.userid if isinstance(to, To) else "群" if isinstance(to, TheGroup) else "此"))
    return names


HEARD = [
    ("name", "qualified", [("named", "群"), ("to_transfer", "liuyang")]),
    ("transfer", "named", [("transferred", "群"), ("offer", "wanglei")]),
    ("reassign", "named", [("named", "群"), ("to_transfer", "liuyang")]),
    ("unassign", "named", [("unassigned", "群"), ("waiting_again", "群")]),
    ("assign", "qualified", [("assigned", "群"), ("offer", "liming")]),
    ("reassign", "accepted", [("reassigned", "群"), ("offer", "liming"), ("taken_away", "wanglei")]),
    ("unassign", "assigned", [("unassigned", "群"), ("waiting_again", "群"), ("taken_away", "wanglei")]),
    ("hold", "qualified", [("held", "群")]),
    ("in_crm", "qualified", [("found_in_crm", "群"), ("sync", "liming"), ("sdr_synced", "liuyang")]),
    ("in_crm, nobody", "qualified", [("found_in_crm", "群"), ("sdr_synced", "liuyang")]),
    (
        "in_crm",
        "assigned",
        [("found_in_crm", "群"), ("sync", "liming"), ("taken_away", "wanglei"), ("sdr_synced", "liuyang")],
    ),
    ("junk", "accepted", [("junked", "群"), ("sdr_junked", "liuyang"), ("taken_away", "wanglei")]),
    ("accept", "assigned", [("accepted", "群"), ("sdr_accepted", "liuyang")]),
    ("reject", "assigned", [("rejected", "群"), ("waiting_again", "群"), ("sdr_rejected", "liuyang")]),
    ("return", "accepted", [("returned", "群"), ("waiting_again", "群"), ("sdr_returned", "liuyang")]),
    ("contact", "assigned", [("contacted", "群"), ("sdr_contacted", "liuyang")]),
    ("follow_up", "accepted", [("followed_up", "群")]),
    ("call", "inquiry", [("called", "此")]),
    ("win", "accepted", [("won", "群"), ("sdr_won", "liuyang")]),
    ("lose", "accepted", [("lost", "群"), ("sdr_lost", "liuyang")]),
    ("mark", "qualified", [("marked", "群")]),
    ("annotate", "qualified", [("annotated", "此")]),
    ("annotate", "assigned", [("annotated", "此"), ("owner_annotated", "wanglei")]),
]


@pytest.mark.parametrize(("deed", "situation", "heard"), HEARD)
def test_whom_a_deed_concerns_hears_of_it(deed: str, situation: str, heard: list[tuple[str, str]]) -> None:
    assert _told(DEEDS[deed](SITUATIONS[situation])) == heard


def test_the_crm_owner_who_has_the_lead_already_is_not_told_that_he_lost_it() -> None:
    decision = lifecycle.find_in_crm(a_lead(Stage.ASSIGNED), WANG_LEI)
    assert ("taken_away", "wanglei") not in _told(decision)
    assert ("sync", "wanglei") in _told(decision)


def test_the_owners_own_note_is_not_told_to_him() -> None:
    decision = lifecycle.annotate(a_lead(Stage.ASSIGNED), note=FORMER_COLLEAGUE, by=WANG_LEI)
    assert _told(decision) == [("annotated", "此")]
    assert decision.notices[0].facts["told"] is False


def test_who_had_a_lead_that_is_closed_is_left_alone() -> None:
    decision = lifecycle.annotate(a_lead(Stage.JUNK, owner=WANG_LEI.userid), note=FORMER_COLLEAGUE, by=LI_JIANGUO)
    assert _told(decision) == [("annotated", "此")]
    assert decision.notices[0].facts["told"] is False


def test_what_was_thrown_out_comes_back_in_a_new_cycle_with_nobody_having_it() -> None:
    thrown_out = a_lead(Stage.JUNK, cycle=2, owner=WANG_LEI.userid, notified_at=NOW, contacted_at=NOW)
    decision = lifecycle.revive(thrown_out)
    back = decision.lead
    assert (back.stage, back.cycle, back.owner, back.previous_owners) == (Stage.QUALIFIED, 3, None, ("wanglei",))
    assert (back.notified_at, back.contacted_at) == (None, None)
    assert _told(decision) == [("revived", "群"), ("revived", "liuyang"), ("waiting_again", "群")]


def test_with_gaps_it_comes_back_as_the_inquiry_it_is() -> None:
    decision = lifecycle.revive(a_lead(Stage.JUNK, missing=("budget",)))
    assert (decision.lead.stage, decision.start) == (Stage.INQUIRY, (ClockKind.GAPS,))
    assert _told(decision) == [("revived", "群"), ("revived", "liuyang"), ("fields_missing", "liuyang")]


UNTIL_CONTACT = {ClockKind.FIRST_CONTACT, ClockKind.M_DAY}
CLOCKS = [
    ("assign", "qualified", {ClockKind.UNANSWERED}, ALL_CLOCKS),
    ("reassign", "accepted", {ClockKind.UNANSWERED}, ALL_CLOCKS),
    ("unassign", "assigned", {ClockKind.UNASSIGNED}, ALL_CLOCKS),
    ("hold", "qualified", {ClockKind.PROGRESS}, ALL_CLOCKS),
    ("in_crm", "assigned", set(), ALL_CLOCKS),
    ("junk", "assigned", set(), ALL_CLOCKS),
    ("revive", "junk", {ClockKind.UNASSIGNED}, ALL_CLOCKS),
    ("accept", "assigned", {ClockKind.PROGRESS}, {ClockKind.UNANSWERED}),
    ("reject", "assigned", {ClockKind.UNASSIGNED}, ALL_CLOCKS),
    ("return", "accepted", {ClockKind.REWORK}, ALL_CLOCKS),
    ("contact", "assigned", set(), UNTIL_CONTACT),
    ("contact", "accepted", {ClockKind.PROGRESS}, UNTIL_CONTACT),
    ("follow_up", "assigned", set(), set()),
    ("follow_up", "accepted", {ClockKind.PROGRESS}, set()),
    ("win", "accepted", set(), ALL_CLOCKS),
    ("lose", "accepted", set(), ALL_CLOCKS),
    ("mark", "accepted", set(), set()),
    ("annotate", "accepted", set(), set()),
    ("call", "qualified", set(), set()),
    ("call", "returned", {ClockKind.PROGRESS}, {ClockKind.REWORK}),
]


@pytest.mark.parametrize(("deed", "situation", "start", "stop"), CLOCKS)
def test_each_deed_starts_and_stops_its_clocks(
    deed: str, situation: str, start: set[ClockKind], stop: set[ClockKind]
) -> None:
    decision = DEEDS[deed](SITUATIONS[situation])
    assert (set(decision.start), set(decision.stop)) == (start, stop)


def test_an_accept_does_not_stop_the_clock_of_first_contact() -> None:
    """I15."""
    assert ClockKind.FIRST_CONTACT not in DEEDS["accept"](a_lead(Stage.ASSIGNED)).stop


@pytest.mark.parametrize("deed", ["assign", "reassign"])
def test_a_new_owner_begins_anew(deed: str) -> None:
    """I8, I19: a new cycle, nothing of the last owner's is counted for the next; the SDR keeps the source."""
    stage = Stage.ACCEPTED if deed == "reassign" else Stage.RETURNED
    lead = a_lead(stage, cycle=4, notified_at=NOW, answered_at=NOW, contacted_at=NOW, previous_owners=("zhangwei",))
    given = DEEDS[deed](lead).lead
    assert (given.cycle, given.owner, given.assigned_by, given.assigned_at) == (5, "liming", "sunting", NOW)
    assert (given.notified_at, given.answered_at, given.contacted_at) == (None, None, None)
    assert given.previous_owners[0] == "zhangwei"
    assert given.sdr == LIU_YANG.userid


@pytest.mark.parametrize("deed", ["reassign", "unassign", "return"])
def test_former_owners_are_remembered_each_once(deed: str) -> None:
    """S59."""
    first = DEEDS[deed](a_lead(Stage.ACCEPTED)).lead
    assert first.previous_owners == ("wanglei",)
    again = first.now(stage=Stage.ACCEPTED, owner="wanglei")
    assert DEEDS[deed](again).lead.previous_owners == ("wanglei",)


def test_a_lead_that_waits_again_is_nobodys_in_a_new_cycle() -> None:
    """S57, S58: rejected and returned are two different things, and the reason stays."""
    rejected = DEEDS["reject"](a_lead(Stage.ASSIGNED, notified_at=NOW, contacted_at=NOW))
    returned = DEEDS["return"](a_lead(Stage.ACCEPTED, notified_at=NOW, contacted_at=NOW))
    assert rejected.lead.stage is not returned.lead.stage
    for decision in (rejected, returned):
        assert decision.lead.owner is None
        assert decision.lead.cycle == 2
        assert (decision.lead.notified_at, decision.lead.contacted_at) == (None, None)
        assert decision.detail["owner"] == "wanglei"
        assert decision.detail["reason"]


def test_the_customer_was_first_reached_when_he_was_first_reached() -> None:
    again = lifecycle.contact(a_lead(Stage.ACCEPTED, contacted_at=NOW), words="又聊了", now=NOW + MINUTE)
    assert again.lead.contacted_at == NOW


def test_the_sales_clock_starts_when_the_owner_is_reached() -> None:
    """I13."""
    decision = lifecycle.reached(a_lead(Stage.ASSIGNED), at=NOW)
    assert decision.start == (ClockKind.FIRST_CONTACT,)
    assert decision.lead.notified_at == NOW


def test_an_owner_who_has_called_already_gets_no_clock() -> None:
    assert lifecycle.reached(a_lead(Stage.ASSIGNED, contacted_at=NOW), at=NOW).start == ()


def test_sales_ops_hear_of_an_owner_who_cannot_be_reached() -> None:
    """S48."""
    decision = lifecycle.not_reached(a_lead(Stage.ASSIGNED), sales_ops=(SUN_TING,), why="no channel")
    assert _told(decision) == [("owner_not_reached", "sunting")]
    assert decision.detail == {"why": "no channel"}


def test_the_number_of_calls_is_what_was_counted() -> None:
    """S24."""
    decision = lifecycle.log_call(a_lead(), words="没人接", calls=3)
    assert decision.notices[0].facts["calls"] == 3
    assert decision.note is not None
    assert decision.note.kind is NoteKind.CALL


def test_only_the_offer_is_awaited() -> None:
    """I13: one message starts the salesperson's clock."""
    awaited = {
        notice.name
        for deed, lead in ((deed, lead) for deed in DEEDS for lead in SITUATIONS.values())
        if _outcome(deed, lead) in set(Stage)
        for notice in DEEDS[deed](lead).notices
        if notice.awaited
    }
    assert awaited == {"offer"}


def test_a_lead_has_the_name_people_call_it_by() -> None:
    lead = a_lead(inquiry=FULL)
    assert (lead.name, lead.company) == ("L1", "顺风电气")


def test_the_readme_draws_the_diagram() -> None:
    """Every arrow of the README is one that can happen, and every arrow between two stages is drawn or explained."""
    drawn = set(re.findall(r"^    (\w+) --> (\w+): (\w+)", README.read_text(encoding="utf-8"), re.MULTILINE))
    everywhere = {Happened.FOUND_IN_CRM, Happened.JUNKED}
    can = {
        (start.value, end.value, happened.value)
        for happened, (starts, end) in ARROWS.items()
        for start in starts
    }  # fmt: skip
    assert drawn <= can
    missing = {arrow for arrow in can - drawn if arrow[2] not in everywhere}
    assert missing == set()
