"""What stands before a lead and is no part of it: a greeting, an address, a heading.

    @线索助手 新线索 …    来新线索了：…    【线索报备】…    转：…    早上好，报一条：…    FYI lead: …

A heading counts at the head of a post and before a mark or a blank; only 新线索 may touch what follows. 线索来源：… is
the name of a field and stays.
"""

from __future__ import annotations

import re
from collections import Counter

from bot.domain.intake.fields import fields_of
from bot.domain.patterns import regex

_NEWS = r"(?:线索|询盘|商机|潜客|留资|客资|leads?|inquiry|enquiry)"
_FRESH = r"(?:新的?|新增的?|今日|今天的?|最新|一手|潜在|意向|优质|高意向|new |fresh |hot )"
_BRINGS = r"(?:来了?|有了?|又来?|报备?|收到|接到|新增|新建|录入?|登记|提交|补录?|上报|转发?|分享|推送?|发|/)"
_ONE = r"(?:[一两1-9]?[条个则枚]|一下)"
_ENDS = r"(?:来[了啦]?|到了?|报备|录入|登记|提交|推送|信息|详情|资料|内容|如下|分享|通知|提醒|表|卡|一[条个则枚]|了)"
_MARK = r"(?:[ \t]*[:,!。.~\-|】\])>》」]+[ \t]*|[ \t]*\n|[ \t]+|$)"
_HEADING = regex(
    rf"[ \t\n*#>·•■◆★☆]*(?:[【\[《「(<][ \t]*)?(?:"
    rf"{_BRINGS}?{_ONE}?{_FRESH}?{_NEWS}{_ENDS}{{0,2}}(?:[ \t]*#?\d{{1,3}}(?=\n))?{_MARK}"
    rf"|{_BRINGS}?{_ONE}?(?:新|新增|意向|潜在)客户{_ENDS}{{0,2}}{_MARK}"
    rf"|客户(?:信息|资料|情况|登记|报备)(?:如下|表)?{_MARK}"
    rf"|(?:转发?|转一?[条个下]|发一?[条个下]|报一?[条个下]|来一?[条个]|补一?[条个下]|录一?[条个下]|登记一?[条个下]?|"
    rf"又来?一?[条个]|fyi|fw|fwd)(?:[ \t]*[:,!\]】]+[ \t]*|[ \t]*\n)"
    rf"|fyi(?=[ :])"
    rf"|(?:/?新线索|new lead)(?=[\u4e00-\u9fff])(?![\u4e00-\u9fff]{{0,6}}(?:吗|呢|么|没|怎|谁|分|派|给|谢)))",
    re.IGNORECASE,
)
_GREETING = regex(
    r"\s*(?:早上好|上午好|中午好|下午好|晚上好|早安|大家好|各位[好早]?|领导们?好?|老师们?好?|你好|您好|(?:please |"
    r"pls )?assign|hello|hi(?: team| all)?|"
    r"dear \w+|早|辛苦|麻烦(?:分配?一?下|录一?下)?|帮忙(?:分配?一?下|录一?下)?)[ \t]*[,!~。:\n]+",
    re.IGNORECASE,
)
_ADDRESS = regex(r"\s*@\S+(?:\s+|$)")
_ANNOUNCES = regex(
    rf"[ \t\n]*(?:【[ \t]*)?(?:{_BRINGS}?{_ONE}?{_FRESH}{_NEWS}|{_BRINGS}?{_ONE}?新客户(?=[录登报信来])|"
    rf"{_NEWS}(?:来了|来啦|录入|登记|报备|提交|信息)|(?:提交|录入?|登记|报备|上报){_ONE}?{_NEWS}|/lead)",
    re.IGNORECASE,
)
_MOST = 4
"""Layers of greeting, address and heading that are taken off."""


_ASKED = regex(
    r"^[ \t]*(?:q\d{0,2}|问)[ \t]*[:.、][ \t]*(?P<name>[^\n?:]{1,20})[?]*[ \t]*\n?[ \t]*(?:a\d{0,2}|答)[ \t]*[:.、]",
    re.MULTILINE | re.IGNORECASE,
)
"""Q:贵公司?A:… is 贵公司:…"""
_SPEAKER = regex(
    r"^[ \t]*(?P<who>[\u4e00-\u9fffA-Za-z0-9_]{1,8})(?:[:]|[ ]+\d{1,2}:\d\d(?::\d\d)?[ \t]*$)", re.MULTILINE
)


def without_speakers(text: str) -> str:
    """A chat without who said it: questions are names of fields, and blanks stand for who heads two lines or more."""
    text = _ASKED.sub(lambda found: f" {found['name']:<{len(found[0]) - 2}}:", text)
    heads = Counter(found["who"] for found in _SPEAKER.finditer(text))
    twice = {who for who, times in heads.items() if times > 1 and not fields_of(who)}
    return (
        _SPEAKER.sub(lambda found: " " * len(found[0]) if found["who"] in twice else found[0], text) if twice else text
    )


def without_opening(text: str) -> str:
    """A plain text from where the lead begins."""
    for _ in range(_MOST):
        found = next((hit for way in (_ADDRESS, _HEADING, _GREETING) if (hit := way.match(text)) and hit[0]), None)
        if not found:
            break
        text = text[found.end() :]
    return text.lstrip()


def announces(text: str) -> bool:
    """Whether a plain text says by its first words that it posts a lead: 新线索 …, 【线索报备】… and the like."""
    while found := _ADDRESS.match(text) or _GREETING.match(text):
        text = text[found.end() :]
    heading = _HEADING.match(text)
    return bool(heading and _ANNOUNCES.match(heading[0]))
