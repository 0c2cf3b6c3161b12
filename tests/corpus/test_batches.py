"""Our own batches: nothing done that should not be, and nearly everything read exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.intake import looks_like_post
from tests.corpus.report import main
from tests.corpus.rows import BATCHES, batch, fields, grades, posts

if TYPE_CHECKING:
    from pathlib import Path

REPLIES = sorted(BATCHES.glob("replies_*.txt"))
LEADS = sorted(BATCHES.glob("leads_*.jsonl"))


@pytest.mark.slow
@pytest.mark.parametrize("path", REPLIES, ids=lambda path: path.stem)
def test_no_message_of_a_batch_changes_what_it_should_not(path: Path) -> None:
    found = grades(batch(path))
    assert found["critical"] == 0
    assert found["wrong"] == 0
    assert found["exact"] >= 0.97 * found.total()


@pytest.mark.parametrize("path", LEADS, ids=lambda path: path.stem)
def test_nearly_all_fields_of_a_batch_are_read_right(path: Path) -> None:
    read = [right for _, _, right in fields(path)]
    assert sum(read) >= 0.97 * len(read)


@pytest.mark.parametrize("path", LEADS, ids=lambda path: path.stem)
def test_nearly_all_posts_of_a_batch_are_taken_for_posts(path: Path) -> None:
    taken = [looks_like_post(text) for text in posts(path)]
    assert sum(taken) >= 0.96 * len(taken)


def test_the_batches_are_many_and_large() -> None:
    assert sum(1 for path in REPLIES for _ in batch(path)) > 1_500
    assert sum(len(posts(path)) for path in LEADS) > 330


def test_the_report_tells_what_was_not_read_exactly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "replies_new.txt"
    rows.write_text(
        "morning sunting L126 | 给王磊 | assign L126 wanglei\nmorning sunting L126 | 给王磊 | none\n", "utf-8"
    )
    main([str(rows)])
    said = capsys.readouterr().out
    assert "exact 50.0%" in said
    assert "critical: '给王磊'" in said
