"""``sunmao import``: lists of leads and of customers, each row to a named end."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.asked import config_option, json_option, print_json, settings_of


@click.group(help="导入线索表、客户表。")
def imports() -> None:
    """Everything that comes from a file."""


@imports.command(
    short_help="导入线索表",
    help="从 XLSX 或 CSV 导入线索(GBK 也行),逐行处理;另写一个结果文件,每行都有状态和原因。"
    "中断后再运行一次同样的命令,不会重复导入。机器人运行时也可以用。",
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
    from bot.cli import import_leads  # noqa: PLC0415 — each list has a way of its own, and loads what that needs

    where = _beside(file, result)
    asked = import_leads.Asked(speaker=speaker, event=event.strip(), source=source.strip(), group=group)
    done = import_leads.bring(settings_of(config), file, where, asked, dry=dry_run)
    if as_json:
        print_json({**done.counts, "result": str(where), "dry_run": dry_run})
        return
    click.echo(import_leads.summary(done.counts, dry=dry_run))
    click.echo(f"每行的状态和原因:{where}")
    if not dry_run and not done.running:
        click.echo("机器人没有在运行:要发给别人的消息,等它启动后发出。", err=True)


@imports.command(
    "crm",
    short_help="导入 CRM 客户表",
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
    from bot.cli import import_customers  # noqa: PLC0415 — as above

    where = _beside(file, result)
    counts = import_customers.bring(config, file, where, dry=dry_run)
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
