"""Sales floors to read replies on: the rooms of ``rooms.txt``, the people of the corpus, short words for readings."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

from bot.domain.reply import (
    Action,
    Deed,
    LastAction,
    LeadIndex,
    LeadInView,
    Reading,
    Situation,
    Status,
    Vocabulary,
    read,
)
from bot.domain.reply.contract import as_json, roster_from_rows

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent / "corpus"
ROSTER = roster_from_rows(json.loads((CORPUS / "roster.json").read_text("utf-8")))


@cache
def rooms() -> dict[str, tuple[LeadInView, ...]]:
    """The rooms by name, each with its leads."""
    found: dict[str, tuple[LeadInView, ...]] = {}
    name = ""
    for line in (HERE / "rooms.txt").read_text("utf-8").splitlines():
        if line.startswith(" "):
            number, company, status, owner = line.split()
            lead = LeadInView(
                number=int(number[1:]),
                company=company,
                status=Status(status),
                owner=None if owner == "-" else owner,
            )
            found[name] = (*found[name], lead)
        elif line:
            name = line
            found[name] = ()
    return found


def in_room(
    room: str, sender: str = "sunting", quote: int | None = None, vocabulary: Vocabulary | None = None
) -> Situation:
    """Somebody about to write in a room; behind its name "+": 孙婷 has just given L210 to 王磊, "*": the writer has."""
    last = LastAction(
        deed=Deed.ASSIGN, lead=210, by=sender if room.endswith("*") else "sunting", owner="wanglei", seconds_ago=60
    )
    situation = Situation(
        sender=ROSTER.find(sender),
        roster=ROSTER,
        leads=LeadIndex(rooms()[room.rstrip("+*")]),
        quote_lead=quote,
        last_action=last if room.endswith(("+", "*")) else None,
    )
    return replace(situation, vocabulary=vocabulary) if vocabulary else situation


def heard(text: str, room: str = "morning", sender: str = "sunting", quote: int | None = None) -> str:
    """The reading of a text in short words."""
    return short(read(text, in_room(room, sender, quote)))


def short(reading: Reading) -> str:
    """A reading in short words, its actions in alphabetical order: ``ask; assign L126 wanglei``."""
    return "; ".join(sorted(map(_short, reading.actions))) or "none"


def _short(action: Action) -> str:
    fields = as_json(action)
    do = fields["do"]
    words = [do]
    if do not in {"ask", "deny", "query", "none"} and "lead" in fields:
        words.append(fields["lead"])
    if "owner" in fields:
        words.append(str(fields["owner"]))
    if "what" in fields:
        words.append(fields["what"])
    return " ".join(words)
