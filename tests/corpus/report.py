"""How well replies and company names are understood, in figures: ``python -m tests.corpus.report``."""

from __future__ import annotations

from tests.corpus.company_rows import batches, false_same, known_by_reading, samples, score, share
from tests.corpus.test_replies import ROWS, grades


def main() -> None:
    """Print the scores."""
    exact = grades()
    print(f"replies    {len(ROWS)}: {dict(exact)}")  # noqa: T201 — a report
    for name, rows in {"samples": known_by_reading(samples()), **batches()}.items():
        found = score(rows)
        told = ", ".join(
            f"{word} {right}/{all_}"
            for word, answer in (("same", True), ("related", "related"), ("different", False))
            for right, all_ in [share(found, answer)]
        )
        print(f"companies  {name}: {told}, false same {false_same(found)}")  # noqa: T201 — a report


if __name__ == "__main__":
    main()
