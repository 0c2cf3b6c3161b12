"""A workbook's package: its first sheet, its shared strings, and which of its styles mean a date (ECMA-376, part 1)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import TreeBuilder, XMLParser, parse

if TYPE_CHECKING:
    import datetime as dt
    import zipfile
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from xml.etree.ElementTree import Element

_ROOT: Final = "_rels/.rels"
_GENERAL: Final = "General"
_PIECE: Final = 256 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """What is needed of a workbook to read its first sheet. ``dates`` and ``durations`` are ids of styles."""

    sheet: str
    strings: Sequence[str]
    dates: AbstractSet[str]
    durations: AbstractSet[str]
    epoch: dt.datetime


def opened(package: zipfile.ZipFile) -> Package:
    """The workbook in this package.

    Raises:
        KeyError, ValueError, SyntaxError: it is none, or a damaged one.
    """
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH  # noqa: PLC0415 — most commands read no workbook

    (book,) = [target for kind, target in _relations(package, _ROOT, "").values() if kind == "officeDocument"][:1]
    folder, name = posixpath.split(book)
    related = _relations(package, posixpath.join(folder, "_rels", f"{name}.rels"), folder)
    paths = dict(related.values())
    sheet, mac = "", False
    for element in _elements(package, book):
        if _name(element) == "sheet" and not sheet:
            (where,) = [value for key, value in element.items() if key.endswith("}id")]
            kind, target = related.get(where, ("", ""))
            sheet = target if kind == "worksheet" and target in package.NameToInfo else ""
        elif _name(element) == "workbookPr":
            mac = element.get("date1904") in {"1", "true"}
    if not sheet:
        raise ValueError("a workbook without a sheet")
    dates, durations = _styles(package, paths["styles"]) if "styles" in paths else (set[str](), set[str]())
    return Package(
        sheet=sheet,
        strings=_strings(package, paths["sharedStrings"]) if "sharedStrings" in paths else (),
        dates=dates,
        durations=durations,
        epoch=MAC_EPOCH if mac else WINDOWS_EPOCH,
    )


def text_of(element: Element) -> str:
    """The words of a string, without how they are pronounced."""
    if len(element) == 1 and _name(element[0]) == "t":
        return element[0].text or ""
    said = [
        child if _name(child) == "t" else next((one for one in child if _name(one) == "t"), None)
        for child in element
        if _name(child) in {"t", "r"}
    ]
    return "".join(one.text or "" for one in said if one is not None)


def _relations(package: zipfile.ZipFile, path: str, folder: str) -> dict[str, tuple[str, str]]:
    """By id: of what kind it is (worksheet, styles, …), and where."""
    return {
        element.get("Id", ""): (element.get("Type", "").rpartition("/")[2], _path(folder, element.get("Target", "")))
        for element in _elements(package, path)
        if _name(element) == "Relationship"
    }


def _path(folder: str, target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _strings(package: zipfile.ZipFile, path: str) -> list[str]:
    return [text_of(string).replace("x005F_", "") for string in children_of(package, path, "sst")]


def _styles(package: zipfile.ZipFile, path: str) -> tuple[set[str], set[str]]:
    from openpyxl.styles.numbers import (  # noqa: PLC0415 — most commands read no workbook
        BUILTIN_FORMATS,
        is_date_format,
        is_timedelta_format,
    )

    formats: dict[str, str] = {str(number): words for number, words in BUILTIN_FORMATS.items()}
    used: list[str] = []
    for element in _elements(package, path):
        if _name(element) == "numFmt":
            formats[element.get("numFmtId", "")] = element.get("formatCode", "")
        elif _name(element) == "cellXfs":
            used = [formats.get(style.get("numFmtId", "0"), _GENERAL) for style in element]
    dates = {str(number) for number, words in enumerate(used) if is_date_format(words)}
    return dates, {str(number) for number, words in enumerate(used) if is_timedelta_format(words)}


def children_of(package: zipfile.ZipFile, path: str, *way: str) -> Iterator[Element]:
    """The children of the element that this way leads to, each as soon as it is whole, and then forgotten.

    The builder is given an element of our own to begin with, so that what it builds can be looked at meanwhile: the
    parser then never leaves C, where ``iterparse`` tells of each of a million cells.
    """
    builder = TreeBuilder()
    whole = builder.start("whole", {})
    parser = XMLParser(target=builder)  # noqa: S314 — a file that brings entities of its own was refused before
    with package.open(path) as stream:
        while piece := stream.read(_PIECE):
            parser.feed(piece)
            yield from _taken(whole, way, but=1)
    parser.close()
    yield from _taken(whole, way, but=0)


def _taken(whole: Element, way: Sequence[str], *, but: int) -> Iterator[Element]:
    """The children that are whole: all but the last one, unless there come no more."""
    at: Element | None = whole
    for name in way:
        at = next((child for child in at if _name(child) == name), None) if at is not None else None
    if at is not None:
        done = at[: max(0, len(at) - but)]
        del at[: len(done)]
        yield from done


def _elements(package: zipfile.ZipFile, path: str) -> Iterator[Element]:
    with package.open(path) as stream:
        yield from parse(stream).iter()  # noqa: S314 — as above


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
