"""Laws that hold for any message: who may, who was named, which lead was meant.

The messages are the samples and our own rows, mangled: names swapped, widths and characters changed, pieces cut
out, doubled and mixed.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from bot.domain.people import Person, Role
from bot.domain.pinyin import spelled, spelled_name
from bot.domain.reply import Action, Deed, Situation, read
from bot.domain.reply.contract import as_json
from bot.domain.reply.marks import mark
from bot.domain.reply.numerals import NUMERAL, value_of
from bot.domain.reply.text import fold, open_message
from tests.domain.reply.floor import CORPUS, HERE, ROSTER, in_room, rooms

if TYPE_CHECKING:
    from collections.abc import Callable

DISPATCHING = {
    Deed.ASSIGN,
    Deed.REASSIGN,
    Deed.UNASSIGN,
    Deed.UNDO,
    Deed.HOLD,
    Deed.IN_CRM,
    Deed.JUNK,
    Deed.REVIVE,
    Deed.FORCE,
}
OWNERS = {Deed.ACCEPT, Deed.REJECT, Deed.RETURN}
GIVING = {Deed.ASSIGN, Deed.REASSIGN, Deed.FORCE}
SAMPLES: list[str] = [json.loads(line)["text"] for line in (CORPUS / "replies.jsonl").read_text("utf-8").splitlines()]
OURS: list[str] = [
    line.split(" | ")[1]
    for path in sorted([*(HERE / "rows").glob("*.txt"), *(CORPUS / "batches").glob("*.txt")])
    for line in path.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
TRADITIONAL = OpenCC("s2t")
NAMES = tuple(name for person in ROSTER for name in (person.name, *person.nicknames, person.english or person.name))
LONG = 8
"""Digits that are longer are no number of a lead."""
NOISE = (
    "👌",
    " ",
    "\n",
    "!!!",
    "吧",
    "的",
    "不",
    "?",
    "给",
    "L126",
    "L999",
    "王磊",
    "换",
    "crm",
    "，",
    "「",
    "如果",
    "\u2005",
)


@st.composite
def messages(draw: st.DrawFn) -> str:
    """A message somebody might write, or its wreck."""
    text = draw(st.sampled_from(SAMPLES + OURS))
    changes: list[Callable[[str, st.DrawFn], str]] = draw(
        st.lists(st.sampled_from((_swap, _traditional, _wide, _cut, _noise, _double)), max_size=3)
    )
    for change in changes:
        text = change(text, draw)
    return text


def _swap(text: str, draw: st.DrawFn) -> str:
    for name in NAMES:
        if name in text:
            return text.replace(name, draw(st.sampled_from(NAMES)))
    return text


def _traditional(text: str, draw: st.DrawFn) -> str:
    return str(TRADITIONAL.convert(text)) if draw(st.booleans()) else text


def _wide(text: str, draw: st.DrawFn) -> str:
    letters = {ord(char): chr(ord(char) + 0xFEE0) for char in "0123456789LlKk,?!:"}
    return text.translate(letters) if draw(st.booleans()) else text.upper()


def _cut(text: str, draw: st.DrawFn) -> str:
    start = draw(st.integers(0, len(text)))
    return text[:start] + text[start + draw(st.integers(0, 4)) :]


def _noise(text: str, draw: st.DrawFn) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(NOISE)) + text[at:]


def _double(text: str, draw: st.DrawFn) -> str:
    stop = draw(st.sampled_from(("", ",", "\n", " ")))
    return text + stop + draw(st.sampled_from(SAMPLES + OURS))


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Anybody, an outsider too, in any room, with or without a quoted card."""
    room = draw(st.sampled_from(sorted(rooms())))
    sender = draw(st.sampled_from((*(person.userid for person in ROSTER), "stranger")))
    quotes = [None, *(lead.number for lead in rooms()[room]), 999]
    return in_room(room + draw(st.sampled_from(("", "+", "*"))), sender, draw(st.sampled_from(quotes)))


def check(text: str, situation: Situation) -> None:
    """All the laws at once, for one message."""
    for action in read(text, situation).actions:
        as_json(action)
        _rights(action, situation)
        _lead_was_meant(action, text, situation)
        if action.deed in GIVING:
            _owner_was_named(action, text, situation)


def _rights(action: Action, situation: Situation) -> None:
    sender = situation.sender
    if sender is None:
        assert action.deed is Deed.DENY
        return
    if action.deed in DISPATCHING:
        assert sender.may(Role.SALES_OPS)
    if action.deed in OWNERS:
        lead = situation.leads.get(action.lead)
        assert lead is not None
        assert lead.owner == sender.userid


