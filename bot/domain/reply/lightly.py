"""What somebody is to do lightly, written in one way: 研究研究 and 捋一捋 are 研究一下 and 捋一下.

Only what is still to be done is said so; what was done is 研究了研究.
"""

from __future__ import annotations

from bot.domain.patterns import regex
from bot.domain.reply.marks import Marked
from bot.domain.reply.words import banter


def with_doubled_verbs_told(words: Marked) -> Marked:
    """The words with each doubled verb behind a name as 一下; no name and no lead goes with it."""
    return Marked(text=_DOUBLED.sub(r"\1\2一下", words.text), things=words.things)


_DOUBLED = regex(
    rf"(?<=P)((?:你|先|去|来|快|再|好好|赶紧|直接|亲自)*)(?={banter.LABOURS})([\u4e00-\u9fff]{{1,2}})一?\2"
    r"(?=[去来吧呗啊呀哈啦]*(?:[\s,。;!~]|$))"
)
