"""What a message takes back of itself: 给李明,不对,王磊 gives it to 王磊; 给王磊 算了 to nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.words import crm, dispatch
from bot.domain.reply.words.pattern import WHO

if TYPE_CHECKING:
    from bot.domain.reply.marks import Marked


def after_correction(words: Marked) -> Marked:
    """What follows the last "不对", "算了", "打错了" – if something was said before it and something follows."""
    for match in list(dispatch.CORRECTION.finditer(words.text))[: -_LAST_WORDS - 1 : -1]:
        before, after = words.text[: match.start()], words.text[match.end() :]
        if (
            re.search(WHO, before) or not re.search(r"\w", dispatch.CORRECTION.sub("", _OF_WHAT.sub("", before)))
        ) and _SUBSTANCE.search(after):
            return words.piece(match.end(), len(words.text))
    return words


def ends_in_correction(words: Marked) -> bool:
    """Whether the last word takes back what was said: 给王磊 算了."""
    ends = [
        match
        for match in list(dispatch.CORRECTION.finditer(words.text))[-_LAST_WORDS:]
        if not _SUBSTANCE.search(words.text, match.end()) or _THINKS_AGAIN.match(words.text, match.end())
    ]
    before = words.text[: ends[0].start()] if ends else ""
    return re.search(WHO, before) is not None and not _excuses(before, words.text)


def _excuses(before: str, text: str) -> bool:
    """Whether the last word is sorry for what the words have just put right: 改给李明,刚手滑了."""
    put_right = dispatch.CHANGE.search(before) or _JUST_NOW.search(before)
    return bool(put_right and dispatch.EXCUSE.search(text))


_SUBSTANCE = regex(f"{WHO}|{dispatch.HOLD.pattern}|{dispatch.UNASSIGN.pattern}|{crm.IN_CRM.pattern}")
_JUST_NOW = regex("刚[才刚]?|[上前]面|那[条个]")
_OF_WHAT = regex(rf"{_JUST_NOW.pattern}|[LDC]|[给分派转搞弄]$")
"""L12给|错了,阿强: what was done to which lead; nobody is named yet."""
_THINKS_AGAIN = regex("我?(?:再|先|还是)(?:看|想|等|考虑|问|查|定|说|缓)[^POQ]*$")
_LAST_WORDS = 8
"""Nobody takes back more often than this in one breath."""
