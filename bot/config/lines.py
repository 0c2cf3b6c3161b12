"""On which line of a TOML text a key stands, which tomllib does not tell.

A text that tomllib has accepted is read once more, only for its positions. What is found::

    path   = (name | index, ...)     ("group", 0, "chat_id"), ("policy", "ladder", 2)
    line   = 1, 2, ...               of a header, a key, or an item of an array
"""

from __future__ import annotations

import re
import tomllib
from typing import Final

Path = tuple[str | int, ...]

_SPACE: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+')
_DOT: Final = re.compile(r"[ \t]*\.[ \t]*")
_STRING: Final = re.compile(
    r'"""(?:[^"\\]|\\(?s:.)|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
)
_PLAIN: Final = re.compile(r"[^,\]}\n#]*")


def lines(text: str) -> dict[Path, int]:
    """The line of every header, key and array item of a valid TOML text; the whole text stands on line 1."""
    return _Reader(text).read()


class _Reader:
    """Walks through the text once; ``at`` is where it stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._found: dict[Path, int] = {(): 1}
        self._arrays: dict[Path, int] = {}

    def read(self) -> dict[Path, int]:
        table: Path = ()
        while self._skip(_SPACE) < len(self._text):
            if self._takes("["):
                table = self._header()
            else:
                self._pair(table)
        return self._found

    def _header(self) -> Path:
        several = self._takes("[")
        path: Path = ()
        for name in self._key():
            path = self._inside((*path, name))
            self._note(path)
        self._at = self._text.index("]", self._at) + (2 if several else 1)
        if not several:
            return path
        # [[group]]: one more of its kind; the path without a number stands for the first.
        path = path[:-1] if isinstance(path[-1], int) else path
        self._arrays[path] = self._arrays.get(path, -1) + 1
        path = (*path, self._arrays[path])
        self._note(path)
        return path

    def _inside(self, path: Path) -> Path:
        """A header means the last table of an array of tables."""
        return (*path, self._arrays[path]) if path in self._arrays else path

    def _pair(self, table: Path) -> None:
        path = table
        began = self._at
        for name in self._key():
            path = (*path, name)
            self._note(path, began)
        self._at = self._text.index("=", self._at) + 1
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip(_SPACE)
        if self._takes("["):
            self._items(path)
        elif self._takes("{"):
            self._inline_table(path)
        elif not self._match(_STRING):
            self._skip(_PLAIN)

    def _items(self, path: Path) -> None:
        index = 0
        while self._skip(_SPACE) >= 0 and not self._takes("]"):
            if not self._takes(","):
                self._note((*path, index))
                self._value((*path, index))
                index += 1

    def _inline_table(self, path: Path) -> None:
        while self._skip(_SPACE) >= 0 and not self._takes("}"):
            if not self._takes(","):
                self._pair(path)

    def _key(self) -> list[str]:
        """The names of a dotted key."""
        names: list[str] = []
        while True:
            self._skip(_SPACE)
            names.append(_plain_name(self._match(_KEY)))
            if not self._match(_DOT):
                return names

    def _note(self, path: Path, at: int | None = None) -> None:
        self._found.setdefault(path, self._text.count("\n", 0, self._at if at is None else at) + 1)

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return found.group() if found else ""

    def _skip(self, pattern: re.Pattern[str]) -> int:
        self._match(pattern)
        return self._at

    def _takes(self, mark: str) -> bool:
        taken = self._text.startswith(mark, self._at)
        self._at += len(mark) if taken else 0
        return taken


def _plain_name(written: str) -> str:
    if written[0] not in "\"'":
        return written
    (name,) = tomllib.loads(f"{written} = 0")
    return name
