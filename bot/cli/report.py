"""``sunmao report``: figures over many leads."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from bot.cli.asked import config_option, json_option, print_json, settings_of
from bot.cli.reach import look
from bot.cli.tables import table
from bot.cli.times import lasting, time_json
from bot.cli.words import vocabulary
from bot.clock import SystemClock
from bot.config.floor import policy_of
from bot.domain import legs as ways

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from bot.domain.legs import Row
    from bot.domain.people import Roster
    from storage.unit_of_work import UnitOfWork


@click.group(help="报表。")
def report() -> None:
    """Everything that is counted."""


@report.command(help="首次联系慢在哪一段:SDR、销管分配、转出送达、销售联系,每段每人的中位数和九成线。")
@click.option("--days", default=90, show_default=True, type=click.IntRange(1, 3660), help="最近多少天提交的线索。")
@json_option
@config_option
def legs(days: int, config: Path, *, as_json: bool) -> None:
    """Show whose hours they were."""
    settings = settings_of(config)
    now = SystemClock().now()
    found, roster = look(settings, lambda work: _ways(work, now - timedelta(days=days), now))
    rows = ways.table(found, ways.hours_in(roster, policy_of(settings.policy)))
    if as_json:
        for row in rows:
            print_json(_to_json(row))
    elif not rows:
        click.echo("这段时间没有线索。")
    else:
        heading = ("环节", "谁", "线索", "进行中", "中位(工时)", "九成(工时)", "中位(自然)", "九成(自然)", "占比")
        click.echo(table(heading, [_line(row, roster) for row in rows]))


def _ways(work: UnitOfWork, since: datetime, now: datetime) -> tuple[list[Sequence[ways.Stretch]], Roster]:
    leads = work.leads.posted_since(since)
    return [ways.stretches(lead, work.history.of(lead.number), now) for lead in leads], work.people.roster()


def _line(row: Row, roster: Roster) -> tuple[str, ...]:
    leg = vocabulary()["leg"][row.leg]
    times = (row.median.working, row.p90.working, row.median.clock, row.p90.clock)
    who = roster.name_of(row.who) if row.who else "合计"
    return leg, who, str(row.leads), str(row.running or ""), *map(lasting, times), f"{row.share:.0%}"


def _to_json(row: Row) -> dict[str, Any]:
    return {
        "leg": row.leg.value,
        "who": row.who or None,
        "leads": row.leads,
        "running": row.running,
        "median": time_json(row.median),
        "p90": time_json(row.p90),
        "share": round(row.share, 4),
    }
