"""A message cut into parts, each of which names its leads once and holds what is said of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.words import crm, dispatch, people
from bot.domain.reply.words.companies import SPOKEN_TRADES, TRADES
from bot.domain.reply.words.pattern import WHO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.reply.marks import Marked


def parts_of(message: Marked, *, has_quote: bool) -> list[Marked]:
    """The parts in the order written; words without a lead belong to the part before them, or to the quoted card."""
    pieces = [piece for clause in _clauses(message) for piece in _by_lead(clause)]
    return _grouped(_with_lonely_leads(pieces), has_quote=has_quote)


def _clauses(message: Marked) -> Iterator[Marked]:
    cuts = [match.end() for match in _STOP.finditer(message.text)]
    return (piece for piece in message.pieces(cuts) if _CONTENT.search(piece.text))


def _by_lead(clause: Marked) -> Iterator[Marked]:
    """A clause that names leads more than once, cut so that each part names them once."""
    places = _reference_places(clause)
    if len(places) < 2 or all(clause.text[start:end] == "D" for start, end in places):  # noqa: PLR2004 - one lead
        yield clause
        return
    person_first = re.search(WHO, clause.text[: places[0][0]]) is not None
    person_last = re.search(WHO, clause.text[places[-1][1] :]) is not None
    starts = [start for start, _ in places]
    if person_first and not person_last:
        yield from clause.pieces([end for _, end in places[:-1]])
    else:
        yield from clause.pieces(starts if person_first else starts[1:])


def _reference_places(clause: Marked) -> list[tuple[int, int]]:
    """Where the clause names leads; a number and its company beside it are one place."""
    places: list[tuple[int, int]] = []
    for match in _REFERENCE.finditer(clause.text):
        if places and _one_place(clause.text[places[-1][0] : places[-1][1]], clause.text[places[-1][1] : match.end()]):
            places[-1] = (places[-1][0], match.end())
        else:
            places.append(match.span())
    return places


def _one_place(reference: str, what_follows: str) -> bool:
    """Whether a reference goes on with the one before it: L(C), 这个和L, C和C."""
    both = reference + what_follows
    return any((_BESIDE.fullmatch(what_follows[:-1]), THIS_AND.fullmatch(both), JOINED.fullmatch(both)))


def _with_lonely_leads(pieces: list[Marked]) -> list[Marked]:
    """Leads that stand alone on their line join the person in front of them, or else what follows."""
    joined: list[Marked] = []
    waiting: Marked | None = None
    for piece in pieces:
        lonely = _LONELY.fullmatch(piece.text) is not None
        if lonely and joined and re.search(WHO, joined[-1].text) and not _REFERENCE.search(joined[-1].text):
            joined[-1] += piece
        elif lonely:
            waiting = waiting + piece if waiting else piece
        else:
            joined.append(waiting + piece if waiting and not _REFERENCE.search(piece.text) else piece)
            if waiting and _REFERENCE.search(piece.text):
                joined.insert(-1, waiting)
            waiting = None
    return [*joined, waiting] if waiting else joined


def _grouped(pieces: list[Marked], *, has_quote: bool) -> list[Marked]:
    groups: list[Marked] = []
    first_is_open = False
    for piece in pieces:
        names_leads = _REFERENCE.search(piece.text) is not None
        if not groups:
            groups.append(piece)
            first_is_open = not names_leads
        elif names_leads and not first_is_open:
            groups.append(piece)
        elif names_leads and has_quote and SAYS_ENOUGH.search(groups[-1].text):
            groups.append(piece)
            first_is_open = False
        else:
            groups[-1] += piece
            first_is_open = first_is_open and not names_leads
    return groups


_STOP = regex(r"[,。;!\n…]+|\?+|\.(?=\s|$)|\band\b(?= (?:hold|park|put|assign|give)\b)")
_CONTENT = regex(r"\w|\?")
_REFERENCE = regex(r"[LDC]|Z")
_BESIDE = regex(r"[\s:,、()的嘛呢啊呀哈吧-]*(?:那[个家条])?[\s:,、()-]*")
THIS_AND = regex(r"D(?:和|跟|与|同|及|以及|还有|连同|、|&|\+|and)*\s*L")
JOINED = regex(rf"C(?:(?:{'|'.join((*TRADES, *SPOKEN_TRADES))})?(?:和|跟|与|同|及|以及|还有|、|\s*(?:&|\+|and)\s*)*C)+")
"""Companies of which the same is said."""
_LONELY = regex(r"[\s:,、和()>.。;!]*(?:[LC][\s:,、和()>.。;!]*(?:都|分别)?)+")
SAYS_ENOUGH = regex(
    "|".join(
        (
            re.sub(r"\?P<\w+>", "", people.RECEIVER.pattern),
            crm.IN_CRM.pattern,
            dispatch.HOLD.pattern,
        )
    )
)
