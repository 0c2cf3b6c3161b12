"""Whose place is it? Where somebody sells, and where a customer sits, at any depth (S27).

    territory  =  place { 、 place }          上海、江苏 · 苏州市 · 华东 · 全国
    place      =  area | province | city | county, the deeper one where they are written one behind the other

A place is in a territory when one lies in the other: 苏州 in 江苏, 江苏 in 华东; and 江苏, where no city was said, in
the territory of whoever has 苏州. Names that are on no map (东区, Region 2) are the same only as themselves.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.domain.matching import read_company
from bot.domain.matching.places import NATION, Path, places_ahead, shared
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.inquiry import Inquiry

_AREAS: Final = {
    "华东": "上海 江苏 浙江 安徽 福建 江西 山东", "华南": "广东 广西 海南", "华中": "河南 湖北 湖南",
    "华北": "北京 天津 河北 山西 内蒙古", "东北": "辽宁 吉林 黑龙江", "西南": "重庆 四川 贵州 云南 西藏",
    "西北": "陕西 甘肃 青海 宁夏 新疆", "长三角": "上海 江苏 浙江 安徽", "江浙沪": "上海 江苏 浙江",
    "江浙沪皖": "上海 江苏 浙江 安徽", "江浙": "江苏 浙江", "京津冀": "北京 天津 河北", "东三省": "辽宁 吉林 黑龙江",
    "川渝": "四川 重庆", "成渝": "四川 重庆", "云贵": "云南 贵州", "云贵川": "云南 贵州 四川", "两广": "广东 广西",
    "两湖": "湖北 湖南", "港澳": "香港 澳门", "港澳台": "香港 澳门 台湾", "苏锡常": "苏州 无锡 常州",
    "陕甘宁": "陕西 甘肃 宁夏", "珠三角": "广州 深圳 珠海 佛山 惠州 东莞 中山 江门 肇庆",
    "粤港澳": "广东 香港 澳门", "大湾区": "广州 深圳 珠海 佛山 惠州 东莞 中山 江门 肇庆 香港 澳门",
    "粤港澳大湾区": "广州 深圳 珠海 佛山 惠州 东莞 中山 江门 肇庆 香港 澳门",
}  # fmt: skip
"""What people call together, by what belongs to it; 全国 is the whole."""
_WHOLE: Final = frozenset({"全国", "中国", "国内", "各地", "不限"})
_ABROAD: Final = frozenset({"海外", "国外", "境外", "国际"})
_SEVEN: Final = ("华东", "华南", "华中", "华北", "东北", "西南", "西北")
_PROVINCES: Final = frozenset(" ".join(map(_AREAS.__getitem__, _SEVEN)).split()) | {"香港", "澳门", "台湾"}
_PARTED: Final = regex(r"[、,;/|&+\s]+|和(?!田|平|县|政|静|硕|顺|龙|林|布)|以及|及")
_BEHIND: Final = regex(r"(?:(?<=..)(?:大区|区域|片区|一带|全境|全省|全市|周边|地区|各省|省区))+$")


class Near(IntEnum):
    """How near a salesperson is to a customer, nearest first. Who has the whole country is nobody's local."""

    HERE = 0
    UNSAID = 1
    NATIONWIDE = 2
    ELSEWHERE = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """Places as paths from the province down, and the words that are on no map, folded."""

    paths: frozenset[Path] = frozenset()
    words: frozenset[str] = frozenset()
    abroad: bool = False

    def __bool__(self) -> bool:
        return bool(self.paths or self.words or self.abroad)


@lru_cache(maxsize=4096)
def territory(words: str) -> Region:
    """Everything that these words name."""
    paths: set[Path] = set()
    unknown: set[str] = set()
    pieces = [piece for piece in _PARTED.split(_narrow(words)) if piece]
    for piece in pieces:
        found = tuple(_paths_of(piece))
        paths.update(found)
        if not found and piece not in _ABROAD:
            unknown.add(piece)
    return Region(paths=frozenset(paths), words=frozenset(unknown), abroad=not _ABROAD.isdisjoint(pieces))


@lru_cache(maxsize=4096)
def place(words: str) -> Region:
    """Where one customer sits: of 上海市 浦东新区 the deeper one."""
    named = territory(words)
    paths = named.paths - {NATION}
    deepest = (one for one in paths if not any(other != one and other[: len(one)] == one for other in paths))
    found = frozenset(deepest)
    return Region(paths=found, words=frozenset() if found else named.words, abroad=named.abroad)


def place_of(inquiry: Inquiry) -> Region:
    """Where the customer sits: as stated, else as the company's name says it (上海朗驰)."""
    return place(inquiry.region or "") or _seat(inquiry.company or "")


@lru_cache(maxsize=4096)
def near(region: str, customer: Region) -> Near:
    """How near somebody who sells in these regions is to a customer there."""
    ours = territory(region)
    if not customer or not ours:
        return Near.ELSEWHERE if customer else Near.UNSAID
    if not ours.words.isdisjoint(customer.words) or _abroad(ours, customer):
        return Near.HERE
    if any(shared(one, other) for one in ours.paths - {NATION} for other in customer.paths):
        return Near.HERE
    return Near.NATIONWIDE if NATION in ours.paths else Near.ELSEWHERE


def _abroad(ours: Region, customer: Region) -> bool:
    """Whether one of them is 海外 at large, and the other abroad too."""
    return (ours.abroad and _is_abroad(customer)) or (customer.abroad and _is_abroad(ours))


def _is_abroad(region: Region) -> bool:
    return region.abroad or any(path and path[0] not in _PROVINCES for path in region.paths)


def _seat(company: str) -> Region:
    if not company:
        return Region()
    name = read_company(company).main
    where = name.site or places_ahead(name.unit).paths or name.places
    return Region(paths=frozenset(where[-1:]) - {NATION})


def _paths_of(piece: str) -> Iterator[Path]:
    """The places of a piece that has no gap in it; of 江苏苏州 only the deeper one."""
    bare = _BEHIND.sub("", piece)
    if piece in _WHOLE or bare in _WHOLE:
        yield NATION
    elif area := _AREAS.get(piece) or _AREAS.get(bare.removesuffix("区")):
        for name in area.split():
            yield from places_ahead(name).paths
    else:
        paths = _one_after_another(bare) or (_one_after_another(piece) if bare != piece else ())
        for at, path in enumerate(paths):
            deeper = paths[at + 1] if at + 1 < len(paths) else NATION
            if deeper[: len(path)] != path:
                yield path


def _one_after_another(words: str) -> tuple[Path, ...]:
    """The places with which the words begin, each in the one before it or beside it: 江苏苏州, 杭州宁波."""
    paths: list[Path] = []
    while (read := places_ahead(words)).end:
        paths += read.paths
        words = words[read.end :]
    return tuple(paths)


def _narrow(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold().strip()
