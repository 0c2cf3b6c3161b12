"""The text of a CSV file, which tells neither its encoding nor what parts its columns."""

from __future__ import annotations

import re
from typing import Final

from bot.sheets.problems import refused

_TELLING: Final = re.compile(
    "公司|企业|單位|单位|姓名|名称|名稱|客户|客戶|联系|聯絡|聯繫|电话|電話|手机|手機|需求|预算|預算|来源|來源|账号|帳號|角色"
)
"""Words of the heads of lists: bytes of Big5 are valid GB18030 as well, but say none of these then."""
_GLANCE: Final = 4_000
_LINES: Final = 10
_DELIMITERS: Final = ",;\t|"


def decoded(data: bytes) -> str:
    """The text, of UTF-8 with or without BOM, UTF-16 with BOM, GBK or Big5.

    Raises:
        SheetError: it is none of these.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        texts = _readings(data, "utf-16")
    else:
        texts = _readings(data, "utf-8-sig") or _readings(data, "gb18030", "big5hkscs")
    texts = [text for text in texts if "\0" not in text]
    if not texts:
        raise refused("看不懂这个文件的文字编码;请另存为 XLSX,或 UTF-8 编码的 CSV")
    return max(texts, key=lambda text: bool(_TELLING.search(text[:_GLANCE])))


def _readings(data: bytes, *encodings: str) -> list[str]:
    texts = []
    for encoding in encodings:
        try:
            texts.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return texts


def delimiter_of(text: str) -> str:
    """What parts the columns: the mark that stands most often in the upper lines, of which the first may be a title."""
    head = "\n".join(text.lstrip("\r\n").splitlines()[:_LINES])
    return max(_DELIMITERS, key=head.count)
