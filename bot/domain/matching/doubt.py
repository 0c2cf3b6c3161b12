"""Whether a place that only one of two names says may as well be part of its core."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.matching.places import has_own_law, is_district, is_doubtful, is_place, is_quarter
from bot.domain.matching.relations import Relation, Where

if TYPE_CHECKING:
    from bot.domain.matching.parts import Parts
    from bot.domain.matching.places import Path

BARE: Final = 3
"""A core of so many characters is distinctive without anything beside it."""


def place_is_doubtful(one: Parts, other: Parts, relation: Relation) -> bool:
    """Whether a place that only one side has may as well be part of its core: 黄山, 阿里, the 余杭 of 余杭未来.

    Where a trade or a number stands for the core, the place is what tells the company: 绍兴第二印染厂.
    """
    said_by_one = {*one.places} ^ {*other.places}
    written = one.name + other.name
    if relation.where is Where.EQUAL:
        registered = one.latin == other.latin and both_registered(one, other)
        return len(one.core) < BARE and any(
            is_quarter(path) or (registered and is_district(path) and _is_said_bare(path, written))
            for path in said_by_one
        )
    doubtful = any((is_doubtful(path) and _is_said_bare(path, written)) or has_own_law(path) for path in said_by_one)
    known_by_place = one.latin == other.latin and (is_known_by_place(one) or is_known_by_place(other))
    return relation.where is Where.UNSAID and (doubtful or known_by_place)


def _is_said_bare(path: Path, written: str) -> bool:
    """Whether the place stands there without 区 or 市: who is of 余杭 or 永康 may be called by it."""
    return not path[-1].endswith("镇") and not any(path[-1] + suffix in written for suffix in "区县市新镇")


def is_known_by_place(parts: Parts) -> bool:
    """Whether a trade or a number stands where the core would: of 第二印染厂 every city may have one."""
    return parts.is_generic and not is_place(parts.core)


def both_registered(one: Parts, other: Parts) -> bool:
    """Whether both are whole registered names."""
    return one.registered and other.registered
