"""Short answers to a question of the bot: yes, nobody, a name and next to nothing else.

One row per line of a table; see ``pattern`` for how a row is written. They match a whole message.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.pattern import any_of, patterns

_YES: Final = r"(?:是|是的|对|对的|确认|确定|好|好的|行|可以|嗯|没错|ok|yes|yep|sure|confirm)"
_STILL: Final = r"(?:那|就|请|也|仍然?|还是|照样|依然|坚持|强制|/?强推)*"
_GIVE: Final = r"(?:分给|派给|给|由|归|让|分|派)"
_END: Final = r"[吧的了啊呢!\s]*"

YES: Final = patterns(
    rf"{_YES}(?:[,\s]*(?:要|就|请)*(?:撤销|撤回)(?:它|这条)?)?{_END}", rf"(?:要|就|请)*(?:撤销|撤回)(?:它|这条)?{_END}"
)
"""是 | 撤销吧."""

YES_GIVE: Final = patterns(
    rf"{_YES}(?:[,\s]*{_STILL}{_GIVE}?(?:他|它)?)?{_END}",
    rf"{_STILL}{_GIVE}(?:他|它){_END}",
    rf"(?:仍然?|照样|依然|坚持|/?强推){_GIVE}?(?:他|它)?{_END}",
    r"(?:still|assign|give it to) him(?: anyway)?|anyway|go ahead",
)
"""是 | 确认 | 仍然给他 | 就给他."""

NO_REASON: Final = any_of(r"""
    (?:我|还是|那)*(?:接|收|要|跟)(?:了|收|单|下)*|(?:还是|那)?(?:不退|不拒|别退|不用退|先不退)(?:绝|回)?了?|算了
        |撤销|取消
    [^?]*\?|帮助|help
""")
"""接了 | 不退了 | 为什么?: no reason for a rejection."""

ANOTHER_DEED: Final = patterns(r"L\s*[,:]?\s*(?:接收|已联系(?!不)|跟进|备注|稍后提醒|拒绝|退回)")
"""L1 已联系 约了周四: words of the buttons under the lead's own number are a new answer and no reason."""

NAMED: Final = patterns(rf"(?:那|就|是|请|选)*\s*{_GIVE}?\s*P\s*(?:来?跟(?:进)?|来?接|负责)?{_END}")
"""李明 | 给李明吧 | 就李明."""

NAMED_PERSON: Final = patterns(rf"(?:那|就|是|请|选)*\s*[PO]{_END}")
"""王磊 | 是王磊: whoever is meant, of sales or not."""

NAMED_INSTEAD: Final = patterns(
    rf"(?:那|就|是|请|选|算了|不|还是|仍然?|,|\s)*(?:换成?|改成?|转)?\s*{_GIVE}?\s*P\s*(?:来?跟(?:进)?|来?接"
    rf"|负责)?{_END}"
)
"""那给李明吧 | 换李明 | 还是给王磊."""

NAMED_WORKING: Final = patterns(
    r"(?:现在|目前|一直)*(?:是|由|归|归属)?\s*P\s*(?:那边|手上)?(?:一直|正|已经?|还)*(?:在跟进?|跟进?着?|在对接"
    r"|负责|的客户?|手上)?"
    rf"{_END}"
)
"""张伟 | 张伟在跟 | 现在是张伟."""

NOBODY: Final = any_of(r"""
    (?:现在|目前|暂时)*(?:没有?人|无人)(?:在|来)?(?:跟进?|管|负责)?(?:了|呢)?
    (?:在|进|掉)?公海(?:里)?(?:了|的)?|nobody|no one|no owner
""")
"""没人跟 | 在公海."""
