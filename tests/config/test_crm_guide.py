"""The examples of docs/crm.md are config files that can be used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.config.files import RIGHT

if TYPE_CHECKING:
    from tests.config.files import Folder

EXAMPLES = re.findall(r"```toml\n(.*?)```", Path("docs/crm.md").read_text(encoding="utf-8"), re.DOTALL)


def test_there_are_three() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_can_be_used(folder: Folder, example: str) -> None:
    env = dict.fromkeys(re.findall(r"env:([A-Z_]+)", example), "filled")
    assert folder.load(f"{RIGHT}\n{example}", **env).crm.kind in {"tryton", "http_json"}
