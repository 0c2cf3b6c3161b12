"""Who the contact is: a name, an honorific, a title, in whatever order they are written.

    周总 · 店长小秦 · 瞿经理 · 梁炳坤（董事长） · 秦岚 / 市场总监 · 信息部经理周建平 · Mr. Braun · Leo 卢 · 姓戎

经理, 主任, 校长 behind a surname are part of the call and tell the title as well; 总, 工, 姐, 先生 tell none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.intake.memory import remembered
from bot.domain.intake.words import COMPOUND_SURNAMES, RARE_SURNAMES, SURNAMES
from bot.domain.patterns import regex

_CALLED = "总|工|姐|哥|先生|女士|小姐|老师|老板娘|老板|董|生|师傅|太太|同学|叔|姨|老|少|公|兄|妹|导"
_RANKS = (
    "董事长|副董事长|总经理|副总经理|总裁|副总裁|副总|总监|副总监|经理|主任|副主任|部长|副部长|处长|"
    "副处长|科长|副科长|课长|股长|司长|局长|所长|院长|副院长|校长|副校长|园长|厂长|副厂长|"
    "店长|队长|组长|班长|会长|秘书长|理事长|书记|行长|站长|馆长|台长|社长|村长|镇长|主管|主席|教授|博士|"
    "医生|护士长|秘书|会计|出纳|助理|专员|工程师|总工程师|总工|合伙人|"
    "老板娘|创始人|联合创始人|负责人|采购员|采购|顾问|架构师|设计师|掌柜|老总|船长|段长|法人|股东|文员|干事|"
    "主编|编辑|干部|研究员|销售|运营|产品经理|区长|支书|老板|厨师长|"
    "主理人|团长|店员|导购|营业员|收银员|品牌方|前台|客服|行政|实习生|学生|程序员|技术员|操作员|库管|跟单|代表|首席\\w{1,4}官|老师|"
    "技术负责人|院领导|一把手|二把手"
)
_DEPARTMENT = r"(?:(?![的是找有让请到在说叫个就我他她])[A-Za-z\u4e00-\u9fff&+]){0,10}?"
_TITLE = regex(
    rf"(?:{_DEPARTMENT}(?:{_RANKS})(?:兼{_DEPARTMENT}(?:{_RANKS}))?(?:助理)?|C[A-Z]O|SVP|EVP|VP|GM|PM|"
    rf"HRBP|HRD|(?:[A-Z][A-Za-z]* (?:of )?){{0,4}}"
    r"(?:Manager|Director|Officer|President|Engineer|Head|Lead|Owner|Founder|Chairman|Buyer|Assistant|"
    r"Specialist|Executive|Supervisor|Consultant|Partner|Analyst|Architect|Coordinator)(?: of "
    r"[A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*)?)?"
    r"|(?:[a-z]+ ){0,2}(?:manager|director|engineer|owner|founder|buyer|president|assistant|specialist|supervisor)"
    r"|(?:VP|SVP|EVP|Head)(?: of)? [A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*)?)"
)
_RANK = regex(rf"{_RANKS}|[A-Z]O|VP|GM|PM|HR")
_RANK_AT_END = regex(rf"(?:{_RANKS})$")
_PREFIX = regex(
    r"^(?:联系人|对接人|找的是|对接的?是|客户|他们|他家|你找|请?找|叫|是|为|那边|由(?!(?:总|工|姐|哥|经理|老师|先生|女士|主任)$)|说|她|他|这位|一位|"
    r"接口人|负责人|姓名|名字|我是|我叫|我(?=姓)|:|：)+(?:是|为|叫|:)?\s*|^(?:是|为)?[\u4e00-\u9fff]{1,8}(?:部|科|处|"
    r"室|中心|组)(?:的(?=[\u4e00-\u9fff]{2,4}$)|(?=[A-Z]))"
)
_LONE_SURNAME = regex(rf"(?<=^[{SURNAMES}]) (?=(?:{_RANKS}|{_CALLED})$)")
_LATIN_NAME = regex(r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s*)?[A-Z][a-zA-Z'\-]+(?:\s+[A-Z][a-zA-Z'\-.]*){0,2}")
_SURNAME = rf"(?:{'|'.join(COMPOUND_SURNAMES)}|[{SURNAMES}])"
_CALL = regex(
    rf"(?:(?:{_SURNAME}|[{RARE_SURNAMES}])[\u4e00-\u9fff]{{0,2}}?(?:{_CALLED}|{_RANKS})|"
    rf"[小老阿大]{_SURNAME}(?:{_CALLED})?|阿[\u4e00-\u9fff]|"
    r"[^\W\da-zA-Z_副总正代各某该原前现新男女本两几是找和](?:部长|科长|处长|主任|经理|厂长|局长|院长|校长|总监))"
)
_RANKED = regex(rf"{_SURNAME}[\u4e00-\u9fff]{{0,2}}?(?P<rank>{_RANKS})")
_FULL_NAME = regex(rf"{_SURNAME}[^\W\da-zA-Z_不没的了吗吧呢说给让去很都就也还这谁么哪与或元块想要问打做买卖]{{1,2}}")
_MIXED = regex(
    rf"(?:[A-Z][a-z]+\s*{_SURNAME}[\u4e00-\u9fff]{{0,2}}(?:{_CALLED})?|"
    rf"{_SURNAME}[\u4e00-\u9fff]{{0,2}}\s*[A-Z][a-z]+)"
)
_BRACKETS = regex(r"[(\[【<](?P<inside>[^()\[\]【】<>\n]{1,48})[)\]】>]")
_SPLIT = regex(r"\s*[/|,、;\n\x01]\s*|\s+-\s+|\s{1,}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+")
_SAYS_HOW = regex(r"^(?:男|女|未知|待定|微信.*|同微信|.*同号|已加微信|.*读\S{1,3}|音\S{1,4}|\d.*)$")


_LONGEST = 30
_DEPARTMENT_END = regex(r"(?:车间|部|部门|处|科|室|中心|办|组|局|院)$")
_TRADES = (
    "生产|生技|生管|经营|后勤|战略|储运|招商|招生|养护|养殖|水务|水产|牧[场业]|农场|林业|景区|冷链|印[务染刷]|安[环监]|"
    "关务|单证|信贷|门诊|原料"
)
"""Trades whose first character is a surname as well: a 生产经理 is nobody called 生."""
_TRADE_OF_A_TITLE = regex(
    "项目|产品|高级|区域|常务|时任|安全|安保|广告|金融|成本|计划|设计|包装|文化|文案|宣传|农业|查询|应用|"
    "能源|单位|满意|广告|车间|空调|温控|党|公关|通信|通讯|商务|终端|国际|云|信息|"
    "任何|于是|和(?:他|我|你)|段子|时间|成都|常州|温州|广州|苏州|杭州|江|金牌|经销|房产|花店|车(?:队|销售|辆|间|"
    "联网)|客户|客服|商[务家户场业]|官[方网]|门[店户]|家具|"
    "东区|西区|南区|北区|华东|华南|华北|施工(?!$)|万(?:元|块|以|左|的|[一-九]?千)|.{2,}(?:加|员|职|手|代|人|电|焊)工$|"
    rf"(?:{_TRADES}|[\u4e00-\u9fff]{{2,5}}(?:部|处|科|室|中心|车间|组))(?:{_RANKS})$"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Called:
    """A contact as stated: the name one calls, and the title."""

    name: str | None = None
    title: str | None = None
    others: tuple[str, ...] = ()
    """Words that stood beside both and are neither."""


@remembered
def title_in(words: str) -> str | None:
    """The words as a title, when they are nothing else."""
    words = words.strip(" ()[]")
    return words if _TITLE.fullmatch(words) else None


@remembered
def title_behind(words: str) -> str:
    """The title with which the words end, or nothing: 老板娘 of 练市童装厂老板娘."""
    found = _RANK_AT_END.search(words)
    return found[0] if found else ""


@remembered
def holds_title(words: str) -> bool:
    """Whether a title stands anywhere in the words: cheap, before they are read as a person with one."""
    return bool(_RANK.search(words))


@remembered
def is_full_name(words: str) -> bool:
    """Whether the words look like a Chinese name: a surname and one or two characters."""
    return bool(_FULL_NAME.fullmatch(words) or _MIXED.fullmatch(words))


@remembered
def is_call(words: str) -> bool:
    """Whether the words are a surname with an honorific: 周总, 小秦, 欧阳老师."""
    return bool(_CALL.fullmatch(words)) and not _TRADE_OF_A_TITLE.match(words)


@remembered
def read_person(words: str) -> Called:
    """The contact that stands under the name of the contact field: here every word is about the person."""
    text = _LONE_SURNAME.sub("", words.strip(" \t,;、/·.\n"))
    title: str | None = None
    for aside in list(_BRACKETS.finditer(text)):
        inside = aside["inside"].strip()
        title = title or title_in(inside) or next((part for part in _SPLIT.split(inside) if title_in(part)), None)
        text = text.replace(aside[0], " ", 1)
    text = _PREFIX.sub("", text.strip())
    if whole := _whole(text):
        return Called(name=whole, title=title or rank_behind(whole))
    parts = [part for part in _SPLIT.split(text) if part and part.strip() and not _SAYS_HOW.match(part.strip())]
    if not parts:
        return Called(title=title)
    name = _naming(parts)
    title = title or next((found for part in parts if part != name and (found := title_in(part))), None)
    stuck = _unstuck(name)
    others = tuple(part for part in parts if part != name and not title_in(part))
    return Called(name=stuck.name, title=title or stuck.title, others=others)


def _whole(text: str) -> str | None:
    """A name that is one although it has blanks or two scripts in it: Mr. Braun, Leo 卢, 阿卜杜拉·买买提."""
    if (
        _LATIN_NAME.fullmatch(text)
        or _MIXED.fullmatch(text)
        or re.fullmatch(r"[\u4e00-\u9fff]{2,8}(?:·[\u4e00-\u9fff]{1,8})+", text)
    ):
        return text
    return None


def _naming(parts: list[str]) -> str:
    for judge in (is_full_name, is_call, _whole):
        for part in parts:
            if judge(part) and (is_call(part) or not title_in(part)):
                return part
    for part in parts:
        if _unstuck(part).title:
            return part
    return next((part for part in parts if not title_in(part)), parts[0])


def _unstuck(words: str) -> Called:
    """A name with a title stuck to it, before or behind."""
    if words.startswith("姓") and len(words) <= 3:  # noqa: PLR2004 - 姓戎, 姓欧阳
        return Called(name=words[1:])
    if is_call(words):
        return Called(name=words, title=rank_behind(words))
    return _parted(words[:_LONGEST])


def _parted(words: str) -> Called:
    """The way to part some words into a department or title and a name, or a name and a title."""
    for at in range(2, len(words) - 1):
        if _DEPARTMENT_END.search(words[:at]) and is_call(words[at:]):
            return Called(name=words[at:], title=rank_behind(words[at:]))
    for at in range(len(words) - 1, 1, -1):
        before, behind = words[:at].rstrip(), words[at:].lstrip()
        if title_in(before) and (is_full_name(behind) or is_call(behind)):
            return Called(name=behind, title=before)
    for at in (2, 3, 4):
        before, behind = words[:at], words[at:].lstrip()
        if is_full_name(before) and len(behind) > 1 and title_in(behind):
            return Called(name=before, title=behind)
    return Called(name=words)


@remembered
def rank_behind(call: str) -> str | None:
    """The title that the way of calling tells: 主任 of 宫主任; none of 周总."""
    found = _RANKED.fullmatch(call)
    return found["rank"] if found and found["rank"] not in {"老师", "老板", "采购", "销售", "运营"} else None
