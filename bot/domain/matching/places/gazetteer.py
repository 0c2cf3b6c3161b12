"""Which places there are: a path from the province down, ``("江苏", "苏州", "昆山")``, found by name or by sound."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from bot.domain.intake.words import CITIES
from bot.domain.matching.places.north import NORTH
from bot.domain.matching.places.south import SOUTH
from bot.domain.matching.sound import spellings, usual_spellings
from bot.domain.patterns import regex
from bot.domain.reply.words.pattern import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str, ...]
NATION: Final[Path] = ()
"""中国: above every province."""

SUFFIXES: Final = words_of("""
    特别行政区 自治区 自治州 自治县 地区 新区 林区 省 市 区 县 州 盟 旗
""")
_SUFFIX: Final = regex(f"(?<=..)(?<!万柏)(?:{'|'.join(SUFFIXES)}|镇)$|(?<=万柏林)区$")
_SHORTENED: Final = {
    "哈市": "哈尔滨",
    "呼市": "呼和浩特",
    "乌市": "乌鲁木齐",
    "齐市": "齐齐哈尔",
    "佳市": "佳木斯",
    "石市": "石家庄",
    "鄂市": "鄂尔多斯",
    "牡市": "牡丹江",
}
_DOUBTFUL: Final = frozenset(
    words_of("""
    阿里 白银 黄山 朝阳 南海 和田 红河 宝山 安康 永康 大同 长乐 玉树 天门 仙桃 泰兴 玉林 来宾 天水 金昌 永城 滨海
    三河 长治
""")
)
_ENGLISH: Final = {
    "shaanxi": ("陕西",), "hongkong": ("香港",), "hk": ("香港",), "macau": ("澳门",), "macao": ("澳门",),
    "innermongolia": ("内蒙古",), "tibet": ("西藏",), "taipei": ("台湾", "台北"), "taiwan": ("台湾",),
    "peking": ("北京",), "canton": ("广东", "广州"), "tsingtao": ("山东", "青岛"), "harbin": ("黑龙江", "哈尔滨"),
    "urumqi": ("新疆", "乌鲁木齐"), "hohhot": ("内蒙古", "呼和浩特"), "lhasa": ("西藏", "拉萨"),
    "pudong": ("上海", "浦东"), "suzhou": ("江苏", "苏州"), "taizhou": ("浙江", "台州"), "china": NATION, "prc": NATION,
}  # fmt: skip


_COUNTRIES: Final = words_of("""
    美国 德国 日本 韩国 英国 法国 意大利 瑞士 瑞典 荷兰 丹麦 芬兰 挪威 奥地利 比利时 西班牙 葡萄牙 波兰 捷克 俄罗斯
    加拿大 墨西哥 巴西 阿根廷 智利 秘鲁 哥伦比亚 澳大利亚 新西兰 新加坡 马来西亚 泰国 越南 柬埔寨 老挝 缅甸 印度尼西亚
    印尼 菲律宾 印度 孟加拉 巴基斯坦 斯里兰卡 哈萨克斯坦 乌兹别克斯坦 土耳其 以色列 阿联酋 沙特 伊朗 埃及 摩洛哥
    尼日利亚 肯尼亚 埃塞俄比亚 匈牙利 罗马尼亚 乌克兰 希腊 爱尔兰 南非
""")
_OWN_LAW: Final = frozenset((name,) for name in (*_COUNTRIES, "香港", "澳门", "台湾"))
_COUNTRIES_IN_ENGLISH: Final = {
    "usa": "美国", "us": "美国", "america": "美国", "germany": "德国", "deutschland": "德国", "japan": "日本",
    "korea": "韩国", "uk": "英国", "france": "法国", "italy": "意大利", "switzerland": "瑞士", "sweden": "瑞典",
    "singapore": "新加坡", "malaysia": "马来西亚", "thailand": "泰国", "vietnam": "越南", "india": "印度",
    "canada": "加拿大", "australia": "澳大利亚", "mexico": "墨西哥", "brazil": "巴西", "chile": "智利", "peru": "秘鲁",
    "argentina": "阿根廷", "colombia": "哥伦比亚", "cambodia": "柬埔寨", "laos": "老挝", "myanmar": "缅甸",
    "indonesia": "印度尼西亚", "philippines": "菲律宾", "bangladesh": "孟加拉", "pakistan": "巴基斯坦",
    "turkey": "土耳其", "israel": "以色列", "uae": "阿联酋", "egypt": "埃及", "morocco": "摩洛哥",
    "nigeria": "尼日利亚", "kenya": "肯尼亚",
    "ethiopia": "埃塞俄比亚", "hungary": "匈牙利", "romania": "罗马尼亚", "poland": "波兰", "russia": "俄罗斯",
    "spain": "西班牙", "portugal": "葡萄牙", "netherlands": "荷兰", "belgium": "比利时", "denmark": "丹麦",
    "norway": "挪威", "finland": "芬兰", "austria": "奥地利", "ireland": "爱尔兰", "kazakhstan": "哈萨克斯坦",
}  # fmt: skip


def stem(name: str) -> str:
    """A place's name without 省, 市, 区 …: 昆山市 → 昆山. Two characters always remain."""
    return _SUFFIX.sub("", name)


