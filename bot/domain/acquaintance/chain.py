"""海陆空关系链: who of us knows whom at a company, put together from every note on every lead of it (S43).

李总监 说他们CTO是前同事, 再说一次可以约CTO   →   李总监 · CTO · 前同事 · 2
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.decision import Note, NoteKind
from bot.domain.patterns import regex
from bot.domain.reply.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """One colleague and one person there: ``how`` they know each other (前同事; empty: not said), by how many notes.

    ``note`` is the latest of them, on the lead ``lead``; ``helps`` whether the colleague offered to help.
    """

    by: str
    note: Note
    lead: int
    at: datetime
    how: str
    count: int
    helps: bool


_TELLS: Final = frozenset({NoteKind.RELATION, NoteKind.CONTACT, NoteKind.OFFER})
_HOW: Final = regex(
    "前同事|老同事|同事|大学同学|老同学|同学|校友|同门|老乡|同乡|战友|发小|亲戚|表哥|表弟|堂哥|堂弟|师兄|师弟|师姐|师妹|老师|学生|"
    "老领导|老上级|老下属|前老板|前领导|前任|球友|邻居|老朋友|好朋友|朋友|前东家|老东家"
)
_ENGLISH: Final = {
    "colleague": "同事", "classmate": "同学", "friend": "朋友", "alumn": "校友", "used to work": "前同事",
}  # fmt: skip


def how_they_know(words: str) -> str:
    """What the words call it: 前同事, 同学; empty where they call it nothing."""
    folded = fold(words)
    found = _HOW.search(folded)
    return found.group() if found else next((how for said, how in _ENGLISH.items() if said in folded), "")


def chain_of(notes: Iterable[tuple[int, datetime, str, Note]]) -> tuple[Link, ...]:
    """The chain of notes (lead, when, by whom, the note), knowing somebody before having met, the latest first."""
    grouped: dict[tuple[str, str], list[tuple[int, datetime, str, Note]]] = {}
    for row in notes:
        if row[3].kind in _TELLS:
            grouped.setdefault((row[2].casefold(), _whom(row[3])), []).append(row)
    links = [_link(rows) for rows in grouped.values()]
    return tuple(sorted(links, key=lambda link: (link.how == "", -link.at.timestamp())))


def _whom(note: Note) -> str:
    """他们CTO and CTO are one, 李总监 and 王总监 are two."""
    return note.role if note.person.startswith(_THEIR_SIDE) else note.person or note.role


_THEIR_SIDE: Final = ("他们", "对方")


def _link(rows: list[tuple[int, datetime, str, Note]]) -> Link:
    rows = sorted(rows, key=lambda row: row[1])
    told = [how for _, _, _, note in rows if (how := how_they_know(note.words))]
    lead, at, by, note = rows[-1]
    helps = any(row[3].offers_help or row[3].kind is NoteKind.OFFER for row in rows)
    return Link(by=by, note=note, lead=lead, at=at, how=told[-1] if told else "", count=len(rows), helps=helps)
