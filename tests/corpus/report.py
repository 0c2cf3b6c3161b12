"""How messages, posts and company names are read, in figures: ``python -m tests.corpus.report [FILE …]``."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from tests.corpus import company_rows as companies
from tests.corpus.rows import BATCHES, HERE, Row, batch, fields, samples

if TYPE_CHECKING:
    from collections.abc import Iterable


def main(files: list[str]) -> None:
    """Report on the files given, or on everything there is."""
    if not files:
        _replies("samples", list(samples()), by_tag=True)
    for path in map(Path, files) if files else sorted(BATCHES.glob("replies_*.txt")):
        if path.suffix == ".txt":
            _replies(path.stem, list(batch(path)))
    leads = [Path(name) for name in files] if files else [HERE / "leads.jsonl", *sorted(BATCHES.glob("leads_*.jsonl"))]
    for path in leads:
        if path.suffix == ".jsonl":
            _leads(path)
    if not files:
        _companies()


def _companies() -> None:
    for name, rows in {"samples": companies.known_by_reading(companies.samples()), **companies.batches()}.items():
        found = companies.score(rows)
        told = ", ".join(
            f"{word} {right}/{of}"
            for word, answer in (("same", True), ("related", "related"), ("different", False))
            for right, of in [companies.share(found, answer)]
        )
        print(f"companies {name:<10} {told}, false same {companies.false_same(found)}")  # noqa: T201 — a report


def _replies(name: str, rows: list[Row], *, by_tag: bool = False) -> None:
    graded = [(row, row.grade) for row in rows]
    _line(name, Counter(grade for _, grade in graded))
    for row, grade in graded:
        if grade != "exact":
            print(f"  {grade}: {row.text!r} was read as {row.actions or 'nothing'}")  # noqa: T201
    if by_tag:
        _table("by label", ((row.gold["expect"][0]["do"], grade) for row, grade in graded))
        _table("by tag", ((tag, grade) for row, grade in graded for tag in row.tags))


def _table(title: str, entries: Iterable[tuple[str, str]]) -> None:
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, grade in entries:
        table[key][grade] += 1
    print(f" {title}")  # noqa: T201
    for key in sorted(table):
        _line(f"  {key}", table[key])


def _line(name: str, grades: Counter[str]) -> None:
    count = grades.total()
    others = ", ".join(f"{grade} {many}" for grade, many in grades.most_common() if grade != "exact")
    print(f"{name:<20} {count:>4}  exact {grades['exact'] / count:.1%}{'  ' + others if others else ''}")  # noqa: T201


def _leads(path: Path) -> None:
    read = list(fields(path))
    wrong = [f"{post} {name}" for post, name, right in read if not right]
    print(f"{path.stem:<20} {len(read):>4}  fields right {1 - len(wrong) / len(read):.1%}  {', '.join(wrong)}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
