"""Asides left out of an instruction, so that no word in them is taken for something it is not.

    明哲,拿下请喝奶茶             is no errand about tea
    高兴的客户,记得先加微信       does not remember dimly whose it is

Only whole clauses go, and only such as name nobody and no lead.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.marks import Marked
from bot.domain.reply.words.asides import ANNOUNCED, ASIDE, ROUSED

if TYPE_CHECKING:
    from collections.abc import Iterator


def without_asides(words: Marked) -> Marked:
    """The words without the clauses that say nothing about the lead, unless nothing else is said."""
    kept = [words.text[start:end] for start, end in _clauses(words.text) if not ASIDE.fullmatch(words.text, start, end)]
    text = _pruned("".join(kept))
    return Marked(text=text, things=words.things) if re.search(r"\w", text) else words


def _pruned(text: str) -> str:
    """The words without what is cried out in front and what only rouses somebody; no name and no lead goes with it."""
    return ROUSED.sub(" ", ANNOUNCED.sub("", text))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    cuts = [match.end() for match in _STOP.finditer(text)]
    return pairwise([0, *cuts, len(text)])


_STOP = regex(r"[,。;!\n…]+")
