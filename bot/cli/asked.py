"""What most commands are told: which config.toml, whether for a script; and how they answer a script."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bot.config import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.config import Settings

F = TypeVar("F", bound="Callable[..., Any]")

DEFAULT_CONFIG = "config.toml"

config_option: Callable[[F], F] = click.option(
    "--config",
    "config",
    metavar="FILE",
    envvar="SUNMAO_CONFIG",
    default=DEFAULT_CONFIG,
    show_default=True,
    type=click.Path(path_type=Path),
    help="配置文件;也可以用环境变量 SUNMAO_CONFIG 指定。",
)
json_option: Callable[[F], F] = click.option("--json", "as_json", is_flag=True, help="输出 JSON,给脚本用。")


def settings_of(config: Path) -> Settings:
    """What this config.toml and the environment say.

    Raises:
        ConfigError: it cannot be used.
    """
    return load(config, os.environ)


def address_of(settings: Settings) -> str:
    """Where the database is; it may hold a password."""
    return settings.database.url.get_secret_value()


def print_json(value: Any) -> None:
    """One line of JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, default=str))
