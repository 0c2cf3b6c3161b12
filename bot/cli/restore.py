"""``sunmao restore``: the way back from a backup."""

from __future__ import annotations

import os
from pathlib import Path

import click

from bot.cli.asked import address_of, config_option, settings_of
from bot.cli.troubles import Refused
from bot.clock import SystemClock
from storage.backup import check
from storage.backup import restore as bring_back
from storage.engine import file_of, read_url
from storage.only_one import OnlyOne

_ENDS = ("", "-wal", "-shm")


@click.command(help="从备份恢复到新的或空的数据库;请先停掉机器人。没发出的旧消息会先扣下,用 sunmao outbox 决定发不发。")
@click.argument("file", metavar="备份文件", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="数据库里已有内容时,先把它另存为 .before-restore-… 再恢复(只限 SQLite)。")
@config_option
def restore(file: Path, config: Path, *, force: bool) -> None:
    """Bring a backup back."""
    url = address_of(settings_of(config))
    if not file.is_file():
        raise Refused(f"没有备份文件 {file}。")
    check(file)
    if force:
        _put_aside(url)
    waiting = bring_back(file, url)
    click.echo("已恢复。" + (f"有 {waiting} 条旧消息扣下了:sunmao outbox 查看,再 release。" if waiting else ""))


def _put_aside(url: str) -> None:
    """Keep what is there under another name.

    Raises:
        AlreadyOpen: the bot is running.
        Refused: it is not a file.
    """
    place = file_of(read_url(url))
    if place is None:
        raise Refused("PostgreSQL 请自行新建一个空库,再恢复进去。")
    if not place.exists():
        return
    only_one = OnlyOne(place)
    only_one.take()
    try:
        aside = place.with_name(f"{place.name}.before-restore-{SystemClock().now():%Y%m%dT%H%M%S}")
        for end in _ENDS:
            if (part := place.with_name(place.name + end)).exists():
                os.rename(part, aside.with_name(aside.name + end))  # noqa: PTH104 — beside its sisters, as SQLite has them
    finally:
        only_one.let_go()
    click.echo(f"原来的数据库另存为 {aside.name}。")
