"""What somebody wrote as a company, read into its name, other writings of it, former names and notes around it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from bot.domain.intake.phones import GAP
from bot.domain.matching.chinese import note_behind, read_chinese
from bot.domain.matching.institutions import may_be_institution, own_name, read_institution, whole
from bot.domain.matching.latin import read_latin, words_of
from bot.domain.matching.parts import CompanyName, Parts
from bot.domain.matching.places import Path, by_sound, only_place, places_ahead, shared
from bot.domain.matching.text import Aside, folded, is_latin, letters, without_asides, without_noise
from bot.domain.matching.units import canonical_unit, is_part
from bot.domain.matching.words.english import FORMS, trades
from bot.domain.matching.words.forms import (
    ALIAS,
    FORMER,
    GROUP,
    LEGAL,
    PART_IN_BRACKETS,
    PARTNERSHIPS,
    RENAMED,
    UNIT_BEHIND,
)
from bot.domain.matching.words.trades import families
from bot.domain.patterns import regex
from bot.domain.reply.words.companies import AREAS

_CHINESE: Final = regex("[\u4e00-\u9fff]+")
_TELLS: Final = regex("更名|改名|现名|现为|谢谢|客户")
"""What a plain name does not hold."""
_LATIN_LETTER: Final = regex("[a-z]")
_LATIN_RUN: Final = regex(r"[a-z][a-z0-9 .,&'\-()]*[a-z.)]")
_CITY_AHEAD: Final = regex(r"([a-z]{4,})[ _\-]*(?=[\u4e00-\u9fff]{2})")
"""Hefei 科声语音: the city in pinyin before a Chinese name."""
_LAST: Final = regex("(?:公司|事务所|医院|学校)")
_SHORTEST_ALONGSIDE: Final = 3
_GAP_BEHIND: Final = regex(r"(?P<name>.*?公司)[\s,;:/、|\-]+(?P<tail>.+)")
_AREAS: Final = frozenset((*AREAS, "亚太", "亚洲", "大中华区", "中国区"))
_LONGEST_INLINE: Final = 6


@lru_cache(maxsize=4096)
def read_company(written: str) -> CompanyName:
    """The name that was written. Never raises; what is no name at all is a placeholder."""
    text = folded(written)
    if _CHINESE.fullmatch(text) and not _TELLS.search(text):
        name = without_noise(text)
        if found := _institution(name):
            return CompanyName(written=written, main=found[0], alongside=found[1:])
        return CompanyName(written=written, main=read_chinese(name), notes=tuple(filter(None, (note_behind(name),))))
    if renamed := RENAMED.match(text):
        new = read_company(renamed["new"])
        return CompanyName(
            written=written, main=new.main, alongside=new.alongside,
            former=(*new.former, *read_company(renamed["old"]).writings), notes=new.notes,
        )  # fmt: skip
    return _read(written, text)


def _read(written: str, text: str) -> CompanyName:
    chinese, latin = _apart(text)
    if is_latin(chinese):
        return CompanyName(written=written, main=read_latin(chinese))
    if latin and (places := _place(chinese.strip())):
        english = read_latin(latin[0])
        return CompanyName(written=written, main=replace(english, places=(*english.places, *places)))
    told = _Told(alongside=[*map(read_latin, latin)])
    if (city := _CITY_AHEAD.match(chinese)) and city[1] in by_sound():
        chinese = chinese[city.end() :]
        told.places.append(by_sound()[city[1]])
    name, asides = without_asides(chinese)
    for aside in asides:
        name = name.replace(GAP, "\x02" if told.hears(aside) else aside.words, 1)
    text, behind, more = _behind_a_gap(without_noise(name.replace("\x02", "")))
    bare = letters(text)
    main, *others = (() if told.places else _institution(bare)) or (
        _of_that_place(read_chinese(bare, bracketed=tuple(told.places), grouped=told.grouped), told.inner),
    )
    return CompanyName(
        written=written,
        main=replace(main, name=main.name + told.unit, unit=main.unit + told.unit) if told.unit else main,
        alongside=(*told.alongside, *others),
        former=(*told.former, *more),
        notes=tuple(filter(None, (*told.notes, behind, note_behind(bare)))),
    )


@dataclass(kw_only=True, slots=True)
class _Told:
    """What the brackets in a name tell beside it; ``inner`` are the places that stand inside of the name."""

    alongside: list[Parts]
    places: list[Path] = field(default_factory=list)
    inner: list[Path] = field(default_factory=list)
    former: list[Parts] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    grouped: bool = False
    unit: str = ""

    def hears(self, aside: Aside) -> bool:
        """Take these brackets in; no where they hold a piece of the name itself."""
        if (found := _place(aside.words.removesuffix("公司"))) is not None:
            self.places += found
            self.inner += found if _LAST.search(aside.behind) else ()
        elif aside.words in {GROUP, "控股", *PARTNERSHIPS}:
            self.grouped = self.grouped or aside.words not in PARTNERSHIPS
        elif said := FORMER.fullmatch(aside.words):
            self.former += read_company(said["name"]).writings
        elif said := ALIAS.fullmatch(aside.words):
            self.alongside += read_company(said["name"]).writings
        elif _is_name(aside):
            self.alongside += read_company(aside.words).writings
        elif letters(aside.before) and not letters(aside.behind) and _is_part_in_brackets(letters(aside.words)):
            self.unit = canonical_unit(letters(aside.words))
        elif _is_inline(aside):
            return False
        else:
            self.notes.append(aside.words)
        return True


def _of_that_place(parts: Parts, inner: list[Path]) -> Parts:
    """浙江六和(宁波)律师事务所 is the one in 宁波 of 浙江六和: another than 浙江六和律师事务所."""
    whole = tuple(path for path in parts.places if path not in inner)
    deeper = tuple(path for path in inner if path in parts.places and any(shared(path, one) for one in whole if one))
    if not deeper or any(len(path) >= len(deeper[0]) for path in whole):
        return parts
    return replace(parts, places=whole, site=(*parts.site, *deeper))


def _institution(text: str) -> tuple[Parts, ...]:
    """A hospital, school, bank or office, and the other name that it has; nothing where it is none."""
    name = whole(text) if may_be_institution(text) else ""
    parts = read_institution(name, canonical_unit) if name else None
    if parts is None:
        return ()
    own = own_name(name)
    return (parts, read_chinese(own[0], bracketed=own[1])) if own else (parts,)


def _behind_a_gap(text: str) -> tuple[str, str, list[Parts]]:
    """The name alone, and the note or the former name that stands behind its legal form and a gap."""
    found = _GAP_BEHIND.fullmatch(text)
    tail = found["tail"] if found else ""
    if found and (said := FORMER.fullmatch(tail)):
        return found["name"], "", [*read_company(said["name"]).writings]
    if not found or LEGAL.search(tail) or is_part(letters(tail)) or _place(tail):
        return text, "", []
    return found["name"], tail, []


def _apart(text: str) -> tuple[str, list[str]]:
    """The Chinese name, and the English ones that stand before or behind it."""
    if is_latin(text) or not _LATIN_LETTER.search(text):
        return text, []
    runs = [run for run in _LATIN_RUN.finditer(text) if _is_english_name(run[0].strip(" .,()"))]
    rest = text
    for run in reversed(runs):
        rest = rest[: run.start()] + " " + rest[run.end() :]
    if len(letters(rest)) < _SHORTEST_ALONGSIDE and not _place(rest.strip()):
        return text, []
    return rest, [run[0].strip(" .,") for run in runs]


def _is_english_name(run: str) -> bool:
    words = [word for word in words_of(run) if word not in "()"]
    said = [word for word in words[1:] if word in FORMS or word in trades()]
    return " " in run.strip() and len(words) > 1 and bool(said or words[0] in by_sound())


def _place(words: str) -> tuple[Path, ...] | None:
    """The places, when nothing else is in the brackets; a sales area is none, but is no note either."""
    read = places_ahead(letters(words))
    if read.paths and read.end == len(letters(words)):
        return read.paths
    if district := only_place(words):
        return (district,)
    return () if words in _AREAS else None


def _is_part_in_brackets(words: str) -> bool:
    """(徐家汇店), (采购部), (铸造厂), (物流公司); a mark behind any other words is a note: (上市公司), (民营医院)."""
    mark = PART_IN_BRACKETS.search(words)
    return bool(UNIT_BEHIND.search(words) or (mark and words[: mark.start()] in families()))


def _is_name(aside: Aside) -> bool:
    """Whether brackets hold another whole name: 朗驰(上海朗驰精密机械有限公司)."""
    found = LEGAL.search(aside.words)
    if is_latin(aside.words):
        return _is_english_name(aside.words)
    return bool(found and found["limited"] and found.start() > 1)


def _is_inline(aside: Aside) -> bool:
    """Whether brackets hold a piece of the name itself: a trade ahead of the form, a branch, the core in quotes."""
    words = letters(aside.words)
    if not words:
        return False
    if is_latin(words) and letters(aside.before):
        return False
    in_the_middle = bool(letters(aside.before)) and bool(letters(aside.behind))
    return (
        (words in families() and not LEGAL.search(aside.before))
        or bool(UNIT_BEHIND.search(words))
        or (in_the_middle and len(words) <= _LONGEST_INLINE)
        or (not letters(aside.before) and letters(aside.behind)[:1] != "" and _begins_name(words))
    )


def _begins_name(words: str) -> bool:
    """【长沙湘味源】食品有限公司: a place and a core, so part of the name."""
    read = places_ahead(words)
    return bool(read.paths) and read.end < len(words)
