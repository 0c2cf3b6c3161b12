"""People and leads to hold a rule against."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.domain.inquiry import Authority, Budget, Inquiry, Timeline
from bot.domain.lead import Lead, Stage
from bot.domain.people import Person, Role, Roster

NOW = dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)

WANG_LEI = Person(
    userid="wanglei", name="王磊", roles=frozenset({Role.SALES}), region="上海", industries=("制造", "工业自动化")
)
LI_MING = Person(userid="liming", name="李明", roles=frozenset({Role.SALES}), region="北京", industries=("零售",))
SUN_TING = Person(userid="sunting", name="孙婷", roles=frozenset({Role.SALES_OPS}))
ZHAO_LIN = Person(userid="zhaolin", name="赵琳", roles=frozenset({Role.SALES_OPS}))
LIU_YANG = Person(userid="liuyang", name="刘洋", roles=frozenset({Role.SDR}))
HE_JING = Person(userid="hejing", name="何静", roles=frozenset({Role.SDR}))
LI_JIANGUO = Person(userid="lijianguo", name="李建国", roles=frozenset({Role.DIRECTOR}))
QIAN_HAI = Person(userid="qianhai", name="钱海", roles=frozenset({Role.SALES_HEAD}))
GONE = Person(userid="gone", name="李走", roles=frozenset({Role.SALES, Role.SALES_OPS, Role.SDR}), active=False)
ROSTER = Roster([WANG_LEI, LI_MING, SUN_TING, ZHAO_LIN, LIU_YANG, HE_JING, LI_JIANGUO, QIAN_HAI, GONE])

FULL = Inquiry(
    company="顺风电气",
    contact="周建国",
    phones=("13900523381",),
    need="换CRM",
    budget=Budget(low=500_000, high=500_000, words="50万"),
    authority=Authority.DECISION_MAKER,
    timeline=Timeline(months=1, words="本季度"),
    region="上海",
    industry="制造",
)

_HAS_OWNER = {Stage.NAMED, Stage.ASSIGNED, Stage.ACCEPTED, Stage.WON, Stage.LOST}


def a_lead(stage: Stage = Stage.QUALIFIED, **changes: Any) -> Lead:
    """L1 of 顺风电气 at a stage, brought by 刘洋, with 王磊 where somebody has it."""
    owner = WANG_LEI.userid if stage in _HAS_OWNER else None
    lead = Lead(
        number=1,
        stage=stage,
        inquiry=FULL,
        sdr=LIU_YANG.userid,
        group="G",
        posted_at=NOW,
        owner=owner,
        assigned_by=SUN_TING.userid if owner else None,
        cycle=1 if owner else 0,
        missing=("budget",) if stage is Stage.INQUIRY else (),
    )
    return lead.now(**changes)
