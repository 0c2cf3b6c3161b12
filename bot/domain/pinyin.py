"""How Chinese is spelled in pinyin, character by character; in a name, the surname as it is read in names.

pypinyin's dictionary of phrases would cost 45 MB and half a second at every start, and says nothing of people's names.
"""

from __future__ import annotations

import os

os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "1")

SURNAMES = {
    "万俟": "moqi", "尉迟": "yuchi", "长孙": "zhangsun", "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu",
    "查": "zha", "区": "ou", "盖": "ge", "朴": "piao", "繁": "po", "覃": "qin", "翟": "zhai", "乐": "yue",
    "员": "yun", "黑": "he", "洗": "xian", "冼": "xian", "任": "ren", "缪": "miao", "秘": "bi", "折": "she",
}  # fmt: skip
"""Readings that a character has only as a surname."""


def spelled(chinese: str) -> tuple[str, ...]:
    """The syllables, without tones; what is not Chinese stays together as it is."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 — its tables take a while: at the first name, not at the start

    return tuple(lazy_pinyin(chinese))


def readings(chinese: str) -> list[list[str]]:
    """Every way each character can be read, without tones."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 — as above

    return [sorted(set(some)) for some in pinyin(chinese, style=Style.NORMAL, heteronym=True)]


def spelled_name(name: str) -> str:
    """A person's name as it stands in a mail address: 曾庆 → zengqing."""
    surname = next((length for length in (2, 1) if name[:length] in SURNAMES), 0)
    return SURNAMES.get(name[:surname], "") + "".join(spelled(name[surname:]))
