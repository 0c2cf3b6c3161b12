"""The samples and our own batches, read by the bot and graded by the reference scorer."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.domain.inquiry import Inquiry
from bot.domain.intake import as_json as lead_as_json
from bot.domain.intake import read_posts
from bot.domain.reply import read
from bot.domain.reply.contract import in_contract, roster_from_rows, situation_from_row
from tests.corpus.score import field_ok, grade
from tests.domain.reply.floor import in_room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.domain.reply import Situation

HERE = Path(__file__).parent
BATCHES = HERE / "batches"
ROSTER = roster_from_rows(json.loads((HERE / "roster.json").read_text("utf-8")))


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A message, where it was written, and what must be read."""

    text: str
    situation: Situation
    gold: dict[str, Any]
    tags: tuple[str, ...] = ()

    @property
    def actions(self) -> list[dict[str, Any]]:
        """What the bot reads."""
        return in_contract(read(self.text, self.situation))

    @property
    def grade(self) -> str:
        """The scorer's word for it: exact, safe, minor, wrong or critical."""
        return str(grade(self.gold, self.actions))  # type: ignore[no-untyped-call]


def samples() -> Iterator[Row]:
    """The rows of replies.jsonl."""
    for row in _json_lines(HERE / "replies.jsonl"):
        yield Row(text=row["text"], situation=situation_from_row(row, ROSTER), gold=row, tags=tuple(row["tags"]))


def batch(path: Path) -> Iterator[Row]:
    """The rows of one of our own batches."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield _row(line)


def _row(line: str) -> Row:
    head, *written, wanted = line.split(" | ")
    room, sender, quote, *mentions = head.split()
    situation = in_room(room, sender, None if quote == "-" else int(quote[1:]))
    readings = [[_action(part.split()) for part in reading.split(";")] for reading in wanted.split("|")]
    return Row(
        text=" | ".join(written).replace("\\n", "\n").replace("\\u2005", "\u2005"),
        situation=replace(situation, mentions=tuple(name.removeprefix("@") for name in mentions)),
        gold={"expect": readings[0], "alt_expect": readings[1:]},
    )


def _action(words: list[str]) -> dict[str, Any]:
    do, *rest = words
    if do == "query":
        return {"do": do, "what": rest[0]}
    action: dict[str, Any] = {"do": do}
    if rest:
        action["lead"] = rest[0]
    if len(rest) > 1:
        action["owner"] = None if rest[1] == "None" else rest[1]
    return action


def grades(rows: Iterator[Row]) -> Counter[str]:
    """How many rows got which grade."""
    return Counter(row.grade for row in rows)


def fields(path: Path) -> Iterator[tuple[str, str, bool]]:
    """Of every field that a post states: the post, the field, whether it was read right."""
    for row in _json_lines(path):
        got = list(read_posts(row["text"], today=date.fromisoformat(row["posted"])))
        got += [Inquiry()] * (len(row["expect"]) - len(got))
        for wanted, inquiry in zip(row["expect"], got, strict=False):
            lead, accept = lead_as_json(inquiry), wanted.get("accept", {})
            for name in wanted.keys() - {"accept"}:
                if name in _SAID:
                    right = _SAID[name](inquiry, wanted[name])
                else:
                    right = field_ok(name, wanted[name], lead.get(name), accept)  # type: ignore[no-untyped-call]
                yield row["id"], name, bool(right)


def posts(path: Path) -> list[str]:
    """The posts of a batch, as they are typed."""
    return [row["text"] for row in _json_lines(path)]


def _fold(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).lower().split())


def _says(words: str, parts: list[str]) -> bool:
    return all(_fold(part) in _fold(words) for part in parts)


_SAID: dict[str, Callable[[Inquiry, list[str]], bool]] = {
    "need_says": lambda inquiry, parts: _says(inquiry.need or "", parts),
    "need_omits": lambda inquiry, parts: not any(_says(inquiry.need or "", [part]) for part in parts),
    "notes_say": lambda inquiry, parts: _says(";".join(inquiry.notes), parts),
}
"""What a batch may ask of the words, beside the fields of the samples."""


def _json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
