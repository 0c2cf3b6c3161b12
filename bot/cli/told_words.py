"""What was read of companies, in words for the person who tries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.reply.companies import Said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.reply.companies import Called, CompanyTold

_WORDS: Mapping[Said, str] = {
    Said.SAME: "记住{one}和{other}是同一家",
    Said.OTHER: "记住{one}和{other}不是同一家",
    Said.PARENT: "记住{one}是{other}的子公司",
    Said.NO_PARENT: "{one}不再记作{other}的子公司",
    Said.OFF: "{one}标勿扰",
    Said.NEAR: "{one}解除勿扰",
}


def told_in_words(told: CompanyTold) -> str:
    """One line: 记住 L12 和 上海朗驰 是同一家."""
    line = _WORDS[told.said].format(one=_called(told.one), other=_called(told.other))
    return f"{line.strip()}:{told.words}" if told.words else line.strip()


def _called(called: Called | None) -> str:
    if called is None:
        return " 卡片上的那家 "
    if called.lead:
        return f" L{called.lead} "
    return f" {called.name or '引用的那家'} "
