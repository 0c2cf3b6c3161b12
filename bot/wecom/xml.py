"""The little XML that an app's callback speaks, read without any of XML's dangers (wecom §4.4, reliability B5 #53).

No document type, no entities, no depth, no size: what we read is a few named values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias
from xml.parsers import expat

MAX_BYTES = 65_536
MAX_DEPTH = 8
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Tree: TypeAlias = "dict[str, list[Tree | str]]"
"""A name and everything of that name inside, in order; a leaf is its text."""


class BadXml(ValueError):
    """Not the small, flat XML that WeCom sends."""


class _Reader:
    def __init__(self) -> None:
        self.root: Tree | None = None
        self._open: list[tuple[str, Tree, list[str]]] = []

    def start(self, name: str, _attributes: object) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise BadXml("too deep")
        self._open.append((name, {}, []))

    def text(self, words: str) -> None:
        self._open[-1][2].append(words)

    def end(self, _name: str) -> None:
        name, inside, words = self._open.pop()
        if self._open:
            self._open[-1][1].setdefault(name, []).append(inside or "".join(words))
        else:
            self.root = inside

    def refuse(self, *_: object) -> None:
        raise BadXml("a document type")


def read(body: bytes, *, limit: int = MAX_BYTES) -> Tree:
    """What is inside the outermost element.

    Raises:
        BadXml: too long, too deep, with a document type, or no XML at all.
    """
    if len(body) > limit:
        raise BadXml("too long")
    reader = _Reader()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.refuse
    try:
        parser.Parse(body, True)  # noqa: FBT003 — expat takes it by position only
    except expat.ExpatError:
        raise BadXml("no XML") from None
    if reader.root is None:
        raise BadXml("nothing inside")
    return reader.root


def text(tree: Tree, name: str) -> str:
    """The first text of this name, or ''."""
    return next((leaf for leaf in tree.get(name, ()) if isinstance(leaf, str)), "")


def trees(tree: Tree, name: str) -> list[Tree]:
    """Everything of this name that has something inside."""
    return [inside for inside in tree.get(name, ()) if not isinstance(inside, str)]


def write(name: str, value: object) -> str:
    """An element as WeCom writes them: mappings nest, lists repeat their name, texts are CDATA, numbers are bare."""
    if isinstance(value, list | tuple):
        return "".join(write(name, item) for item in value)
    if isinstance(value, Mapping):
        return f"<{name}>{''.join(write(key, inner) for key, inner in value.items())}</{name}>"
    if isinstance(value, bool | int):
        return f"<{name}>{int(value)}</{name}>"
    return f"<{name}>{_cdata(str(value))}</{name}>"


def _cdata(words: str) -> str:
    words = _NOT_XML.sub("", words)
    return "<![CDATA[" + words.replace("]]>", "]]]]><![CDATA[>") + "]]>"
