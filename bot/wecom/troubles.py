"""What WeCom's error codes mean for a message: later, never, or a fresh token first (wecom §2.6, §4.1, §5).

We decide on the code and never on the text. A code nobody told us about means "not delivered, perhaps later".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bot.wecom.lengths import clean, shorten
from bot.wecom.transport import Rejected, SendError, TryLater

if TYPE_CHECKING:
    from collections.abc import Mapping

BUSY: Final = -1
WRONG_IP: Final = 60020
BAD_BOT: Final = 853000
NO_SUCH_REQUEST: Final = 846605
TOKEN_SPENT: Final = frozenset({40001, 40014, 41001, 42001})
"""The token may have died before its time; 40001 too was seen for that (reliability B2 #20)."""
LIMITED: Final = frozenset({45009, 45033})
CARD_REFUSED: Final = frozenset({40008, 40058})
PAUSE: Final = 60.0

_CREDENTIALS: Final = {
    40001: "应用 Secret 不对",
    40091: "应用 Secret 不对",
    40013: "企业 ID（corpid）不对",
    BAD_BOT: "机器人 BotID 或 Secret 不对",
    93000: "群机器人 Webhook 地址已失效",
}
_NEVER: Final = _CREDENTIALS | {
    40008: "企业微信不接受这种消息",
    40058: "企业微信不接受这条消息的格式",
    43012: "应用没有配置回调地址，不能发带按钮的卡片",
    44004: "消息没有内容",
    60020: "本机 IP 不在应用的可信 IP 里",
    60111: "企业微信里没有这个人",
    81013: "收件人不在应用的可见范围里",
    NO_SUCH_REQUEST: "这条消息已经不能再回复",
    846608: "这条流式消息已经不能再更新",
    93001: "机器人不在这个群里",
    93006: "没有这个群（chatid 不对）",
    93008: "机器人不在这个群里",
    93017: "消息没有内容",
}
_ADDRESS = re.compile(r"from ip:\s*([0-9A-Fa-f.:]{3,45})")


def code_of(reply: Mapping[str, Any]) -> int:
    """The errcode; a reply without one says that all is well."""
    code = reply.get("errcode", 0)
    return code if isinstance(code, int) else BUSY


def trouble(reply: Mapping[str, Any]) -> SendError | None:
    """What this reply means for the message it answers; None when it was taken."""
    code = code_of(reply)
    if code == 0:
        return None
    if code in _NEVER:
        return Rejected(f"{_NEVER[code]}{_address(code, reply)}（{code}）", code=code)
    if code in LIMITED:
        return TryLater(f"企业微信限流（{code}）", code=code, after=PAUSE)
    return TryLater(f"企业微信没有收下（{code}）", code=code)


def is_known(code: int) -> bool:
    """Whether we know what this code means."""
    return code in _NEVER or code in LIMITED or code in TOKEN_SPENT or code == BUSY


def is_our_setup(code: int | None) -> bool:
    """Whether no message will go this way until somebody changes a setting."""
    return code in _CREDENTIALS or code == WRONG_IP


def _address(code: int, reply: Mapping[str, Any]) -> str:
    """The address that WeCom saw, which is the one to be trusted (reliability B2 #27)."""
    found = _ADDRESS.search(str(reply.get("errmsg", ""))) if code == WRONG_IP else None
    return f"：{found[1]}" if found else ""


def message_of(reply: Mapping[str, Any]) -> str:
    """WeCom's own words, short and on one line, for a log."""
    return shorten(clean(str(reply.get("errmsg", ""))), 80)
