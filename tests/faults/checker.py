"""The judge. It reads what was seen from outside, the simulator's history and the people's journal, and nothing else.

An act is acknowledged when its delivery was answered with 200, or, on the long connection, when the bot's words showed
that it was heard. From then on its effect is owed: it must be there in the end, and everybody who was to hear of it
must have heard. An act without an acknowledgement may have happened or not (Jepsen: unknown is not failed).
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.faults.company import SALES, company_name
from tests.faults.load import signs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

Row = dict[str, Any]

_POSTED = re.compile(r"L(\d+) (\S+?公司)")
_ASSIGNED = re.compile(r"L(\d+) 已分给\s*([^\s(（]+)")
_STATE = re.compile(r"^\*\*L(\d+) .*^状态[:：](\S+) · (\S+)", re.MULTILINE | re.DOTALL)
_SENDS = frozenset(
    {
        "/cgi-bin/message/send",
        "/cgi-bin/webhook/send",
        "/cgi-bin/aibot/response",
        "aibot_send_msg",
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """``lost``: what was acknowledged and is not there; ``twice``: effects that happened twice; ``owners``: leads with
    two owners; ``repeats``: messages that were sent more than once, each time counted; ``acknowledged`` counts acts."""

    lost: tuple[str, ...]
    twice: tuple[str, ...]
    owners: tuple[str, ...]
    repeats: int
    worst: int
    kills: int
    messages: int
    acknowledged: dict[str, int] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Nothing lost, nobody twice, at most four repeats a kill."""
        return not (self.lost or self.twice or self.owners) and self.repeats <= 4 * self.kills


@dataclass(frozen=True, kw_only=True, slots=True)
class _Said:
    """Something that the bot said: through which call, to whom, in which words."""

    call: str
    to: str
    text: str
    body: Row


def judge(history: Path, journal: Path, *, answered: bool = False) -> Verdict:
    """Judge one run by its two files; ``answered`` as in ``People``."""
    rows, acts = _rows(history), _rows(journal)
    said = list(_spoken(rows))
    acknowledged = _acknowledged(rows, acts, said, answered=answered)
    repeats = _repeats(rows)
    return Verdict(
        lost=tuple(_lost(acknowledged, said)),
        twice=tuple(_twice(said)),
        owners=tuple(_two_owners(said)),
        repeats=sum(repeats),
        worst=max(repeats, default=0),
        kills=sum(row["kind"] == "world" and row["name"] == "killed" for row in rows),
        messages=sum(one.call != "passive" for one in said),
        acknowledged=dict(Counter(act["did"] for act in acknowledged)),
    )


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _spoken(rows: Iterable[Row]) -> Iterator[_Said]:
    for row in rows:
        taken = row["kind"] == "call" and row.get("answer", {}).get("errcode", 0) == 0
        body = row.get("body")
        if taken and isinstance(body, dict) and body:
            to = str(body.get("touser") or body.get("chatid") or "")
            yield _Said(call=row["name"], to=to, text=_words(body), body=body)


def _words(body: Row) -> str:
    if "template_card" in body:
        return str(body["template_card"].get("main_title", {}).get("title", ""))
    inner = body.get(str(body.get("msgtype")), {})
    return str(inner.get("content", "")) if isinstance(inner, dict) else ""


def _acknowledged(rows: Sequence[Row], acts: Sequence[Row], said: Sequence[_Said], *, answered: bool) -> list[Row]:
    if answered:
        everything = "\n".join(one.text for one in said)
        return [act for act in acts if any(sign in everything for sign in signs_of(act["did"], act))]
    taken = {row["id"] for row in rows if row["kind"] == "delivery" and row.get("outcome") == 200}
    return [act for act in acts if act["id"] in taken]


# ---------------------------------------------------------------------------------------------------- what is owed


@dataclass(frozen=True, kw_only=True, slots=True)
class _End:
    """How things stood in the end. ``states`` holds each lead's stage and owner as the audit was told."""

    said: Sequence[_Said]
    states: dict[int, tuple[str, str]]
    numbers: dict[str, set[int]]


