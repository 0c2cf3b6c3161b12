"""What a colleague tells of a customer: the kind, of whom it speaks, of when, and whether help is offered (S41-S43).

    前同事，我来帮你一起          relation, offers help
    这家我上周刚见过他们VP        contact, 他们VP, VP, the seven days of last week
    周总下个月要换系统            intelligence, 周总, the days of next month

A sentence has one kind; where it fits several, having met (contact) goes before knowing somebody (relation), that
before a mere offer, and all of them before what is only known of the customer. Width, case and traditional writing
do not count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.annotation import words
from bot.domain.annotation.when import span_in, time_in
from bot.domain.decision import NoteKind
from bot.domain.reply.text import fold

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class Annotation:
    """A note read. ``person`` is how the customer's person is called ("他们VP", "他们CTO张强", "周总", "李总监").

    ``role`` is the part that person has there (CTO, VP, 采购总监); ``since`` and ``until`` are the first and last day
    spoken of. What was not said is None.
    """

    kind: NoteKind
    person: str | None = None
    role: str | None = None
    since: date | None = None
    until: date | None = None
    offers_help: bool = False


def read_annotation(said: str, *, today: date, contact: str | None) -> Annotation:
    """What is told; ``contact`` is the lead's contact, whom 他 and 这个人 mean. Never raises."""
    folded = fold(said)
    span = span_in(folded, today)
    person, role = _person(folded, contact)
    kind = _kind(folded)
    return Annotation(
        kind=kind,
        person=person,
        role=role,
        since=span[0] if span else None,
        until=span[1] if span else None,
        offers_help=words.OFFER.search(folded) is not None,
    )


def spoken_time(said: str, *, today: date) -> str:
    """The time that a note names, in its words (上周, 去年); empty where it names none."""
    found = time_in(fold(said), today)
    return found[0] if found else ""


def _kind(folded: str) -> NoteKind:
    return next((kind for pattern, kind in _KINDS if pattern.search(folded)), NoteKind.OTHER)


def _person(folded: str, contact: str | None) -> tuple[str | None, str | None]:
    """The person and the role: by the company's side (他们VP), by name (周总), else the contact who is pointed at."""
    theirs = words.THEIRS.search(folded)
    if theirs:
        role = role_name(theirs["role"])
        side = words.SIDE.get(theirs["side"].rstrip("的 "), "他们")
        return f"{side}{role}{_own_name(folded, theirs.end())}", role
    named = words.NAMED.search(folded)
    if named and named["name"] + named["rank"] not in words.NOBODY:
        return named["name"] + role_name(named["rank"]), words.RANKS.get(named["rank"])
    known = fold(contact or "")
    role_only = words.ROLE_ONLY.search(folded)
    stated = role_name(role_only["role"]) if role_only else None
    if known and (known in folded or words.POINTS.search(folded)):
        return contact, stated
    return stated, stated


def _own_name(folded: str, at: int) -> str:
    """The name of whoever was called by his part, where it stands right behind it: 张强 of 他们CTO张强."""
    found = words.NAME_BEHIND.match(folded, at)
    if found is None or words.NO_NAME.fullmatch(found["name"]):
        return ""
    return f" {found['name'].title()}" if found["name"].isascii() else found["name"]


def role_name(said: str) -> str:
    """A role as it is written on a card: CTO, VP, IT总监, 采购总监; English names in Chinese where there is one."""
    plain = " ".join(said.split()).removeprefix("的")
    return words.ENGLISH.get(plain) or re.sub(r"[a-z]+", lambda found: found.group().upper(), plain)


_KINDS: Final = (
    (words.MET, NoteKind.CONTACT),
    (words.RELATION, NoteKind.RELATION),
    (words.OFFER, NoteKind.OFFER),
    (words.INTELLIGENCE, NoteKind.INTELLIGENCE),
)
"""What decides the kind, the strongest first."""
