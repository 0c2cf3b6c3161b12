"""What each template of the bot is rehearsed with: a lead everybody knows, and the facts the program hands to it.

``FACTS`` are no more than the program really gives: a template that asks for anything else fails in the rehearsal as
it would fail in the group.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.cli import example
from bot.cli.example_leads import BENCH, CANDIDATES, LEAD, NOW, STAGES
from bot.domain import suggestion
from bot.domain.decision import Note, NoteKind
from bot.messages import Ours

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """What a template is rendered with: the lead as it stands then, by whom, to whom alone (None: the group)."""

    lead: str | None = "given"
    facts: Mapping[str, Any] = field(default_factory=dict)
    by: str = "sunting"
    to: str | None = None
    card: str | None = None

    def with_lead_among_the_facts(self) -> Mapping[str, Any]:
        """The facts; one that is called lead stands for the lead itself."""
        return {name: STAGES[value] if name == "lead" and value else value for name, value in self.facts.items()}


_WORDS = {"said": "聊了二十分钟,周四上门"}
_KEPT = Note(
    kind=NoteKind.RELATION, words="他们 CTO 是我前同事,我来帮你", person="他们CTO", role="CTO", offers_help=True
)
_NOTE = {"said": _KEPT.words, "kind": _KEPT.kind, "note": _KEPT, "told": True}
_GAPS = {"missing": ("budget", "timeline"), "contact_only": False}
_COMPANY = {
    "company": "顺风电气有限公司",
    "others": ["上海顺风电气有限公司"],
    "child": "顺风电气有限公司",
    "parent": "顺风集团",
}
_WHY = {"reason": "近期无需求"}
_TAKEN = {**_WHY, "from_owner": "wanglei"}
_CHOICES = ["王磊", "李明"]


_AWAY = {
    "name": "王磊",
    "first": NOW.date(),
    "last": NOW.date() + dt.timedelta(days=2),
    "away_as": "出差",
    "deputy": "李明",
    "leads": [LEAD],
    "moved": [(LEAD, NOW + dt.timedelta(days=3))],
}


_MINE = {"mine": [STAGES["given"]], "gaps": [], "gaps_in_all": 0, "brought": [], "waiting": []}


def _ring(tone: str = "warn") -> dict[str, Any]:
    return {
        "clock": "first_contact",
        "tone": tone,
        "count": 1,
        "true_at": NOW + dt.timedelta(hours=20),
        "stands_in": False,
    }


def _question(**facts: Any) -> Example:
    return Example(lead=None, facts={"unclear": "", "choices": [], "owner": "", "lead": "free", **facts})


def _refusal(lead: str | None = "given", by: str = "sunting", **facts: Any) -> Example:
    return Example(lead=lead, by=by, facts=facts if lead else {"lead": None, **facts})


FACTS: Mapping[str, Example] = {
    "posted": Example(lead="free", by="liuyang", card="lead"),
    "posted_for_sdr": Example(lead="free", by="liuyang", to="liuyang"),
    "kept_as_inquiry": Example(lead="gap", by="liuyang", facts=_GAPS),
    "fields_missing": Example(lead="gap", by="liuyang", to="liuyang", facts=_GAPS),
    "posted_again": Example(by="liuyang", facts={"same": False, "other": ""}),
    "sdr_posted_again": Example(to="liuyang", facts={"by": "陈静"}),
    "posted_together": Example(lead=None, by="liuyang", facts={"leads": [LEAD, LEAD.now(number=2)]}),
    "imported": Example(
        lead=None,
        by="liuyang",
        to="liuyang",
        facts={
            "file": "上海工博会.xlsx",
            "counts": {"total": 500, "dispatched": 180, "inquiry": 300, "again": 15, "refused": 5},
        },
    ),
    "event_imported": Example(lead=None, by="liuyang", facts={"event": "上海工博会", "counts": {"inquiry": 480}}),
    "sdr_posted_again_together": Example(
        lead=None, to="liuyang", facts={"by": "何静", "leads": [LEAD, LEAD.now(number=2)]}
    ),
    "filled": Example(by="liuyang", facts={"fields": ("budget", "phones")}),
    "kept_fields": Example(lead="free", by="liuyang", facts={"fields": ("budget",)}),
    "owner_filled": Example(by="liuyang", to="wanglei"),
    "assigned": Example(facts={"reason": ""}),
    "named": Example(lead="named", facts={"reason": ""}),
    "to_transfer": Example(lead="named", to="liuyang", card="transfer"),
    "transferred": Example(by="liuyang", facts={"reason": ""}),
    "reassigned": Example(facts=_WHY),
    "unassigned": Example(lead="free", facts=_TAKEN),
    "sdr_reopened": Example(to="liuyang"),
    "taken_away": Example(to="wanglei", facts={"new_owner": "李明", "reason": "王磊休假"}),
    "waiting_again": Example(lead="rejected", card="lead"),
    "undone": Example(lead="free", facts={"undone": "assigned"}),
    "marked": Example(lead="must_win", card="lead"),
    "assigned_by_rule": Example(
        lead="given", by="liuyang", facts={"rule": "account_owner", "candidate": CANDIDATES[0]}
    ),
    "owners": Example(lead="free"),
    "why_not": Example(
        lead="free", facts={"why": suggestion.why(LEAD, example.PEOPLE[4], BENCH), "away_as": "", "until": None}
    ),
    "paused": Example(lead=None, facts={"name": "王磊"}),
    "resumed": Example(lead=None, facts={"name": "王磊"}),
    "held": Example(lead="held", facts={"reason": "等预算批下来", "until": "下周一", "asks_at": None}),
    "found_in_crm": Example(lead="in_crm"),
    "sync": Example(lead="in_crm", to="zhangwei"),
    "sdr_synced": Example(lead="in_crm", to="liuyang"),
    "junked": Example(lead="junk", facts={"reason": "疑似同行"}),
    "revived": Example(lead="free"),
    "sdr_junked": Example(lead="junk", to="liuyang", facts={"reason": "疑似同行"}),
    "offer": Example(to="wanglei", card="owner"),
    "owner_not_reached": Example(to="sunting", facts={"why": "收件人不在应用的可见范围里"}),
    "accepted": Example(lead="accepted", by="wanglei"),
    "sdr_accepted": Example(lead="accepted", by="wanglei", to="liuyang"),
    "rejected": Example(lead="rejected", by="wanglei", facts=_TAKEN),
    "sdr_rejected": Example(lead="rejected", by="wanglei", to="liuyang", facts=_WHY),
    "returned": Example(lead="returned", by="wanglei", facts=_TAKEN),
    "sdr_returned": Example(lead="returned", by="wanglei", to="liuyang", facts=_WHY),
    "contacted": Example(lead="accepted", by="wanglei", facts=_WORDS),
    "sdr_contacted": Example(lead="accepted", by="wanglei", to="liuyang", facts=_WORDS),
    "followed_up": Example(lead="accepted", by="wanglei", facts={"said": "发了报价"}),
    "called": Example(lead="free", by="liuyang", facts={"calls": 2, "said": "没人接"}),
    "annotated": Example(by="chenjing", facts=_NOTE),
    "owner_annotated": Example(by="chenjing", to="wanglei", facts=_NOTE),
    "card_note_hint": Example(lead=None, by="wanglei", to="wanglei", facts={"lead": "given"}),
    "won": Example(lead="won", by="wanglei", facts={"said": "赢单 签了80万"}),
    "sdr_won": Example(lead="won", by="wanglei", to="liuyang", facts={"said": "赢单 签了80万"}),
    "lost": Example(lead="lost", by="wanglei", facts={"said": "输单 选了别家"}),
    "sdr_lost": Example(lead="lost", by="wanglei", to="liuyang", facts={"said": "输单 选了别家"}),
    "lead": Example(),
    "mine": Example(lead=None, by="wanglei", to="wanglei", facts=_MINE),
    "load": Example(lead=None, facts={"load": [(person, 3) for person in example.PEOPLE[2:5]], "away": {}}),
    "help": Example(lead=None, facts={"roles": ["sales", "sales_ops", "sdr"]}),
    "snoozed": Example(
        lead="accepted",
        by="wanglei",
        facts={"until": NOW + dt.timedelta(days=3), "reason": "客户出差", "for_all": False},
    ),
    "retimed": Example(to="wanglei", facts={"before": NOW, "after": NOW + dt.timedelta(days=1)}),
    "acknowledged": Example(lead="accepted", by="wanglei", to="wanglei", facts={"until": NOW + dt.timedelta(hours=4)}),
    "leave_taken": Example(lead=None, by="wanglei", facts=_AWAY),
    "leave_ended": Example(
        lead=None, by="wanglei", facts={"name": "王磊", "first": None, "last": None, "away_as": "", "moved": []}
    ),
    "hours_set": Example(
        lead=None,
        by="wanglei",
        facts={"name": "王磊", "hours": "09:00-12:00、13:30-18:00", "rung_in": "09:00-18:30", "moved": []},
    ),
    "given_meanwhile": Example(to="liming"),
    "stands_in": Example(lead=None, by="wanglei", to="liming", facts=_AWAY),
    "departed": Example(lead=None, by="terminal", facts={"name": "赵强", "leads": [LEAD, LEAD.now(number=2)]}),
    "turned_out_known": Example(
        lead="free",
        by="crm",
        facts={
            "customer": "上海顺风电气有限公司",
            "crm_owner": "张伟",
            "last_touch": NOW - dt.timedelta(days=10),
        },
    ),
    "outage": Example(lead=None, facts={"since": NOW - dt.timedelta(minutes=12), "until": NOW}),
    "rings/gaps": Example(lead="gap", by="clock", to="liuyang", facts=_ring()),
    "rings/unassigned": Example(lead="free", by="clock", facts=_ring()),
    "rings/transfer": Example(lead="named", by="clock", to="liuyang", facts=_ring()),
    "rings/unanswered": Example(by="clock", to="wanglei", facts=_ring()),
    "rings/first_contact": Example(by="clock", to="wanglei", facts=_ring()),
    "rings/progress": Example(lead="accepted", by="clock", to="wanglei", facts=_ring()),
    "rings/rework": Example(lead="returned", by="clock", to="liuyang", facts=_ring()),
    "rings/m_day": Example(by="clock", to="wanglei", facts=_ring()),
    "rings/gathering": Example(by="clock", to="wanglei"),
    "rings/digest": Example(
        by="clock",
        to="wanglei",
        facts={
            "rings": [(STAGES["given"], "first_contact", "warn"), (STAGES["accepted"], "progress", "nudge")],
            "total": 2,
            "missed": 0,
        },
    ),
    "sdr_off_limits": Example(lead="off_limits", by="liuyang", to="liuyang"),
    "off_limits_inquiry": Example(lead="off_limits", by="liuyang"),
    "company_confirmed": Example(lead="free", facts={**_COMPANY, "same": True}),
    "company_untold": Example(lead="free"),
    "parent_told": Example(lead="free", by="chenjing", facts=_COMPANY),
    "no_parent_told": Example(lead="free", by="chenjing", facts=_COMPANY),
    "kept_off": Example(lead=None, by="chenjing", facts={"lead": None, "company": "云栖餐饮", "reason": "合同纠纷"}),
    "let_near": Example(lead=None, by="chenjing", facts={"lead": None, "company": "云栖餐饮"}),
    "questions/which_lead": _question(lead=None, choices=["L1 顺风电气", "L2 云帆软件"]),
    "questions/which_owner": _question(unclear="小王", choices=_CHOICES, also=[Ours("L2")]),
    "questions/which_crm_owner": _question(choices=[*_CHOICES, "没人在跟"]),
    "questions/crm_disagrees": _question(owner="李明", theirs=["张伟"], choices=["张伟", "李明"]),
    "questions/which_company": _question(choices=["上海顺风电气有限公司(张伟)", "都不是"]),
    "questions/which_person": _question(lead=None, unclear="小王", choices=_CHOICES),
    "questions/away_owner": _question(
        owner="王磊", away_as="出差", until=NOW.date(), deputy="张伟", choices=["仍给王磊", "李明"]
    ),
    "questions/off_limits": _question(lead="off_limits", owner="王磊", choices=["仍给王磊"]),
    "questions/full_owner": _question(owner="王磊", load=20, capacity=20, choices=["仍给王磊", "李明"]),
    "questions/not_in_crm": _question(lead="in_crm", why=""),
    "questions/unknown_lead": _question(lead=None, unclear="L99"),
    "questions/unknown_owner": _question(unclear="王蕾", choices=["王磊"]),
    "questions/number_against_quote": _question(lead=None, choices=["L1 顺风电气", "L2 云帆软件"]),
    "questions/not_sales": _question(unclear="刘洋", choices=_CHOICES),
    "questions/already_owned": _question(lead="given", owner="李明"),
    "questions/bare_negation": _question(),
    "questions/range_unclear": _question(lead=None, unclear="剩下的"),
    "questions/conditional": _question(),
    "questions/what": _question(),
    "questions/reason": _question(lead="given"),
    "questions/too_long": _question(lead=None),
    "refusals/stranger": _refusal(None, userid="somebody"),
    "refusals/unknown_group": _refusal(None, chat_id="wrOTHER"),
    "refusals/no_such_lead": _refusal(None, number=99),
    "refusals/may_not_post": _refusal(None, by="wanglei"),
    "refusals/may_not_dispatch": _refusal(None, by="liuyang", who=("孙婷",)),
    "refusals/not_the_owner": _refusal(by="liming", owner="王磊"),
    "refusals/not_in_sales": _refusal(None, name="刘洋"),
    "refusals/has_left": _refusal(None, name="赵强"),
    "refusals/already_with": _refusal(wanted="李明"),
    "refusals/same_owner": _refusal(owner="王磊"),
    "refusals/nobody_has_it": _refusal("free"),
    "refusals/not_named": _refusal("free", by="liuyang"),
    "refusals/nothing_to_transfer": _refusal(
        None, by="liuyang", leads=[STAGES["named"], STAGES["named"].now(number=2)]
    ),
    "refusals/nothing_to_return": _refusal(None, by="liuyang"),
    "refusals/other_target": _refusal("named", by="liuyang", wanted="李明"),
    "refusals/transferred_already": _refusal(by="liuyang"),
    "refusals/not_waiting": _refusal("junk"),
    "refusals/accept_first": _refusal(by="wanglei"),
    "refusals/already_accepted": _refusal("accepted", by="wanglei"),
    "refusals/not_asked": _refusal(None, by="liuyang", name="孙婷"),
    "refusals/question_closed": _refusal(None),
    "refusals/phone_taken": _refusal(by="hejing"),
    "refusals/below_standard": _refusal("gap", missing=("budget", "timeline")),
    "refusals/cannot_snooze": _refusal("accepted", by="wanglei", why="no_end", days=30),
    "refusals/no_days_named": _refusal(None, by="wanglei", name="王磊"),
    "refusals/cannot_tell_leave": _refusal(None, by="liming", who=("孙婷",)),
    "refusals/not_away": _refusal(None, by="wanglei", name="王磊"),
    "refusals/may_not_tell": _refusal(None, by="liuyang", who=("孙婷",)),
    "refusals/unknown_company": _refusal(None, name="小王"),
    "refusals/no_company": _refusal("free"),
    "refusals/nothing_to_compare": _refusal("free", name="顺风电气有限公司"),
    "refusals/no_parent_told": _refusal("free", name="顺风电气有限公司", parent="顺风集团"),
    "refusals/its_own_parent": _refusal(None, parent="顺风集团", child="顺风电气"),
    "refusals/not_off_limits": _refusal("free", name="顺风电气有限公司", above=""),
    "refusals/cannot_undo": _refusal(why="late"),
    "refusals/stale_card": _refusal(),
    "refusals/holds_id_number": _refusal(None),
    "refusals/too_long": _refusal(None, most=8000),
    "refusals/more_follow": _refusal(None, count=29, last="苏州云帆科技有限公司"),
    "refusals/no_words": _refusal(None),
    "refusals/unreachable": _refusal(None),
}
"""By the template's name, in the order of a lead's life."""
