"""The company's own verbs, put into the words everybody uses: 冷藏 → 先放着."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.reply.text import folded_name
from bot.domain.reply.values import Deed

if TYPE_CHECKING:
    from bot.domain.reply.values import Vocabulary

COMMON = {
    Deed.ASSIGN: "给",
    Deed.REASSIGN: "改给",
    Deed.UNASSIGN: "收回",
    Deed.UNDO: "撤销",
    Deed.HOLD: "先放着",
    Deed.IN_CRM: "crm已存在",
    Deed.ACCEPT: "接了",
    Deed.REJECT: "拒绝",
    Deed.RETURN: "退回",
    Deed.CONTACTED: "联系上了",
    Deed.FOLLOW_UP: "跟进中",
    Deed.JUNK: "无效",
    Deed.REVIVE: "恢复",
    Deed.FORCE: "强推给",
}
"""The one phrase that stands for a deed; deeds without one cannot be given other words."""


def in_common_words(words: str, vocabulary: Vocabulary) -> str:
    """Folded words with the company's verbs replaced by common ones."""
    for deed, verbs in vocabulary.verbs.items():
        for verb in sorted(verbs, key=len, reverse=True):
            if deed in COMMON and verb:
                words = words.replace(folded_name(verb), COMMON[deed])
    return words
