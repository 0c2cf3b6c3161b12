"""``sunmao when``: where a promise falls due, and why there."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.asked import DEFAULT_CONFIG, config_option, json_option, print_json, settings_of
from bot.cli.troubles import Refused
from bot.config.floor import policy_of
from bot.domain.calendar import Due
from bot.domain.policy import Policy

if TYPE_CHECKING:
    from bot.domain.calendar import Calendar

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(h|hours?|小时|m|min|分钟?|d|days?|天)", re.IGNORECASE)
_MINUTES = {"h": 60, "小": 60, "m": 1, "分": 1, "d": 1440, "天": 1440}
_MOST_MINUTES = 366 * 24 * 60


def _moment(ctx: click.Context, parameter: click.Parameter, written: str) -> datetime:
    """``2026-10-09 17:00``; naive where no zone was written."""
    try:
        return datetime.fromisoformat(written.strip())
    except ValueError:
        mistake = f"“{written}”不是时刻;请写成 2026-10-09 17:00。"
        raise click.BadParameter(mistake, ctx, parameter) from None


def _length(ctx: click.Context, parameter: click.Parameter, written: str) -> tuple[timedelta, bool]:
    """``8h``, ``30m``, ``3d``, ``8小时``, ``1h30m``; and whether it was said in days."""
    parts = _LENGTH.findall(written)
    if not parts or _LENGTH.sub("", written).strip():
        raise click.BadParameter(f"“{written}”不是时长;请写成 8h、30m 或 3d。", ctx, parameter)
    minutes = sum(float(number) * _MINUTES[unit[0].lower()] for number, unit in parts)
    if minutes > _MOST_MINUTES:
        raise click.BadParameter("时长请不要超过一年。", ctx, parameter)
    return timedelta(minutes=minutes), any(unit[0].lower() in "d天" for _, unit in parts)


@click.command(help='算时限,例如:sunmao when "2026-10-09 17:00" 8h。第一行是到期时刻,下面是理由。')
@click.argument("moment", metavar="起点", callback=_moment)
@click.argument("length", metavar="时长", callback=_length)
@click.option(
    "--hours", type=click.Choice(["working", "clock"]), default="working", show_default=True,
    help="working 只算工作时间,clock 按钟表。",
)  # fmt: skip
@click.option("--person", metavar="账号", help="按这位同事自己的工作时间和请假来算。")
@json_option
@config_option
def when(
    moment: datetime, length: tuple[timedelta, bool], hours: str, person: str | None, config: Path, *, as_json: bool
) -> None:
    """Say when it is due."""
    span, in_days = length
    if hours == "working" and in_days:
        raise click.UsageError("工作时间请写小时,例如 8h:一天有几小时,各公司不一样。")
    calendar = _calendar(config, person)
    start = moment if moment.tzinfo else moment.replace(tzinfo=calendar.zone)
    due = calendar.add(start, span) if hours == "working" else _on_the_wall(start, span)
    at = due.at.astimezone(calendar.zone).isoformat(timespec="minutes")
    why = due.why or (_plain_reason(calendar, hours),)
    if as_json:
        guessed = due.guessed_from.isoformat() if due.guessed_from else None
        print_json({"at": at, "why": list(why), "guessed_from": guessed})
    else:
        click.echo(at)
        click.echo(";".join(why))


def _on_the_wall(start: datetime, span: timedelta) -> Due:
    return Due(at=start.astimezone(UTC) + span)


def _calendar(config: Path, person: str | None) -> Calendar:
    """The company's calendar, or this person's; the usual one where there is no config.toml and none was asked for."""
    if person is None and config == Path(DEFAULT_CONFIG) and not config.exists():
        return Policy().calendar
    settings = settings_of(config)
    policy = policy_of(settings.policy)
    if person is None:
        return policy.calendar
    from bot.cli.reach import look  # noqa: PLC0415 — the whole bot, needed only for somebody's own hours
    from bot.web.people_named import named  # noqa: PLC0415

    found = look(settings, lambda work: named(work.people.roster(), person))
    if isinstance(found, str):
        raise Refused(found)
    return policy.calendar_of(found)


def _plain_reason(calendar: Calendar, hours: str) -> str:
    if hours == "clock":
        return "按钟表连续计时,夜里和周末也算。"
    blocks = "、".join(f"{begins:%H:%M}-{ends:%H:%M}" for begins, ends in calendar.hours.blocks)
    return f"只算工作日 {blocks},中间没有放假或调休。"
