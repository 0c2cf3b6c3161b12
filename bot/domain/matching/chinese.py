"""A company's name in Chinese, taken apart: 上海 | 朗驰 | 精密·机械 | 有限公司 | 苏州分公司.

A distinctive core has at least two characters. Where place and trade leave less, the last place that was written
without 市 or 区 is the core: 嘉兴南湖纺织 is the 南湖 of 嘉兴, 上海汽车 is called 上海.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from bot.domain.matching.parts import Mark, Parts
from bot.domain.matching.places import (
    NATION,
    Path,
    PlaceRead,
    is_place,
    places_ahead,
    places_behind,
    shared,
)
from bot.domain.matching.units import unit_of, without_unit
from bot.domain.matching.words.forms import (
    FORM_NAMES,
    GROUP,
    HOLDING_FORM,
    LEGAL,
    ORDINAL,
    PLACEHOLDERS,
    SAME_ENTITY,
    SOMEBODY,
    UNIT_BEHIND,
)
from bot.domain.matching.words.state import one_writing
from bot.domain.matching.words.trades import BODY, GENERAL, atoms, families, may_be_cut, trade_behind

_SHORTEST_CORE: Final = 2
_SHARES: Final = "股份"


class _Head(NamedTuple):
    """What stands before the legal form, or all of a short name."""

    body: str
    mark: Mark = Mark.NONE
    unit: str = ""
    site: tuple[Path, ...] = ()


def read_chinese(text: str, *, bracketed: tuple[Path, ...] = (), grouped: bool = False) -> Parts:
    """The parts of a folded name of nothing but letters.

    Args:
        text: the name without what stood in brackets.
        bracketed: the places that stood in brackets.
        grouped: (集团) stood in brackets.
    """
    body, form, tail = _at_legal_form(one_writing(text))
    unit = unit_of(tail)
    if not form and not tail and not unit:
        body, unit = without_unit(body)
    head = _without_group(body)
    parts = _core_of(text, head, bracketed)
    mark = head.mark or (Mark.GROUP if grouped else parts.mark)
    stray = places_ahead(tail)
    places = (*parts.places, *stray.paths) if tail and stray.end == len(tail) else parts.places
    return Parts(
        name=text, core=parts.core, trade=parts.trade, places=places, form=form, mark=mark,
        unit=head.unit + unit, site=parts.site, national=parts.national, is_generic=parts.is_generic,
        placeholder=parts.placeholder or _says_nobody(text, form),
    )  # fmt: skip


def _says_nobody(text: str, form: str) -> bool:
    """待定, 某公司, 采购部: nobody can be found by it."""
    is_unit = not form and UNIT_BEHIND.fullmatch(text)
    return bool(is_unit or PLACEHOLDERS.fullmatch(text) or SOMEBODY.search(text))


def note_behind(text: str) -> str:
    """What stands behind the legal form and is no part of the company: 王经理, 老客户."""
    if text.endswith("公司"):
        return ""
    _, form, tail = _at_legal_form(text)
    return tail if form and not unit_of(tail) else ""


def _at_legal_form(text: str) -> tuple[str, str, str]:
    """What stands before the first legal form, the form (empty for a mere 公司), and what stands behind."""
    found = LEGAL.search(text)
    if not found:
        return text, "", ""
    form, tail = found["limited"] or "", text[found.end() :]
    if not found.start():
        return tail, FORM_NAMES.get(form, form), ""
    return text[: found.start()], FORM_NAMES.get(form, form), "" if SAME_ENTITY.fullmatch(tail) else tail


def _without_group(text: str) -> _Head:
    """X集团 is a group, X集团广东 its company there, X集团财务 another of its companies, as X股份财务 is."""
    text = text[: -len(_SHARES)] if text.endswith(_SHARES) and len(text) >= _SHORTEST_CORE + len(_SHARES) else text
    at = max(text.rfind(GROUP), text.rfind(_SHARES))
    if at < _SHORTEST_CORE:
        return _Head(body=text)
    body, behind = text[:at], text[at + len(GROUP) :]
    read = places_ahead(behind)
    if behind and read.end == len(behind):
        return _Head(body=body, mark=Mark.GROUP, site=read.paths)
    return _Head(body=body, mark=Mark.GROUP, unit=behind)


def _core_of(text: str, head: _Head, bracketed: tuple[Path, ...]) -> Parts:
    ahead = places_ahead(head.body)
    rest = head.body[ahead.end :]
    behind = places_behind(rest)
    body = rest[: behind.end] if behind.paths else rest
    split, left = _split_and_left(body)
    places = ahead.paths
    inner = len(ahead.paths) > 1
    if ahead.last_bare is not None and ((inner and len(left) < _SHORTEST_CORE) or (body and not left)):
        split = _split(head.body[ahead.last_bare : ahead.end] + body, ahead.end - ahead.last_bare + len(left))
        places = ahead.paths[:-1]
    core, trade = split.core, split.trade
    holding = bool(trade) and bool(HOLDING_FORM.search(trade[-1]))
    alone = places is not ahead.paths and not places
    generic = core in families() or alone or (core[:1] == "第" and bool(ORDINAL.fullmatch(core)))
    near, far = _sorted(places, (*bracketed, *split.places, *behind.paths))
    return Parts(
        name=text, core=core, trade=trade[:-1] if holding and len(trade) > 1 else trade,
        places=near, site=(*head.site, *far), mark=Mark.HOLDING if holding else Mark.NONE,
        national=NATION in (*bracketed, *behind.paths), is_generic=generic,
        placeholder=len(core) < _SHORTEST_CORE
        or (generic and not places and _says_nothing(core, trade)),
    )  # fmt: skip


def _says_nothing(core: str, trade: tuple[str, ...]) -> bool:
    """机械有限公司, 食品厂: a trade, and nothing by which to know one company from another."""
    kinds = {family for word in trade for family in families()[word]}
    return (
        not is_place(core) and kinds <= {GENERAL, BODY} and (bool(trade) or GENERAL in families().get(core, {GENERAL}))
    )


def _sorted(own: tuple[Path, ...], other: tuple[Path, ...]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The places in brackets or behind are the company's own, unless it has others: 上海朗驰(苏州) sits in 苏州."""
    if not other and NATION not in own:
        return own, ()
    mine = [path for path in own if path != NATION]
    if any(path != NATION for path in (*own, *other)):
        own = tuple(mine)
    others = [path for path in other if path != NATION]
    far = tuple(path for path in others if mine and not any(shared(path, one) for one in mine))
    return (*own, *(path for path in others if path not in far)), far