def _lead_was_meant(action: Action, text: str, situation: Situation) -> None:
    """The number is written, quoted, named by its company, one's own last action, or the only open one."""
    if action.lead is None or action.deed in {Deed.ASK, Deed.DENY, Deed.NONE}:
        return
    words = open_message(text, situation.bot_name)
    things = mark(words.words, situation).things + mark(words.quoted, situation).things
    meant = {number for thing in things for number in thing.numbers} | {situation.quote_lead}
    last = situation.last_action
    if last and situation.sender and last.by == situation.sender.userid:
        meant.add(last.lead)
    meant.add(situation.leads.only_open())
    assert action.lead in meant
    pointed = {situation.quote_lead, situation.leads.only_open(), last.lead if last else None}
    assert action.lead in pointed or _is_pointed_at(action.lead, text, situation)
    assert situation.leads.get(action.lead) is not None


def _owner_was_named(action: Action, text: str, situation: Situation) -> None:
    owner = situation.roster.find(action.owner)
    assert owner is not None
    assert owner.may(Role.SALES)
    words = open_message(text, situation.bot_name).words
    named = [thing.named for thing in mark(words, situation).things if thing.named]
    assert any(one.sure and one.people == (owner,) for one in named)
    assert _is_written(owner, text) or owner.userid in situation.mentions


def _is_written(person: Person, text: str) -> bool:
    """Whether the letters of one of the names stand in the text, whatever the bot made of them."""
    folded = fold(text)
    squeezed = re.sub(r"[\s'-]", "", folded)
    names = {person.name, *person.nicknames, person.userid, person.english or person.name}
    spellings = {"".join(spelled(person.name)), spelled_name(person.name), *map(fold, names)}
    return any(spelling in squeezed for spelling in spellings)


def _is_pointed_at(number: int, text: str, situation: Situation) -> bool:
    """Whether digits, a numeral, a range or two characters of the company stand in the text for this lead."""
    lead = situation.leads.get(number)
    folded = fold(text)
    written = {int(digits) for digits in re.findall(r"\d+", folded) if len(digits) < LONG}
    said = {value_of(match.group()) for match in NUMERAL.finditer(folded)} - {None}
    numbers = written | {value for value in said if value is not None}
    ranged = any(low <= number for low in numbers) and any(number <= high for high in numbers)
    company = lead.company if lead else ""
    return ranged or any(fold(company[at : at + 2]) in folded for at in range(len(company) - 1))


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(messages(), situations())
def test_nobody_gets_a_lead_he_was_not_named_for(text: str, situation: Situation) -> None:
    check(text, situation)


@pytest.mark.soak
@settings(max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(messages(), situations())
def test_nobody_gets_a_lead_he_was_not_named_for_in_a_long_run(text: str, situation: Situation) -> None:
    check(text, situation)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), situations())
def test_any_text_can_be_read(text: str, situation: Situation) -> None:
    check(text, situation)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SAMPLES), st.sampled_from((" ", "👌", "🙏", "\u2005", "~")))
def test_noise_at_the_end_changes_nothing(text: str, noise: str) -> None:
    situation = in_room("morning", "sunting", 126)
    simple = [as_json(action) for action in read(text, situation).actions]
    assert [as_json(action) for action in read(text + noise, situation).actions] == simple


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SAMPLES))
def test_traditional_characters_change_nothing(text: str) -> None:
    situation = in_room("morning", "sunting", 126)
    simple = [as_json(action) for action in read(text, situation).actions]
    assert [as_json(action) for action in read(TRADITIONAL.convert(text), situation).actions] == simple


@given(st.sampled_from(SAMPLES), situations())
@settings(max_examples=100, deadline=None)
def test_an_outsider_never_changes_anything(text: str, situation: Situation) -> None:
    outside = Situation(sender=None, roster=situation.roster, leads=situation.leads, quote_lead=situation.quote_lead)
    assert {action.deed for action in read(text, outside).actions} <= {Deed.DENY}


def test_somebody_who_left_gets_nothing() -> None:
    gone = Person(userid="gone", name="邹忌", roles=frozenset({Role.SALES}), active=False)
    situation = in_room("morning", "sunting", 126)
    roster = type(ROSTER)([*ROSTER, gone])
    left = Situation(sender=situation.sender, roster=roster, leads=situation.leads, quote_lead=126)
    assert [action.deed for action in read("给邹忌", left).actions] == [Deed.ASK]


@pytest.mark.parametrize(
    "unit", ["谢谢,", "谢", "多谢了哈,", "好的,", "嗯", "嗯不", "急", "急,", "拜托,", ",麻烦急跟", ","]
)
def test_courtesies_that_never_end_are_read_to_their_end(unit: str) -> None:
    read(unit * (8_000 // len(unit)), in_room("morning"))
