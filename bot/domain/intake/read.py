"""A posted lead into fields: names first, then what free words tell of what no name told (S3, S20, S33)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.domain.intake.cells import barred
from bot.domain.intake.columns import from_columns
from bot.domain.intake.draft import Draft
from bot.domain.intake.fields import Field, FieldWords, fields_of
from bot.domain.intake.free import fill_free, hear_notes
from bot.domain.intake.memory import forget
from bot.domain.intake.named import fill_named, site_of
from bot.domain.intake.opening import announces, without_opening, without_speakers
from bot.domain.intake.pairs import take_apart
from bot.domain.intake.phones import handles_in, reach_in
from bot.domain.intake.split import split_posts
from bot.domain.intake.tables import MOST, rows_of
from bot.domain.intake.text import Writing, writing
from bot.domain.intake.utm import read_utm
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.domain.inquiry import Inquiry

READ_AT_ONCE = 1_000
"""Characters of free words that are read as leads: 20 ms of work. Of rows and parts it is MOST that are read."""
_ENOUGH = 2
_GLANCE = 1_500


@dataclass(frozen=True, kw_only=True, slots=True)
class Posted:
    """The ``leads`` that a message states, in its order; when ``more_follow`` it is too long to be read to its end."""

    leads: tuple[Inquiry, ...]
    more_follow: bool


def read_posts(text: str, *, today: date, vocabulary: FieldWords = FieldWords()) -> tuple[Inquiry, ...]:  # noqa: B008 - frozen
    """Every lead that a post states, in its order; () when nothing in it is one. Never raises."""
    return read_message(text, today=today, vocabulary=vocabulary).leads


def read_message(text: str, *, today: date, vocabulary: FieldWords = FieldWords()) -> Posted:  # noqa: B008 - frozen
    """The same, and whether more follow than are read at once. Never raises."""
    try:
        found, more_follow = _found(writing(text), today, vocabulary)
        leads = tuple(each for each in found if _says_something(each))
        return Posted(leads=leads, more_follow=more_follow and bool(leads))
    finally:
        forget()


def _found(post: Writing, today: date, vocabulary: FieldWords) -> tuple[Iterator[Inquiry], bool]:
    body = _each_on_its_line(without_opening(post.plain))
    rows = _objects(post.plain) or rows_of(body, vocabulary)
    if rows:
        return (from_columns(row, today=today) for row in rows[:MOST]), len(rows) > MOST
    post = Writing(written=post.written[len(post.plain) - len(body) :], plain=without_speakers(barred(body)))
    parts, more_follow = _parts(post.plain, vocabulary)
    return (_one(part, post, today, vocabulary) for part in parts), more_follow


def _parts(text: str, vocabulary: FieldWords) -> tuple[list[str], bool]:
    """The parts of free words that are a lead each, whole ones only; and whether more follow that are not read."""
    parts = split_posts(text[:READ_AT_ONCE], vocabulary)
    if len(text) > READ_AT_ONCE:
        return (parts[:-1] or parts)[:MOST], True
    return parts[:MOST], len(parts) > MOST


def _each_on_its_line(text: str) -> str:
    """Leads told off in one line, ① … ② …, each on its own; letter for letter as long."""
    return re.sub(r"(?<=\S)[ \t](?=[②-⑳])", "\n", text) if text.startswith("①") else text


def is_announced(text: str) -> bool:
    """Whether a message says by its first words that it posts a lead (新线索 …)."""
    return announces(writing(text[:_GLANCE]).plain)


def looks_like_post(text: str) -> bool:
    """Whether a message is the post of a lead rather than a reply, a note or chatter: cheap, and rather no than yes.

    Yes when it says so (新线索), names two fields of a lead of which one is who or how to reach them, is an
    object with such keys, or is a sentence with a telephone number or mail address and words beside it.
    """
    plain = writing(text[:_GLANCE]).plain
    body = without_opening(plain)
    if announces(plain) or _objects(plain) or rows_of(body):
        return True
    if _REPLY.search(body):
        return False
    sheet = take_apart(body)
    named = set(sheet.values) - {Field.NOTE, Field.OTHER}
    handles, body = handles_in(body)
    reach = reach_in(body)
    if len(named) >= _ENOUGH:
        who = (
            named & {Field.COMPANY, Field.CONTACT, Field.PHONE, Field.EMAIL} or reach.phones or reach.emails or handles
        )
        return bool(who)
    words = re.findall(r"[\u4e00-\u9fffA-Za-z]", reach.rest)
    enough = _SENTENCE if reach.phones or reach.emails else _LONG_SENTENCE if handles else len(words) + 1
    return len(words) >= enough


_REPLY = regex(
    r"^\s*(?:[Ll#]\d+|\d{1,4}\s*(?:已|给|转|退|客户|联系|约|接)|补充|改|更正|修改|备注|跟进|(?:帮我?|麻烦)?查[下一查])|"
    r"^我.{0,8}(?:休假|请假|出差|不在)|请多关照|有事找|报到|是不是重复|取件|会议号"
)
"""Words by which a message is a reply, a question or chatter, though a number stands in it."""
_SENTENCE = 8
_LONG_SENTENCE = 10


def _one(part: str, post: Writing, today: date, words: FieldWords) -> Inquiry:
    handles, named = handles_in(part)
    sheet = take_apart(named, words)
    draft = Draft(notes=handles)
    left = fill_named(draft, sheet.values, today)
    fill_free(draft, "\n".join([sheet.rest, *left]), today)
    hear_notes(draft, "\n".join(sheet.values.get(Field.NOTE, ())))
    at = post.plain.find(part)
    mine = (
        Writing(written=post.written[at : at + len(part)], plain=part) if at >= 0 else Writing(written=part, plain=part)
    )
    draft.utm = read_utm(mine.written)
    if not draft.utm:
        draft.fill("source", site_of(sheet.values.get(Field.SOURCE, ())))
    return draft.finished(mine)


def _says_something(inquiry: Inquiry) -> bool:
    """A lead says at least who or how to reach them, and one thing more; a bare number is none (S13)."""
    who = bool(inquiry.company) + bool(inquiry.contact) + bool(inquiry.phones) + bool(inquiry.email)
    what = bool(inquiry.need) + bool(inquiry.budget) + bool(inquiry.timeline) + bool(inquiry.source)
    return who >= _ENOUGH or (who == 1 and bool(what))


def _objects(text: str) -> list[dict[str, str]]:
    """The objects of a post that is JSON: one, a list of them, or one that holds a list under leads or data."""
    bare = re.sub(r"^\s*```(?:json)?|```\s*$", "", text).strip()
    start = min((at for at in (bare.find("{"), bare.find("[{")) if at >= 0), default=-1)
    if start < 0 or '"' not in bare:
        return []
    try:
        value, _ = json.JSONDecoder().raw_decode(bare[start:])
    except (ValueError, RecursionError):
        return []
    rows = [{str(key): _flat(cell) for key, cell in row.items()} for row in _rows(value)]
    return [row for row in rows if len({kind for key in row for kind in fields_of(key)}) >= _ENOUGH]


def _rows(value: list[Any] | dict[str, Any]) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        yield from (row for row in value if isinstance(row, dict))
    else:
        lists = [
            cell
            for key, cell in value.items()
            if key in {("leads"), "data", "items", "rows"} and isinstance(cell, list)
        ]
        inner = [cell for key, cell in value.items() if key in {"lead", "data"} and isinstance(cell, dict)]
        yield from _rows(lists[0]) if lists else inner or [value]


def _flat(cell: object) -> str:
    if isinstance(cell, dict):
        return ";".join(f"{key}:{_flat(value)}" for key, value in cell.items())
    if isinstance(cell, list):
        return ",".join(_flat(value) for value in cell)
    return "" if cell is None else str(cell)
