"""Names read on all processors while an import goes on."""

from __future__ import annotations

import os
from typing import Any

from bot.cli.name_readers import read, read_by_many
from bot.domain.matching import KEYS, Known, keys_of, number_of


def said(ref: str, name: str, *contacts: tuple[str, str, str, str]) -> dict[str, Any]:
    return {
        "ref": ref, "name": name, "contacts": [list(one) for one in contacts], "opportunities": [],
        "aliases": [], "former": [], "websites": [],
    }  # fmt: skip


PARTS = [
    [said("A1", "上海朗驰精密机械有限公司", ("李总", "总经理", "021-66881234", "")), said("A2", "待定")],
    [said("A3", "华信食品有限公司")],
]


def test_the_parts_come_in_their_order_each_with_its_keys() -> None:
    with read_by_many(PARTS, worth_it=True) as parts:
        got = list(parts)
    assert got == [(part, read(part)) for part in PARTS]


def test_a_key_travels_as_its_number_and_a_telephone_as_itself() -> None:
    (first, nobody) = read(PARTS[0])["of"]
    names = list(keys_of(Known(name="上海朗驰精密机械有限公司")))
    assert first == ["p:+862166881234", *map(number_of, names)]
    assert nobody == []
    assert read(PARTS[0])["version"] == KEYS


def test_one_part_or_a_trial_starts_no_other_process() -> None:
    for parts, worth_it in ((PARTS[:1], True), (PARTS, False)):
        with read_by_many(parts, worth_it=worth_it) as given:
            assert list(given) == [(part, None) for part in parts]


class _Fatal:
    """A customer that ends the process which unpacks it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def test_where_a_reader_comes_to_grief_the_parts_go_on_without_keys() -> None:
    fatal: Any = _Fatal()
    with read_by_many([[fatal], PARTS[1]], worth_it=True) as parts:
        (_, none), (part, keys) = parts
    assert none is None
    assert (part, keys) in [(PARTS[1], None), (PARTS[1], read(PARTS[1]))]
