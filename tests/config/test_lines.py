from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config.lines import Path, lines

HOUSE = '''# a comment with [brackets] and = signs
top = 1
"quoted key" . 'and dotted' = "x # no comment"

[ a . "b.c" ]  # the header
plain = 2026-01-01T09:00:00+08:00
text = """
not = a key
[not a header]
ends with quotes"""""
raw = \'\'\'
it = "is not"
\'\'\'
list = [
  1,  # one ]
  "two ]",
  [3, {x = 4, y.z = 5}],
]

[[group]]
name = "first"
[group.extra]
deep = 1
[[group]]
name = "second"
[[group.member]]
name = "m"
[[group.member]]
name = "n"
'''

PLACES: list[tuple[Path, int]] = [
    ((), 1),
    (("top",), 2),
    (("quoted key", "and dotted"), 3),
    (("a",), 5),
    (("a", "b.c"), 5),
    (("a", "b.c", "plain"), 6),
    (("a", "b.c", "text"), 7),
    (("a", "b.c", "raw"), 11),
    (("a", "b.c", "list"), 14),
    (("a", "b.c", "list", 0), 15),
    (("a", "b.c", "list", 1), 16),
    (("a", "b.c", "list", 2, 1, "x"), 17),
    (("a", "b.c", "list", 2, 1, "y", "z"), 17),
    (("group",), 20),
    (("group", 0), 20),
    (("group", 0, "name"), 21),
    (("group", 0, "extra", "deep"), 23),
    (("group", 1), 24),
    (("group", 1, "name"), 25),
    (("group", 1, "member", 0, "name"), 27),
    (("group", 1, "member", 1), 28),
    (("group", 1, "member", 1, "name"), 29),
]


@pytest.mark.parametrize(("path", "line"), PLACES)
def test_a_key_is_found_on_its_line(path: Path, line: int) -> None:
    assert lines(HOUSE)[path] == line


def paths(value: Any, above: Path = ()) -> set[Path]:
    """Every path of a table that tomllib has read."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {above}.union(*(paths(inner, (*above, name)) for name, inner in below))


def test_every_key_of_a_text_is_found_and_no_other() -> None:
    assert set(lines(HOUSE)) == paths(tomllib.loads(HOUSE))


VALUES = st.sampled_from(
    ["1", "-2.5", "true", '"a"', "'b'", '"[x]"', '"a\\"=b"', '"""\n[k]\nx = "y"\n"""', "'''\n#\n'''", "[]", "{}",
     "[1, 2]", "[\n 'x', # ]\n [2,\n3]\n]", "{a = 1, b = [2]}", "09:00:00", "2026-10-01 09:00:00"]
)  # fmt: skip
KEYS = st.sampled_from(["name", "a-b", '"k]="', "'#'", "x.y", 'x . "z"', "1"])
ROWS = st.one_of(
    st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]} # said"),
    st.sampled_from(["", "  # [c] = 1", "[t]", "[ t . u ]", "[[g]]", "[g.h]", "[[g.i]]", "[[ g ]]"]),
)


@pytest.mark.slow
@given(st.lists(ROWS, max_size=12).map("\n".join))
def test_the_reader_finds_what_tomllib_finds(text: str) -> None:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert paths(table) <= set(lines(text))
