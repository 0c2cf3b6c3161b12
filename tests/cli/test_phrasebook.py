"""The phrasebook: what it says is what the program does."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.cli import heard, main
from bot.cli.facts import FACTS
from bot.cli.history_words import HAPPENED
from bot.cli.read_words import DEEDS, TOPICS
from bot.cli.said import Rehearsal, templates
from bot.domain.decision import Happened
from bot.domain.reply import Deed, Topic
from tests.cli.desk import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_the_phrasebook_on_disk_is_what_the_program_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, ["phrasebook", "--check"])
    assert result.exit_code == 0, "run: make phrasebook"


@pytest.mark.slow
def test_a_stale_phrasebook_is_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    run = CliRunner().invoke
    assert run(main, ["phrasebook", "--check"]).exit_code == 1
    assert "已写入" in run(main, ["phrasebook"]).stdout
    assert run(main, ["phrasebook", "--check"]).exit_code == 0
    (tmp_path / "docs" / "phrasebook.md").write_text("# 旧的", encoding="utf-8")
    assert run(main, ["phrasebook", "--check"]).exit_code == 1


def test_elsewhere_it_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["phrasebook"]).stdout.startswith("# 话术本")
    assert list(tmp_path.iterdir()) == []


def test_every_template_is_said() -> None:
    assert sorted(FACTS) == list(templates())
    said = dict(Rehearsal().everything())
    assert [name for name, words in said.items() if isinstance(words, Exception) or not words.text.strip()] == []


def test_every_deed_has_a_sentence_that_is_read_as_it() -> None:
    counted = Counter(one.deed for one in heard.everything())
    assert set(Deed) - set(counted) <= {Deed.LOG_CALL, Deed.FILL}, "the dispatcher tells a call, and fields that change"
    assert all("记一次通话" in one.means for one in heard.everything() if "打过电话" in one.text)


def test_everything_that_can_be_read_or_happen_has_its_word() -> None:
    assert set(DEEDS) == set(Deed)
    assert set(TOPICS) == set(Topic)
    assert set(HAPPENED) == set(Happened)


def test_a_companys_template_that_asks_for_what_is_not_given_is_found(tmp_path: Path) -> None:
    (tmp_path / "assigned.md").write_text(
        "{{ lead.name }} 给了 {{ lead.owner }},祝顺利 {{ nothing }}", encoding="utf-8"
    )
    said = dict(Rehearsal(tmp_path).everything())
    assert [name for name, words in said.items() if isinstance(words, Exception)] == ["assigned"]
