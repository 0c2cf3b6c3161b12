"""Why two names are what they are to each other, in words for a salesperson: 字号“朗驰”相同,地区不同(上海/深圳)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.matching.parts import Mark
from bot.domain.matching.relations import Core, Relation, Where
from bot.domain.matching.trade import Trade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.matching.parts import Parts
    from bot.domain.matching.places import Path

_CORES: Final = {
    Core.EQUAL: "字号“{one}”相同",
    Core.SPELT: "“{latin}”是字号“{chinese}”的拼音",
    Core.SOUNDS: "字号读音相同、写法不同(“{one}”/“{other}”)",
    Core.FOREIGN: "“{chinese}”像是“{latin}”的音译",
    Core.TURNED: "字号的字相同、次序不同(“{one}”/“{other}”)",
    Core.CONTAINED: "字号一长一短(“{one}”/“{other}”)",
    Core.ONE_OFF: "字号只差一个字(“{one}”/“{other}”)",
    Core.OTHER: "字号不同(“{one}”/“{other}”)",
}
_TRADES: Final = {
    Trade.UNSAID: "一方没写行业({said})",
    Trade.SHORTENED: "行业一方写得简略(“{one}”/“{other}”)",
    Trade.EXTENDED: "行业一方多写(“{one}”/“{other}”)",
    Trade.AKIN: "行业相近但不同(“{one}”/“{other}”)",
    Trade.OTHER: "行业不同(“{one}”/“{other}”)",
}


def reasons(one: Parts, other: Parts, relation: Relation) -> tuple[str, ...]:
    """The reasons, the core first."""
    return tuple(_reasons(one, other, relation))


def _reasons(one: Parts, other: Parts, relation: Relation) -> Iterator[str]:
    chinese, latin = (other, one) if one.latin else (one, other)
    yield _CORES[relation.core].format(one=one.core, other=other.core, chinese=chinese.core, latin=latin.core)
    if relation.core in {Core.EQUAL, Core.SPELT, Core.SOUNDS, Core.CONTAINED}:
        yield from _of_trade(one, other, relation)
        yield from _of_place(one, other, relation)
        yield from _of_form(one, other)


def _of_trade(one: Parts, other: Parts, relation: Relation) -> Iterator[str]:
    said = [_joined(parts) for parts in (one, other)]
    if relation.trade is Trade.EQUAL:
        yield from (f"行业都是“{words}”" for words in said[:1] if words)
    else:
        yield _TRADES[relation.trade].format(one=said[0], other=said[1], said=said[0] or said[1])


def _joined(parts: Parts) -> str:
    return (" " if parts.latin else "").join(parts.trade)


def _of_place(one: Parts, other: Parts, relation: Relation) -> Iterator[str]:
    ours, theirs = _places(one), _places(other)
    if relation.where is Where.EQUAL and ours:
        yield f"地区都是{_deepest(one.places)}"
    elif relation.where in {Where.OTHER, Where.INSIDE, Where.NATIONAL}:
        yield f"地区不同({ours or '没写'}/{theirs or '没写'})"
    elif relation.where is Where.UNSAID:
        yield f"一方没写地区({ours or theirs})"


def _places(parts: Parts) -> str:
    return "中国" if parts.national and not any(parts.places) else "".join(path[-1] for path in parts.places if path)


def _deepest(places: tuple[Path, ...]) -> str:
    return next(iter(max(places, key=len, default=())[-1:]), "中国")


def _of_form(one: Parts, other: Parts) -> Iterator[str]:
    for part, whole in ((one, other), (other, one)):
        if part.unit and part.unit != whole.unit:
            yield f"一方是分支或部门(“{part.unit}”)"
        if part.site and part.site != whole.site:
            yield f"一方是{_deepest(part.site)}的公司"
        if part.mark is not Mark.NONE and whole.mark is Mark.NONE:
            yield "一方是集团" if part.mark is Mark.GROUP else "一方是控股公司"
    if one.form and other.form and one.form != other.form and one.latin == other.latin:
        yield f"组织形式不同({one.form}/{other.form})"
