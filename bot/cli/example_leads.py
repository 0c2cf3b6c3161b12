"""The lead that everybody knows, as it stands at each moment of its life, and who could get it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.cli import example
from bot.domain import suggestion
from bot.domain.decision import Place
from bot.domain.inquiry import Authority, Budget, Inquiry, Timeline
from bot.domain.lead import Lead, Mark, Stage
from bot.domain.people import Roster
from bot.domain.suggestion import Bench, Tie, TieKind

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)
GROUP = Place(kind="group", id="group")
LEAD = Lead(
    number=1,
    stage=Stage.QUALIFIED,
    inquiry=Inquiry(
        company="顺风电气有限公司",
        contact="周建国",
        title="信息部经理",
        phones=("13800001111",),
        need="换一套 CRM,现在跟进全靠表格",
        budget=Budget(low=500_000, high=500_000, words="50万"),
        authority=Authority.DECISION_MAKER,
        timeline=Timeline(months=1, words="本季度"),
        region="上海",
        industry="制造",
        source="百度",
    ),
    sdr="liuyang",
    group=GROUP.id,
    posted_at=NOW - dt.timedelta(minutes=40),
    tier=1,
)
_GIVEN: Mapping[str, Any] = {"owner": "wanglei", "assigned_by": "sunting", "assigned_at": NOW, "cycle": 1}
STAGES: Mapping[str, Lead] = {
    "free": LEAD,
    "gap": LEAD.now(stage=Stage.INQUIRY, missing=("budget", "timeline")),
    "named": LEAD.now(stage=Stage.NAMED, **_GIVEN),
    "given": LEAD.now(stage=Stage.ASSIGNED, **_GIVEN),
    "accepted": LEAD.now(stage=Stage.ACCEPTED, **_GIVEN),
    "held": LEAD.now(stage=Stage.HELD),
    "rejected": LEAD.now(stage=Stage.REJECTED, previous_owners=("wanglei",), cycle=2),
    "returned": LEAD.now(stage=Stage.RETURNED, previous_owners=("wanglei",), cycle=2),
    "in_crm": LEAD.now(stage=Stage.IN_CRM, owner="zhangwei"),
    "junk": LEAD.now(stage=Stage.JUNK),
    "off_limits": LEAD.now(number=2, inquiry=replace(LEAD.inquiry, company="云栖餐饮有限公司")),
    "must_win": LEAD.now(mark=Mark.MUST_WIN),
    "won": LEAD.now(stage=Stage.WON, **_GIVEN),
    "lost": LEAD.now(stage=Stage.LOST, **_GIVEN),
}
BENCH = Bench(
    roster=Roster(example.PEOPLE), today=NOW.date(), ties={"wanglei": Tie(kind=TieKind.ACCOUNT, name="顺风电气")}
)
CANDIDATES = suggestion.rank(LEAD, BENCH)
