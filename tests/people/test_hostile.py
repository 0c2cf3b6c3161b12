from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from bot.people_file import PeopleError, parse
from bot.people_file.problems import MOST_BYTES
from tests.people.files import HEAD, LEI, TING, csv, sheet_of, with_members, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

SHEET = "xl/worksheets/sheet1.xml"
GOOD = xlsx([HEAD, LEI, TING])


def with_cell(place: str, row: int) -> bytes:
    """The good list with one more cell, far away."""
    cell = f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    return with_members(GOOD, {SHEET: sheet_of(GOOD).replace("</sheetData>", cell).encode()})


def with_dimension(ref: str) -> bytes:
    return with_members(GOOD, {SHEET: sheet_of(GOOD).replace('ref="A1:K3"', f'ref="{ref}"').encode()})


def encrypted() -> bytes:
    """The good list, each member of which says that it needs a password."""
    data = bytearray(GOOD)
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def lying() -> bytes:
    """A member of 30 MB of which the directory says that it has 100 bytes."""
    data = bytearray(with_members(GOOD, {SHEET: b" " * 30_000_000}))
    data[:] = data.replace((30_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    return bytes(data)


def entities() -> bytes:
    laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    return with_members(GOOD, {SHEET: sheet_of(GOOD).replace("<worksheet", laughs + "<worksheet", 1).encode()})


def other_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("readme.txt", "hello")
    return file.getvalue()


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "more than 5 MB": (lambda: b"x" * (MOST_BYTES + 1), "超过 5 MB"),
    "a zip bomb": (lambda: with_members(GOOD, {SHEET: b" " * 21_000_000}), "超过 20 MB"),
    "a zip bomb in parts": (
        lambda: with_members(GOOD, {f"xl/media/{part}.xml": b" " * 1_000_000 for part in range(21)}),
        "超过 20 MB",
    ),
    "a zip of many members": (lambda: with_members(GOOD, {f"x/{n}": b"" for n in range(1001)}), "超过 20 MB"),
    "a zip that lies about its size": (lying, "已损坏"),
    "entities": (entities, "已损坏"),
    "with a password": (encrypted, "有密码"),
    "an old or locked workbook": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存为没有密码的 .xlsx"),
    "half a workbook": (lambda: GOOD[: len(GOOD) // 2], "已损坏"),
    "another zip": (other_zip, "已损坏"),
    "a sheet that is no XML": (lambda: with_members(GOOD, {SHEET: b"<worksheet"}), "已损坏"),
    "a cell at the end of the world": (lambda: with_cell("XFD1048576", 1048576), "第 20001 行:超过 20000 行"),
    "a cell far to the right": (lambda: with_cell("XFD4", 4), "第 4 行:超过 64 列"),
    "20 001 rows": (lambda: csv([HEAD, *([LEI] * 20_000)]).encode(), "第 20001 行:超过 20000 行"),
    "65 columns": (lambda: csv([HEAD, ("x",) * 65]).encode(), "第 2 行:超过 64 列"),
    "20 001 people in JSON": (lambda: b"[" + b"{}," * 20_000 + b"{}]", "超过 20000 人"),
    "a quote that is never closed": (lambda: csv([HEAD, LEI]).encode() + '"王磊,1\n李明,2\n'.encode(), "引号不成对"),
    "a cell without end": (lambda: b'"' + b"x" * 200_000, "引号不成对"),
    "bytes that are no text": (lambda: b"\x81\xff\xff\x00", "文字编码"),
    "text with zeros": (lambda: b"a\0b", "文字编码"),
    "broken JSON": (lambda: b'[{"name": ', "不是合格的 JSON"),
    "bottomless JSON": (lambda: b"[" * 100_000, "不是合格的 JSON"),
    "a number without end": (lambda: b'[{"capacity": ' + b"9" * 5000 + b"}]", "不是合格的 JSON"),
    "JSON in GBK": (lambda: '[{"name": "王磊"}]'.encode("gbk"), "不是合格的 JSON"),
    "JSON of another shape": (lambda: b'{"people": []}', "JSON 应是一个列表"),
    "nothing": (lambda: b"", "名单是空的"),
}


@pytest.mark.parametrize(("file", "words"), FILES.values(), ids=FILES.keys())
def test_a_hostile_file_is_refused_in_a_sentence(file: Callable[[], bytes], words: str) -> None:
    with pytest.raises(PeopleError, match=words) as refused:
        parse(file())
    assert len(refused.value.problems) == 1


def test_a_wrong_dimension_does_not_matter() -> None:
    assert len(parse(with_dimension("A1:XFD1048576"))) == 2
    assert len(parse(with_dimension("A1"))) == 2
