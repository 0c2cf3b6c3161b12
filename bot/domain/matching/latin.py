"""A company's name in Latin letters, taken apart: BAODING CHANGCHENG ELECTRIC CO.,LTD, ACME Robotics (Shanghai)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.matching.parts import Mark, Parts
from bot.domain.matching.places import NATION, Path, by_sound, shared
from bot.domain.matching.words.english import ABROAD, FORMS, GROUPS, HOLDINGS, SMALL, UNITS, trades
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_DOTTED: Final = regex(r"\b(?:[a-z]\.){2,}[a-z]?\b|\b(?:[a-z]\.){2,}")
_WORD: Final = regex(r"[a-z0-9\u00c0-\u024f]+|&|[()]")
_ONLY_AT_END: Final = frozenset({"as", "se", "sa", "ab", "ag", "co", "nv", "bv", "oy", "kk", "kg", "lp", "private"})
_MOST_WORDS_OF_A_PLACE: Final = 3


def words_of(text: str) -> list[str]:
    """The words of a folded Latin text, brackets kept as words: xi'an → xian, s.a. → sa."""
    joined = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", text.replace("'", "").replace("’", ""))
    return _WORD.findall(joined)


def read_latin(text: str) -> Parts:
    """The parts of a folded name that has no Chinese character."""
    bare, form = _without_forms(words_of(text))
    first, behind = bare[:1], bare[1:]
    mark = Mark.GROUP if GROUPS & {*behind} else Mark.HOLDING if HOLDINGS & {*behind} else Mark.NONE
    units = {word for at, word in enumerate(behind) if word in UNITS and not _is_ware(behind, at)}
    unit = next((word for word in behind if word in units), "")
    words, places = _without_places([*first, *(word for word in behind if word not in GROUPS | HOLDINGS | units)])
    core, trade = _core_and_trade([word for word in words if word not in SMALL])
    return Parts(
        name=text,
        core=" ".join(core),
        trade=tuple(trade),
        places=tuple(path for path in places if path != NATION),
        national=NATION in places,
        form=form,
        mark=mark,
        unit=unit,
        latin=True,
        is_generic=bool(core) and all(word in trades() for word in core),
        placeholder=not core or text in {"na", "n/a", "none", "null", "test", "unknown"},
    )


def _is_ware(words: Sequence[str], at: int) -> bool:
    """Office Supplies and Department Stores are sold by a company, and are no part of one."""
    return words[at] in trades() and any(word in trades() for word in words[at + 1 : at + 2])


def _without_forms(words: Sequence[str]) -> tuple[list[str], str]:
    bare = [word for word in words if word not in "()"]
    forms = [word for at, word in enumerate(bare) if at and word in FORMS and _is_form(bare, at)]
    left = [word for at, word in enumerate(words) if not (at and word in forms)]
    named = sorted((FORMS[word] for word in forms if FORMS[word]), key=ABROAD.__contains__)
    if named == ["ltd"] and len(forms) > 1:
        return left, "co ltd"
    return left, named[-1] if named else "co" if forms else ""


def _is_form(words: Sequence[str], at: int) -> bool:
    return words[at] not in _ONLY_AT_END or all(word in FORMS or word in by_sound() for word in words[at + 1 :])


def _without_places(words: list[str]) -> tuple[list[str], list[Path]]:
    """Places stand at the head, at the end or in brackets; the last word that is left is never one.

    Of two at the head the nearer is the core where only trade is left: Tianjin Binhai Leasing. What only sounds like a
    place elsewhere is the core too: Xiangyang Dongfeng Axle.
    """
    places: list[Path] = []
    heads: list[str] = []
    within = NATION
    while (found := _bracketed(words)) or (found := _at_head(words, within)) or (found := _at_end(words)):
        start, end, path = found
        if start == 0:
            heads.append(" ".join(words[:end]))
            within = path
        words = words[:start] + words[end:]
        places.append(path)
    left = [word for word in words if word not in "()"]
    if len(heads) > 1 and all(word in trades() for word in left):
        return [heads[-1], *left], places[:-1]
    return left, places


def _bracketed(words: list[str]) -> tuple[int, int, Path] | None:
    for start, word in enumerate(words):
        if word == "(" and ")" in words[start:]:
            end = words.index(")", start)
            path = by_sound().get("".join(words[start + 1 : end]))
            if path is not None and start > 0:
                return start, end + 1, path
    return None


def _at_head(words: list[str], within: Path) -> tuple[int, int, Path] | None:
    for size in range(min(_MOST_WORDS_OF_A_PLACE, len(words) - 1), 0, -1):
        path = by_sound().get("".join(words[:size]))
        if path is not None and shared(path, within):
            return 0, size, path
    return None


def _at_end(words: list[str]) -> tuple[int, int, Path] | None:
    for size in range(min(_MOST_WORDS_OF_A_PLACE, len(words) - 1), 0, -1):
        if (path := by_sound().get("".join(words[-size:]))) is not None:
            return len(words) - size, len(words), path
    return None


def _core_and_trade(words: list[str]) -> tuple[list[str], list[str]]:
    """The first word is always of the core; from the first word of trade on, all is trade."""
    at = next((at for at, word in enumerate(words) if at and word in trades()), len(words))
    return words[:at], words[at:]
