"""Places written in a company's name: at its head, its end, in brackets.

    places  =  [中国] { place [省|市|区|县|…] } { zone } { town (镇|乡|街道) }

A county without 区 or 县 counts only behind its city (上海浦东, but 浦东 is known by itself too).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from bot.domain.matching.places.gazetteer import NATION, SUFFIXES, Path, by_head, is_district, known_bare, paths, shared
from bot.domain.patterns import regex

_WORDS_NOT_SUFFIXES: Final = regex(
    r"市(?:[场政民容集值]|[南北中]区)|省[心钱力时]|区[块域间]|县域|州际|旗[下舰]|盟[友军]"
)
_SUFFIX: Final = regex(rf"(?:[\u4e00-\u9fff]{{1,4}}族|维吾尔){{0,3}}自治[区州县旗]|{'|'.join(SUFFIXES)}|镇")
_OF_PREFECTURES: Final = ("吉林", "湖北", "湖南", "四川", "贵州", "云南", "甘肃", "青海", "新疆")
_ONLY_IN: Final = {
    **{suffix: {("内蒙古",)} for suffix in "盟旗"},
    "州": {(province,) for province in _OF_PREFECTURES},
}
"""Where the suffixes belong that may as well begin a name."""
_SUFFIX_BEGINS: Final = frozenset(suffix[0] for suffix in (*SUFFIXES, "镇"))
_SIGHTS: Final = frozenset("祠寺塔")
"""Behind a district they make a sight, by which companies are called: 成都武侯祠."""
_STREET: Final = regex("[东西南北中]?(?:路(?![桥灯面局])|街(?!道)|大街|大道|巷)")
"""Behind a bare place it makes a street, by which companies are called too: 嘉峪关路印刷厂."""
_STREET_BEGINS: Final = frozenset("东西南北中路街大巷")
_ZONE: Final = regex(
    r"(?:(?:[\u4e00-\u9fff]{2}(?=(?:综合)?保税港?区|经济(?:技术)?开发区|出口加工区|自由贸易试验区))?"
    r"(?:综合|国家|国际)?(?:自由贸易试验区|自由贸易区|自由贸易港|自贸试验区|自贸区|经济技术开发区|经济开发区|"
    r"高新技术产业开发区|高新技术开发区|高新技术产业园区?|高新区|经开区|开发区|工业园区|工业园|保税港区|港?保税区|"
    r"出口加工区|科技园区|产业园区|科学城|科技城|(?:两江|天府|西咸|贵安|江北|湘江|赣江|金普|西海岸|滇中|福州|长春|哈尔滨|兰州|东部)?新区|示范区|度假区|片区|新片区|前海|临港)(?:(?P<part>.{2})片区)?)"
)
_TOWN: Final = regex(
    r"(?:[\u4e00-\u9fff]{1,3}?(?<!古)(?<!小)镇镇?|[\u4e00-\u9fff]{2,3}?(?:(?<!老)街道|"
    r"(?<![城水故同家老侨原异])乡(?![村土亲情愁味音里间])|(?<![农乡渔山新假])村))(?=.{2})"
)
"""A town, but not what only ends like one: 城乡规划, 水乡人家, 美丽乡村, 云栖小镇."""
_TOWNS: Final = ("镇", "乡", "街道")
_TOWN_BEHIND: Final = regex(r"(?<=..)(?!景德镇|.[新萍]乡)[\u4e00-\u9fff]{2}(?:镇|乡|街道)$")


class PlaceRead(NamedTuple):
    """Places read one after another: their paths, where they end, and where the last bare one began (or None)."""

    paths: tuple[Path, ...] = ()
    end: int = 0
    last_bare: int | None = None


def places_ahead(text: str, within: Path | None = None) -> PlaceRead:
    """The places with which a text begins; what lies ``within`` a place said before needs no 区 or 县."""
    found: list[Path] = []
    at, bare = 0, None
    while step := place_at(text, at, found[-1] if found else within):
        path, end, with_suffix = step
        found.append(path)
        bare = None if with_suffix or path == NATION else at
        at = end
    while found and (zone := _ZONE.match(text, at)):
        at, bare = zone.end(), None
        found += [_meant(paths()[part], found[-1]) for part in [zone["part"]] if part in paths()]
    if found and len(found[-1]) > 1 and (town := _TOWN.match(text, at)):
        at, bare = town.end(), None
    return PlaceRead(paths=tuple(found), end=at, last_bare=bare)


def places_behind(text: str, within: Path | None = None) -> PlaceRead:
    """The places with which a text ends, at least two characters in; ``end`` is where they begin."""
    town = _TOWN_BEHIND.search(text) if text.endswith(_TOWNS) else None
    stop = town.start() if town else len(text)
    known = by_head()
    for at in [at for at in range(2, stop - 1) if text[at : at + 2] in known]:
        read = places_ahead(text[at:stop], within)
        if read.paths and at + read.end == stop:
            return PlaceRead(paths=read.paths, end=at)
    return PlaceRead(end=stop)


def place_at(text: str, at: int, within: Path | None) -> tuple[Path, int, bool] | None:
    """The place that begins here, where it ends, and whether 市, 区 … was written."""
    for name in by_head().get(text[at : at + 2], ()):
        end = at + len(name)
        if not text.startswith(name, at) or (within and text[end : end + 1] in _SIGHTS):
            continue
        path = _meant(paths()[name], within)
        suffix = _suffix_of(path, text, end)
        if not suffix and text[end : end + 1] in _STREET_BEGINS and _STREET.match(text, end):
            continue
        inside = bool(within) and shared(path, within or ())
        if suffix or inside or (name in known_bare() and not within):
            return path, suffix or end, bool(suffix) or name.endswith("市")
    return None


def _suffix_of(path: Path, text: str, at: int) -> int:
    """Where 省, 市, 区 … behind the place ends; 0 where there is none, or it begins the core: 成都 | 盟升电子."""
    if (text[at : at + 1] not in _SUFFIX_BEGINS and "自治" not in text) or _WORDS_NOT_SUFFIXES.match(text, at):
        return 0
    suffix = _SUFFIX.match(text, at)
    return suffix.end() if suffix and _fits(suffix[0], path) else 0


def _fits(suffix: str, path: Path) -> bool:
    """Whether the place may have this suffix: a province is no 镇, and a city no 省."""
    if suffix in {"省", "镇"}:
        return is_district(path) if suffix == "镇" else len(path) == 1
    return path[:1] in _ONLY_IN.get(suffix, {path[:1]})


def _meant(some: tuple[Path, ...], within: Path | None) -> Path:
    """Of several places of one name the one inside the place before; else the largest."""
    return next((path for path in some if within and shared(path, within)), some[0])
