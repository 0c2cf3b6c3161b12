"""The judge is tried itself: a good run is good, and every kind of harm is found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.faults.checker import Verdict, judge
from tests.faults.company import company_name

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, Any]
_COMPANY = company_name(1)
_ACTS: list[Row] = [
    {"did": "post", "id": "e1", "number": 1},
    {"did": "assign", "id": "e2", "lead": 1, "owner": "wanglei"},
    {"did": "accept", "id": "e3", "lead": 1, "owner": "wanglei"},
    {"did": "note", "id": "e4", "lead": 1, "token": "x00001x"},
]


def _say(name: str, text: str, **more: Any) -> Row:
    body = {"msgtype": "markdown", "markdown": {"content": text}, **more}
    return {"kind": "call", "name": name, "body": body, "answer": {"errcode": 0}}


def _card(name: str, title: str, **more: Any) -> Row:
    body = {"msgtype": "template_card", "template_card": {"main_title": {"title": title}}, **more}
    return {"kind": "call", "name": name, "body": body, "answer": {"errcode": 0}}


def _heard(event: str) -> Row:
    return {"kind": "delivery", "name": "message", "id": event, "outcome": 200}


CARD = _card("passive", f"L1 {_COMPANY}")
OFFER = _card("/cgi-bin/message/send", f"L1 {_COMPANY}", touser="wanglei")
GIVEN = _say("passive", "L1 已分给王磊(上海),24 小时内首次联系")
TAKEN = _say("/cgi-bin/webhook/send", "王磊 接收了 L1(未回电)")
SQL = _say("/cgi-bin/message/send", f"L1 {_COMPANY} 已被 王磊 接收,成为 SQL。", touser="liuyang")
NOTED = _say("/cgi-bin/message/send", "李建国 给你的 L1 补了一条 x00001x", touser="wanglei")
STATE = _say("passive", f"**L1 {_COMPANY}**\n李建国〔关系〕x00001x\n\n状态:已接收 · 王磊 · 未联系")
KILLED: Row = {"kind": "world", "name": "killed"}
GOOD = [CARD, *(_heard(f"e{number}") for number in range(1, 5)), GIVEN, OFFER, KILLED, TAKEN, SQL, NOTED, STATE]


def verdict(folder: Path, rows: list[Row]) -> Verdict:
    for name, lines in (("history", rows), ("journal", _ACTS)):
        (folder / name).write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return judge(folder / "history", folder / "journal")


def test_a_good_run_is_good(tmp_path: Path) -> None:
    found = verdict(tmp_path, GOOD)
    assert found.good, found
    assert found.acknowledged == {"post": 1, "assign": 1, "accept": 1, "note": 1}


@pytest.mark.parametrize("missing", [OFFER, TAKEN, SQL, NOTED, STATE])
def test_whatever_is_missing_is_missed(tmp_path: Path, missing: Row) -> None:
    assert verdict(tmp_path, [row for row in GOOD if row is not missing]).lost


def test_nothing_is_owed_for_what_was_not_acknowledged(tmp_path: Path) -> None:
    assert verdict(tmp_path, [KILLED]).good


def test_a_lead_that_was_kept_twice_is_found(tmp_path: Path) -> None:
    assert verdict(tmp_path, [*GOOD, _card("passive", f"L2 {_COMPANY}")]).twice


def test_two_owners_are_found(tmp_path: Path) -> None:
    second = _card("/cgi-bin/message/send", f"L1 {_COMPANY}", touser="liming")
    assert verdict(tmp_path, [*GOOD, second]).owners


def test_repeats_are_counted_and_five_a_kill_are_too_many(tmp_path: Path) -> None:
    assert verdict(tmp_path, [*GOOD, *[SQL] * 4]).good
    found = verdict(tmp_path, [*GOOD, *[SQL] * 5])
    assert (found.repeats, found.worst, found.good) == (5, 5, False)