def _lost(acknowledged: Iterable[Row], said: Sequence[_Said]) -> Iterator[str]:
    states = {int(number): (stage, owner) for one in said for number, stage, owner in _STATE.findall(one.text)}
    end = _End(said=said, states=states, numbers=_numbers(said))
    for act in acknowledged:
        for missing in _OWED.get(act["did"], _nothing)(act, end):
            yield f"{act['did']} {act.get('lead') or act.get('number')}: {missing}"


def _nothing(_act: Row, _end: _End) -> Iterator[str]:
    yield from ()


def _of_post(act: Row, end: _End) -> Iterator[str]:
    if not end.numbers[company_name(act["number"])]:
        yield "no lead of this company was ever shown"


def _of_assign(act: Row, end: _End) -> Iterator[str]:
    _, owner = end.states.get(act["lead"], ("", ""))
    if owner not in SALES.values():
        yield "it has no owner"
    elif not _heard(end.said, _userid(owner), f"L{act['lead']} ", card=True):
        yield "its owner was never offered it"


def _of_accept(act: Row, end: _End) -> Iterator[str]:
    lead = act["lead"]
    stage, _ = end.states.get(lead, ("nothing", ""))
    if stage != "已接收":
        yield f"it stands at {stage}"
    if not any(f"L{lead} " in one.text and "成为 SQL" in one.text for one in end.said):
        yield "its SDR never heard"
    in_groups = [one.text for one in end.said if one.call != "/cgi-bin/message/send"]
    if not any(re.search(rf"接收了 L{lead}(?!\d)", text) for text in in_groups):
        yield "its group never heard"


def _of_note(act: Row, end: _End) -> Iterator[str]:
    _, owner = end.states.get(act["lead"], ("", ""))
    if not any(_STATE.search(one.text) and act["token"] in one.text for one in end.said):
        yield "the note is not there"
    if not _heard(end.said, _userid(owner), act["token"]):
        yield "the owner never heard of the note"


_OWED = {"post": _of_post, "assign": _of_assign, "accept": _of_accept, "note": _of_note}


def _heard(said: Iterable[_Said], userid: str, words: str, *, card: bool = False) -> bool:
    return any(one.to == userid and words in one.text and (not card or "template_card" in one.body) for one in said)


def _userid(name: str) -> str:
    return next((userid for userid, known in SALES.items() if known == name), "")


# --------------------------------------------------------------------------------------------------- never twice


def _numbers(said: Iterable[_Said]) -> dict[str, set[int]]:
    """The numbers under which each company was shown."""
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for one in said:
        for number, company in _POSTED.findall(one.text):
            numbers[company].add(int(number))
    return numbers


def _twice(said: Iterable[_Said]) -> Iterator[str]:
    for company, numbers in _numbers(said).items():
        if len(numbers) > 1:
            yield f"{company} is {sorted(numbers)}"


def _two_owners(said: Iterable[_Said]) -> Iterator[str]:
    """Nobody is reassigned in the load, so one cycle is the lead's whole life."""
    owners: defaultdict[int, set[str]] = defaultdict(set)
    for one in said:
        for number, name in _ASSIGNED.findall(one.text):
            owners[int(number)].add(name)
        for number, _ in _POSTED.findall(one.text):
            if one.to in SALES and "template_card" in one.body:
                owners[int(number)].add(SALES[one.to])
    for number, names in owners.items():
        if len(names) > 1:
            yield f"L{number} was given to {sorted(names)}"


def _repeats(rows: Iterable[Row]) -> list[int]:
    """After each kill, how many messages went out that had gone out before in the same words to the same place.

    Answers on the long connection are left out: whoever asks the same again is answered the same.
    """
    seen: set[str] = set()
    repeats = [0]
    for row in rows:
        if row["kind"] == "world" and row["name"] == "killed":
            repeats.append(0)
        sends = row["name"] in _SENDS
        if row["kind"] == "call" and sends and row.get("answer", {}).get("errcode", 0) == 0:
            what = json.dumps([row["name"], row.get("body")], sort_keys=True)
            repeats[-1] += what in seen
            seen.add(what)
    return repeats
