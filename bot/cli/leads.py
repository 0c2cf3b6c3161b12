"""``sunmao leads``: the leads, and everything that happened to one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from bot.cli.asked import config_option, json_option, print_json, settings_of
from bot.cli.lead_words import Shown, page, to_json
from bot.cli.reach import give, look
from bot.cli.tables import table
from bot.cli.troubles import Refused
from bot.cli.words import vocabulary
from bot.clock import SystemClock
from bot.config.floor import policy_of
from bot.domain import legs as ways
from bot.domain.lead import Stage
from bot.domain.ringing import Moment
from bot.messages.clock_words import ClockView

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bot.domain.lead import Lead
    from bot.domain.policy import Policy
    from storage.unit_of_work import UnitOfWork

_NUMBER = re.compile(r"[Ll#]?\s*(\d{1,9})")


def _stage(ctx: click.Context, parameter: click.Parameter, written: str | None) -> Stage | None:
    """A stage by its English or its Chinese name."""
    words = vocabulary()["stage"]
    known = {**{stage.value: stage for stage in Stage}, **{words[stage]: stage for stage in Stage}}
    if written is not None and written not in known:
        raise click.BadParameter(f"没有“{written}”这个状态;有:{'、'.join(words.values())}。", ctx, parameter)
    return known[written] if written is not None else None


def number_of(ctx: click.Context, parameter: click.Parameter, written: str | None) -> int | None:
    """``L1``, ``l1``, ``#1``, ``1``; None where nothing was written."""
    if written is None:
        return None
    found = _NUMBER.fullmatch(written.strip())
    if found is None:
        raise click.BadParameter(f"“{written}”不是线索号;请写成 L1。", ctx, parameter)
    return int(found.group(1))


@click.group(help="线索:列表、详情和来龙去脉。")
def leads() -> None:
    """Everything about leads."""


@leads.command("list", help="最近的线索,新的在前。")
@click.option("--stage", metavar="状态", callback=_stage, help="只看这个状态,例如 待分配 或 qualified。")
@click.option("--limit", metavar="N", default=50, show_default=True, type=click.IntRange(1, 100_000), help="最多几条。")
@json_option
@config_option
def list_(stage: Stage | None, limit: int, config: Path, *, as_json: bool) -> None:
    """List leads."""

    def piece(work: UnitOfWork) -> list[tuple[Lead, str, str]]:
        roster = work.people.roster()
        found = work.leads.list(stage, limit=limit)
        return [(lead, roster.name_of(lead.owner), roster.name_of(lead.sdr)) for lead in found]

    settings = settings_of(config)
    found = look(settings, piece)
    zone = policy_of(settings.policy).calendar.zone
    if as_json:
        for lead, _, _ in found:
            print_json(to_json(lead, full=False))
        return
    if not found:
        click.echo("还没有这样的线索。" if stage else "还没有线索。")
        return
    words = vocabulary()["stage"]
    rows = [
        (lead.name, words[lead.stage], lead.company, owner, sdr, f"{lead.posted_at.astimezone(zone):%m-%d %H:%M}")
        for lead, owner, sdr in found
    ]
    click.echo(table(("线索", "状态", "公司", "负责人", "SDR", "提交"), rows))


@leads.command(help="一条线索的详情、时钟、备注和经过。电话和邮箱打码;--full 显示完整内容,并在经过里留下一笔。")
@click.argument("number", metavar="线索号", callback=number_of)
@click.option("--full", is_flag=True, help="显示完整的电话和邮箱;这次查看会被记下来。")
@json_option
@config_option
def show(number: int, config: Path, *, full: bool, as_json: bool) -> None:
    """Show one lead."""
    settings = settings_of(config)
    if full:
        # Written down first: whoever reads it whole has been seen to.
        outcome, _ = give(settings, {"do": "reveal", "lead": number})
        if not outcome.ok:
            raise Refused(*outcome.lines)
    policy, now = policy_of(settings.policy), SystemClock().now()
    shown = look(settings, lambda work: _all_about(work, number, policy, now))
    if shown is None:
        raise Refused(f"没有 L{number} 这条线索。")
    if as_json:
        print_json(shown.to_json(full=full))
    else:
        click.echo(page(shown, full=full, zone=policy.calendar.zone))


def _all_about(work: UnitOfWork, number: int, policy: Policy, now: datetime) -> Shown | None:
    lead = work.leads.get(number)
    if lead is None:
        return None
    roster, history = work.people.roster(), work.history.of(number)
    moment = Moment(now=now, roster=roster, policy=policy)
    clocks = [
        ClockView(promise=promise, lead=lead, moment=moment, vocabulary=vocabulary())
        for promise in work.alarms.promises([number])
    ]
    turns = ways.stretches(lead, history, now)
    return Shown(
        lead=lead,
        roster=roster,
        clocks=tuple(clocks),
        legs=ways.legs(turns, ways.hours_in(roster, policy)) if turns else {},
        notes=work.notes.of(number),
        history=history,
        write=work.crm.write_of(number),
    )
