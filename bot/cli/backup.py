"""``sunmao backup``: a copy of everything, also while the bot runs."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.asked import address_of, config_option, settings_of
from bot.cli.troubles import Refused
from storage.backup import backup as copy_to
from storage.engine import file_of, read_url


@click.command(help="把数据库完整复制成一个新文件;机器人运行时也可以。文件里有客户的电话,请妥善保管。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@config_option
def backup(file: Path, config: Path) -> None:
    """Copy the database into a new file."""
    url = address_of(settings_of(config))
    original = file_of(read_url(url))
    if original is not None and not original.exists():
        raise Refused(f"还没有数据库 {original.name},没有可备份的。")
    if not file.absolute().parent.is_dir():
        raise Refused(f"没有文件夹 {file.parent};请先建立它。")
    try:
        copy_to(url, file)
    except FileExistsError:
        raise Refused(f"{file} 已经存在;备份从不覆盖旧文件,请换个名字。") from None
    except PermissionError:
        raise Refused(f"不能写到 {file};请检查权限。") from None
    click.echo(f"已备份到 {file}({file.stat().st_size / 1024:.0f} KB)。")
