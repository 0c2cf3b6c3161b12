"""Regular expressions that are compiled late are the same as others."""

from __future__ import annotations

import re

import pytest

from bot.domain.patterns import make_ready, regex


@pytest.mark.slow
def test_a_mistake_is_found_at_the_first_use_or_when_all_are_made_ready() -> None:
    make_ready()
    late = regex("[")
    assert late.pattern == "["
    with pytest.raises(re.error):
        late.search("派给王磊")
    with pytest.raises(re.error):
        make_ready()


def test_it_does_what_the_compiled_one_does() -> None:
    late, soon = (
        regex(r"(?P<who>王\w)|l(\d+)", re.ASCII | re.IGNORECASE),
        re.compile(r"(?P<who>王\w)|l(\d+)", re.ASCII | re.IGNORECASE),
    )
    text = "L12 给王a,L13 也给王b"
    assert [found.span() for found in late.finditer(text)] == [found.span() for found in soon.finditer(text)]
    assert late.sub("_", text) == soon.sub("_", text)
    assert late.split(text) == soon.split(text)
    assert late.groupindex == soon.groupindex
    assert (late.flags, late.groups, late.pattern) == (soon.flags, soon.groups, soon.pattern)
    assert late.fullmatch("l7") is not None
    assert late.match("给王a") is None


def test_it_has_nothing_that_a_pattern_has_not() -> None:
    with pytest.raises(AttributeError):
        regex("a").found  # type: ignore[attr-defined]  # noqa: B018


def test_what_was_made_ready_is_not_made_again() -> None:
    make_ready()
    regex("派给")
    assert make_ready() == 1
    assert make_ready() == 0
