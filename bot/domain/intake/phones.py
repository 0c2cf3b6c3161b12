"""Telephone numbers, addresses of mail and pasted links in a text, and the text without them.

    138 0013 8000 · +86 138-0013-8000 · 0512-6688 1234转801 · (021)55501234*12 · 400-800-1234 · +49 30 5550 1234

A fax, a QQ or an ID number is no telephone. Chinese mobiles are eleven bare digits, landlines area-number[-extension],
overseas numbers + and digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.patterns import regex

GAP = "\x01"
"""Stands in a text where something was taken out, so that what was on either side stays apart."""

_JOIN = r"[ \-.·]?"
_EXT = r"(?:\s*\(?(?:转|ext\.?|x|分机号?|[*#-])\s*[:.]?\s*(?P<{0}>\d{{1,6}})(?!\d)\)?)?"
_OVERSEAS = r"(?:\+|(?<!\d)00(?=[1-9]))\s*(?!86)(?P<abroad>\d[\d\s().\-]{6,20}\d)"
_MOBILE = rf"(?<!\d)(?:(?:\+|00)?\s*\(?86\)?[ \-]*)?(?P<mobile>1[3-9]\d(?:{_JOIN}\d){{8}})(?!\d)"
_LANDLINE = (
    r"(?:(?:\+|00)?\(?86\)?[ \-]*)?(?<!\d)[(]?(?P<area>0\d{2,3}|(?<=86[ -])[1-9]\d{1,2}|"
    r"(?<=86)[1-9]\d{1,2})[)]?[ \-]*(?P<local>[2-9]\d{2,3}[ \-]?\d{4})(?!\d)" + _EXT.format("ext")
)
_HOTLINE = r"(?<!\d)(?P<hotline>[48]00[ \-]?\d{3,4}[ \-]?\d{3,4})(?!\d)" + _EXT.format("ext2")
_NEIGHBOUR = r"(?<!\d)(?P<near>(?:852|853|886|65|81|82|49|44|1)[ \-]\(?\d[\d \-()]{6,13}\d)(?!\d)"
_LOCAL = r"(?<![\d.])(?P<plain>[2-9]\d{2,3}[ \-]?\d{4})(?![\d万wWkK元.%年])" + _EXT.format("ext3")
_BEGINS = r"(?=[\d+(])"
"""What a number begins with: where something else stands, none of the kinds is tried."""
_NUMBER = regex(f"{_BEGINS}(?:{_OVERSEAS}|{_MOBILE}|{_LANDLINE}|{_HOTLINE})", re.IGNORECASE)
_NUMBER_UNDER_NAME = regex(
    f"{_BEGINS}(?:{_OVERSEAS}|{_MOBILE}|{_LANDLINE}|{_HOTLINE}|{_NEIGHBOUR}|{_LOCAL})", re.IGNORECASE
)
_NO_PHONE = regex(
    r"(?:传真|fax|(?<![a-z])f\s|f\s*:|qq|身份证|税号|信用代码|订单号?|合同号|编号|工号|单号)[^\d\n]{0,6}[:\s]*[+(]?$",
    re.IGNORECASE,
)
_NAMED = regex(
    r"(?:(?:联系|客户|德国|美国|日本|香港|台湾|海外|公司|办公|他的?|她的?|对方|本人|私人|"
    r"国内)?(?:手机号码?|手机|电话号码|电话|座机|固话|号码|联系方式|tel|mob(?:ile)?|phone|cell|微信同号|"
    r"微信|传真|fax|邮箱|e-?mail|mail)"
    r"(?:号码?)?(?:/微信)?(?:\(\w{1,6}\))?(?:是|为)?\s*[:.]?\s*)$",
    re.IGNORECASE,
)
_NAME = 32
"""Characters in front of a number in which its name stands."""
_MAIL = regex(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,5}")
_LINK = regex(r"(?:https?://|www\.)[^\s,;\u4e00-\u9fff\"'<>|)】]+", re.IGNORECASE)
_MAY_LINK = regex("://|www", re.IGNORECASE)
_HANDLE = regex(
    r"(?=[加他她微wvqs])"
    r"(?:(?:加|他|她)的?)?(?:微信号?|wechat|wx|vx|v信|(?<![a-z])qq号?|whatsapp|skype)(?:号|id|是|为)?[ \t]*[:=]?[ \t]*"
    r"(?!1[3-9]\d{9})(?P<name>(?:(?<=[:=])|(?<=[:=] ))[a-z]\w{4,19}|[a-z](?=[a-z]*[\d_\-])[\w\-]{4,19}|"
    r"\d{5,11})(?![\w@.\-])",
    re.IGNORECASE,
)
_SPOKEN = "零〇一二两三四五六七八九幺"
_SPELT = regex(rf"(?<![{_SPOKEN}])[一幺][三四五六七八九](?:[ \-]?[{_SPOKEN}]){{9}}(?![{_SPOKEN}十百千万])")
"""A mobile in Chinese digits: 一三九零零五二三三八一."""
_DIGITS = str.maketrans(_SPOKEN, "0012234567891")
_ID = regex(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{9}[\dXx](?!\d)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """How a text says somebody can be reached, and the text without it (GAP where something was)."""

    phones: tuple[str, ...]
    emails: tuple[str, ...]
    links: tuple[str, ...]
    rest: str


def handles_in(text: str) -> tuple[list[str], str]:
    """The names by which somebody goes on WeChat, QQ and the like, as written, and the text without them."""
    handles = [found[0].strip() for found in _HANDLE.finditer(text)]
    return handles, _HANDLE.sub(GAP, text) if handles else text


def reach_in(text: str, *, named: bool = False) -> Reach:
    """Find every number, mail and link; ``named`` when the text stands under the name of a phone field."""
    text = _SPELT.sub(lambda found: found[0].translate(_DIGITS), text)
    links = tuple(found[0] for found in _LINK.finditer(text)) if _MAY_LINK.search(text) else ()
    text = _LINK.sub(GAP, text) if links else text
    emails = tuple(found[0].rstrip(".-") for found in _MAIL.finditer(text)) if "@" in text else ()
    text = _ID.sub(GAP, _MAIL.sub(GAP, text) if emails else text)
    phones: list[str] = []
    rest, at = [], 0
    for found in (_NUMBER_UNDER_NAME if named else _NUMBER).finditer(text):
        before = text[at : found.start()]
        if not _NO_PHONE.search(text[: found.start()][-20:]):
            phones.append(_written(found))
        rest.append(before[:-_NAME] + _NAMED.sub("", before[-_NAME:]))
        at = found.end()
    rest.append(text[at:])
    return Reach(phones=tuple(dict.fromkeys(phones)), emails=emails, links=links, rest=GAP.join(rest))


def _written(found: re.Match[str]) -> str:
    """A number in the one way we write it (module docstring)."""
    said = found.groupdict()
    if said["mobile"]:
        return re.sub(r"\D", "", said["mobile"])
    if said["abroad"]:
        return _overseas(said["abroad"])
    if said.get("near"):
        return _with_country(said["near"])
    if said["hotline"]:
        return _extended("-".join(_three(re.sub(r"\D", "", said["hotline"]))), said["ext2"])
    if said.get("plain"):
        return _extended(re.sub(r"\D", "", said["plain"]), said["ext3"])
    area = said["area"] if said["area"].startswith("0") else "0" + said["area"]
    local = re.sub(r"\D", "", said["local"])
    return _extended(f"{area}-{local}", said["ext"])


def _extended(number: str, extension: str | None) -> str:
    return f"{number}-{extension}" if extension else number


def _three(digits: str) -> tuple[str, str, str]:
    return digits[:3], digits[3:6], digits[6:]


def _overseas(said: str) -> str:
    """+ and digits; the (0) that Europeans write inside an international number is not dialled."""
    return "+" + re.sub(r"\D", "", said.replace("(0)", ""))


def _with_country(said: str) -> str:
    import phonenumbers  # noqa: PLC0415 — its tables take a while: at the first such number, not at the start

    digits = re.sub(r"\D", "", said)
    valid = phonenumbers.is_possible_number(phonenumbers.parse("+" + digits))
    return "+" + digits if valid else digits


def is_landline(phone: str) -> bool:
    """Whether a number, as this module writes them, is a Chinese landline."""
    return phone.startswith("0") or bool(re.fullmatch(r"[2-9]\d{6,7}(-\d+)?", phone))


def is_hotline(phone: str) -> bool:
    """Whether a number is a 400 or 800 service number."""
    return bool(re.match(r"[48]00-", phone))
