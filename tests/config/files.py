"""Config files for tests: one that is right, and what is said of one that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.config import ConfigError, Problem, Settings, load

if TYPE_CHECKING:
    from pathlib import Path

AES_KEY = "k" * 43

RIGHT = f"""\
[wecom.ai_bot]
bot_id = "bot"
secret = "s3cret"

[wecom.app]
corp_id = "corp"
agent_id = 1000002
secret = "app-secret"
token = "app-token"
aes_key = "{AES_KEY}"

[[group]]
name = "派单群"
chat_id = "wrA"
"""


class Folder:
    """A folder in which a config.toml can be written and loaded."""

    def __init__(self, place: Path) -> None:
        self.path = place / "config.toml"

    def load(self, text: str | bytes, **env: str) -> Settings:
        self.path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load(self.path, env)

    def refuses(self, text: str | bytes, **env: str) -> tuple[Problem, ...]:
        with pytest.raises(ConfigError) as refused:
            self.load(text, **env)
        return refused.value.problems

    def says(self, text: str | bytes, **env: str) -> list[str]:
        return [str(problem) for problem in self.refuses(text, **env)]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)
