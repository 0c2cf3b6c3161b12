"""Notes and reasons exactly as people wrote them: the reading works on folded words, the record keeps the real ones."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.reply import Action, Deed, Topic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.reply import Reading
    from storage.questions import QuestionRow

_NUMBER = r"[LlＬｌ#＃]\s*\d+"
_REFERENCE = re.compile(
    rf"^\s*(?:{_NUMBER}(?:\s*(?:[,，、/&+~～\-]|[和跟与及到至]|以及|还有)?\s*{_NUMBER})*"
    r"(?:\s*[~～\-到至]\s*\d+)?\s*[,，、:：]?\s*)?(?:备注\s*[:：]?\s*)?"
)
"""What only says which leads are meant, and that it is a note."""
_TOGETHER = re.compile(r"^(?:[这那]?[两三四五六七八九几]?[条个家])?(?:都|全部?|一起|一律|统统)+(?:是|算|标为?)?\s*")
"""Said of several leads before the deed: L1 L2 都无效."""

_STOPS = " ,，。.:：;；、!！"
_VERBS: Mapping[Deed, re.Pattern[str]] = {
    Deed.REASSIGN: re.compile(r"^[^,，。;；]*"),
    Deed.UNASSIGN: re.compile(r"^(?:先)?(?:收回|撤回|拿回|要回)来?"),
    Deed.HOLD: re.compile(r"^(?:先)?(?:暂缓|搁置|放一放|放着|先放)"),
    Deed.JUNK: re.compile(r"^(?:标)?(?:为)?(?:无效|作废|垃圾)(?:线索)?"),
    Deed.REJECT: re.compile(r"^(?:我)?(?:要)?(?:拒绝|拒了|拒|不接了?|退回去?|退了?)"),
    Deed.RETURN: re.compile(r"^(?:我)?(?:要)?(?:退回去?|退了?|拒绝|拒了|拒|不接了?)"),
    Deed.CONTACTED: re.compile(
        r"^(?:(?:我?已?接(?:收|单)?了?|没问题|收到)[,，。;；!！\s]+)?(?:(?:已经?|刚)?联系(?:上|过|好)?了?)?"
    ),
    Deed.SNOOZE: re.compile(r"^(?:先)?(?:稍后|晚点|迟点|回头)?(?:再)?(?:提醒我?|别催|暂缓)?"),
    Deed.FOLLOW_UP: re.compile(r"^跟进(?:记录)?"),
}
"""How the deed itself is said; what follows is the reason, or what was done."""

_RECEIVER = re.compile(r"(?:还是|应该|应为|应该是|改|换|转|重新)*(?:派|分)?(?:给|成)|(?:应该?|该)?是[^因由,，。]{1,5}$")
"""After 错了 and 不对 comes whom it goes to, not a reason."""


def in_own_words(action: Action, text: str, reading: Reading, question: QuestionRow | None) -> Action:
    """The action with its note and its reason exactly as they were written; the reading works on folded words.

    Of a message with several parts only the words of the action's own part count, which the reading knows folded. The
    answer to a question is no note or reason itself, unless the reason was asked for.
    """
    if action.deed is Deed.LEAVE:
        return action  # its words are only looked at for days, and those were made simple for that
    if reading.finished and question is not None and question.topic != Topic.REASON:
        return action
    written = text if reading.parts <= 1 else action.note or action.reason
    rest = _without_the_deed(action.deed, written)
    has_reason = action.reason or (action.deed is Deed.REASSIGN and written)
    return replace(action, note=action.note and rest, reason=rest if has_reason else "")


def _without_the_deed(deed: Deed, written: str) -> str:
    said = _REFERENCE.sub("", written).strip()
    verb = _VERBS.get(deed)
    said = _without_together(said, verb) if verb else said
    rest = (verb.sub("", said, count=1) if verb else said).strip(_STOPS)
    if deed is Deed.REASSIGN and _RECEIVER.match(rest):
        return ""
    return _REFERENCE.sub("", rest).strip(_STOPS) if verb else rest


def _without_together(said: str, verb: re.Pattern[str]) -> str:
    """The words without 都 where the deed follows it; 都联系不上 is a reason, and stays whole."""
    rest = _TOGETHER.sub("", said, count=1)
    found = verb.match(rest)
    return rest if found and found.group() else said
