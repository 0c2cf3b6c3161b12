"""Names read on all processors while an import goes on."""

from __future__ import annotations

import os
from typing import Any

from bot.cli.name_readers import AHEAD, name_readers, read
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
    with name_readers() as readers:
        got = list(readers.in_order(PARTS))
    assert got == [(part, read(part)) for part in PARTS]


def test_a_key_travels_as_its_number_and_a_telephone_as_itself() -> None:
    (first, nobody) = read(PARTS[0])["of"]
    names = list(keys_of(Known(name="上海朗驰精密机械有限公司")))
    assert first == ["p:+862166881234", *map(number_of, names)]
    assert nobody == []
    assert read(PARTS[0])["version"] == KEYS


def test_however_long_a_list_is_only_some_parts_are_ahead() -> None:
    parts = [[said(str(at), f"上海朗驰{at}机械有限公司")] for at in range(AHEAD + 5)]
    with name_readers() as readers:
        assert [readers.begin(part) for part in parts] == [True] * AHEAD + [False] * 5
        assert list(readers.in_order(parts)) == [(part, read(part)) for part in parts]


def test_of_whom_more_was_said_meanwhile_is_read_again() -> None:
    part = [said("A1", "上海朗驰精密机械有限公司"), said("A2", "华信食品有限公司")]
    with name_readers() as readers:
        assert readers.begin(part)
        part[0]["contacts"].append(["李总", "", "021-66881234", ""])
        (unaware,) = readers.in_order([part])
        assert unaware[1] != read(part)
    with name_readers() as readers:
        part[0]["contacts"].clear()
        assert readers.begin(part)
        part[0]["contacts"].append(["李总", "", "021-66881234", ""])
        assert list(readers.in_order([part], {"A1"})) == [(part, read(part))]


class _Fatal:
    """A customer that ends the process which unpacks it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def test_where_a_reader_comes_to_grief_the_parts_go_on_without_keys() -> None:
    fatal: Any = _Fatal()
    with name_readers() as readers:
        (_, none), (part, keys) = readers.in_order([[fatal], PARTS[1]])
        assert not readers.begin(PARTS[0])
    assert none is None
    assert (part, keys) in [(PARTS[1], None), (PARTS[1], read(PARTS[1]))]
