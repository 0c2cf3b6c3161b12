"""What we hand over is whole, is ours, and tells nothing that is nobody's business."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK: Final = (ROOT / "requirements.lock").read_text(encoding="utf-8")
MAKEFILE: Final = (ROOT / "Makefile").read_text(encoding="utf-8")


def _run(*command: str | Path, cwd: Path = ROOT) -> str:
    program = shutil.which(command[0]) or command[0]
    done = subprocess.run(  # noqa: S603 — our own commands
        [program, *command[1:]], cwd=cwd, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    return done.stdout


def _tracked() -> list[Path]:
    listed = _run("git", "-c", "safe.directory=*", "-c", "core.quotepath=off", "ls-files").splitlines()
    return [Path(name) for name in listed if (ROOT / name).is_file()]


def _texts() -> dict[Path, str]:
    """Every tracked file that is text."""
    found = {}
    for path in _tracked():
        data = (ROOT / path).read_bytes()
        if b"\0" not in data:
            found[path] = data.decode("utf-8")
    return found


TEXTS: Final = _texts()


def _places(pattern: re.Pattern[str]) -> list[str]:
    return [f"{path}: {found.group()}" for path, text in TEXTS.items() for found in pattern.finditer(text)]


# ------------------------------------------------------------------------------------------------ what we install


def test_the_lock_file_holds_no_addresses() -> None:
    assert re.findall(r"https?://|file:/|--find-links|index-url", LOCK) == []


def test_everything_in_the_lock_file_has_a_version_and_a_hash() -> None:
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n?", "", LOCK, flags=re.MULTILINE).strip())
    assert len(entries) > 40
    assert [
        entry for entry in entries if not re.match(r"[\w.-]+(\[\w+\])?==\S+.*--hash=sha256:", entry, re.DOTALL)
    ] == []


def test_the_lock_file_has_everything_the_project_asks_for() -> None:
    asked = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    names = {re.split(r"[^\w.-]", line)[0].lower() for line in asked}
    locked = set(re.findall(r"^([a-z0-9._-]+)(?:\[\w+\])?==", LOCK, re.MULTILINE))
    assert names - locked == set()


# ------------------------------------------------------------------------------------------------ what we hand over


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_program(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    for path in _tracked():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, tree / path)
    (tree / "README.md").touch()
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=tree)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as package:
        packed = {name for name in package.namelist() if ".dist-info/" not in name}
    packages = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert packed == {path.as_posix() for path in _tracked() if path.parts[0] in packages}


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert _places(re.compile(r"(?<![\w.])/(root|Users|home/\w+|work|opt/pypi|opt/\w+-venv)/|[A-Z]:\\Users\\")) == []


SECRETS: Final = {
    "a private key": "-----BEGIN " + "[A-Z ]*PRIVATE KEY",
    "a key of a cloud": r"\b(gh[pousr]_\w{30,}|github_pat_\w+|AKIA[A-Z0-9]{16}|xox[bp]-\w+|sk-\w{20,})\b",
    "the key of a group webhook": r"webhook/send\?key=[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    "a corpid": r"\bww[0-9a-f]{16}\b",
}


@pytest.mark.parametrize("pattern", SECRETS.values(), ids=SECRETS.keys())
def test_no_file_holds(pattern: str) -> None:
    assert _places(re.compile(pattern)) == []


def test_no_file_holds_an_encoding_aes_key_but_the_published_example() -> None:
    # WeCom's manual prints this one, with the message that it decrypts (wecom.md §6).
    published = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
    alike = re.compile(
        r"(?<![\w+/=.-])(?=[^\n]{0,42}\d)(?=[^\n]{0,42}[A-Z])(?=[^\n]{0,42}[a-z])[A-Za-z0-9+]{43}(?![\w+/=.-])"
    )
    keys = {place: place.rpartition(": ")[2] for place in _places(alike)}
    assert [place for place, key in keys.items() if key != published and not _typed_in_order(key)] == []


def _typed_in_order(key: str) -> bool:
    """Made up at the keyboard: half of it are neighbours in the alphabet, or the same sign again."""
    return sum(abs(ord(one) - ord(next_one)) <= 1 for one, next_one in pairwise(key)) > len(key) // 2


# ------------------------------------------------------------------------------------------------ what we promise


def test_every_make_command_that_a_document_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    named = {
        f"{path}: {target}"
        for path, text in TEXTS.items()
        if path.suffix == ".md"
        for target in re.findall(r"(?:`|^\s*\$? ?)make ([a-z]+)", text, re.MULTILINE)
        if target not in targets
    }
    assert named == set()


def test_a_readme_names_the_two_commands_that_a_newcomer_needs() -> None:
    readme = TEXTS.get(Path("README.md"), "make demo, make test")
    assert "make demo" in readme
    assert "make test" in readme


def test_make_says_what_can_be_made() -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)) - {"help", "static", "covered"}
    assert "--jobs=2 --output-sync=target static covered" in MAKEFILE, "parts of make check, and nobody's to call"
    assert {"setup", "demo", "test", "check", "fmt", "lock", "bench", "soak", "phrasebook", "corpus"} <= targets
    assert targets <= set(re.findall(r"make ([a-z]+)", _run("make", "--no-print-directory")))


def test_setting_up_makes_a_command_that_runs_from_anywhere(tmp_path: Path) -> None:
    """The stand-in for Python tells what it was called with; the folder has a blank in its name, as people's have."""
    home = tmp_path / "our bot"
    python = home / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$PYTHONPATH" "$@"\n')
    python.chmod(0o755)
    for name in ("Makefile", "requirements.lock"):
        shutil.copy(ROOT / name, home)
    (home / ".venv" / ".ready").touch()
    _run("make", "--no-print-directory", "setup", cwd=home)
    told = _run(home / ".venv" / "bin" / "sunmao", "leads", "show", "L1", cwd=tmp_path)
    assert told.strip() == f"{home} -P -m bot leads show L1"


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_everything_a_readme_says_to_open_is_there(name: str) -> None:
    rows = re.findall(r"^\| [^|]+ \| (.+) \|$", TEXTS[Path(name)], re.MULTILINE)
    named = {found for row in rows for found in re.findall(r"`([a-z_]+/[\w./]*)`", row)} - {"handlers/new.py"}
    linked = set(re.findall(r"\]\((?!http)([^)#]+)\)", TEXTS[Path(name)]))
    assert {"bot/domain/lifecycle/diagram.py", "message_templates/"} <= named
    assert [path for path in sorted(named | linked) if not (ROOT / path).exists()] == []


