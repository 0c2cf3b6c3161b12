"""``sunmao read``: how the bot reads a sentence, a post, or a whole file of them. Nothing is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.asked import DEFAULT_CONFIG, config_option, json_option, print_json, settings_of
from bot.cli.json_lines import naming, rows
from bot.cli.read_words import action_lines, post_lines, trial_leads
from bot.cli.told_words import told_in_words
from bot.cli.troubles import Refused
from bot.clock import SystemClock
from bot.domain import intake
from bot.domain.calendar import SHANGHAI
from bot.domain.people import Role, Roster
from bot.domain.reply import Situation
from bot.domain.reply import read as read_reply
from bot.domain.reply.companies import company_told
from bot.domain.reply.contract import as_json as action_as_json
from bot.domain.reply.contract import predict

if TYPE_CHECKING:
    from bot.domain.people import Person
    from bot.domain.reply import LeadIndex

_file = click.argument("file", metavar="[文件]", required=False, type=click.Path(path_type=Path))
_roster = click.option("--roster", metavar="FILE", type=click.Path(path_type=Path), help="人员名单:XLSX、CSV 或 JSON。")


@click.group(help="试一试机器人怎么读;什么都不会改。")
def read() -> None:
    """Everything about reading."""


@read.command(help='机器人会怎么理解一句话,例如:sunmao read reply "给王磊" --quote L128 --as 孙婷')
@click.argument("text", metavar="一句话")
@click.option("--quote", metavar="线索号", help="引用的是哪条线索的卡片。")
@click.option("--as", "speaker", metavar="谁", help="谁说的;不写就是名单里的第一位销管。")
@_roster
@json_option
@config_option
def reply(
    text: str, quote: str | None, speaker: str | None, roster: Path | None, config: Path, *, as_json: bool
) -> None:
    """Read one sentence."""
    people, leads = _floor(roster, config)
    sender = _sender(people, speaker)
    number = _quoted(quote)
    told = company_told(text, quoted=number is not None)
    if told and not as_json:
        click.echo(told_in_words(told))
        return
    known = leads if leads is not None else trial_leads(text, number)
    situation = _here(Situation(sender=sender, roster=people, leads=known, quote_lead=number), config)
    reading = read_reply(text, situation)
    if as_json:
        print_json({"actions": [action_as_json(action) for action in reading.actions], "why": list(reading.why)})
        return
    click.echo("\n".join(action_lines(reading, people, today=_today())))


@read.command(help="批量读回复:每行一个 JSON 进,每行一个 JSON 出;不写文件就读标准输入。")
@click.option(
    "--roster", metavar="FILE", required=True, type=click.Path(path_type=Path), help="人员名单:XLSX、CSV 或 JSON。"
)
@_file
def replies(roster: Path, file: Path | None) -> None:
    """Read a file of replies."""
    people = _people_of(roster)
    for number, row in rows(file):
        with naming(number):
            print_json(predict(row, people))


@read.command("leads", help="批量读线索:每行一个 JSON 进(id、text、posted),每行一个 JSON 出;不写文件就读标准输入。")
@_file
def leads_(file: Path | None) -> None:
    """Read a file of posts."""
    for number, row in rows(file):
        with naming(number):
            today = date.fromisoformat(row["posted"][:10]) if row.get("posted") else _today()
            found = intake.read_posts(row["text"], today=today)
            print_json({"id": row["id"], "leads": [intake.as_json(inquiry) for inquiry in found]})


@read.command(help="机器人会从一条线索里读出哪些字段,例如:sunmao read post '公司:顺风电气 联系人:周总 …'")
@click.argument("text", metavar="线索")
@json_option
def post(text: str, *, as_json: bool) -> None:
    """Read one post, field by field."""
    posted = intake.read_message(text, today=_today())
    if as_json:
        for inquiry in posted.leads:
            print_json(intake.as_json(inquiry))
    elif posted.leads:
        click.echo("\n\n".join("\n".join(post_lines(inquiry)) for inquiry in posted.leads))
    if posted.more_follow:
        click.echo(f"这条消息太长,只读了前 {len(posted.leads)} 条。", err=True)
    if not posted.leads or not intake.looks_like_post(text):
        raise Refused("在群里,机器人不会把这句话当成一条新线索。")


# ------------------------------------------------------------------------------------------------- the floor


def _floor(roster: Path | None, config: Path) -> tuple[Roster, LeadIndex | None]:
    """The people and leads of the bot's own database; else the list that was named, else an example."""
    if roster is not None:
        return _people_of(roster), None
    if config == Path(DEFAULT_CONFIG) and not config.exists():
        from bot.cli import example  # noqa: PLC0415 — only without a floor of one's own

        click.echo("没有 config.toml,用示例名单来读。", err=True)
        return example.roster(), None
    from bot.cli.reach import look  # noqa: PLC0415 — reading with --roster needs no database
    from bot.dispatcher.leads_in_view import LeadsInView  # noqa: PLC0415

    return look(settings_of(config), lambda work: (work.people.roster(), LeadsInView().as_of(work)))


def _here(situation: Situation, config: Path) -> Situation:
    """The situation with the company's own words, and with what the bot is called here; as it is without a config."""
    if config == Path(DEFAULT_CONFIG) and not config.exists():
        return situation
    from bot.config.floor import vocabulary_of  # noqa: PLC0415 — only with a config.toml

    settings = settings_of(config)
    return replace(situation, bot_name=settings.bot.name, vocabulary=vocabulary_of(settings.words))


def _people_of(file: Path) -> Roster:
    from bot.people_file import read as read_people  # noqa: PLC0415 — spreadsheets are heavy

    return Roster(read_people(file))


def _sender(people: Roster, speaker: str | None) -> Person | None:
    if speaker is None:
        ops = people.having(Role.SALES_OPS)
        if not ops:
            raise Refused("名单里没有销管;请用 --as 指定是谁说的。")
        return ops[0]
    from bot.web.people_named import named  # noqa: PLC0415 — only with a name

    found = named(people, speaker)
    if isinstance(found, str):
        raise Refused(found)
    return found


def _quoted(quote: str | None) -> int | None:
    if quote is None:
        return None
    digits = quote.strip().lstrip("Ll#")
    if not digits.isdecimal():
        raise click.UsageError(f"“{quote}”不是线索号;请写成 L128。")
    return int(digits)


def _today() -> date:
    return SystemClock().now().astimezone(SHANGHAI).date()
