"""Regular expressions that are compiled late are the same as others."""

from __future__ import annotations

import importlib
import pkgutil
import re
from re import _constants as signs  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

import pytest

import bot
import handlers
from bot.domain.patterns import at_once, make_ready, regex

if TYPE_CHECKING:
    from collections.abc import Iterator


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


def test_what_is_taken_at_once_is_not_given_back() -> None:
    assert re.fullmatch(f"{at_once('谢+')}。", "谢谢。")
    assert not re.fullmatch(f"{at_once('谢+')}谢", "谢谢谢")
    assert re.search(f"{at_once('(?:李?女士|张总|[。 ])+')}$", "朗驰机械 张总。")
    found = re.fullmatch(f"{at_once('(?:ab?)*')}(c)?{at_once('d?')}", "abac", re.IGNORECASE)
    assert found


def test_no_pattern_of_ours_needs_a_python_that_debian_12_has_not() -> None:
    """Possessive groups go wrong before 3.11.5: ``at_once`` instead."""
    sources = {source for module in _modules() for source in _sources(module)}
    assert len(sources) > 500
    assert [source for source in sources if any(_is_possessive(*sign) for sign in _signs(parser.parse(source)))] == []
    assert any(_is_possessive(*sign) for sign in _signs(parser.parse("(?:a|ab)*+c")))
    assert any(_is_possessive(*sign) for sign in _signs(parser.parse("x(?>a|ab)c")))
    assert not any(_is_possessive(*sign) for sign in _signs(parser.parse("[ab]*+c")))


def _modules() -> Iterator[Any]:
    for house in (bot, handlers):
        for found in pkgutil.walk_packages(house.__path__, f"{house.__name__}."):
            if not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def _sources(module: Any) -> Iterator[str]:
    for value in vars(module).values():
        source = getattr(value, "pattern", None)
        if isinstance(source, str) and hasattr(value, "fullmatch"):
            yield source


def _signs(pattern: Any) -> Iterator[tuple[Any, Any]]:
    """Every sign of a pattern, those inside others too."""
    if isinstance(pattern, parser.SubPattern):
        for sign, given in pattern:
            yield sign, given
            yield from _signs(given)
    elif isinstance(pattern, list | tuple):
        for inner in pattern:
            yield from _signs(inner)


_ALONE = {signs.LITERAL, signs.NOT_LITERAL, signs.IN, signs.ANY}


def _is_possessive(sign: Any, given: Any) -> bool:
    """Whether this takes at once what may be taken in several ways."""
    if sign is signs.POSSESSIVE_REPEAT:
        return not (len(given[2]) == 1 and given[2][0][0] in _ALONE)
    return sign is signs.ATOMIC_GROUP
