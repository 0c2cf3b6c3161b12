"""A posted lead into fields: names first, then what free words tell of what no name told (S3, S20, S33)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from bot.domain.intake.columns import from_columns
from bot.domain.intake.draft import Draft
from bot.domain.intake.fields import Field, FieldWords, fields_of
from bot.domain.intake.free import fill_free, hear_notes
from bot.domain.intake.named import fill_named
from bot.domain.intake.pairs import forget, take_apart
from bot.domain.intake.phones import reach_in
from bot.domain.intake.split import split_posts
from bot.domain.intake.tables import rows_of
from bot.domain.intake.text import Writing, writing
from bot.domain.intake.utm import read_utm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.domain.inquiry import Inquiry

_CALLED_LEAD = re.compile(
    r"^\s*(?:@\S+\s+)*(?:/?新(?:的)?(?:线索|询盘|商机|客户)|录入?线索|线索(?:录入|登记|信息)|提交线索|"
    r"new lead|/lead)\s*[:,!]?\s*",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^\s*(?:@\S+\s+)+")
_ENOUGH = 2
_GLANCE = 1_500


def read_posts(text: str, *, today: date, vocabulary: FieldWords = FieldWords()) -> tuple[Inquiry, ...]:  # noqa: B008 - frozen
    """Every lead that a post states, in its order; () when nothing in it is one. Never raises."""
    try:
        return tuple(_read_posts(writing(text), today, vocabulary))
    finally:
        forget()


def _read_posts(post: Writing, today: date, vocabulary: FieldWords) -> Iterator[Inquiry]:
    rows = _objects(post.plain) or rows_of(_CALLED_LEAD.sub("", post.plain), vocabulary)
    if rows:
        found = (from_columns(row, today=today) for row in rows)
    else:
        body = _CALLED_LEAD.sub("", _OPENING.sub("", post.plain))
        found = (_one(part, post, today, vocabulary) for part in split_posts(body, vocabulary))
    return (inquiry for inquiry in found if _says_something(inquiry))


def is_announced(text: str) -> bool:
    """Whether a message says by its first words that it posts a lead (新线索 …)."""
    return _CALLED_LEAD.match(writing(text).plain) is not None


def looks_like_post(text: str) -> bool:
    """Whether a message is the post of a lead rather than a reply, a note or chatter: cheap, and rather no than yes.

    Yes when it says so (新线索), names two fields of a lead of which one is who or how to reach them, is an
    object with such keys, or is a sentence with a telephone number or mail address and words beside it.
    """
    plain = writing(text[:_GLANCE]).plain
    if _CALLED_LEAD.match(plain):
        return True
    if _objects(plain) or rows_of(plain):
        return True
    body = _OPENING.sub("", plain)
    sheet = take_apart(body)
    named = set(sheet.values) - {Field.NOTE, Field.OTHER}
    if len(named) >= _ENOUGH:
        return bool(named & {Field.COMPANY, Field.CONTACT, Field.PHONE, Field.EMAIL}) and not _REPLY.match(body)
    reach = reach_in(body)
    words = re.findall(r"[\u4e00-\u9fffA-Za-z]", reach.rest)
    return bool(reach.phones or reach.emails) and len(words) >= _SENTENCE and not _REPLY.match(body)


_REPLY = re.compile(r"^\s*(?:[Ll#]\d+|补充|改|更正|修改|备注|跟进)")
_SENTENCE = 8


def _one(part: str, post: Writing, today: date, words: FieldWords) -> Inquiry:
    sheet = take_apart(part, words)
    draft = Draft()
    left = fill_named(draft, sheet.values, today)
    fill_free(draft, "\n".join([sheet.rest, *left]), today)
    hear_notes(draft, "\n".join(sheet.values.get(Field.NOTE, ())))
    at = post.plain.find(part)
    mine = (
        Writing(written=post.written[at : at + len(part)], plain=part) if at >= 0 else Writing(written=part, plain=part)
    )
    draft.utm = read_utm(mine.written)
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
