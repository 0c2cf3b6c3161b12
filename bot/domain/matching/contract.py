"""The contract of the sample corpus: two names in, the verdict as JSON out (``sunmao match``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.matching.read import read_company
from bot.domain.matching.verdict import Verdict, compare

if TYPE_CHECKING:
    from collections.abc import Mapping

SAID: Final[Mapping[Verdict, bool | str]] = {
    Verdict.SAME: True,
    Verdict.RELATED: "related",
    Verdict.SIMILAR: "similar",
    Verdict.DIFFERENT: False,
}
"""How the contract says each verdict."""


def predict(row: Mapping[str, Any]) -> dict[str, Any]:
    """One row of companies.jsonl → ``{"id", "same", "why"}``."""
    finding = compare(read_company(row["a"]), read_company(row["b"]))
    return {"id": row["id"], "same": SAID[finding.verdict], "why": "；".join(finding.why)}
