"""Words as good as a tap: they finish a question the bot asked.

"第一个" | "1" | "第二位" | the label of a choice | "L128"
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.reply.numerals import DIGITS
from bot.domain.reply.text import fold
from bot.domain.reply.values import Action, Choice, Situation, Topic

if TYPE_CHECKING:
    from bot.domain.reply.values import Pending


def finish(words: str, situation: Situation) -> Action | None:
    """The half-made action finished by these words; None if they are no answer to the open question."""
    pending = situation.pending
    if pending is None:
        return None
    bare = words.strip(" \n。.!,吧的啊呢")
    if pending.topic is Topic.REASON:
        return replace(pending.half, reason=words.strip(), why="补上了原因") if bare else None
    choice = _chosen(bare, pending)
    return _completed(pending.half, choice) if choice else None


def _chosen(words: str, pending: Pending) -> Choice | None:
    for choice in pending.choices:
        if words in {fold(choice.label), fold(str(choice.value))}:
            return choice
    place = _PLACE.fullmatch(words)
    if not place:
        return None
    said = place.group("place")
    at = int(said) if said.isdigit() else DIGITS[said]
    return pending.choices[at - 1] if 1 <= at <= len(pending.choices) else None


def _completed(half: Action, choice: Choice) -> Action:
    if isinstance(choice.value, int):
        return replace(half, lead=choice.value, why=f"选了{choice.label}")
    return replace(half, owner=choice.value, why=f"选了{choice.label}")


_PLACE = re.compile(r"(?:第|选|选第)?(?P<place>\d|[一二两三四五六七八九])(?:个|位|条|家)?")
