"""``sunmao people``: the list of colleagues."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.asked import config_option, json_option, print_json, settings_of
from bot.cli.reach import give, look
from bot.cli.tables import table
from bot.cli.troubles import Refused
from bot.cli.words import vocabulary
from bot.people_file import read

if TYPE_CHECKING:
    from bot.domain.calendar import WorkingHours
    from bot.domain.people import Person


@click.group(help="人员名单:导入、查看。")
def people() -> None:
    """Everything about the list of people."""


@people.command("import", help="从 XLSX、CSV 或 JSON 导入人员名单,替换原来的名单;有一处错就全部不导入。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@json_option
@config_option
def import_(file: Path, config: Path, *, as_json: bool) -> None:
    """Take in a list of people, in place of the one before."""
    settings = settings_of(config)
    listed = [to_json(person) for person in read(file)]
    outcome, _ = give(settings, {"do": "import_people", "people": listed})
    if not outcome.ok:
        raise Refused(*outcome.lines)
    if as_json:
        print_json(outcome.facts)
    else:
        click.echo("\n".join(outcome.lines))


@people.command("list", help="名单里都有谁。")
@json_option
@config_option
def list_(config: Path, *, as_json: bool) -> None:
    """Show everybody."""
    everybody = list(look(settings_of(config), lambda work: work.people.roster()))
    if as_json:
        for person in everybody:
            print_json(to_json(person))
        return
    if not everybody:
        raise Refused("名单是空的;请运行 sunmao people import 文件。")
    roles = vocabulary()["role"]
    rows = [
        (
            person.name,
            person.userid,
            "、".join(roles[role] for role in sorted(person.roles)),
            person.region,
            "、".join(person.nicknames),
            _state(person),
        )
        for person in everybody
    ]
    click.echo(table(("姓名", "账号", "角色", "区域", "昵称", ""), rows))


def _state(person: Person) -> str:
    if not person.active:
        return "离职"
    return "、".join(f"{leave.words} {leave.first:%m-%d} 至 {leave.last:%m-%d}" for leave in person.leave)


def to_json(person: Person) -> dict[str, Any]:
    """A person as a list in JSON has them (bot.people_file)."""
    own = {"hours": _hours(person.hours), "rings": _hours(person.rings)}
    days = {
        "leave_from": [leave.first.isoformat() for leave in person.leave],
        "leave_to": [leave.last.isoformat() for leave in person.leave],
    }
    plain = {name: value for name, value in asdict(person).items() if name != "leave"}
    return {**plain, **own, **days, "roles": sorted(person.roles)}


def _hours(hours: WorkingHours | None) -> list[str]:
    return [f"{begins:%H:%M}-{ends:%H:%M}" for begins, ends in hours.blocks] if hours else []