def _uncut(body: str, word: str, keep: int) -> str:
    """The word, or only its end where its head is the end of another: 纳维新材料科技 is 纳维 | 新材料 | 科技."""
    if not may_be_cut(word):
        return word
    first = len(atoms(word)[0])
    end = len(body) - len(word) + first
    cut = any(
        body[end - first - more : end] in families()
        for more in range(1, _MOST_CUT_OFF + 1)
        if end - first - more >= keep
    )
    return word[first:] if cut else word


_MOST_CUT_OFF: Final = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class _Split:
    """A body by its core, the places behind that, the words of trade, and whether one of these was cut in two."""

    core: str
    places: tuple[Path, ...]
    trade: tuple[str, ...]
    cut: bool


def _split_and_left(body: str) -> tuple[_Split, str]:
    """The body taken apart, and what were left for a core if words of trade might take all of it.

    Where enough is left and no word was cut in two, that is the core: no longer word could have been taken.
    """
    free = _split(body, 0)
    if free.cut or len(free.core) < _SHORTEST_CORE:
        return _split(body, _SHORTEST_CORE), free.core
    return free, free.core


def _split(body: str, keep: int) -> _Split:
    """The body by its parts, with a core of at least ``keep`` characters."""
    trade: list[str] = []
    cut = False
    while whole := trade_behind(body, keep):
        word = _uncut(body, whole, keep)
        cut = cut or word != whole
        trade.insert(0, word)
        body = body[: -len(word)]
    inside = places_behind(body) if trade else PlaceRead(end=len(body))
    return _Split(core=body[: inside.end], places=inside.paths, trade=tuple(trade), cut=cut)
