"""``sunmao import``: lists of leads and of customers, each row to a named end."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.asked import config_option, json_option, print_json, settings_of
from bot.cli.reach import chat_of, give
from bot.cli.tables import plain
from bot.cli.troubles import Refused
from bot.cli.words import vocabulary
from bot.domain.batch import Landing
from bot.leads_file import End, read, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.config import Settings
    from bot.leads_file import LeadSheet, SheetRow

AT_ONCE = 30
"""Rows of one commit: two digests at most, and the bot is never kept from others for long."""
_LOOKED_AT_ONCE = 200
_WOULD = {"dispatched": "将派单", "inquiry": "将记询盘"}
_LATER = End(state="未处理", why="导入中断,这一行还没有导入;再运行一次同样的命令即可,不会重复")


@click.group(help="导入线索表、客户表。")
def imports() -> None:
    """Everything that comes from a file."""


@imports.command(
    help="从 XLSX 或 CSV 导入线索(GBK 也行),逐行处理;另写一个结果文件,每行都有状态和原因。"
    "中断后再运行一次同样的命令,不会重复导入。机器人运行时也可以用。"
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--as", "speaker", metavar="谁", required=True, help="这些线索算谁带来的:姓名、昵称或账号。")
@click.option("--event", metavar="活动", default="", help="活动名称:来源都记为它,每行先记为询盘,沟通后才派单。")
@click.option("--source", metavar="来源", default="", help="表里没有写渠道的行,来源记为它。")
@click.option("--group", metavar="群", help="派到哪个群:[[group]] 里的名字或 chat_id;不写就是默认群。")
@click.option("--result", metavar="文件", type=click.Path(path_type=Path), help="结果文件,默认“原文件名-结果”。")
@click.option("--dry-run", is_flag=True, help="只看每一行会怎样,什么都不导入。")
@json_option
@config_option
def leads(  # noqa: PLR0917 — click hands them over by name
    file: Path,
    speaker: str,
    event: str,
    source: str,
    group: str | None,
    result: Path | None,
    config: Path,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring in a list of leads."""
    settings = settings_of(config)
    errand = {"as": speaker, "group": chat_of(settings, group), "event": event.strip(), "source": source.strip()}
    where = _beside(file, result)
    sheet = read(file)
    for remark in sheet.remarks:
        click.echo(plain(remark), err=True)
    run = _Import(settings, sheet, {**errand, "file": sheet.digest})
    run.foresee()
    try:
        if not dry_run:
            run.take(file.name)
    finally:
        write(where, sheet, run.in_words(dry=dry_run))
    counts = run.counts()
    if as_json:
        print_json({**counts, "result": str(where), "dry_run": dry_run})
        return
    click.echo(_summary(counts, dry=dry_run))
    click.echo(f"每行的状态和原因:{where}")
    if not dry_run and not run.running:
        click.echo("机器人没有在运行:要发给别人的消息,等它启动后发出。", err=True)


