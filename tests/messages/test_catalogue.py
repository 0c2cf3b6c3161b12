"""Whatever the program can say has its words, and there are no words that nobody says."""

from __future__ import annotations

import ast
from importlib.resources import files
from pathlib import Path

import pytest

from bot.domain.refusal import Refusal
from bot.domain.reply import Topic
from bot.domain.sla import ClockKind
from tests.messages.stage import FACTS

ROOT = Path(__file__).parents[2]
ON_DISK = {
    path.relative_to(ROOT / "message_templates").with_suffix("").as_posix()
    for path in (ROOT / "message_templates").rglob("*.md")
}
PARTS = {name for name in ON_DISK if name.startswith("parts_")}
CARDS = {name for name in ON_DISK if name.startswith("cards/")}
NOTICES = ON_DISK - PARTS - CARDS
MANY = {
    "refusals": {kind.template for kind in Refusal.__subclasses__()},
    "questions": {topic.value for topic in Topic},
    "rings": {clock.value for clock in ClockKind},
}


def _sources() -> list[ast.Module]:
    paths = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "handlers").rglob("*.py")]
    return [ast.parse(path.read_text("utf-8")) for path in paths]


def _said_by(tree: ast.Module) -> set[str]:
    """The names of the notices that this file makes; those with a variable in them give a folder."""
    said = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else ""
        if called == "Notice":
            said |= {_name(word.value) for word in node.keywords if word.arg in {"name", "elsewhere"}}
        if called in {"_hand_over", "_handed", "wait_again"}:
            happened = [*node.args, *(word.value for word in node.keywords if word.arg == "happened")]
            said |= {word.attr.lower() for word in happened if ast.unparse(word).startswith("Happened.")}  # type: ignore[attr-defined]
    return said - {""}


def _name(value: ast.expr) -> str:
    if isinstance(value, ast.Constant):
        return str(value.value)
    return str(ast.literal_eval(value.values[0])) if isinstance(value, ast.JoinedStr) else ""


@pytest.fixture(scope="module")
def said() -> set[str]:
    """The names of all notices that the program makes; a folder's name ends with /."""
    return {name for tree in _sources() for name in _said_by(tree)}


def test_whatever_is_said_has_its_words(said: set[str]) -> None:
    assert {name for name in said if not name.endswith("/")} <= NOTICES


def test_no_words_lie_unused(said: set[str]) -> None:
    spoken = {name for name in said if not name.endswith("/")}
    spoken |= {f"{folder}{name}" for folder in said - spoken for name in MANY[folder.rstrip("/")]}
    assert spoken >= NOTICES


@pytest.mark.parametrize("folder", sorted(MANY))
def test_each_of_a_kind_has_a_template_and_each_template_is_one_of_a_kind(folder: str) -> None:
    there = {name.removeprefix(f"{folder}/") for name in NOTICES if name.startswith(f"{folder}/")}
    assert there - {"digest", "gathering"} == MANY[folder]


def test_every_part_is_part_of_something() -> None:
    words = "".join(files("message_templates").joinpath(f"{name}.md").read_text("utf-8") for name in ON_DISK)
    assert {name for name in PARTS if f'include "{name}.md"' not in words} == set()


def test_every_kind_of_card_has_words() -> None:
    cards = {"lead", "transfer", "owner", "progress", "question", "reassign"}
    assert {f"cards/{card}" for card in cards} == CARDS


def test_these_tests_know_what_every_template_is_given() -> None:
    assert set(FACTS) == NOTICES
