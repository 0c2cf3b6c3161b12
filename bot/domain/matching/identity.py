"""What a company is known by besides its name: telephone, mail, website, 统一社会信用代码, each in one writing.

telephone   E.164: +8613800001111, +862166881234; an extension is dropped; a number without area code is nobody's
domain      acme.com.cn of sales@mail.acme.com.cn or https://www.acme.com.cn/about; never a free-mail domain
code        18 characters whose last one checks the others (GB 32100-2015)
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from bot.domain.patterns import regex
from bot.domain.reply.words.pattern import words_of

FREE_MAIL: Final = frozenset(
    words_of("""
    qq.com foxmail.com vip.qq.com 163.com 126.com yeah.net vip.163.com vip.126.com 188.com 139.com 189.cn wo.cn
    sina.com sina.cn vip.sina.com sina.com.cn sohu.com vip.sohu.com aliyun.com 21cn.com tom.com 263.net chinaren.com
    eyou.com gmail.com googlemail.com outlook.com hotmail.com live.com live.cn msn.com yahoo.com yahoo.cn
    yahoo.com.cn yahoo.co.jp icloud.com me.com mac.com aol.com gmx.com gmx.de gmx.net web.de mail.com mail.ru
    yandex.com yandex.ru proton.me protonmail.com zoho.com naver.com hanmail.net qq.cn msn.cn 2980.com 222.com
""")
)
"""Anybody may have an address there."""

_SHARED: Final = frozenset(
    words_of("""
    1688.com alibaba.com taobao.com tmall.com jd.com weibo.com weixin.qq.com mp.weixin.qq.com github.io github.com
    wix.com linkedin.com facebook.com baidu.com made-in-china.com hc360.com douyin.com xiaohongshu.com
""")
)
"""Sites on which many companies have a page."""
_ANYBODYS: Final = FREE_MAIL | _SHARED

_SECOND_LEVEL: Final = frozenset(words_of("com net org gov edu ac co mil"))
_HOST: Final = regex(r"(?:https?://)?(?:[^@/\s]*@)?([a-z0-9\-]+(?:\.[a-z0-9\-]+)+)", re.IGNORECASE)
_CODE: Final = regex(r"(?<![0-9A-Z])[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}(?![0-9A-Z])")
_CODE_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_EXTENSION: Final = regex(
    r"(?<=\d{4})\s*(?:转|ext\.?|x|分机|[*#])\s*\d{1,6}$|(?:(?<=\d{4}-\d{7})|(?<=-\d{8}))-\d{1,6}$", re.IGNORECASE
)


def phone_key(written: str) -> str | None:
    """The number as E.164, or None where it is no number that can be dialled from anywhere."""
    if _BARE_MOBILE.fullmatch(written):
        return f"+86{written}"
    if plain := _BARE_LANDLINE.fullmatch(written):
        return f"+86{plain[1]}{plain[2]}"
    import phonenumbers  # noqa: PLC0415 — its tables take a while: at the first such number, not at the start

    text = _EXTENSION.sub("", unicodedata.normalize("NFKC", written).strip())
    try:
        number = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        return None
    dialled = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if number.country_code == _CHINA and not (_CHINESE.fullmatch(dialled) or phonenumbers.is_valid_number(number)):
        return None
    return dialled if phonenumbers.is_possible_number(number) else None


_CHINA: Final = 86
_CHINESE: Final = regex(r"\+86(?:1[3-9]\d{9}|[48]00\d{7}|(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7})")
_BARE_MOBILE: Final = regex(r"1[3-9][0-9]{9}")
_BARE_LANDLINE: Final = regex(r"0(10|2[0-9]|[3-9][0-9]{2})-?([2-9][0-9]{6,7})")
"""As most lists have them; the library takes a hundred times as long to say the same."""
_MOBILE: Final = regex(r"\+861[3-9]\d{9}")


def is_mobile(key: str) -> bool:
    """Whether a key of ``phone_key`` is a Chinese mobile: one person's."""
    return bool(_MOBILE.fullmatch(key))


def domain_key(written: str) -> str | None:
    """The domain that a company registered, of a mail address or a website; None for free mail and shared sites."""
    found = _HOST.match(written.strip().lower().rpartition("@")[2])
    if not found:
        return None
    labels = found[1].split(".")
    country = len(labels[-1]) == _COUNTRY and labels[-2] in _SECOND_LEVEL
    domain = ".".join(labels[-3 if country else -2 :])
    whole = found[1].removeprefix("www.")
    return None if domain in _ANYBODYS or whole in _ANYBODYS or labels[-1].isdigit() else domain


_COUNTRY: Final = 2


def code_key(written: str) -> str | None:
    """The 统一社会信用代码 in the text, or None; a code whose check character is wrong is none."""
    if not written:
        return None
    text = unicodedata.normalize("NFKC", written).upper()
    return next((found[0] for found in _CODE.finditer(text) if _checks(found[0])), None)


def _checks(code: str) -> bool:
    """GB 32100-2015: the weights are the powers of 3 modulo 31."""
    total = sum(_CODE_SIGNS.index(sign) * pow(3, at, 31) for at, sign in enumerate(code[:17]))
    return _CODE_SIGNS[(31 - total % 31) % 31] == code[17]
