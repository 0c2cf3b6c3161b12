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
    place_at,
    places_ahead,
    places_behind,
    shared,
)
from bot.domain.matching.words.forms import (
    DEPARTMENT_BEHIND,
    FORM_NAMES,
    GROUP,
    HEAD_OFFICE,
    HEAD_OFFICE_BEHIND,
    HOLDING_FORM,
    LEGAL,
    NOTED_BEHIND,
    ORDINAL,
    PART_BEHIND,
    PART_OF,
    PLACED_UNIT,
    PLACEHOLDERS,
    SAME_ENTITY,
    SOMEBODY,
    UNIT_BEHIND,
)
from bot.domain.matching.words.state import one_writing
from bot.domain.matching.words.trades import BODY, GENERAL, atoms, families, may_be_cut, trade_behind
from bot.domain.patterns import regex

_SHORTEST_CORE: Final = 2
_SHARES: Final = "股份"
_LONGEST_SPOT: Final = 5
"""Characters of a shop's place that no list of places knows: 金桥, 春熙路."""

_STUDY: Final = regex(r".{2,4}(?:科学|规划|设计|勘察|勘测|技术)")
"""What is studied: 上海建筑科学研究院 is no part of a company."""
_STREET: Final = regex(r"[\u4e00-\u9fff]{2}(?:大道|路|街|巷|广场|大厦)$")


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
    unit = _unit_of(tail)
    if not form and not tail and not unit:
        body, unit = _without_unit(body)
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
    return tail if form and not _unit_of(tail) else ""


def _at_legal_form(text: str) -> tuple[str, str, str]:
    """What stands before the first legal form, the form (empty for a mere 公司), and what stands behind."""
    found = LEGAL.search(text)
    if not found:
        return text, "", ""
    form, tail = found["limited"] or "", text[found.end() :]
    if not found.start():
        return tail, FORM_NAMES.get(form, form), ""
    return text[: found.start()], FORM_NAMES.get(form, form), "" if SAME_ENTITY.fullmatch(tail) else tail


def _unit_of(tail: str) -> str:
    """What stands behind the legal form, if it is a part: a known kind of one, or what is neither note nor place."""
    if not tail:
        return ""
    place = places_ahead(tail).end
    if place == len(tail) or HEAD_OFFICE.fullmatch(tail, place):
        return ""
    is_note = len(tail) < _SHORTEST_CORE or NOTED_BEHIND.search(tail)
    return "" if is_note and not is_part(tail) else canonical_unit(tail)


def is_part(tail: str) -> bool:
    """Whether what stands behind the legal form ends as the name of a part does."""
    return bool(UNIT_BEHIND.search(tail) or DEPARTMENT_BEHIND.search(tail))


def canonical_unit(words: str) -> str:
    """A branch by one writing: 上海市分公司, 驻上海分公司 → 上海分公司."""
    words = PART_OF.sub("", words) or words
    read = places_ahead(words)
    return (read.paths[-1][-1] if read.paths and read.paths[-1] else "") + words[read.end :] if read.paths else words


def _without_unit(text: str) -> tuple[str, str]:
    """A short name and the branch, shop or department at its end: 优客零食 | 浦东金桥店."""
    text = HEAD_OFFICE_BEHIND.sub("", text)
    if part := PART_BEHIND.search(text):
        return text[: part.start()], text[part.start() :]
    found = UNIT_BEHIND.search(text)
    if not found or found.start() < _SHORTEST_CORE:
        begin = _begin_of_placed(text)
        return text[:begin], canonical_unit(text[begin:])
    if _is_its_own(text, found.start()):
        return text, ""
    begin = _begin_of_unit(text, found.start())
    return text[:begin], canonical_unit(text[begin:])


def _is_its_own(text: str, mark: int) -> bool:
    """What is no part: an institute of what is studied, 上海建筑科学研究院, and a shop for what is sold, 米线店."""
    ahead = places_ahead(text).end
    if text[mark:] in {"研究院", "研究所"}:
        return bool(_STUDY.fullmatch(text, ahead, mark))
    return text[mark:] == "店" and bool(trade_behind(text[:mark], ahead + _SHORTEST_CORE))


def _begin_of_placed(text: str) -> int:
    """Where the place of a works begins, 朗驰 | 苏州工厂; the end of the text where it names none.

    A county needs no city before it where a word of trade stands there: 海之蓝家电 | 黄岛工厂, 闽都茶业 | 武夷山茶厂.
    """
    works = PLACED_UNIT.search(text)
    if not works:
        return len(text)
    ahead = places_ahead(text)
    least, mark = ahead.end + _SHORTEST_CORE, works.start()
    behind = places_behind(text[:mark], ahead.paths[-1] if ahead.paths else None)
    if behind.paths and behind.end >= least:
        return behind.end
    named = len(text) - len(trade_behind(text, least))
    counties = (
        at
        for end in (mark, named)
        for at in range(least, end)
        if is_place(text[at:end]) and trade_behind(text[:at], least)
    )
    return next(counties, len(text))


def _begin_of_unit(text: str, mark: int) -> int:
    """Where the unit's own place begins: at a known place, best behind a word of trade, else behind that word."""
    least = places_ahead(text).end + _SHORTEST_CORE
    places = [at for at in range(least, mark) if _is_place_within(text, at, mark)]
    if places:
        return next((at for at in places if trade_behind(text[:at], least)), places[0])
    street = _STREET.search(text, least, mark)
    if street and not trade_behind(text[:mark], least):
        return street.start()
    for at in range(mark, max(mark - _LONGEST_SPOT - 1, least), -1):
        if trade_behind(text[:at], least):
            return at
    return mark


def _is_place_within(text: str, at: int, mark: int) -> bool:
    step = place_at(text, at, None)
    return bool(step and step[1] <= mark) or is_place(text[at:mark])


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
    return not is_place(core) and kinds <= {GENERAL, BODY} and (bool(trade) or GENERAL in families()[core])


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
