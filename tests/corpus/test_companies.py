"""The pairs of company names: nothing merged that is not one company, and nearly all that is one found."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.matching import Known, keys_for, keys_of, predict
from tests.corpus.company_rows import batches, false_same, known_by_reading, samples, score, share

BATCHES = {"samples": samples(), **batches()}


@pytest.mark.parametrize("name", BATCHES)
def test_no_pair_is_merged_that_is_not_one_company(name: str) -> None:
    assert false_same(score(BATCHES[name])) == 0


@pytest.mark.parametrize("name", BATCHES)
def test_nearly_every_company_in_another_writing_is_found(name: str) -> None:
    found, all_ = share(score(known_by_reading(BATCHES[name])), True)  # noqa: FBT003 — the corpus says true
    assert found >= 0.95 * all_


@pytest.mark.parametrize("name", BATCHES)
def test_most_relations_are_recognised(name: str) -> None:
    found, all_ = share(score(known_by_reading(BATCHES[name])), "related")
    assert found >= 0.85 * all_


@pytest.mark.parametrize("name", BATCHES)
def test_what_is_merged_by_its_name_is_found_by_its_keys(name: str) -> None:
    """Either name, kept among a million, comes up when the other is looked for."""
    merged = [row for row in BATCHES[name] if predict(row)["same"] is True]
    found = [row for row in merged if _shares_a_key(row["a"], row["b"]) and _shares_a_key(row["b"], row["a"])]
    assert len(found) >= 0.95 * len(merged)


def _shares_a_key(sought: str, kept: str) -> bool:
    return bool({*keys_for(Known(name=sought))} & {*keys_of(Known(name=kept))})


@pytest.mark.parametrize("name", BATCHES)
def test_which_name_stands_first_does_not_matter(name: str) -> None:
    told_otherwise = [row["id"] for row in BATCHES[name] if predict(row)["same"] != predict(_turned(row))["same"]]
    assert told_otherwise == []


def _turned(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "a": row["b"], "b": row["a"]}
