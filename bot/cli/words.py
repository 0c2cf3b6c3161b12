"""The bot's single words, for what the terminal prints."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def vocabulary() -> dict[str, dict[str, str]]:
    """待分配, 销管, 备注 …, by section and key (message_templates/vocabulary.toml)."""
    return tomllib.loads(files("message_templates").joinpath("vocabulary.toml").read_text(encoding="utf-8"))
