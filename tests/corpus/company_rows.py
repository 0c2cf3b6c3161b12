"""The pairs of company names: the samples, and our own batches, ``answer | one | other`` a line.

An answer may say ``world_knowledge``: reading alone cannot find it (中科院纳米所), as in the samples.

Each batch was written and its answers decided before the program saw it. How the first try at each went is told in
docs/decisions/0007-company-names-by-their-parts.md.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from bot.domain.matching import predict

HERE = Path(__file__).parent
_ANSWERS = {"true": True, "false": False, "related": "related", "similar": "similar"}


def samples() -> list[dict[str, Any]]:
    """The rows of companies.jsonl."""
    return [json.loads(line) for line in (HERE / "companies.jsonl").read_text("utf-8").splitlines()]


def batches() -> dict[str, list[dict[str, Any]]]:
    """Our own pairs, by the name of the batch."""
    return {file.stem: _batch(file) for file in sorted((HERE / "companies").glob("*.txt"))}


def _batch(file: Path) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            answer, one, other = (part.strip() for part in line.split("|"))
            said, _, kind = answer.partition(" ")
            row = {"id": f"{file.stem}:{number}", "a": one, "b": other, "same": _ANSWERS[said]}
            rows.append({**row, "kind": kind or "own"})
    return rows


def known_by_reading(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those that no knowledge of the world is needed for."""
    return [row for row in rows if row["kind"] != "world_knowledge"]


def score(rows: list[dict[str, Any]]) -> Counter[tuple[Any, Any]]:
    """How often each answer was given where another, or the same, was right: (right, given)."""
    return Counter((row["same"], predict(row)["same"]) for row in rows)


def false_same(found: Counter[tuple[Any, Any]]) -> int:
    """How many pairs were merged that are not one company."""
    return sum(count for (right, given), count in found.items() if right is not True and given is True)


def share(found: Counter[tuple[Any, Any]], answer: Any) -> tuple[int, int]:
    """How many of the pairs with this answer got it, and how many there are."""
    return found[answer, answer], sum(count for (right, _), count in found.items() if right == answer)
