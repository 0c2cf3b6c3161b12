"""``sunmao clocks``: every clock that runs, since when, until when, and what happens then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.cli.asked import config_option, json_option, print_json, settings_of
from bot.cli.leads import number_of
from bot.cli.reach import look
from bot.cli.tables import plain, table
from bot.cli.times import at, clock_json, next_ring
from bot.cli.troubles import Refused
from bot.cli.words import vocabulary
from bot.clock import SystemClock
from bot.config.floor import policy_of
from bot.domain.promises import of_person
from bot.domain.ringing import Moment
from bot.messages.clock_words import ClockView
from bot.web.people_named import named

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from bot.domain.policy import Policy
    from storage.unit_of_work import UnitOfWork


@click.command(help="在走的时钟:哪条线索、哪个时钟、从什么时候、到什么时候、到时候怎样、该谁办。先到期的在前。")
@click.option("--lead", metavar="线索号", callback=number_of, help="只看这条线索,例如 L12。")
@click.option("--person", metavar="谁", help="只看这个人要办的,写姓名或账号。")
@json_option
@config_option
def clocks(lead: int | None, person: str | None, config: Path, *, as_json: bool) -> None:
    """Show the clocks."""
    settings = settings_of(config)
    policy = policy_of(settings.policy)
    now = SystemClock().now()
    views = look(settings, lambda work: views_of(work, policy, now, lead=lead, person=person))
    if as_json:
        for view in views:
            print_json(clock_json(view))
    elif not views:
        click.echo("没有在走的时钟。")
    else:
        rows = [_row(view, policy.calendar.zone) for view in views]
        click.echo(table(("线索", "公司", "时钟", "开始", "到期", "该谁办", "接下来"), rows))


def views_of(
    work: UnitOfWork, policy: Policy, now: datetime, *, lead: int | None, person: str | None
) -> list[ClockView]:
    """The clocks that were asked for, whichever is due first first.

    Raises:
        Refused: nobody is called that, or several are.
    """
    roster = work.people.roster()
    promises = work.alarms.promises(None if lead is None else [lead])
    leads = {one.number: one for one in work.leads.many({promise.lead for promise in promises})}
    pairs = [(promise, leads[promise.lead]) for promise in promises]
    if person is not None:
        found = named(roster, person)
        if isinstance(found, str):
            raise Refused(found)
        pairs = of_person(found.userid, pairs, roster)
    moment = Moment(now=now, roster=roster, policy=policy)
    views = [
        ClockView(promise=promise, lead=its_lead, moment=moment, vocabulary=vocabulary()) for promise, its_lead in pairs
    ]
    return sorted(views, key=lambda view: (view.until, view.promise.lead))


def _row(view: ClockView, zone: ZoneInfo) -> tuple[str, ...]:
    company = plain(view.lead.company)
    return (
        view.lead.name,
        company,
        view.name,
        at(view.since, zone),
        at(view.until, zone),
        view.whose,
        next_ring(view, zone),
    )
