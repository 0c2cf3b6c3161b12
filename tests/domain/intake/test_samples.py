from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.domain.intake import as_json, read_posts

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "corpus" / "leads.jsonl"
VARIANTS = HERE / "variants.jsonl"
LOOSE = {"source", "region", "industry"}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def fold(value: object) -> str:
    return "".join(unicodedata.normalize("NFKC", str(value)).lower().split())


def digits(phones: list[str]) -> list[str]:
    return sorted("".join(each for each in phone if each.isdigit() or each == "+") for phone in phones)


def right(name: str, wanted: Any, got: Any) -> bool:
    if name == "phones":
        return digits(wanted) == digits(got or [])
    if name == "utm":
        return {key: fold(value) for key, value in wanted.items()} == {key: fold(value) for key, value in got.items()}
    if not isinstance(wanted, str):
        return bool(got == wanted)
    if name in LOOSE:
        return bool(got) and (fold(wanted) in fold(got) or fold(got) in fold(wanted))
    return fold(got) == fold(wanted)


def misses(row: dict[str, Any]) -> tuple[list[str], int]:
    got = [as_json(each) for each in read_posts(row["text"], today=date.fromisoformat(row["posted"]))]
    got += [{}] * (len(row["expect"]) - len(got))
    wrong, count = [], 0
    for wanted, lead in zip(row["expect"], got, strict=False):
        accept = wanted.get("accept", {})
        for name, value in wanted.items():
            if name == "accept":
                continue
            count += 1
            if not any(right(name, each, lead.get(name)) for each in [value, *accept.get(name, [])]):
                wrong.append(f"{row['id']} {name}: wanted {value!r}, read {lead.get(name)!r}")
    return wrong, count


@pytest.mark.parametrize("path", [SAMPLES, VARIANTS], ids=["samples", "variants"])
def test_97_of_100_fields_of_a_post_are_read_right(path: Path) -> None:
    judged = [misses(row) for row in rows(path)]
    wrong = [line for lines, _ in judged for line in lines]
    count = sum(number for _, number in judged)
    assert count > 200
    assert len(wrong) <= 0.03 * count, "\n".join(wrong)


@pytest.mark.parametrize("path", [SAMPLES, VARIANTS], ids=["samples", "variants"])
def test_every_post_yields_as_many_leads_as_it_holds(path: Path) -> None:
    for row in rows(path):
        found = read_posts(row["text"], today=date.fromisoformat(row["posted"]))
        assert len(found) == len(row["expect"]), row["text"]