@cache
def paths() -> dict[str, tuple[Path, ...]]:
    """Every path by the stem of its last place."""
    found: dict[str, list[Path]] = {"中国": [NATION]}
    for path in _all_paths():
        found.setdefault(path[-1], []).append(path)
    for written, city in _SHORTENED.items():
        found[written] = found[city]
    return {name: tuple(sorted(some, key=len)) for name, some in found.items()}


@cache
def by_head() -> dict[str, tuple[str, ...]]:
    """The places that begin with two characters, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(paths(), key=len, reverse=True):
        found.setdefault(name[:2], []).append(name)
    return {head: tuple(names) for head, names in found.items()}


def _all_paths() -> Iterator[Path]:
    yield from ((country,) for country in _COUNTRIES)
    for line in re.sub(r"\n +", " ", NORTH + SOUTH).split("\n"):
        if not line:
            continue
        province, _, rest = line.partition(":")
        yield (stem(province),)
        for group in filter(None, (part.split() for part in rest.split(";"))):
            city, *counties = map(stem, group)
            yield (stem(province), city)
            yield from ((stem(province), city, county) for county in counties if county != city)


@cache
def known_bare() -> frozenset[str]:
    """The places that are known without 市 or 县 behind them: provinces, cities, the better known counties."""
    return (
        frozenset({"中国", *CITIES, *_SHORTENED, *_UNMISTAKABLE})
        | {name for name, some in paths().items() if min(map(len, some)) == 1}
        | _cities()
    )


_UNMISTAKABLE: Final = words_of("""
    满洲里 二连浩特 锡林浩特 乌兰浩特 霍尔果斯 绥芬河 阿拉山口 库尔勒 格尔木 德令哈 海拉尔 牙克石 扎兰屯 公主岭 梅河口
    瓦房店 普兰店 调兵山 高碑店 丹江口 老河口 都江堰 五大连池 曹妃甸 石景山 门头沟 沙坪坝 九龙坡 苏家屯
    旅顺口 鲅鱼圈 万柏林
""")
"""Counties and districts that nobody takes for a word, known without their city."""


def _is_known(name: str) -> bool:
    return name in CITIES or name in _cities()


@cache
def _cities() -> frozenset[str]:
    return frozenset(
        name
        for name, some in paths().items()
        if any(len(path) == 2 and path[0] not in _OF_THEIR_OWN for path in some)  # noqa: PLR2004 — a city
    )


_OF_THEIR_OWN: Final = frozenset({"北京", "天津", "上海", "重庆"})


def is_doubtful(path: Path) -> bool:
    """Whether the bare name of the place may as well be a word or a brand: 黄山, 安康, 阿里."""
    return bool(path) and path[-1] in _DOUBTFUL


def has_own_law(path: Path) -> bool:
    """Whether a company there is registered under other law than in the mainland: 朗驰(越南), 朗驰(香港) are others."""
    return path[:1] in _OWN_LAW


def only_place(words: str) -> Path | None:
    """The place of this name, where there is but one in the country: 天河."""
    some = paths().get(words, ())
    return some[0] if len(some) == 1 else None


def is_district(path: Path) -> bool:
    """Whether it lies in a city: a district, a county, a quarter like 望京."""
    return len(path) > (1 if path[:1] in _MUNICIPALITIES else 2)


_MUNICIPALITIES: Final = frozenset((city,) for city in _OF_THEIR_OWN)


def is_quarter(path: Path) -> bool:
    """Whether it is a well-known quarter and no county: what begins so may be called so, 望京云科."""
    return bool(path) and path[-1] in _QUARTERS


_QUARTERS: Final = frozenset(words_of("中关村 亦庄 望京 张江 陆家嘴 外高桥 金桥"))


@cache
def by_sound() -> dict[str, Path]:
    """Provinces and cities by their pinyin without blanks, and by the names that English has for some."""
    known = [path for path in sorted(_all_paths(), key=len, reverse=True) if len(path) == 1 or _is_known(path[-1])]
    rare = {spelling: path for path in known for spelling in spellings(path[-1])}
    found = rare | {spelling: path for path in known for spelling in usual_spellings(path[-1])}
    return found | {name: (country,) for name, country in _COUNTRIES_IN_ENGLISH.items()} | _ENGLISH


def shared(one: Path, other: Path) -> bool:
    """Whether one lies in the other, or both are the same."""
    depth = min(len(one), len(other))
    return one[:depth] == other[:depth]


def is_place(words: str) -> bool:
    """Whether the words are the name of a province, city or county without 省, 市 or 区."""
    return words in paths()


def lies_in(words: str, region: Path) -> bool:
    """Whether a place of this name is the region, or is in it."""
    return bool(region) and any(shared(path, region) and len(path) >= len(region) for path in paths().get(words, ()))
