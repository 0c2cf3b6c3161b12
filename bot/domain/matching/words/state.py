"""What the great companies of the state are called: no reading finds 国网 in 国家电网, nor 中建八局 in 第八工程局.

Each is brought to one writing before its name is taken apart. A bureau of 中建 is a company of that group; those of
中铁, 中交 and 水电 are known by themselves, for their numbers run through several groups.
"""

from __future__ import annotations

from typing import Final

from bot.domain.patterns import regex

_ONES: Final = "零一二三四五六七八九"
_NUMBER: Final = r"第?([一二三四五六七八九十]{1,3}|[1-9]\d?)"
_ITSELF: Final = "(?:集团)?(?=有限|股份|公司|$)"

_BUREAUS: Final = (
    (regex(f"(?:中国建筑|中建){_NUMBER}(?:工程)?局(?:集团)?"), "中建集团{}局"),
    (regex(f"中铁{_NUMBER}(?:工程)?局"), "中铁{}局"),
    (regex(f"中交{_NUMBER}航务?(?:工程)?局"), "中交{}航局"),
    (regex(f"中交{_NUMBER}公路?(?:工程)?局"), "中交{}公局"),
    (regex(f"(?:中国(?:水利)?|中电建|中)?水电{_NUMBER}(?:工程)?局"), "水电{}局"),
)
_WRITINGS: Final = (
    (regex(rf"(?:国家电网|国网){_ITSELF}"), "国网集团"),
    (regex(rf"(?:中国)?南方电网{_ITSELF}|南网{_ITSELF}"), "南网集团"),
    (regex(r"国网(.{2,8}电力)(?:有限公司)?(.{2,4}供电)分?公司"), r"国网\1有限公司\2分公司"),
    (regex("国(?:家电力投资|家电投|电投)(?:集团)?"), "国电投集团"),
    (regex("国家能源(?:投资)?集团"), "国能集团"),
    (regex("(?:中国)?(?:长江)?三峡集团"), "三峡集团"),
    (regex("中国人民(?=解放军)"), ""),
    (regex("中国建筑(?=集团|股份)"), "中建"),
    (regex("中国建筑$"), "中建集团"),
    (regex("中国(?:石油化工|石化)"), "中石化"),
    (regex("中国石油(?:天然气)?"), "中石油"),
    (regex("中国(?:海洋石油|海油)"), "中海油"),
    (regex("中国移动(?:通信)?(?!互联)"), "中移动"),
    (regex("中国(?:联合网络通信|联通)"), "中联通"),
    (regex("中国电信"), "中电信"),
)
_BEGINS: Final = frozenset("中国南水长三")


def one_writing(name: str) -> str:
    """The name, with what a company of the state is called in the one way by which it is compared."""
    if name[:1] not in _BEGINS:
        return name
    for bureau, usual in _BUREAUS:
        if found := bureau.match(name):
            return usual.format(in_chinese(found[1])) + name[found.end() :]
    for written, usual in _WRITINGS:
        if found := written.match(name):
            return found.expand(usual) + name[found.end() :]
    return name


def in_chinese(number: str) -> str:
    """A number below a hundred: 8 → 八, 12 → 十二, 24 → 二十四; what stands in Chinese stays."""
    if not number.isascii():
        return number
    tens, ones = divmod(int(number), 10)
    return f"{_ONES[tens] if tens > 1 else ''}{'十' if tens else ''}{_ONES[ones] if ones else ''}"
