"""The floor on which clocks are measured: 200 salespeople, 20 sales-ops, a sales head, 20 SDRs, five groups."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.dispatcher import Floor
from bot.domain.inquiry import Authority, Budget, Inquiry, Timeline
from bot.domain.lead import Lead, Stage
from bot.domain.people import Person, Role
from bot.domain.policy import Policy
from bot.domain.reply import Vocabulary
from bot.domain.sla import ClockKind
from bot.domain.standard import Standard
from bot.messages import TemplateSpeaker
from handlers.context import Context
from handlers.context.keeping import wound
from storage.alarms import ALARMS, RUNNING
from storage.leads import LEADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.alarm_rows import AlarmRow, RunningRow
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

MONDAY = dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)
GROUPS = tuple(f"wrBench{number}" for number in range(5))
SALES, OPS, SDRS = 200, 20, 20
SPEAKER = TemplateSpeaker()
FLOOR = Floor(
    policy=Policy(),
    standard=Standard(),
    groups={chat: f"派单群{number}" for number, chat in enumerate(GROUPS)},
    default_group=GROUPS[0],
    bot_name="线索助手",
    vocabulary=Vocabulary(),
)
MIX = {
    Stage.ASSIGNED: (ClockKind.UNANSWERED, ClockKind.FIRST_CONTACT),
    Stage.QUALIFIED: (ClockKind.UNASSIGNED,),
    Stage.ACCEPTED: (ClockKind.PROGRESS,),
    Stage.RETURNED: (ClockKind.REWORK,),
}
AFTER_DOWNTIME = {Stage.ASSIGNED: 10, Stage.QUALIFIED: 6, Stage.ACCEPTED: 6, Stage.RETURNED: 1}
"""Of 23 leads so many stand in each stage: 100 alarms."""
ONE_EACH = {Stage.ACCEPTED: 1}
_BY_HAND = 10_000


def people() -> list[Person]:
    """Everybody; nobody is real."""
    roles = [("sales", Role.SALES, SALES), ("ops", Role.SALES_OPS, OPS), ("sdr", Role.SDR, SDRS)]
    crowd = [
        Person(userid=f"{name}{number:03d}", name=f"{name}{number:03d}", roles=frozenset({role}))
        for name, role, count in roles
        for number in range(count)
    ]
    return [*crowd, Person(userid="head", name="head", roles=frozenset({Role.SALES_HEAD}))]


def inquiry(number: int) -> Inquiry:
    """What an ordinary post states."""
    return Inquiry(
        company=f"第{number}电气有限公司",
        contact="周总",
        phones=(f"139{number:08d}",),
        need="换 CRM,现在用的系统跟不上,想先看演示",
        budget=Budget(low=500_000, high=500_000, words="50万"),
        authority=Authority.DECISION_MAKER,
        timeline=Timeline(months=3, words="本季度"),
        region="上海",
        industry="制造",
    )


def post(work: UnitOfWork, number: int, stage: Stage) -> Lead:
    """A lead that stands there, with the clocks of its stage."""
    at = MONDAY
    lead = work.leads.add(
        stage=stage,
        inquiry=inquiry(number),
        sdr=f"sdr{number % SDRS:03d}",
        group=GROUPS[number % len(GROUPS)],
        posted_at=at,
        standard=1,
        missing=(),
        tier=1,
    )
    if stage in {Stage.ASSIGNED, Stage.ACCEPTED}:
        lead = lead.now(owner=f"sales{number * 7919 % SALES:03d}", cycle=1, assigned_at=at, notified_at=at)
        work.leads.save(lead)
    return lead


def stages(mix: dict[Stage, int]) -> Iterator[Stage]:
    """Without end, in this proportion."""
    one_round = [stage for stage, count in mix.items() for _ in range(count)]
    while True:
        yield from one_round


def situation(work: UnitOfWork, now: dt.datetime) -> Context:
    """A command's situation."""
    return Context(
        work=work,
        speaker=SPEAKER,
        policy=FLOOR.policy,
        standard=FLOOR.standard,
        groups=FLOOR.groups,
        default_group=FLOOR.default_group,
        now=now,
        by="clock",
        key="seed",
    )


def seed(database: Database, alarms: int, mix: dict[Stage, int], *, ahead: dt.timedelta = dt.timedelta()) -> int:
    """Leads with about so many alarms, set as the program sets them; how many leads. ``ahead`` puts them off.

    Up to ten thousand alarms are set by the program, the rest are copies of them under other numbers.
    """
    times = max(1, alarms // _BY_HAND)
    of_stage = stages(mix)
    number, left = 0, alarms // times

    def some(work: UnitOfWork) -> None:
        nonlocal number, left
        context = situation(work, MONDAY + ahead)
        clocks: list[tuple[RunningRow, list[AlarmRow]]] = []
        while left > 0 and len(clocks) < 2000:
            number += 1
            lead = post(work, number, next(of_stage))
            for kind in MIX[lead.stage]:
                running, rungs = wound(kind, lead, context)
                clocks.append((running, rungs))
                left -= len(rungs)
        work.alarms.start_anew(clocks, MONDAY)

    database.do_now(lambda work: work.people.replace(people()))
    while left > 0:
        database.do_now(some)
    for copy in range(1, times):
        database.do_now(lambda work, copy=copy: _copy(work, copy * number, number))  # type: ignore[misc]
    return number * times


def _copy(work: UnitOfWork, further: int, count: int) -> None:
    """The first so many leads with their alarms once more, under numbers that are so much higher."""
    for table, key in ((LEADS, "number"), (RUNNING, "lead"), (ALARMS, "lead")):
        columns = [column + further if column.name == key else column for column in table.columns]
        rows = select(*columns).where(table.c[key] <= count)
        work.alarms._desk.run(table.insert().from_select([column.name for column in table.columns], rows))  # noqa: SLF001