def test_both_readmes_have_rows_pictures_and_headings_in_the_same_number() -> None:
    english, chinese = (
        [
            len(re.findall(shape, TEXTS[Path(name)], re.MULTILINE))
            for shape in (r"^\|", r"!\[", r"^## ", r"^\d\. ", "```")
        ]
        for name in ("README.md", "README.zh.md")
    )
    assert english == chinese


def test_ci_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    _run("bash", "-n", ROOT / ".ci" / "run")


# ------------------------------------------------------------------------------------------------ what we lean on


PURE: Final = {"bot", "opencc", "pypinyin", "phonenumbers", "chinese_calendar"}
OUTSIDE: Final = {"asyncio", "http", "os", "socket", "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib"}


TOLERATED: Final = {("bot/domain/pinyin.py", "os")}
"""pypinyin is told by the environment to leave its phrases out; there is no other way."""


def _imports(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(TEXTS[path])))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}


def test_the_rules_lean_on_the_standard_library_and_pure_libraries_only() -> None:
    allowed = PURE | (set(sys.stdlib_module_names) - OUTSIDE)
    leans = {
        f"{path}: {name}"
        for path in TEXTS
        if path.is_relative_to("bot/domain") and path.suffix == ".py"
        for name in _imports(path)
        if name.partition(".")[0] not in allowed and name != "urllib.parse" and (str(path), name) not in TOLERATED
    }
    assert leans == set()


def test_the_package_itself_imports_nothing() -> None:
    assert _imports(Path("bot/__init__.py")) == set()
