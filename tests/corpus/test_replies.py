"""The sample corpus of replies: no critical and no wrong reading, and nearly all exact."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from bot.domain.reply.contract import predict, roster_from_rows
from tests.corpus.score import grade

HERE = Path(__file__).parent
ROWS = [json.loads(line) for line in (HERE / "replies.jsonl").read_text("utf-8").splitlines()]
ROSTER = roster_from_rows(json.loads((HERE / "roster.json").read_text("utf-8")))


def grades(*, strict: bool = False) -> Counter[str]:
    return Counter(grade(row, predict(row, ROSTER)["actions"], strict) for row in ROWS)  # type: ignore[no-untyped-call]


def test_no_sample_changes_what_it_should_not() -> None:
    found = grades()
    assert found["critical"] == 0
    assert found["wrong"] == 0


def test_nearly_all_samples_are_read_exactly() -> None:
    assert grades()["exact"] >= 0.98 * len(ROWS)


def test_nearly_all_samples_are_read_by_their_first_label() -> None:
    assert grades(strict=True)["exact"] >= 0.95 * len(ROWS)


def test_whether_a_reason_was_given_is_right() -> None:
    for row in ROWS:
        wanted = {action["lead"]: action["has_reason"] for action in row["expect"] if "has_reason" in action}
        for action in predict(row, ROSTER)["actions"]:
            if "has_reason" in action and action["lead"] in wanted:
                assert action["has_reason"] == wanted[action["lead"]]
