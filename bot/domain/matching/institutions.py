"""Hospitals, schools, banks and offices of the state: what is registered without being a company.

public      place  第二人民·医院 | 税务局 | 第八·中学   nothing but place, number and kind tell one from another
university  苏州职业 · 大学 [unit]                     the place is of the name; what stands behind is a part of it
bank        place + 农村商业 · 银行 [form] [unit]      likewise: 南京银行 and 宁波银行 are two banks
            [place] 楚淙农村商业 · 银行 [form] [unit]  but one with a name of its own may leave its place out
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.matching.parts import Parts
from bot.domain.matching.places import only_place, places_ahead
from bot.domain.matching.words.forms import LEGAL
from bot.domain.matching.words.institutions import (
    BANK,
    BRANCH_OFFICE,
    HOSPITAL,
    LEVEL,
    NATIONAL_BANK,
    ORGAN,
    OWN_NAME,
    OWN_NAME_OF_BANK,
    SCHOOL,
    SHORT_FORMS,
    SHORT_HOSPITAL,
    TELLS,
    UNIVERSITY,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.matching.places import Path


def may_be_institution(text: str) -> bool:
    """Whether to look closer: most names end otherwise."""
    return bool(TELLS.search(text))


def whole(text: str) -> str:
    """The name in full where it was written for short: 农行合肥滨湖支行 → 农业银行合肥滨湖支行."""
    for short, long in SHORT_FORMS:
        text = short.sub(long, text)
    ahead = places_ahead(text)
    number = SHORT_HOSPITAL.fullmatch(text, ahead.end) if any(ahead.paths) else None
    return f"{text[: ahead.end]}第{number[1]}人民医院" if number else text


def read_institution(text: str, unit_of: Callable[[str], str]) -> Parts | None:
    """The parts of an institution's name, written in full; None where it is no name of one.

    Args:
        text: a folded name of nothing but letters.
        unit_of: how a branch or department is written.
    """
    return _bank(text, unit_of) or _university(text, unit_of) or _public(text)


def own_name(text: str) -> tuple[str, tuple[Path, ...]] | None:
    """The name that a university's hospital has of its own, and the places of the university."""
    found = UNIVERSITY.fullmatch(text)
    own = OWN_NAME.fullmatch(found["unit"]) if found else None
    return (own["name"], places_ahead(text).paths) if own else None


def _bank(text: str, unit_of: Callable[[str], str]) -> Parts | None:
    found = BANK.fullmatch(text)
    if not found:
        return None
    name = NATIONAL_BANK.sub("", found["name"])
    read = places_ahead(name)
    has_own = bool(OWN_NAME_OF_BANK.fullmatch(name, read.end))
    core, places = (name[read.end :], read.paths) if has_own else (_placed(name), ())
    unit = unit_of(found["unit"]) if found["unit"] else ""
    return Parts(name=text, core=core, trade=("银行",), places=places, form=found["form"] or "", unit=unit)


def _university(text: str, unit_of: Callable[[str], str]) -> Parts | None:
    found = UNIVERSITY.fullmatch(text)
    if not found or LEGAL.search(found["unit"]):
        return None
    unit = unit_of(found["unit"]) if found["unit"] else ""
    return Parts(name=text, core=_placed(found["name"]), trade=(found["kind"],), unit=unit)


def _placed(name: str) -> str:
    """The name with its last place and without 省, 市 …: 江苏省昆山市农村商业 → 昆山农村商业."""
    read = places_ahead(name)
    last = read.paths[-1][-1] if read.paths and read.paths[-1] else ""
    rest = name[read.end :]
    return last + rest if read.paths and last else name


def _places_of(text: str) -> tuple[tuple[Path, ...], str]:
    """The places ahead and what comes then; a district needs no 区 where the country has but one of the name."""
    read = places_ahead(text)
    places = tuple(path for path in read.paths if path)
    if not places and (district := only_place(text[:_DISTRICT])):
        return (district,), text[_DISTRICT:]
    return places, text[read.end :]


_DISTRICT = 2
"""Characters of a district's name without 区."""


def _public(text: str) -> Parts | None:
    text = BRANCH_OFFICE.sub(r"\g<where>\g<what>分局", text)
    places, rest = _places_of(text)
    if not places or LEGAL.search(text):
        return None
    if found := HOSPITAL.fullmatch(rest) or SCHOOL.fullmatch(rest):
        kind, core = ("医院" if found["kind"] == "院" else found["kind"],), found["name"]
    elif found := ORGAN.fullmatch(rest):
        kind, core = None, LEVEL.sub("", found["name"])
    else:
        return None
    return Parts(name=text, core=core, trade=kind or (), places=places, unit=found["unit"], public=True)