@imports.command(
    "crm",
    help="从 XLSX 或 CSV 导入 CRM 里的客户(联系人、商机、负责人、最近拜访和跟进),供查重和撞单用;"
    "另写一个结果文件。再导入一次会更新,不会重复。机器人运行时也可以用。",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--result", metavar="文件", type=click.Path(path_type=Path), help="结果文件,默认“原文件名-结果”。")
@click.option("--dry-run", is_flag=True, help="只看会怎样,什么都不导入。")
@json_option
@config_option
def crm(file: Path, result: Path | None, config: Path, *, dry_run: bool, as_json: bool) -> None:
    """Bring in what the CRM knows."""
    from bot.cli import import_customers  # noqa: PLC0415 — a file of its own, needed for this alone

    where = _beside(file, result)
    counts = import_customers.bring(settings_of(config), file, where, dry=dry_run)
    if as_json:
        print_json({**counts, "result": str(where), "dry_run": dry_run})
        return
    click.echo(import_customers.summary(counts, dry=dry_run))
    click.echo(f"每行的状态和原因:{where}")


def _beside(file: Path, result: Path | None) -> Path:
    """Where the result goes, never over the file itself."""
    where = result or file.with_name(f"{file.stem}-结果{'.csv' if file.suffix.lower() == '.csv' else '.xlsx'}")
    if where.resolve() == file.resolve():
        raise click.UsageError("结果文件不能写在原文件上;请换一个 --result。")
    return where


class _Import:
    """The way of one file through the bot, and how far it has come."""

    def __init__(self, settings: Settings, sheet: LeadSheet, errand: dict[str, Any]) -> None:
        self._settings = settings
        self._errand = errand
        self._all = len(sheet.rows)
        self._damaged = {row.number: row.why for row in sheet.rows if row.why}
        self._good = [row for row in sheet.rows if not row.why]
        self._foreseen: dict[int, dict[str, Any]] = {}
        self._ended: dict[int, dict[str, Any]] = {}
        self._dry = True
        self.running = False

    def foresee(self) -> None:
        """Look how every row would end, before anything is done."""
        phones: list[str] = []
        for rows in self._in_parts(_LOOKED_AT_ONCE, "检查"):
            facts = self._give(do="foresee_leads", rows=_values(rows), phones=phones)
            phones = facts["phones"]
            self._foreseen |= {one["row"]: one for one in facts["rows"]}

    def take(self, name: str) -> None:
        """Bring every good row in, then have the SDR told what became of the file."""
        self._dry = False
        cards = sum(one["state"] == Landing.DISPATCHED for one in self._foreseen.values())
        for rows in self._in_parts(AT_ONCE, "导入"):
            facts = self._give(do="import_leads", rows=_values(rows), cards=cards, of=self._all)
            self._ended |= {one["row"]: one for one in facts["rows"]}
        self._give(do="finish_import", name=name, counts=self.counts())

    def counts(self) -> dict[str, int]:
        """How many rows there are, and how many ended in each way."""
        ends = [one["state"] for one in self._ends().values()]
        counted = {landing.value: ends.count(landing.value) for landing in Landing}
        counted[Landing.REFUSED] += len(self._damaged)
        return {"total": self._all, **counted}

    def in_words(self, *, dry: bool) -> dict[int, End]:
        """How every row ended."""
        words = vocabulary()
        states = {**words["landing"], **(_WOULD if dry else {})}
        ends = {row.number: _LATER for row in self._good}
        for number, one in self._ends().items():
            asked = ";".join(f"{field['name']}:{field['question']}" for field in one["missing"])
            ends[number] = End(
                state=states[one["state"]],
                lead=f"L{one['lead']}" if one["lead"] else "",
                source=one["source"],
                basis=words["basis"][one["basis"]],
                why="。".join(part for part in (one["reason"], asked and f"可以问 {asked}") if part),
            )
        refused = words["landing"][Landing.REFUSED]
        return ends | {number: End(state=refused, why=why) for number, why in self._damaged.items()}

    def _ends(self) -> dict[int, dict[str, Any]]:
        return self._foreseen if self._dry else self._ended

    def _give(self, **errand: Any) -> dict[str, Any]:
        outcome, self.running = give(self._settings, {**self._errand, **errand})
        if not outcome.ok:
            raise Refused(*outcome.lines)
        return dict(outcome.facts)

    def _in_parts(self, size: int, label: str) -> Iterator[Sequence[SheetRow]]:
        starts = range(0, len(self._good), size)
        with click.progressbar(starts, label=label, file=sys.stderr) as bar:
            for first in bar:
                yield self._good[first : first + size]


def _values(rows: Sequence[SheetRow]) -> list[dict[str, Any]]:
    return [{"row": row.number, "values": dict(row.values)} for row in rows]


def _summary(counts: dict[str, int], *, dry: bool) -> str:
    words = {**vocabulary()["landing"], **(_WOULD if dry else {})}
    told = "、".join(f"{words[landing]} {counts[landing]}" for landing in Landing)
    return f"{'试算' if dry else '已处理'} {counts['total']} 行:{told}。"
